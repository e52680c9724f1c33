"""Agendas as text: what an export writes and an import reads, and the templates of data/templates.

A file holds steps in order, each with names and texts by language; a vote holds its round, which names other votes by
their position in the file. Nothing in it belongs to one think tank.
"""

import logging
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from profit_tt.config import settings
from profit_tt.errors import N_, BadChoice, BadData, InField
from profit_tt.models import StepKind
from profit_tt.models.agenda_drafts import STEPS_LIMIT, AgendaPlan, PlannedStep, RoundDraft, StepDraft
from profit_tt.services.data_files import checked

FILE = "agenda.toml"
SIGNS_LIMIT = 400_000
#: The agenda of a think tank that chose no template.
PLAIN = "plain"
_PLAIN_KINDS = (StepKind.welcome, StepKind.collect, StepKind.vote, StepKind.review)

_log = logging.getLogger(__name__)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _VoteEntry(_Entry):
    """[step.vote]: what is left out is as usual."""

    ballot: str = "agreement"
    dots: int | None = None
    on_one: int | None = None
    findings: str = "all"
    themes: list[str] = []
    top: int | None = None
    top_of: int | None = None
    again_of: int | None = None
    order: str = "balanced"
    way: str = "both"
    results: str = "until_shown"
    asks_reason: bool = True
    labels: dict[str, list[str]] = {}


class _StepEntry(_Entry):
    """[[step]]"""

    kind: str
    name: dict[str, str] = {}
    text: dict[str, str] = {}
    minutes: int | None = None
    link: str = ""
    vote: _VoteEntry | None = None


class _TemplateEntry(_Entry):
    """[template]: only the files of data/templates have it."""

    name: dict[str, str]
    about: dict[str, str] = {}
    place: int = 100


class _File(_Entry):
    template: _TemplateEntry | None = None
    step: list[_StepEntry] = Field(min_length=1, max_length=STEPS_LIMIT)


#: [step.vote] key -> field of RoundDraft, where the two differ: in a file, words a facilitator would use.
_FIELDS = {"dots": "budget", "on_one": "each", "findings": "findings_from", "order": "ordering"}
_KEYS = {field: key for key, field in _FIELDS.items()}
#: What a vote again takes from the vote that it repeats: a file does not say it twice.
_OF_EARLIER = ("ballot", "dots", "on_one", "findings", "labels")


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda to begin with. key: its file's name; name, about: in one language; minutes: of all steps together."""

    key: str
    name: str
    about: str
    minutes: int
    plan: AgendaPlan


def plain() -> AgendaPlan:
    """Welcome, collect, vote, review."""
    return AgendaPlan(
        steps=tuple(
            PlannedStep(step=StepDraft.of(kind=kind), voting=RoundDraft.of() if kind is StepKind.vote else None)
            for kind in _PLAIN_KINDS
        )
    )


def read(text: str, *, file: str = FILE) -> AgendaPlan:
    """The agenda in a TOML text. Raises BadData for the first thing that is wrong: file, place and reason."""
    return _planned(_parsed(text, file), file)


def written(plan: AgendaPlan) -> str:
    """The TOML text of an agenda; `read` gives the same agenda back."""
    return tomli_w.dumps({"step": [_step_written(one) for one in plan.steps]})


def templates(language: str) -> tuple[Template, ...]:
    """The templates of data/templates, named in a language. One that cannot be read is left out, and logged."""
    found = []
    for path in sorted(_folder().glob("*.toml")):
        try:
            found.append((_template(path), path.stem))
        except BadData as wrong:
            _log.warning("%s", wrong)
    found.sort(key=lambda one: (one[0].place, one[1]))
    return tuple(
        Template(
            key=key,
            name=_in(language, template.name),
            about=_in(language, template.about),
            minutes=sum(one.step.minutes or 0 for one in plan.steps),
            plan=plan,
        )
        for (template, key) in found
        for plan in (plan_of(key),)
    )


def plan_of(key: str) -> AgendaPlan:
    """The agenda of a template. Raises BadChoice when there is none of that name, BadData when its file is wrong."""
    if key == PLAIN:
        return plain()
    path = next((path for path in _folder().glob("*.toml") if path.stem == key), None)
    if path is None:
        raise BadChoice(field="template")
    return _planned(_whole(path), path.name)


def _folder() -> Path:
    return settings().data / "templates"


def _template(path: Path) -> _TemplateEntry:
    whole = _whole(path)
    _planned(whole, path.name)
    if whole.template is None:
        raise BadData(file=path.name, place="template", reason=N_("is missing"))
    return whole.template


