"""Files of offices are read as they were meant; bad files are named and refused."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from typing import Any

import pytest

from profit_tt.errors import BadFile
from profit_tt.services.sheets import apart, looks, reading, separated, workbook
from profit_tt.services.sheets.grid import COLUMNS_LIMIT, ROWS_LIMIT, SIZE_LIMIT, TOO_LONG, TOO_WIDE, Grid, letters
from profit_tt.services.sheets.reading import How
from tests.services.sheets import files


def cells(grid: Grid) -> list[tuple[str, ...]]:
    """Whole rows, hard and narrow blanks made alike, with empty cells at their ends."""
    return [tuple(line.at(place).replace("\u202f", "\u00a0") for place in range(grid.width)) for line in grid.lines]


def refused(file: bytes, how: How | None = None) -> str:
    with pytest.raises(BadFile) as caught:
        reading.read(file, how or How())
    return caught.value.sentence


@pytest.mark.parametrize("office", files.OFFICES)
def test_a_file_of_an_office_is_read_as_it_was_meant(office: str) -> None:
    read = reading.read(files.OFFICES[office])
    meant = [tuple(cell.replace("\u202f", "\u00a0") for cell in row) for row in files.ROWS]
    assert cells(read) == meant
    assert [line.number for line in read.lines] == [1, 2, 3, 4, 5]


def test_what_was_guessed_is_told() -> None:
    assert {name: reading.read(file).guessed for name, file in files.OFFICES.items()} == {
        "french excel csv": True,
        "excel csv utf-8": False,
        "excel unicode text": False,
        "utf-16 big endian": False,
        "utf-16 without mark": True,
        "libreoffice": False,
        "numbers": False,
        "old mac": True,
        "bars": False,
        "sep line": True,
    }


def test_a_person_knows_better() -> None:
    read = reading.read("a,b;c\r\n1,2;3\r\n".encode("cp1252"), How(separator=",", encoding="mac_roman"))
    assert (read.separator, read.encoding, read.guessed) == (",", "mac_roman", False)
    assert cells(read) == [("a", "b;c"), ("1", "2;3")]
    assert refused(b"caf\xe9;x\r\n", How(encoding="utf-8")) == separated.OTHER_ENCODING


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    read = reading.read(b'a;b\r\n\r\n"two\r\nlines";x\r\n;;\r\nlast;y\r\n')
    assert [(line.number, line.cells) for line in read.lines] == [
        (1, ("a", "b")), (3, ("two\r\nlines", "x")), (5, ("last", "y")),
    ]  # fmt: skip


def test_a_quotation_mark_that_is_never_closed_says_where_it_began() -> None:
    with pytest.raises(BadFile) as caught:
        reading.read(b'a;b\r\n1;2\r\n"3;4\r\n5;6\r\n')
    assert (caught.value.sentence, caught.value.values["row"]) == (separated.UNCLOSED, 3)


def test_nul_and_ragged_rows_are_kept_for_the_report() -> None:
    assert cells(reading.read(b"a;b\r\n1\x002;3;4\r\n5\r\n")) == [("a", "b", ""), ("1\x002", "3", "4"), ("5", "", "")]


def test_one_column_is_a_table_too() -> None:
    assert cells(reading.read(b"Name\r\nOne\r\nTwo\r\n")) == [("Name",), ("One",), ("Two",)]


#: Name -> (bytes, what is said).
BAD: dict[str, tuple[Any, str]] = {
    "empty": (b"", looks.EMPTY),
    "blanks": (b" \r\n\t\r\n", looks.EMPTY),
    "byte order mark alone": (b"\xef\xbb\xbf", looks.EMPTY),
    "separators alone": (b";;;\r\n;;\r\n", looks.EMPTY),
    "too large": (b"a;b\r\n" * (SIZE_LIMIT // 5 + 1), looks.TOO_LARGE),
    "too many rows": (b"a\r\n" + b"x\r\n" * (ROWS_LIMIT + 1), TOO_LONG),
    "too many columns": (b";".join([b"x"] * 5000), TOO_WIDE),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), looks.OLD_EXCEL),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        looks.LOCKED,
    ),
    "pdf": (b"%PDF-1.7\n", looks.PDF),
    "png": (b"\x89PNG\r\n\x1a\n", looks.IMAGE),
    "jpeg": (b"\xff\xd8\xff\xe0", looks.IMAGE),
    "rtf": (b"{\\rtf1", looks.WORD),
    "html as xls": (b"\xef\xbb\xbf<html><table><tr><td>a</td></tr></table></html>", looks.WEB_PAGE),
    "xml spreadsheet": (b'<?xml version="1.0"?><Workbook/>', looks.XML),
    "noise": (bytes(range(256)) * 40, looks.NOT_TEXT),
    "ods": (
        files.archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        looks.OPEN_DOCUMENT,
    ),
    "numbers": (files.archive({"Index/Document.iwa": b"x"}), looks.NUMBERS),
    "docx": (files.archive({"word/document.xml": b"<x/>"}), looks.WORD),
    "zip": (files.archive({"list.csv": b"a;b"}), looks.ARCHIVE),
    "xlsb": (files.archive({"xl/workbook.bin": b"x"}), looks.BINARY_EXCEL),
    "cut off": (files.table()[:3000], looks.DAMAGED),
    "macros": (files.repacked(files.table(), {"xl/vbaProject.bin": b"x"}), looks.MACROS),
    "values of other files": (
        files.repacked(files.table(), {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        looks.OTHER_FILES,
    ),
    "way out of the archive": (files.repacked(files.table(), {"xl/../../x.xml": b"<x/>"}), looks.DAMAGED),
    "a thousand parts": (
        files.repacked(files.table(), {f"xl/x{number}.xml": b"" for number in range(1001)}),
        looks.BOMB,
    ),
    "bomb": (files.bomb, looks.BOMB),
    "entities": (files.entities, looks.ENTITIES),
    "no sheet": (
        files.repacked(files.table(), {"xl/workbook.xml": b"<workbook/>"}),
        workbook.NO_SHEET,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named(name: str) -> None:
    made, sentence = BAD[name]
    assert refused(made() if callable(made) else made) == sentence


def test_a_part_that_is_longer_than_it_says_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes in an archive are claims: what is unpacked is counted too."""
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 1000)
    with pytest.raises(BadFile) as caught:
        workbook.read(files.table())
    assert caught.value.sentence == looks.BOMB


