"""From a grid, a mapping and answers to drafts: every row that can be taken, every cell that cannot, and why."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from profit_tt.errors import N_, Refused
from profit_tt.models import ActivityDraft, ActivityKind, OrganisationDraft, Part, Stakeholder
from profit_tt.models.network import NAME_LIMIT
from profit_tt.models.words import clean, folded
from profit_tt.services.sheets import days, values
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.drafts import (
    Answers,
    Checked,
    DayQuestion,
    Fault,
    PartDraft,
    SheetDraft,
    Taken,
    WordQuestion,
)
from profit_tt.services.sheets.fields import FIELDS, LISTED, Field, Kind, Values
from profit_tt.services.sheets.grid import Grid, Line
from profit_tt.services.sheets.headers import Heading, body
from profit_tt.services.sheets.values import Lists
from profit_tt.text.safe import undone

MISSING = N_("This cell is empty, and something is needed here.")
NO_RESULT = N_("This formula has no saved result. Type the value, or open the workbook, save it and bring it again.")
BROKEN = N_("The spreadsheet shows an error here.")
NO_HEADER = N_("There is no header above this cell. Maybe a separator stands inside a text without quotation marks.")
NO_SUCH_CHOICE = N_("Please choose one of the answers offered.")

#: Called with how many rows are done.
Tell = Callable[[int], None]
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What to check: columns says which column a field is (from 0); a field that is not in it is not in the sheet."""

    kind: Kind
    grid: Grid
    heading: Heading
    columns: Mapping[str, int]
    lists: Lists
    answers: Answers = field(default_factory=Answers)

    @property
    def fields(self) -> tuple[tuple[Field, int], ...]:
        """The fields in the sheet with their columns; a required one without a column has -1."""
        found = ((one, self.columns.get(one.name, -1)) for one in FIELDS[self.kind])
        return tuple((one, column) for one, column in found if column >= 0 or one.required)


def check(plan: Plan, tell: Tell = lambda done: None) -> Checked:
    """Every row and every cell of the fields in the sheet. `tell` hears how many rows are done."""
    lines = body(plan.grid, plan.heading)
    orders, day_questions = _days(plan, lines)
    taken: dict[object, Taken] = {}
    faults: list[Fault] = []
    repeats: list[tuple[int, int]] = []
    unknown: Counter[tuple[str, str]] = Counter()
    for done, line in enumerate(lines, start=1):
        row = _Row(plan, line, orders)
        draft = row.read()
        faults += row.faults
        unknown.update(row.unknown)
        if draft is not None:
            first = taken.setdefault(_same(draft), Taken(line.number, draft))
            if first.number != line.number:
                repeats.append((line.number, first.number))
        if done % _EVERY == 0:
            tell(done)
    tell(len(lines))
    return Checked(
        plan.kind,
        tuple(taken.values()),
        tuple(faults),
        day_questions,
        _word_questions(plan, unknown),
        orders,
        tuple(repeats),
        len(lines),
    )


def _days(plan: Plan, lines: tuple[Line, ...]) -> tuple[dict[str, Order], tuple[DayQuestion, ...]]:
    """(the order in which each field of days is read, questions about those where it is not clear)."""
    orders, questions = dict(plan.answers.days), []
    for one, column in plan.fields:
        if one.values is not Values.day or column < 0:
            continue
        seen = days.look(line.at(column) for line in lines)
        if seen.is_clear and seen.order:
            orders[one.name] = seen.order
        elif not seen.is_clear and orders.get(one.name) not in seen.possible:
            orders.pop(one.name, None)
            questions.append(DayQuestion(one.name, seen.possible, seen.example))
    return orders, tuple(questions)


def _same(draft: SheetDraft) -> object:
    """What makes two rows one and the same."""
    if isinstance(draft, OrganisationDraft):
        return (draft.region, draft.folded)
    if isinstance(draft, ActivityDraft):
        return (draft.kind, draft.folded, draft.begins, draft.host_region)
    activity = (folded(draft.activity), draft.kind, draft.begins, draft.host_region)
    return (folded(draft.organisation), draft.region, *activity, draft.role)


def _word_questions(plan: Plan, unknown: Counter[tuple[str, str]]) -> tuple[WordQuestion, ...]:
    found = {one.name: one for one, _ in plan.fields}
    asked: dict[tuple[str, str], WordQuestion] = {}
    for (name, word), rows in unknown.items():
        key, one = (name, folded(word) or word), found[name]
        before = asked[key].rows if key in asked else 0
        offered = plan.lists.nearest(one.values, word)
        shown = asked[key].word if key in asked else word
        members = plan.lists.members(one.values)
        asked[key] = WordQuestion(name, shown, rows + before, offered, members, one.required)
    return tuple(sorted(asked.values(), key=lambda one: -one.rows))


