"""A sheet on its way in: the file, what was said about it, what was mended. Kept until it is in, or dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from profit_tt.errors import HouseError
from profit_tt.models.words import folded
from profit_tt.services.sheets import reading
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.drafts import Checked, DayQuestion, WordQuestion
from profit_tt.services.sheets.fields import Kind
from profit_tt.services.sheets.grid import Grid, Place
from profit_tt.services.sheets.reading import How
from profit_tt.ui import session

_KEPT = "_sheet"


@dataclass(frozen=True, slots=True)
class Work:
    """key: the same for one file; part of the keys of its widgets. turn: how often rows were mended. dropped: rows that
    somebody leaves out. same: pairs of organisations -> whether they are one. asked: questions so far, which stay on
    the page with their answers; words, orders, needs: those answers.
    """

    key: str
    name: str
    kind: Kind
    mends: Mapping[Place, str] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()
    same: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    turn: int = 0
    asked: Mapping[tuple[str, str], WordQuestion] = field(default_factory=dict)
    asked_days: Mapping[str, DayQuestion] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)


def of(file_id: str, name: str, kind: Kind) -> Work:
    """The work on this file as this kind of table; a fresh one when it is another file or kind."""
    kept: Work | None = session.recall(_KEPT)
    key = f"{file_id[-12:]}-{kind}"
    if kept is None or kept.key != key:
        kept = Work(key, name, kind)
        session.forget("_sheet_brought")  # told long enough: the next file is here
        keep(kept)
    return kept


def current() -> Work | None:
    found: Work | None = session.recall(_KEPT)
    return found


def keep(work: Work) -> None:
    session.keep(_KEPT, work)


def word_key(question: WordQuestion) -> tuple[str, str]:
    """What the answer to a question about a word is kept under."""
    return (question.field, folded(question.word) or question.word)


def note(work: Work, checked: Checked) -> Work:
    """The work with the questions that checking has brought up."""
    asked = dict(work.asked) | {word_key(one): one for one in checked.word_questions}
    days = dict(work.asked_days) | {one.field: one for one in checked.day_questions}
    if len(asked) > len(work.asked) or len(days) > len(work.asked_days):
        work = replace(work, asked=asked, asked_days=days)
        keep(work)
    return work


def answer(name: str, key: Any, widget: str) -> None:
    """Keep what was chosen in a widget as the answer to a question; for callbacks. name: words, orders or needs."""
    if (work := current()) is not None:
        said = {one: value for one, value in getattr(work, name).items() if one != key}
        chosen = session.recall(widget)
        change(**{name: said if chosen is None else said | {key: chosen}})


def change(**more: Any) -> None:
    """Change the work in hand; for callbacks."""
    if (work := current()) is not None:
        keep(replace(work, **more))


def drop() -> None:
    """The file is in, or was taken away."""
    session.forget(_KEPT)
    for name in ("_sheet_read", "_sheet_first", "_sheet_checked", "_sheet_matched"):
        session.forget(name)


def read(work: Work, file: bytes, how: How) -> Grid | HouseError:
    """The grid of the file, or why there is none; read once for each way of reading it."""
    asked = (work.key, how)
    first: tuple[str, Grid] | None = session.recall("_sheet_first")
    if first is not None and first[0] == work.key and how == How():
        return first[1]
    kept = session.recall("_sheet_read")
    if kept is None or kept[0] != asked:
        try:
            found: Grid | HouseError = reading.read(file, how)
        except HouseError as refused:
            found = refused
        if how == How() and isinstance(found, Grid):
            session.keep("_sheet_first", (work.key, found))
        kept = (asked, found)
        session.keep("_sheet_read", kept)
    grid: Grid | HouseError = kept[1]
    return grid


def read_first(work: Work) -> Grid | None:
    """The grid as it was read before anybody said how."""
    kept: tuple[str, Grid] | None = session.recall("_sheet_first")
    return kept[1] if kept is not None and kept[0] == work.key else None


def mended(work: Work, grid: Grid) -> Grid:
    """The grid with what was typed over, without rows that were left out."""
    grid = grid.mended(work.mends)
    if not work.dropped:
        return grid
    return replace(grid, lines=tuple(line for line in grid.lines if line.number not in work.dropped))
