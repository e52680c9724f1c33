"""A sheet as it came: lines of text cells that know their place, and how the file was understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from profit_tt.errors import N_, BadFile

#: A file of 5 MB; unpacked 50 MiB at most, and no more than a hundredfold (a bomb of 386 KiB unpacks 240-fold).
SIZE_LIMIT = 5 * 1024 * 1024
UNPACKED_LIMIT = 50 * 1024 * 1024
RATIO_LIMIT = 100
PARTS_LIMIT = 1_000
ROWS_LIMIT = 20_000
COLUMNS_LIMIT = 200
CELL_LIMIT = 100_000

TOO_WIDE = N_(
    "Row {row} reaches more than {limit} columns. Something stands far to the right of the table: delete it there."
)
TOO_LONG = N_("The sheet has more than {limit} rows. Split it into several files.")

#: The place of a cell: number of its row as a spreadsheet shows it (from 1), its column from 0.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A row that has something in it. number: as the spreadsheet numbers it, from 1."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """The cell of a column; "" where the row is shorter."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, by its name."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """lines: without blank ones, the header still among them. form: "csv" or "xlsx".

    encoding, separator: of a CSV file ("" for a workbook); guessed: whether the encoding is not written in the file.
    sheets, sheet: of a workbook, and which was read. no_result: formulas whose result was never saved. merged: whether
    cells are joined. since_1904: whether day numbers count from 1904 as on old Macs.
    """

    form: str
    lines: tuple[Line, ...]
    encoding: str = ""
    guessed: bool = False
    separator: str = ""
    sheets: tuple[Sheet, ...] = ()
    sheet: int = 0
    no_result: frozenset[Place] = frozenset()
    merged: bool = False
    since_1904: bool = False

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)

    def mended(self, cells: Mapping[Place, str]) -> "Grid":
        """The same with other texts in these places; a formula that was typed over is none any more."""
        by_row: dict[int, dict[int, str]] = {}
        for (row, column), text in cells.items():
            by_row.setdefault(row, {})[column] = text
        return replace(
            self,
            lines=tuple(_mended(line, by_row.get(line.number)) for line in self.lines),
            no_result=self.no_result - cells.keys(),
        )

    def as_json(self) -> dict[str, Any]:
        """For the way out of the process that read it."""
        return {
            "lines": [[line.number, list(line.cells)] for line in self.lines],
            "sheets": [[sheet.name, sheet.hidden] for sheet in self.sheets],
            "sheet": self.sheet,
            "no_result": sorted(self.no_result),
            "merged": self.merged,
            "since_1904": self.since_1904,
        }

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Grid":
        return cls(
            form="xlsx",
            lines=tuple(Line(number, tuple(cells)) for number, cells in told["lines"]),
            sheets=tuple(Sheet(name, hidden) for name, hidden in told["sheets"]),
            sheet=told["sheet"],
            no_result=frozenset((row, column) for row, column in told["no_result"]),
            merged=told["merged"],
            since_1904=told["since_1904"],
        )


def lines_of(rows: Iterable[tuple[int, list[str]]]) -> tuple[Line, ...]:
    """The rows that have something in them, without blanks at their ends. Raises BadFile when there are too many."""
    kept: list[Line] = []
    for number, cells in rows:
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        if len(cells) > COLUMNS_LIMIT:
            raise BadFile(TOO_WIDE, row=number, limit=COLUMNS_LIMIT)
        if len(kept) > ROWS_LIMIT:  # one more: the header
            raise BadFile(TOO_LONG, limit=ROWS_LIMIT)
        kept.append(Line(number, tuple(cells)))
    return tuple(kept)


def _mended(line: Line, mine: Mapping[int, str] | None) -> Line:
    if not mine:
        return line
    width = max(len(line.cells), max(mine) + 1)
    return Line(line.number, tuple(mine.get(place, line.at(place)) for place in range(width)))


def letters(column: int) -> str:
    """A column from 0 as a spreadsheet names it: A, B ... Z, AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