def test_a_workbook_has_only_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    assert refused(files.table()) == apart.TOO_SLOW


def test_a_workbook_has_only_so_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is the process's own: what is asked for beyond it is refused there, and nobody else notices."""
    code = "from profit_tt.services.sheets import apart; apart._limit(); bytearray(2 << 30)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr.endswith("MemoryError\n") or not hasattr(os, "fork")


def test_scrambled_bytes_in_an_archive_are_damage() -> None:
    file = bytearray(files.table())
    for place in range(60, len(file) - 1500, 7):
        file[place] ^= 0x5A
    assert refused(bytes(file)) == looks.DAMAGED


def test_a_workbook_is_read_as_text() -> None:
    rows = (
        ("Nom", "Jour", "N"),
        ("A", date(2019, 6, 13), 1040),
        ("0012", date(2019, 4, 3), 1.125),
        ("=1+1", None, 0.5),
    )
    read = reading.read(files.table(rows))
    assert cells(read) == [
        ("Nom", "Jour", "N"),
        ("A", "2019-06-13", "1040"),
        ("0012", "2019-04-03", "1.1250"),
        ("=1+1", "", "0.5"),
    ]
    assert (read.form, read.no_result) == ("xlsx", frozenset())


def test_formulas_give_what_was_saved_and_others_are_told() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Name", "N"])
        sheet.write_formula(1, 0, '="Al"&"pha"', None, "Alpha")
        sheet.write_formula(2, 0, "=A2", None, "")
        sheet.write_string(3, 0, '=HYPERLINK("x")')

    read = reading.read(files.book(fill))
    assert cells(read)[1:] == [("Alpha", ""), ("=A2", ""), ('=HYPERLINK("x")', "")]
    assert read.no_result == {(3, 0)}
    assert read.mended({(3, 0): "Typed"}).no_result == frozenset()


def test_sheets_can_be_chosen_and_hidden_ones_are_not_read_by_themselves() -> None:
    def change(made: Any) -> None:
        hidden = made.create_sheet("Old", 0)
        hidden.append(["secret"])
        hidden.sheet_state = "hidden"
        made.create_sheet("More").append(["other"])

    file = files.openpyxl_book(change)
    read = reading.read(file)
    assert [(sheet.name, sheet.hidden) for sheet in read.sheets] == [("Old", True), ("Sheet", False), ("More", False)]
    assert (read.sheet, read.lines[0].cells[0]) == (1, "Raison sociale")
    assert reading.read(file, How(sheet=2)).lines[0].cells == ("other",)


def test_joined_cells_and_the_calendar_of_old_macs_are_told() -> None:
    def change(made: Any) -> None:
        made.active.merge_cells("A2:B2")
        made.epoch = openpyxl_epoch()

    read = reading.read(files.openpyxl_book(change))
    assert (read.merged, read.since_1904) == (True, True)
    assert not reading.read(files.table()).merged


def openpyxl_epoch() -> Any:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    return CALENDAR_MAC_1904


def test_a_cell_in_the_last_corner_is_refused_quickly() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "Name")
        sheet.write_string(1_048_575, COLUMNS_LIMIT + 1, "far away")

    with pytest.raises(BadFile) as caught:
        reading.read(files.book(fill))
    assert (caught.value.sentence, caught.value.values["row"]) == (TOO_WIDE, 1_048_576)


def test_links_in_cells_are_no_links_to_other_files() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "Website")
        sheet.write_url(1, 0, "https://kamers.example", string="Kamers")

    assert cells(reading.read(files.book(fill))) == [("Website",), ("Kamers",)]


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_bad_file_in_an_archive_named_like_another_is_found() -> None:
    out = io.BytesIO(files.table())
    with zipfile.ZipFile(out, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr("xl/workbook.xml", b"<x/>")
    assert refused(out.getvalue()) == looks.DAMAGED
