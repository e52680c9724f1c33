"""Empty tables to fill in: as CSV, and as a workbook that offers the words and says what each column means."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from profit_tt.clock import now
from profit_tt.errors import N_
from profit_tt.services.sheets.fields import FIELDS, TITLES, Field, Kind, Values
from profit_tt.services.sheets.grid import ROWS_LIMIT
from profit_tt.services.sheets.members import MEMBERS, NO, YES
from profit_tt.text import Speaker
from profit_tt.text.safe import guarded, undone

#: A value for the cell of a field, as text.
Row = Mapping[str, str]

_NEEDED = N_("Needed")
_HINTS = {
    Values.day: N_("A day, like 13/06/2019 or 2019-06-13."),
    Values.number: N_("A whole number."),
    Values.website: N_("An address that begins with https://"),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Names of the regions and themes of this house, in the language of the template."""

    regions: tuple[str, ...]
    themes: tuple[str, ...]


def as_csv(kind: Kind, say: Speaker, rows: Sequence[Row] = ()) -> bytes:
    """Semicolons and a byte order mark: spreadsheets in all four countries open it by a double click."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([say(one.title) for one in FIELDS[kind]])
    for row in rows:
        writer.writerow([guarded(row.get(one.name, "")) for one in FIELDS[kind]])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: Kind, places: Places, say: Speaker, rows: Sequence[Row] = ()) -> bytes:
    """The table, and a sheet that says what each column means; cells of closed lists offer their words."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": datetime.combine(now().date(), time())})
        table = book.add_worksheet(say(TITLES[kind])[:31])
        meaning = book.add_worksheet(say("Read me")[:31])
        lists = book.add_worksheet(say("Lists")[:31])
        _table(book, table, FIELDS[kind], rows, say)
        _meanings(book, meaning, FIELDS[kind], places, say)
        for place, one in enumerate(FIELDS[kind]):
            _offer(table, lists, place, words(one.values, places, say), one, say)
    return out.getvalue()


def words(values: Values, places: Places, say: Speaker) -> tuple[str, ...]:
    """The words of a closed list in a language; none for what is free."""
    if values in (Values.region, Values.regions):
        return places.regions
    if values is Values.themes:
        return places.themes
    if values is Values.yes_no:
        return (say(YES), say(NO))
    return tuple(say(name) for name in MEMBERS.get(values, {}).values())


def _table(book: Any, sheet: Any, fields: Sequence[Field], rows: Sequence[Row], say: Speaker) -> None:
    needed = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    other = book.add_format({"bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for place, one in enumerate(fields):
        width = 34 if one.values is Values.text else 22
        sheet.set_column(place, place, width, day if one.values is Values.day else text)
        sheet.write_string(0, place, say(one.title), needed if one.required else other)
    for line, row in enumerate(rows, start=1):
        for place, one in enumerate(fields):
            if row.get(one.name):
                _text(book, sheet, line, place, row[one.name], text)
    sheet.freeze_panes(1, 1)


def _meanings(book: Any, sheet: Any, fields: Sequence[Field], places: Places, say: Speaker) -> None:
    bold = book.add_format({"bold": True})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for place, width in enumerate((26, 12, 60, 70)):
        sheet.set_column(place, place, width)
    for place, title in enumerate((say("Column"), say(_NEEDED), say("Meaning"), say("Words to choose from"))):
        sheet.write_string(0, place, title, bold)
    for line, one in enumerate(fields, start=1):
        offered = words(one.values, places, say)
        hint = "; ".join(offered) if offered else say(_HINTS[one.values]) if one.values in _HINTS else ""
        cells = (say(one.title), say(YES if one.required else NO), say(one.meaning), hint)
        for place, cell in enumerate(cells):
            sheet.write_string(line, place, cell, plain)


def _offer(table: Any, lists: Any, place: int, offered: Sequence[str], one: Field, say: Speaker) -> None:
    """A list to choose from. Fields that take several words only get a warning-free note: they cannot be one choice."""
    if not offered:
        return
    lists.write_string(0, place, say(one.title))
    lists.write_column(1, place, offered)
    several = one.values in (Values.regions, Values.themes)
    column = _letters(place)
    table.data_validation(
        1,
        place,
        ROWS_LIMIT,
        place,
        {
            "validate": "list",
            "source": f"='{lists.name}'!${column}$2:${column}${len(offered) + 1}",
            "input_title": say(one.title)[:32],
            "input_message": say(one.meaning)[:255],
            "error_type": "information" if several else "warning",
            "show_error": not several,
        },
    )


def _text(book: Any, sheet: Any, line: int, place: int, cell: str, shape: Any) -> None:
    """Typed as text, so it needs no guard; but an import would take the quote of '=1 for one, so it gets its own."""
    cell = guarded(cell) if undone(cell) != cell else cell
    if cell.startswith("<r>") and cell.endswith("</r>"):
        # The library would take such words for its own markup: in two runs it does not.
        run = book.add_format()
        sheet.write_rich_string(line, place, run, cell[:1], run, cell[1:], shape)
    else:
        sheet.write_string(line, place, cell, shape)


def _letters(place: int) -> str:
    return chr(65 + place)
