"""CSV files read line by line, however long they are; what is wrong with them as one sentence: file, line, reason."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from profit_tt.errors import N_, BadData, InField

#: Rows between two words on how far it is.
_EVERY = 10_000


@contextmanager
def csv_lines(
    path: Path, needed: tuple[str, ...], *, tell: Callable[[int], None] = lambda at: None
) -> Iterator["CsvLines"]:
    """The rows of a file that has the columns `needed`, and maybe others; `tell` hears how many bytes were read.

    Raises BadData naming the line (of a text editor) where a row began; OSError.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = CsvLines(path.name, file, tell)
        try:
            rows.begin(needed)
            yield rows
        except csv.Error as wrong:
            raise bad_line(path.name, f"line {rows.line}", str(wrong)) from None
        except UnicodeDecodeError:
            raise bad_line(path.name, f"line {_not_utf8(path)}", N_("is not UTF-8 text")) from None


class CsvLines:
    """Rows of a CSV file with a header. `line` is where the row began that was given last."""

    def __init__(self, name: str, file: IO[str], tell: Callable[[int], None]) -> None:
        self.name, self.line, self._file, self._tell = name, 1, file, tell
        self._reader = csv.reader(file, strict=True)
        self.names: list[str] = []
        self.at: dict[str, int] = {}

    def begin(self, needed: tuple[str, ...]) -> None:
        self.names = [name.strip() for name in next(self._reader, [])]
        if len(set(self.names)) != len(self.names) or not self.names:
            raise bad_line(self.name, "line 1", N_("every column needs a name of its own"))
        self.at = {name: place for place, name in enumerate(self.names)}
        for name in needed:
            if name not in self.at:
                raise bad_line(self.name, f"line 1, {name}", N_("is missing"))

    def place(self, name: str) -> int:
        """The place of a column, -1 when the file has none of this name."""
        return self.at.get(name, -1)

    def __iter__(self) -> Iterator[list[str]]:
        width, count = len(self.names), 0
        while True:
            self.line = self._reader.line_num + 1  # also of a row that cannot be read to its end
            cells = next(self._reader, None)
            if cells is None:
                return
            if not cells:
                continue
            count += 1
            if len(cells) != width:
                raise self.wrong("", N_("has too few or too many columns"))
            if count % _EVERY == 0:
                self._tell(self._file.buffer.tell())  # type: ignore[attr-defined]  # a text file has one
            yield cells

    def number(self, cells: list[str], place: int) -> int:
        """A whole number from 0 that the database can hold. Raises BadData."""
        text = cells[place].strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 15):
            raise self.wrong(self.names[place], N_("is not a whole number"))
        return int(text)

    def wrong(self, column: str, reason: str | InField) -> BadData:
        return bad_line(self.name, f"line {self.line}, {column}" if column else f"line {self.line}", reason)


def _not_utf8(path: Path) -> int:
    """The first line that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def bad_line(file: str, place: str, reason: str | InField) -> BadData:
    """What is wrong with a file, and where."""
    return BadData(file=file, place=place, reason=reason)
