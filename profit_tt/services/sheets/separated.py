"""CSV: which encoding, which separator, which cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

from profit_tt.errors import N_, BadFile
from profit_tt.services.sheets import looks
from profit_tt.services.sheets.grid import CELL_LIMIT, Grid, lines_of

SEPARATORS = (";", ",", "\t", "|")
#: Encodings that a person may choose, as offices name them.
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows 1252",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
UNCLOSED = N_("A quotation mark that opens in row {row} is never closed, or stands where none belongs.")
LONG_CELL = N_("A cell in row {row} holds more than {limit} characters.")
OTHER_ENCODING = N_("The file cannot be read in this encoding. Choose another one.")

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LETTERS = frozenset("éèêëàâäáçîïíôöóòûüùúñœæÉÈÊËÀÂÄÁÇÎÏÍÔÖÓÛÜÙÚŒ’‘“”«»€–…")
_SEP_LINE = re.compile(r"\A\"?sep=(.)\"?(?:\r\n|\r|\n)")
_SAMPLE = 64 * 1024


def read(file: bytes, *, encoding: str = "", separator: str = "") -> Grid:
    """The table in a text file; `encoding` and `separator` where a person knows better. Raises BadFile."""
    encoding, text, guessed = _text(file, encoding)
    if _is_binary(text):
        raise BadFile(looks.NOT_TEXT)
    told = _SEP_LINE.match(text)  # Excel takes this line for itself: its rows are counted from the next one
    if told:
        text = text[told.end() :]
    separator = separator or (told.group(1) if told else _separator(text))
    lines = lines_of(_rows(text, separator))
    if not lines:
        raise BadFile(looks.EMPTY)
    return Grid("csv", lines, encoding=encoding, guessed=guessed, separator=separator)


def _text(file: bytes, wanted: str) -> tuple[str, str, bool]:
    """(encoding, text, whether it was guessed): by its mark, else strictly UTF-8, else what its letters look like."""
    mark, marked = next((one for one in _MARKS if file.startswith(one[0])), (b"", ""))
    if wanted:
        return wanted, _decoded(file.removeprefix(mark) if wanted == marked else file, wanted), False
    if marked:
        return marked, _decoded(file[len(mark) :], marked), False
    if zeros := _zeros(file):
        return zeros, _decoded(file, zeros), True
    try:
        return "utf-8", file.decode("utf-8"), False
    except UnicodeDecodeError:
        best = max(("cp1252", "mac_roman"), key=lambda name: _likely(file, name))
        return best, _decoded(file, best, errors="replace"), True


def _decoded(file: bytes, encoding: str, errors: str = "strict") -> str:
    try:
        return file.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        raise BadFile(OTHER_ENCODING) from None


def _zeros(file: bytes) -> str:
    """UTF-16 without a mark: Western letters leave every second byte zero."""
    head = file[:4096]
    pairs = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.4 * pairs and head[::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    if head[::2].count(0) > 0.4 * pairs and head[1::2].count(0) < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _likely(file: bytes, encoding: str) -> int:
    """How many letters of French and Dutch the bytes above ASCII make in this encoding."""
    high = Counter(byte for byte in file if byte > 127)
    return sum(n for byte, n in high.items() if bytes([byte]).decode(encoding, "replace") in _LETTERS)


def _is_binary(text: str) -> bool:
    head = text[:_SAMPLE]
    controls = sum(1 for sign in head if sign < " " and sign not in "\t\r\n\f\x0b")
    return controls > max(4, len(head) // 100)


def _separator(text: str) -> str:
    """The one that cuts most rows into the same number of cells, more than one."""
    head = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        head = head[: max(head.rfind("\n"), head.rfind("\r")) + 1] or head
    return max(SEPARATORS, key=lambda one: _fits(head, one))


def _fits(head: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    with suppress(csv.Error):
        reader = csv.reader(StringIO(head, newline=""), delimiter=separator)
        widths.extend(len(row) for row in reader if any(cell.strip() for cell in row))
    if not widths:
        return (0.0, 0)
    usual, rows = Counter(widths).most_common(1)[0]
    if usual == 1:
        wide = sum(1 for width in widths if width > 1)
        return (0.5 * wide / len(widths), max(widths) if wide else 0)
    return (rows / len(widths) + (0.5 if widths[0] == usual else 0), usual)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as wrong:
            # The library's own limit on a cell is reached by a quotation mark that swallows the rest of the file.
            raise BadFile(UNCLOSED, row=number + 1) from wrong
        if cells is None:
            return
        number += 1
        if any(len(cell) > CELL_LIMIT for cell in cells):
            raise BadFile(LONG_CELL, row=number, limit=CELL_LIMIT)
        yield number, cells
