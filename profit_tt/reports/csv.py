"""Findings as CSV: UTF-8 with a byte order mark, separators as the language's spreadsheets expect them."""

import csv
from io import StringIO

from profit_tt.reports import tables
from profit_tt.reports.safe import guarded
from profit_tt.reports.tables import Cell, Table
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

MEDIA_TYPE = "text/csv; charset=utf-8"


def as_csv(picture: Picture, say: Speaker) -> bytes:
    """The picture's findings, a row each, with the votes of each region beside them where results are shown.

    Comma between cells in English; in French and Dutch a semicolon, and a comma in shares, as spreadsheets there read
    them. Cells that could be taken for a formula begin with a single quote (see `safe`).
    """
    return written(tables.wide(picture, say), language=say.language)


def written(table: Table, *, language: str) -> bytes:
    """A table as CSV by RFC 4180: CRLF after each row, quotes round what needs them and doubled inside."""
    english = language == "en"
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter="," if english else ";", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(cell, "." if english else ",") for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(cell: Cell, point: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, int):
        return str(cell)
    return f"{cell:.6f}".rstrip("0").rstrip(".").replace(".", point)
