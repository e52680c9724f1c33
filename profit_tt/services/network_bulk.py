"""Many rows of the network changed at once, as a data editor leaves them: all of them, or none and a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from profit_tt.errors import N_, InField, Refused
from profit_tt.models import ActivityDraft, OrganisationDraft, Person
from profit_tt.services.network_rules import network_deed
from profit_tt.services.network_shelf import Shelf
from profit_tt.services.writing import Deed

Noun: TypeAlias = Literal["organisation", "activity"]

#: More rows at once are an import.
ROWS_LIMIT = 2_000
#: Stand in for what cannot be taken, so that the other fields of a row are looked at too.
_STANDINS: dict[str, dict[str, Any]] = {
    "organisation": {"name": "-x", "region": "-", "stakeholder": "enterprise"},
    "activity": {"title": "-x", "kind": "other", "regions": ("-",), "host_region": None},
}


@dataclass(frozen=True, slots=True)
class Change:
    """What one row of a table has become. row: its place there, for the report. id: None for a new one.

    seen: the version that was shown. values: the whole row, as `OrganisationDraft.of` or `ActivityDraft.of` takes it;
    of a row that is to be removed, nothing.
    """

    row: int
    values: Mapping[str, Any] = field(default_factory=dict)
    id: int | None = None
    seen: int | None = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a row cannot be taken. column: the field, "" for the row as a whole; why: spoken beside the cell."""

    row: int
    column: str
    value: Any
    why: Refused


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done, or, when there is any fault, that nothing was."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    faults: tuple[CellFault, ...] = ()

    @property
    def is_done(self) -> bool:
        return not self.faults


class _Faulty(Exception):
    """Leaves the transaction, so that nothing is kept."""


def apply(*, by: Person, noun: Noun, changes: Sequence[Change]) -> Applied:
    """Add, change and remove rows in one transaction; with any fault nothing at all. Removals first, then changes.

    Raises NotAllowed, NotFound (a think tank that is none), Refused for more than ROWS_LIMIT rows.
    """
    if len(changes) > ROWS_LIMIT:
        raise Refused(N_("More than {limit} rows at once: import them as a file."), limit=ROWS_LIMIT)
    told: list[CellFault] = []
    counted = {"added": 0, "changed": 0, "removed": 0}
    try:
        with network_deed(by=by) as done:
            shelf = Shelf.of(done)
            for change in sorted(changes, key=lambda one: (not one.remove, one.id is None)):
                try:
                    counted[_carried_out(done, shelf, noun, change)] += 1
                except _Rows as faulty:
                    told += faulty.faults
            if told:
                raise _Faulty
            done.session.flush()
            done.log("change rows", noun, None, after=counted)
    except _Faulty:
        return Applied(faults=tuple(sorted(told, key=lambda one: one.row)))
    return Applied(counted["added"], counted["changed"], counted["removed"])


class _Rows(Exception):
    """The faults of one row."""

    def __init__(self, *faults: CellFault) -> None:
        super().__init__()
        self.faults = faults


def _carried_out(done: Deed, shelf: Shelf, noun: Noun, change: Change) -> str:
    """Which count it belongs to. Raises _Rows."""
    draft = None if change.remove else _draft(noun, change)
    try:
        if noun == "organisation":
            return _organisation(shelf, change, draft)
        return _activity(shelf, change, draft)
    except Refused as refused:
        column = refused.field if isinstance(refused, InField) else ""
        raise _Rows(CellFault(change.row, column, change.values.get(column), refused)) from None


def _organisation(shelf: Shelf, change: Change, draft: OrganisationDraft | ActivityDraft | None) -> str:
    if change.id is None and isinstance(draft, OrganisationDraft):
        shelf.add_organisation(draft)
        return "added"
    found = shelf.organisation(change.id)
    if not isinstance(draft, OrganisationDraft):
        shelf.take_organisation(found, seen=change.seen)
        return "removed"
    shelf.put_organisation(found, draft, seen=change.seen)
    return "changed"


def _activity(shelf: Shelf, change: Change, draft: OrganisationDraft | ActivityDraft | None) -> str:
    if change.id is None and isinstance(draft, ActivityDraft):
        shelf.add_activity(draft)
        return "added"
    found = shelf.activity(change.id)
    if not isinstance(draft, ActivityDraft):
        shelf.take_activity(found, seen=change.seen)
        return "removed"
    shelf.put_activity(found, draft, seen=change.seen)
    return "changed"


def _draft(noun: Noun, change: Change) -> OrganisationDraft | ActivityDraft:
    """Raises _Rows with every field that cannot be taken."""
    values, faults = dict(change.values), []
    while True:
        try:
            made = OrganisationDraft.of(**values) if noun == "organisation" else ActivityDraft.of(**values)
        except InField as refused:
            column = refused.field
            faults.append(CellFault(change.row, column, change.values.get(column), refused))
            if len(faults) > len(change.values) + 1:
                raise _Rows(*faults) from None
            values.pop(column, None)
            values |= {name: value for name, value in _STANDINS[noun].items() if name not in values}
            continue
        if faults:
            raise _Rows(*faults)
        return made