class _Row:
    """One row as it is read; faults and unknown words gather here."""

    def __init__(self, plan: Plan, line: Line, orders: Mapping[str, Order]) -> None:
        self.plan, self.line, self.orders = plan, line, orders
        self.faults: list[Fault] = []
        self.unknown: list[tuple[str, str]] = []

    def read(self) -> SheetDraft | None:
        """The draft of the row, or None and at least one fault (or an open question about its days)."""
        read = {one.name: self._cell(one, column) for one, column in self.plan.fields}
        self._require_headers()
        if any(value is _BAD for value in read.values()):
            self._try({name: value for name, value in read.items() if value is not _BAD})
            return None
        draft = self._try(read)
        return None if self.faults else draft

    def _cell(self, one: Field, column: int) -> Any:
        text = undone(self.line.at(column)) if column >= 0 else ""
        try:
            if (self.line.number, column) in self.plan.grid.no_result:
                raise Refused(NO_RESULT)
            if values.is_broken(text):
                raise Refused(BROKEN)
            if not text.strip() and one.required:
                raise Refused(MISSING)
            return self._value(one, text)
        except Refused as refused:
            self._fault(one, refused)
            return _BAD

    def _value(self, one: Field, text: str) -> Any:
        if one.values in LISTED:
            return self._members(one, text)
        if one.values is Values.yes_no:
            return values.yes(text)
        if one.values is Values.number:
            return values.whole(text)
        if one.values is Values.website:
            return values.site(text)
        if one.values is Values.day:
            return self._day(one, text)
        return text

    def _day(self, one: Field, text: str) -> date | None:
        return days.day(text, order=self.orders.get(one.name), since_1904=self.plan.grid.since_1904)

    def _members(self, one: Field, text: str) -> Any:
        found = []
        for piece in values.pieces(text, one.values, self.plan.lists):
            answer = self.plan.answers.words.get((one.name, folded(piece) or piece))
            try:
                member = values.member(piece, one.values, self.plan.lists) if answer is None else answer
            except Refused:
                self.unknown.append((one.name, piece))
                raise
            if member:
                found.append(member)
        if not found and one.required:
            raise Refused(MISSING)
        if one.values in (Values.regions, Values.themes):
            return tuple(dict.fromkeys(found))
        return found[0] if found else None

    def _fault(self, one: Field, why: Refused) -> None:
        column = self.plan.columns.get(one.name, -1)
        if one.values is Values.day and why.sentence == days.NO_ORDER:
            return  # asked once for the whole column
        self.faults.append(Fault(self.line.number, column, one.name, self.line.at(column), why))

    def _fault_elsewhere(self, name: str, why: Refused) -> None:
        """About a field that has no column, or whose cell is faulty already: then that is enough."""
        column = self.plan.columns.get(name, -1)
        if name not in {fault.field for fault in self.faults} and column < 0:
            self.faults.append(Fault(self.line.number, column, name, "", why))

    def _require_headers(self) -> None:
        """In CSV a separator inside a text moves all that follows to the right: a row longer than the header."""
        grid, at = self.plan.grid, self.plan.heading.at
        if grid.form != "csv" or at < 0:
            return
        width = len(grid.lines[at].cells)
        more = [(width + place, cell) for place, cell in enumerate(self.line.cells[width:]) if cell.strip()]
        if more:
            self.faults.append(Fault(self.line.number, more[0][0], "", more[0][1], Refused(NO_HEADER)))

    def _try(self, read: dict[str, Any]) -> SheetDraft | None:
        """The draft; where its own rules refuse a field, a fault there, and on with the others."""
        read = dict(read)
        known = {one.name: one for one, _ in self.plan.fields}
        blank: dict[str, Any] = dict(_STANDINS[self.plan.kind])
        for _ in range(len(known) + 1):
            try:
                return _made(self.plan.kind, blank | {name: value for name, value in read.items() if value is not None})
            except Refused as refused:
                name = getattr(refused, "field", "")
                if name not in read:
                    self._fault_elsewhere(name, refused)
                    return None
                self._fault(known[name], refused)
                del read[name]
        return None


_BAD = object()
#: Stands in for what is missing, so that the rules for the other fields can be asked.
_STANDINS: dict[Kind, dict[str, Any]] = {
    Kind.organisations: {"name": "x", "region": "x", "stakeholder": "enterprise"},
    Kind.activities: {"title": "x", "kind": "other", "regions": ("x",)},
    Kind.participations: {"organisation": "x", "activity": "x"},
}


def _made(kind: Kind, read: dict[str, Any]) -> SheetDraft:
    """Raises BadText or BadChoice with the field."""
    if kind is Kind.organisations:
        return OrganisationDraft.of(**read)
    if kind is Kind.activities:
        return ActivityDraft.of(**read)
    return PartDraft(
        organisation=clean(read["organisation"], field="organisation", limit=NAME_LIMIT, required=True, one_line=True),
        activity=clean(read["activity"], field="activity", limit=NAME_LIMIT, required=True, one_line=True),
        role=Part(read.get("role", Part.participant)),
        region=read.get("region"),
        stakeholder=Stakeholder(read["stakeholder"]) if read.get("stakeholder") else None,
        kind=ActivityKind(read["kind"]) if read.get("kind") else None,
        begins=read.get("begins"),
        host_region=read.get("host_region"),
    )
