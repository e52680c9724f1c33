"""The files of a sample think tank, checked row by row and against each other."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from profit_tt.errors import N_, BadData, InField
from profit_tt.models import (
    Choice,
    FindingDraft,
    FindingKind,
    Language,
    Provenance,
    Stakeholder,
    ThinkTankDraft,
)
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.services.codes import CODE_LENGTH, CODE_SIGNS
from profit_tt.services.data_files import checked, read_csv, read_toml


class Sourced(BaseModel):
    """Every row says where it comes from."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    provenance: Provenance
    source: str = Field(min_length=1)


class ThinkTankEntry(Sourced):
    code: str = Field(pattern=f"^[{CODE_SIGNS}]{{{CODE_LENGTH}}}$")
    title: str
    question: str
    place: str
    held_on: date
    languages: list[Language]

    def draft(self, facilitator: str = "") -> ThinkTankDraft:
        return ThinkTankDraft.of(
            facilitator=facilitator,
            title=self.title,
            question=self.question,
            place=self.place,
            held_on=self.held_on,
            languages=[str(language) for language in self.languages],
        )


class ExpertRow(Sourced):
    id: str = Field(min_length=1)
    region: str
    stakeholder: Stakeholder
    language: Language


class FindingRow(Sourced):
    """A finding; region and expert are empty when nobody knows them. Themes and tags are joined by ";"."""

    number: int = Field(ge=1)
    kind: FindingKind
    region: str
    expert: str
    themes: str
    tags: str
    language: Language
    text: str

    def draft(self) -> FindingDraft:
        return FindingDraft.of(
            text=self.text,
            kind=self.kind,
            language=self.language,
            themes=_split(self.themes),
            tags=_split(self.tags),
        )


class TranslationRow(Sourced):
    """A finding's text in another language than its own, by hand."""

    finding: int
    language: Language
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


class VoteRow(Sourced):
    expert: str
    finding: int
    vote: Choice


@dataclass(frozen=True, slots=True)
class SampleFiles:
    """A whole sample: its rows belong together."""

    think_tank: ThinkTankEntry
    experts: list[ExpertRow]
    findings: list[FindingRow]
    translations: list[TranslationRow]
    votes: list[VoteRow]


def read_sample(folder: Path, *, regions: set[str], themes: set[str]) -> SampleFiles:
    """The sample in a folder. Raises BadData naming file, row and reason."""
    toml = folder / "think_tank.toml"
    found = SampleFiles(
        think_tank=checked(ThinkTankEntry, read_toml(toml), file=toml.name, place="-"),
        experts=read_csv(folder / "experts.csv", ExpertRow),
        findings=read_csv(folder / "findings.csv", FindingRow),
        translations=read_csv(folder / "translations.csv", TranslationRow),
        votes=read_csv(folder / "votes.csv", VoteRow),
    )
    _require_draft(found.think_tank, file=toml.name, place="-")
    _check_experts(found, regions)
    _check_findings(found, regions, themes)
    _check_translations(found)
    _check_votes(found)
    return found


def _check_experts(found: SampleFiles, regions: set[str]) -> None:
    _require_once("experts.csv", (row.id for row in found.experts))
    for number, row in enumerate(found.experts, start=2):
        _require_known("experts.csv", number, "region", row.region, regions)


def _check_findings(found: SampleFiles, regions: set[str], themes: set[str]) -> None:
    _require_once("findings.csv", (row.number for row in found.findings))
    region_of = {row.id: row.region for row in found.experts}
    for number, row in enumerate(found.findings, start=2):
        _require_draft(row, file="findings.csv", place=f"row {number}")
        for theme in _split(row.themes):
            _require_known("findings.csv", number, "themes", theme, themes)
        if row.region:
            _require_known("findings.csv", number, "region", row.region, regions)
        if row.expert:
            _require_known("findings.csv", number, "expert", row.expert, region_of)
            if region_of[row.expert] != row.region:
                raise _bad("findings.csv", number, "region", N_("is not the expert's region"))


def _check_translations(found: SampleFiles) -> None:
    _require_once("translations.csv", ((row.finding, row.language) for row in found.translations))
    own = {row.number: row.language for row in found.findings}
    for number, row in enumerate(found.translations, start=2):
        _require_known("translations.csv", number, "finding", row.finding, own)
        if own[row.finding] is row.language:
            raise _bad("translations.csv", number, "language", N_("is the finding's own"))


def _check_votes(found: SampleFiles) -> None:
    _require_once("votes.csv", ((row.expert, row.finding) for row in found.votes))
    experts = {row.id for row in found.experts}
    findings = {row.number for row in found.findings}
    for number, row in enumerate(found.votes, start=2):
        _require_known("votes.csv", number, "expert", row.expert, experts)
        _require_known("votes.csv", number, "finding", row.finding, findings)


def _require_draft(row: ThinkTankEntry | FindingRow, *, file: str, place: str) -> None:
    """The row keeps the rules of what people type. Raises BadData."""
    try:
        row.draft()
    except InField as refused:
        raise BadData(file=file, place=f"{place}.{refused.field}", reason=str(refused)) from None


def _require_once(file: str, keys: Iterable[Hashable]) -> None:
    seen: set[Hashable] = set()
    for number, key in enumerate(keys, start=2):
        if key in seen:
            raise BadData(file=file, place=f"row {number}", reason=N_("is there twice"))
        seen.add(key)


def _require_known(file: str, number: int, column: str, value: Hashable, known: object) -> None:
    if value not in known:  # type: ignore[operator]
        raise _bad(file, number, column, N_("names nothing that is known"))


def _bad(file: str, number: int, column: str, reason: str) -> BadData:
    return BadData(file=file, place=f"row {number}.{column}", reason=reason)


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(";") if word.strip()]
