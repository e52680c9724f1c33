"""What comes out: a checked row with its draft, a fault in a cell, a question about a column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from profit_tt.errors import Refused
from profit_tt.models import ActivityDraft, ActivityKind, OrganisationDraft, Part, Stakeholder
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.fields import Kind

#: The answer that leaves a word out: the field stays empty.
LEFT_OUT = ""


@dataclass(frozen=True, slots=True)
class PartDraft:
    """Who took part in what. organisation and activity are names; the rest finds them, or makes those that are new."""

    organisation: str
    activity: str
    role: Part = Part.participant
    region: str | None = None
    stakeholder: Stakeholder | None = None
    kind: ActivityKind | None = None
    begins: date | None = None
    host_region: str | None = None


SheetDraft = OrganisationDraft | ActivityDraft | PartDraft


@dataclass(frozen=True, slots=True)
class Taken:
    """A row without fault. number: of the row, as the spreadsheet shows it."""

    number: int
    draft: SheetDraft


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken. column: from 0, -1 when no column of the sheet is this field. why: spoken there."""

    row: int
    column: int
    field: str
    value: str
    why: Refused


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """In which order are the days of this field written? example: a text that reads differently in them."""

    field: str
    orders: tuple[Order, ...]
    example: str


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """What does a word of a closed list stand for? rows: how often it is there. offered: what it may mean, or ""."""

    field: str
    word: str
    rows: int
    offered: str
    members: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has answered. days: field -> order. words: (field, folded word) -> member, "" to leave it out."""

    days: Mapping[str, Order] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """All of a sheet. read_as: in which order the days of a field were read, where that mattered.

    repeats: rows that say again what an earlier one says, with the number of that one; their drafts are not in taken.
    """

    kind: Kind
    taken: tuple[Taken, ...]
    faults: tuple[Fault, ...]
    day_questions: tuple[DayQuestion, ...]
    word_questions: tuple[WordQuestion, ...]
    read_as: Mapping[str, Order]
    repeats: tuple[tuple[int, int], ...]
    rows: int

    @property
    def is_whole(self) -> bool:
        """Whether all rows can be taken: import is of all or of none."""
        return not self.faults and not self.day_questions and bool(self.taken)

    @property
    def faulty_rows(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(fault.row for fault in self.faults))
