"""Findings as a workbook: findings, votes by region, and a code book that says what each column means."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from profit_tt.reports import tables
from profit_tt.reports.safe import dangerous
from profit_tt.reports.tables import Cell, Cells, Table
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMATS = {Cells.text: "@", Cells.whole: "0", Cells.share: "0%", Cells.score: "0.00"}
_TOP = {"valign": "top"}


def as_xlsx(picture: Picture, say: Speaker, *, on: date, chosen: Sequence[str] = ()) -> bytes:
    """The workbook as bytes, the same for the same picture and day.

    `chosen` says, a sentence each, which findings and votes it holds. Words are typed as text, so none is a formula
    or a link; no time finer than the day goes in.
    """
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": picture.room.think_tank.title, "created": datetime(on.year, on.month, on.day)})
        sheets = [tables.findings(picture, say), tables.votes_by_region(picture, say)]
        for table in sheets:
            sheet_of(book, table)
        _read_me(book, picture, say, sheets, on, chosen)
    return out.getvalue()


def sheet_of(book: Any, table: Table) -> None:
    """A sheet of a workbook with a table: people's words as text, whatever they look like."""
    sheet = book.add_worksheet(table.name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **_TOP})
    formats = {cells: book.add_format({"num_format": code, **_TOP}) for cells, code in _FORMATS.items()}
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, **_TOP})
    kept_text = book.add_format({"num_format": "@", "text_wrap": True, "quote_prefix": True, **_TOP})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
    for line, row in enumerate(table.rows, start=1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if isinstance(cell, str):
                _text(book, sheet, line, place, cell, kept_text if dangerous(cell) else wrapped)
            else:
                _number(sheet, line, place, cell, formats[column.cells])
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _text(book: Any, sheet: Any, line: int, place: int, cell: str, shape: Any) -> None:
    if cell.startswith("<r>") and cell.endswith("</r>"):
        # The library would take such words for its own markup and write them unescaped: in two runs it does not.
        run = book.add_format()
        sheet.write_rich_string(line, place, run, cell[:1], run, cell[1:], shape)
    elif cell:
        sheet.write_string(line, place, cell, shape)


def _number(sheet: Any, line: int, place: int, cell: Cell, shape: Any) -> None:
    if cell is not None:
        sheet.write_number(line, place, cell, shape)


def _read_me(
    book: Any, picture: Picture, say: Speaker, sheets: Sequence[Table], on: date, chosen: Sequence[str]
) -> None:
    sheet = book.add_worksheet(say("Read me")[:31])
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 90)
    bold = book.add_format({"bold": True, "text_wrap": True, **_TOP})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "quote_prefix": True, **_TOP})
    lines: list[tuple[tuple[str, ...], Any]] = [((picture.room.think_tank.title,), bold)]
    lines += [(pair, plain) for pair in _facts(picture, say, on)]
    lines += [((say("Contents"), sentence), plain) for sentence in (*chosen, *_promises(picture, say))]
    lines += [((), plain), ((say("Sheet"), say("Column"), say("Meaning")), bold)]
    lines += [((table.name, column.title, column.meaning), plain) for table in sheets for column in table.columns]
    for line, (cells, shape) in enumerate(lines):
        for place, cell in enumerate(cells):
            _text(book, sheet, line, place, cell, shape)


def _facts(picture: Picture, say: Speaker, on: date) -> list[tuple[str, str]]:
    tank = picture.room.think_tank
    facts = [
        (say("Question"), tank.question),
        (say("Place"), tank.place),
        (say("Date"), say.date(tank.held_on) if tank.held_on else ""),
        (say("Code"), tank.code),
        (say("Written on"), say.date(on)),
        (say("Revision"), str(picture.revision)),
        (say("Version of the app"), picture.version),
    ]
    return [(name, value) for name, value in facts if value]


def _promises(picture: Picture, say: Speaker) -> list[str]:
    told = [
        say("One expert has one vote on a finding. No names are in this file."),
        say(
            "A region's votes are always shown. Votes of one kind of organisation in one region are left out below "
            "{n} people.",
            n=say.number(picture.parameters.small_cell),
        ),
        say("A region needs {n} votes on a finding to count as heard.", n=say.number(picture.parameters.covered_from)),
    ]
    if not picture.shown:
        told.append(say("The votes are not in this file: results are hidden until the facilitator shows them."))
    if picture.room.has_samples:
        told.append(say("Rows marked Sample were invented to show how the app works."))
    return told
