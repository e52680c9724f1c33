"""A Polis conversation as a think tank: its participants, comments and votes, once, all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_
from profit_tt.models import (
    UNKNOWN,
    BallotKind,
    FindingKind,
    FindingState,
    Language,
    LogEntry,
    Person,
    Provenance,
    Region,
    Role,
    Scope,
    Stakeholder,
    StepKind,
    StepState,
    Tag,
    ThinkTank,
    ThinkTankDraft,
)
from profit_tt.models.words import folded
from profit_tt.services import hosting, rights, thresholds
from profit_tt.services.polis_files import PolisFiles, read
from profit_tt.services.rights import Operation
from profit_tt.services.writing import identity
from profit_tt.text import speaker

#: What is being done, how much of it is done, of how much.
Tell = Callable[[str, int, int], None]

READING, WRITING = "reading", "writing"
_QUESTION = N_("Which statements do the participants of this Polis conversation agree with?")
_BLANK = N_("(statement {id}, without a text)")
_REASON = N_("Rejected by the moderators of the Polis conversation.")
_TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Imported:
    """The think tank, whether it was made just now, and what is in it (rejected findings among them).

    strangers: people whose region column holds something that is no region here, by what it says; they and those
    where it is empty are of the region "unknown".
    """

    think_tank: ThinkTank
    new: bool
    people: int
    findings: int
    votes: int
    strangers: dict[str, int]


def import_polis(
    *,
    by: Person,
    folder: Path,
    title: str = "",
    language: str = "en",
    region_column: str = "",
    tell: Tell = lambda what, done, of: None,
) -> Imported:
    """Read a Polis export into a new think tank; the same export again changes nothing, whatever its title.

    title: the folder's name if empty. language: of the comments; one that this app does not speak is kept as English.
    Raises BadData naming file, line and reason, BadText, NotAllowed, StoreTrouble; nothing is imported then.
    """
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.import_votes)
    files = read(folder, region_column=region_column, tell=lambda done, of: tell(READING, done, of))
    spoken = Language(language) if language in set(Language) else Language.en
    draft = ThinkTankDraft.of(
        title=title or folder.resolve().name[:_TITLE_LIMIT],
        question=speaker(spoken)(_QUESTION),
        languages=list(Language),
    )
    source = f"polis:{files.fingerprint}"
    with store.writing() as session:
        there = store.imports.by_source(session, source=source)
        regions = _regions(store.places.regions(session))
        if there is None:
            made = hosting.fresh(session, draft=draft)
            made.provenance, made.source = Provenance.documented, source
            _Import(session, files, made, spoken, regions).write(lambda done, of: tell(WRITING, done, of))
    strangers: dict[str, int] = {}
    for _, said in files.people:
        if said and said.casefold() not in regions:
            strangers[said] = strangers.get(said, 0) + 1
    counts = len(files.people), len(files.comments), len(files.value)
    return Imported(there or made, there is None, *counts, strangers)


def _regions(regions: list[Region]) -> dict[str, str]:
    """What a region may be called in a file, without regard to case -> its slug."""
    return {
        str(name).casefold(): one.slug
        for one in regions
        for name in (one.slug, one.name_en, one.name_fr, one.name_nl, one.town)
    }


@dataclass(frozen=True, slots=True)
class _Import:
    """One import in progress."""

    session: Session
    files: PolisFiles
    think_tank: ThinkTank
    language: Language
    regions: Mapping[str, str]

    @property
    def id(self) -> int:
        return identity(self.think_tank.id)

    def write(self, tell: Callable[[int, int], None]) -> None:
        """People, findings and votes, as one revision; voting is over and its results are shown."""
        store.imports.put_unknown_region(self.session)
        revision = store.revisions.advance(self.session, think_tank_id=self.id, scope=Scope.agenda)
        thresholds.fix(self.session, think_tank_id=self.id)
        round_id = self._agenda()
        experts = store.imports.experts(self.session, self._experts())
        findings = store.imports.findings(self.session, self._findings(experts, revision))
        self._tag(findings)
        store.rounds.take_in(self.session, round_id=round_id, finding_ids=findings)
        rows = self._votes(round_id, experts, findings, revision)
        store.imports.votes(self.session, rows, tell=lambda done: tell(done, len(self.files.value)))
        self._log(revision)

    def _agenda(self) -> int:
        """Collecting and voting are over, results are shown, everybody is at the review; gives the round."""
        for step in store.think_tanks.steps(self.session, think_tank_id=self.id):
            if step.kind in (StepKind.collect, StepKind.vote):
                step.state = StepState.view_only
            if step.kind is StepKind.review:
                step.state = StepState.open
                self.think_tank.current_step_id = step.id
            self.session.add(step)
        voting = store.think_tanks.rounds(self.session, think_tank_id=self.id)[0]
        voting.shown_on_wall = voting.shown_on_phones = True
        self.session.add_all([self.think_tank, voting])
        self.session.flush()
        return identity(voting.id)

    def _experts(self) -> Iterator[dict[str, Any]]:
        joined = _moment(self.files.began)
        for external_id, said in self.files.people:
            yield {
                "think_tank_id": self.id,
                "region": self.regions.get(said.casefold(), UNKNOWN),
                "stakeholder": Stakeholder.unknown,
                "language": self.language,
                "joined_at": joined,
                "provenance": Provenance.documented,
                "source": "Polis",
                "external_id": str(external_id),
            }

    def _findings(self, experts: list[int], revision: int) -> Iterator[dict[str, Any]]:
        ids = {one: expert_id for (one, _), expert_id in zip(self.files.people, experts, strict=True)}
        said = {one: self.regions.get(region.casefold()) for one, region in self.files.people}
        say = speaker(self.language)
        for number, one in enumerate(self.files.comments, start=1):
            yield {
                "think_tank_id": self.id,
                "number": number,
                "kind": FindingKind.idea,
                "text": one.text or say(_BLANK, id=one.id),
                "language": self.language,
                "evidence": "",
                "link": "",
                "state": FindingState.rejected if one.rejected else FindingState.listed,
                "reason": say(_REASON) if one.rejected else "",
                "expert_id": ids.get(-1 if one.author is None else one.author),
                "region": said.get(-1 if one.author is None else one.author),
                "submitted_at": _moment(one.at or self.files.began),
                "starred": False,
                "discussed": False,
                "revision": revision,
                "version": 1,
                "provenance": Provenance.documented,
                "source": "Polis",
                "external_id": str(one.id),
            }

    def _tag(self, findings: list[int]) -> None:
        """Polis's own marks (meta, seed) as tags."""
        words = sorted({word for one in self.files.comments for word in one.tags})
        tags = {word: Tag(think_tank_id=self.id, text=word, folded=folded(word)) for word in words}
        self.session.add_all(tags.values())
        self.session.flush()
        store.imports.tags(
            self.session,
            (
                {"finding_id": finding_id, "tag_id": identity(tags[word].id)}
                for finding_id, one in zip(findings, self.files.comments, strict=True)
                for word in one.tags
            ),
        )

    def _votes(self, round_id: int, experts: list[int], findings: list[int], revision: int) -> Iterator[dict[str, Any]]:
        files = self.files
        common = {"round_id": round_id, "axis": 0, "ballot": BallotKind.agreement, "revision": revision}
        common |= {"provenance": str(Provenance.documented)}
        for voter, comment, value in zip(
            files.voter.tolist(), files.comment.tolist(), files.value.tolist(), strict=True
        ):
            yield {"expert_id": experts[voter], "finding_id": findings[comment], "value": value, **common}

    def _log(self, revision: int) -> None:
        counted = {
            "experts": len(self.files.people),
            "findings": len(self.files.comments),
            "votes": len(self.files.value),
        }
        self.session.add(
            LogEntry(
                think_tank_id=self.id,
                at=now(),
                revision=revision,
                role=str(Role.house),
                deed="import",
                noun="think_tank",
                noun_id=self.id,
                after=counted,
            )
        )


def _moment(milliseconds: int) -> datetime:
    """The moment of a time in the files; now where they have none that a calendar knows."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else now()
    except (OverflowError, ValueError, OSError):
        return now()
