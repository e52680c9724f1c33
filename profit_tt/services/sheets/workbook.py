"""XLSX, read by openpyxl after every check that can be made before. It runs in a process of its own (apart.py)."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from profit_tt.errors import N_, BadFile
from profit_tt.services.sheets import looks
from profit_tt.services.sheets.grid import CELL_LIMIT, UNPACKED_LIMIT, Grid, Place, Sheet, lines_of

NO_SHEET = N_("This workbook has no sheet with a table.")
LONG_CELL = N_("A cell in row {row} holds more than {limit} characters.")

_CHUNK = 1 << 16
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
#: A way to say the same that openpyxl and we cannot look into beforehand.
_OTHER_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def read(file: bytes, *, sheet: int | None = None) -> Grid:
    """One sheet: the one asked for, else the first that can be seen and has something in it. Raises BadFile."""
    looks.require_workbook(file)
    joined = _looked_through(file)
    if not openpyxl.DEFUSEDXML:  # never open anybody's XML without it
        raise BadFile()
    try:
        return _read(file, sheet, joined)
    except (BadFile, MemoryError):
        raise
    except Exception:  # whatever a damaged workbook makes the library stumble over
        raise BadFile(looks.DAMAGED) from None


def _looked_through(file: bytes) -> frozenset[str]:
    """The parts with joined cells. Raises BadFile when one holds entities or is longer than it says."""
    joined, left = set(), UNPACKED_LIMIT
    try:
        with zipfile.ZipFile(BytesIO(file)) as archive:
            for part in archive.infolist():
                with archive.open(part) as opened:
                    tail = b""
                    while chunk := opened.read(_CHUNK):
                        left -= len(chunk)
                        _require_plain(part.filename, tail + chunk, first=not tail, left=left)
                        if b"<mergeCell " in tail + chunk:
                            joined.add(part.filename)
                        tail = chunk[-16:]
    except looks.UNREADABLE:
        raise BadFile(looks.DAMAGED) from None
    return frozenset(joined)


def _require_plain(name: str, piece: bytes, *, first: bool, left: int) -> None:
    if left < 0:
        raise BadFile(looks.BOMB)
    if name.lower().endswith((".xml", ".rels", ".vml")) and (
        _FORBIDDEN.search(piece) or (first and piece.startswith(_OTHER_LETTERS))
    ):
        raise BadFile(looks.ENTITIES)


def _read(file: bytes, wanted: int | None, joined: frozenset[str]) -> Grid:
    book = openpyxl.load_workbook(BytesIO(file), read_only=True, data_only=False, keep_links=False)
    tables = [one for one in book.worksheets if hasattr(one, "reset_dimensions")]
    if not tables:
        raise BadFile(NO_SHEET)
    sheets = tuple(Sheet(one.title, one.sheet_state != "visible") for one in tables)
    place, rows = _chosen(tables, sheets, wanted)
    formulas: set[Place] = set()
    lines = lines_of(_texts(rows, formulas))
    if formulas:  # once more, for what the spreadsheet program had computed when it was saved
        again = openpyxl.load_workbook(BytesIO(file), read_only=True, data_only=True, keep_links=False)
        results = _results(again[tables[place].title], formulas)
        lines = lines_of(_replaced(lines, results))
        formulas -= {at for at, text in results.items() if text}
    if not lines:
        raise BadFile(looks.EMPTY)
    return Grid(
        "xlsx",
        lines,
        sheets=sheets,
        sheet=place,
        no_result=frozenset(formulas),
        merged=tables[place]._worksheet_path.lstrip("/") in joined,
        since_1904=book.epoch == CALENDAR_MAC_1904,
    )


def _chosen(tables: list[Any], sheets: tuple[Sheet, ...], wanted: int | None) -> tuple[int, Iterator[tuple[Any, ...]]]:
    """The place of the sheet to read and its rows. A wrong or empty size is written in many files: it is not used."""
    order = [wanted] if wanted is not None and 0 <= wanted < len(tables) else range(len(tables))
    seen = [one for one in order if wanted is not None or not sheets[one].hidden] or list(order)
    for place in seen:
        tables[place].reset_dimensions()
        if any(cell.value is not None for row in tables[place].iter_rows(max_row=200) for cell in row):
            break
    else:
        place = seen[0]
    return place, tables[place].iter_rows()


def _texts(rows: Iterator[tuple[Any, ...]], formulas: set[Place]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, cell in enumerate(row):
            if cell.data_type == "f":
                formulas.add((number, column))
                cells.append(str(getattr(cell.value, "text", cell.value) or "="))
            else:
                cells.append(text_of(cell.value))
            if len(cells[-1]) > CELL_LIMIT:
                raise BadFile(LONG_CELL, row=number, limit=CELL_LIMIT)
        yield number, cells


def _results(table: Any, formulas: set[Place]) -> dict[Place, str]:
    table.reset_dimensions()
    found = {}
    for number, row in enumerate(table.iter_rows(values_only=True), start=1):
        for column, value in enumerate(row):
            if (number, column) in formulas:
                found[number, column] = text_of(value)
    return found


def _replaced(lines: Any, results: dict[Place, str]) -> Iterator[tuple[int, list[str]]]:
    for line in lines:
        yield line.number, [results.get((line.number, at)) or cell for at, cell in enumerate(line.cells)]


def text_of(value: Any) -> str:
    """A value of a cell as text that can be read back: dates as 2019-06-13, numbers with a point.

    A number never gets exactly three decimals: 1.125 as text would look like a thousand and more.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text
