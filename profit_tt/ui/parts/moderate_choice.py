"""What is chosen on the moderation page: a filter, the finding in front, those marked to be merged, an open form."""

from collections.abc import Sequence
from enum import StrEnum

from profit_tt.errors import N_
from profit_tt.models import FindingState
from profit_tt.models.words import folded
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import session

PAGE = 20
STATE, SEARCH, PAGES = "mod-state", "mod-search", "mod-page"
_AT, _PLACE, _MARKED, _FORM, _SHOWN = "_mod_at", "_mod_place", "_mod_marked", "_mod_form", "_mod_shown"


class Filter(StrEnum):
    """Which findings the list shows."""

    waiting = "waiting"
    listed = "listed"
    alike = "alike"
    reword = "reword"
    off = "off"
    joined = "joined"
    every = "every"


FILTERS = {
    Filter.waiting: N_("Waiting"),
    Filter.listed: N_("On the list"),
    Filter.alike: N_("Likely duplicates"),
    Filter.reword: N_("With their authors"),
    Filter.off: N_("Off the list"),
    Filter.joined: N_("Merged or split"),
    Filter.every: N_("All"),
}
STATES = {
    FindingState.waiting: N_("Waits for approval"),
    FindingState.listed: N_("On the list"),
    FindingState.reword: N_("With its author"),
    FindingState.rejected: N_("Rejected"),
    FindingState.archived: N_("In the archive"),
    FindingState.withdrawn: N_("Withdrawn by its author"),
    FindingState.merged: N_("Merged into another"),
    FindingState.split: N_("Split into several"),
    FindingState.undone: N_("Undone"),
}
_OF = {
    Filter.waiting: {FindingState.waiting},
    Filter.listed: {FindingState.listed},
    Filter.alike: {FindingState.waiting, FindingState.listed},
    Filter.reword: {FindingState.reword},
    Filter.off: {FindingState.rejected, FindingState.archived, FindingState.withdrawn},
    Filter.joined: {FindingState.merged, FindingState.split, FindingState.undone},
    Filter.every: set(FindingState),
}


class Form(StrEnum):
    """The form that is open beside the finding in front."""

    reword = "reword"
    reject = "reject"
    sort = "sort"
    merge = "merge"
    split = "split"  # type: ignore[assignment]  # the word of the field; nobody splits a member as text
    translate = "translate"  # type: ignore[assignment]  # likewise


def fits(row: QueueRow, wanted: Filter) -> bool:
    """Whether the list shows the finding."""
    return row.state in _OF[wanted] and (wanted is not Filter.alike or bool(row.alike))


def wanted(rows: Sequence[QueueRow]) -> Filter:
    """The filter; at first what waits, or the list where nothing does."""
    kept = session.recall(STATE)
    if kept is not None:
        return Filter(kept)
    first = Filter.waiting if any(row.state is FindingState.waiting for row in rows) else Filter.listed
    session.keep(STATE, first)
    return first


def shown(rows: Sequence[QueueRow]) -> list[QueueRow]:
    """What the list shows: the longest waiting first, otherwise the newest first."""
    chosen = wanted(rows)
    words = folded(str(session.recall(SEARCH) or "")[:100]).split()
    found = [row for row in rows if fits(row, chosen) and _holds(row, words)]
    return found if chosen is Filter.waiting else found[::-1]


def in_front(rows: Sequence[QueueRow]) -> QueueRow | None:
    """The finding in front: the one that was chosen, or the one that has come into its place."""
    session.keep(_SHOWN, [row.finding.id for row in rows])
    if not rows:
        return None
    at = session.recall(_AT)
    place = next((place for place, row in enumerate(rows) if row.finding.id == at), None)
    if place is None:
        place = min(int(session.recall(_PLACE) or 0), len(rows) - 1)
        close()
    session.keep(_AT, rows[place].finding.id)
    session.keep(_PLACE, place)
    return rows[place]


def page(rows: Sequence[QueueRow]) -> int:
    """The page of the list on which the finding in front stands, from 1."""
    return int(session.recall(_PLACE) or 0) // PAGE + 1 if rows else 1


def look_at(finding_id: int, *, among: Filter = Filter.every) -> None:
    """Bring a finding to the front; if the list does not show it, it shows all, or those of `among`."""
    if finding_id not in (session.recall(_SHOWN) or []):
        session.keep(STATE, among)
        session.keep(SEARCH, "")
    session.keep(_AT, finding_id)
    close()


def move(by: int) -> None:
    """To the next finding of the list, or the one before."""
    ids: list[int] = session.recall(_SHOWN) or []
    if ids:
        place = min(max(int(session.recall(_PLACE) or 0) + by, 0), len(ids) - 1)
        session.keep(_AT, ids[place])
        close()


def turn(to: int) -> None:
    """To another page of the list: its first finding comes to the front."""
    ids: list[int] = session.recall(_SHOWN) or []
    if ids:
        session.keep(_AT, ids[min((to - 1) * PAGE, len(ids) - 1)])
        close()


def marked(rows: Sequence[QueueRow]) -> list[QueueRow]:
    """The findings marked to be merged, by number; those that cannot be any more are left out."""
    kept = session.recall(_MARKED) or frozenset()
    return [row for row in rows if row.finding.id in kept and row.takes(FindingDeed.merge)]


def mark(finding_id: int) -> None:
    """Mark a finding, or take the mark away."""
    session.keep(_MARKED, frozenset(session.recall(_MARKED) or ()) ^ {finding_id})


def mark_only(*finding_ids: int) -> None:
    """Mark these and no others."""
    session.keep(_MARKED, frozenset(finding_ids))


def open_form(form: Form) -> None:
    session.keep(_FORM, form)


def form() -> Form | None:
    """The form that is open."""
    found: Form | None = session.recall(_FORM)
    return found


def close() -> None:
    """No form is open."""
    session.forget(_FORM)


def _holds(row: QueueRow, words: Sequence[str]) -> bool:
    one = row.finding
    whole = f"{one.folded} {folded(' '.join(one.tags))}"
    return all(word == str(one.number) or word in whole for word in words)
