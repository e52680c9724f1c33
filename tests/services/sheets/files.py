"""Files as offices make them, byte by byte, and the bad ones of the list."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter

#: What French Excel writes on a Belgian coast: accents, a quote inside, decimal comma, narrow blank, day first.
ROWS = (
    ("Raison sociale", "Région", "Type", "Effectif", "Site web", "Accord"),
    ("Hôtel « Les Œillets »", "Pas-de-Calais", "Entreprise", "12", "www.oeillets.example", "oui"),
    ("'s-Gravenpolder; kamers", "Zeeland", "bedrijf", "1\u202f040", "https://kamers.example/a?b=c", "non"),
    ("Café à la Digue", "Côte belge", "onderneming", "8,0", "", ""),
    ("=HYPERLINK(\"http://evil.example\";\"Ici\")", "Kent", "public", "", "", ""),
)  # fmt: skip


def separated(rows: Sequence[Sequence[str]] = ROWS, *, by: str = ";", end: str = "\r\n") -> str:
    """The rows as text, quoted as spreadsheets do."""

    def quoted(cell: str) -> str:
        return f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & {by, '"', "\n", "\r"} else cell

    return "".join(by.join(quoted(cell) for cell in row) + end for row in rows)


def without_narrow(text: str) -> str:
    """Windows 1252 has no narrow blank: Excel writes the usual hard one there."""
    return text.replace("\u202f", "\u00a0")


#: How offices save a table: name -> bytes. All of them hold ROWS.
OFFICES: dict[str, bytes] = {
    "french excel csv": without_narrow(separated()).encode("cp1252"),
    "excel csv utf-8": separated().encode("utf-8-sig"),
    "excel unicode text": b"\xff\xfe" + separated(by="\t").encode("utf-16-le"),
    "utf-16 big endian": b"\xfe\xff" + separated(by="\t").encode("utf-16-be"),
    "utf-16 without mark": separated(by="\t").encode("utf-16-le"),
    "libreoffice": separated(by=",", end="\n").encode("utf-8"),
    "numbers": separated(by=";", end="\n").encode("utf-8"),
    "old mac": without_narrow(separated(end="\r")).encode("mac_roman"),
    "bars": separated(by="|").encode("utf-8"),
    "sep line": b"sep=;\r\n" + without_narrow(separated()).encode("cp1252"),
}


def book(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """A workbook of xlsxwriter with one sheet that `fill` writes into."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, **options}) as made:
        fill(made, made.add_worksheet("Blad1"))
    return out.getvalue()


def table(rows: Sequence[Sequence[Any]] = ROWS) -> bytes:
    """A workbook with these rows, days as days."""

    def fill(made: Any, sheet: Any) -> None:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), day)
                else:
                    sheet.write(line, place, cell)

    return book(fill, strings_to_urls=False)


def openpyxl_book(change: Callable[[Any], None]) -> bytes:
    """A workbook of openpyxl, as `change` leaves it."""
    made = openpyxl.Workbook()
    for row in ROWS[:4]:
        made.active.append([str(cell) for cell in row])
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(file: bytes, more: dict[str, bytes], level: int = 6) -> bytes:
    """The archive with parts added or put in the place of others."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for part in old.infolist():
            if part.filename not in more:
                new.writestr(part, old.read(part))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def part(file: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name)


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    """A small file that unpacks to 60 MiB."""
    return repacked(table(), {"xl/worksheets/sheet2.xml": b" " * (60 << 20)}, level=9)


def entities() -> bytes:
    """The billion laughs in the sheet."""
    sheet = part(table(), "xl/worksheets/sheet1.xml")
    begin = sheet.index(b"?>") + 2
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return repacked(table(), {"xl/worksheets/sheet1.xml": sheet[:begin] + laughs + sheet[begin:]})