def _whole(path: Path) -> _File:
    return _read_file(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read_file(path: Path, _changed: int) -> _File:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadData(file=path.name, place="-", reason=str(wrong)) from None
    return _parsed(text, path.name)


def _parsed(text: str, file: str) -> _File:
    if len(text) > SIGNS_LIMIT:
        raise BadData(file=file, place="-", reason=N_("is too long"))
    try:
        table = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:  # ValueError: also a number with thousands of digits
        reason = str(wrong) if isinstance(wrong, tomllib.TOMLDecodeError) else N_("cannot be read")
        raise BadData(file=file, place="-", reason=reason) from None
    for number, entry in enumerate(_entries(table), start=1):
        checked(_StepEntry, entry, file=file, place=f"step {number}")
    return checked(_File, table, file=file, place="agenda")


def _entries(table: dict[str, Any]) -> list[Any]:
    steps = table.get("step", [])
    return steps[:STEPS_LIMIT] if isinstance(steps, list) else []


def _planned(whole: _File, file: str) -> AgendaPlan:
    steps = [_step(entry, number, whole.step, file) for number, entry in enumerate(whole.step, start=1)]
    return AgendaPlan(steps=tuple(steps))


def _step(entry: _StepEntry, number: int, every: list[_StepEntry], file: str) -> PlannedStep:
    place = f"step {number}"
    with _told(file, place):
        step = StepDraft.of(kind=entry.kind, names=entry.name, texts=entry.text, minutes=entry.minutes, link=entry.link)
    if step.kind is not StepKind.vote:
        if entry.vote is not None:
            raise BadData(file=file, place=f"{place}.vote", reason=N_("only a step of kind vote has this"))
        return PlannedStep(step=step)
    vote = entry.vote or _VoteEntry()
    for name in ("again_of", "top_of"):
        _require_vote_before(getattr(vote, name), number, every, file=file, place=f"{place}.vote.{name}")
    given = {_FIELDS.get(name, name): value for name, value in vote.model_dump().items()}
    if vote.again_of is not None:  # ballot, dots and labels are those of the earlier round
        given |= _ballot_of(every[_first_of_chain(vote, every) - 1].vote or _VoteEntry())
    with _told(file, f"{place}.vote"):
        return PlannedStep(step=step, voting=RoundDraft.of(**given))


def _ballot_of(vote: _VoteEntry) -> dict[str, Any]:
    return {"ballot": vote.ballot, "budget": vote.dots, "each": vote.on_one, "labels": vote.labels}


def _first_of_chain(vote: _VoteEntry, every: list[_StepEntry]) -> int:
    """The position of the vote that all these repeat; each stands before the next, so there is an end."""
    position = vote.again_of or 0
    while (before := every[position - 1].vote) is not None and before.again_of is not None:
        position = before.again_of
    return position


def _require_vote_before(position: int | None, number: int, every: list[_StepEntry], *, file: str, place: str) -> None:
    if position is None:
        return
    if not 1 <= position < number or every[position - 1].kind != StepKind.vote:
        raise BadData(file=file, place=place, reason=N_("is not the position of an earlier vote"))


@contextmanager
def _told(file: str, place: str) -> Iterator[None]:
    """A draft's refusal as that of a file."""
    try:
        yield
    except InField as wrong:
        field = _file_key(wrong.field)
        raise BadData(file=file, place=f"{place}.{field}" if field else place, reason=wrong) from None


def _file_key(field: str) -> str:
    part, _, language = field.partition("_")
    if part in ("name", "text", "labels") and language:
        return f"{part}.{language}"
    return {"names": "name", "texts": "text"}.get(field, _KEYS.get(field, field))


def _step_written(one: PlannedStep) -> dict[str, Any]:
    step = one.step
    said = {"name": step.names, "text": step.texts, "minutes": step.minutes, "link": step.link}
    entry: dict[str, Any] = {"kind": str(step.kind)} | {key: value for key, value in said.items() if value}
    if one.voting is not None:
        entry["vote"] = _vote_written(one.voting)
    return entry


def _vote_written(voting: RoundDraft) -> dict[str, Any]:
    said = {_KEYS.get(name, name): value for name, value in voting.model_dump(mode="json").items()}
    of_earlier = _OF_EARLIER if voting.again_of is not None else ()
    return {key: value for key, value in said.items() if value not in (None, [], {}) and key not in of_earlier}


def _in(language: str, words: dict[str, str]) -> str:
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
