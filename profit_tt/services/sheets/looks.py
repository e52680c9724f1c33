"""What a file is, by what is in it and not by its name; what is no CSV and no XLSX is named, with the way out."""

import zipfile
import zlib
from io import BytesIO

from profit_tt.errors import N_, BadFile
from profit_tt.services.sheets.grid import PARTS_LIMIT, RATIO_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT

CSV, XLSX = "csv", "xlsx"

EMPTY = N_("The file is empty.")
TOO_LARGE = N_("The file is larger than 5 MB. Split it, or take out what is not needed.")
OLD_EXCEL = N_("This is an old Excel file (.xls). Open it, save it as .xlsx or CSV, then bring it again.")
LOCKED = N_("This workbook is protected by a password. Save it without one, then bring it again.")
BINARY_EXCEL = N_("This is a binary Excel file (.xlsb). Save it as .xlsx or CSV, then bring it again.")
MACROS = N_("This workbook holds macros. Save it as .xlsx without macros, then bring it again.")
OTHER_FILES = N_(
    "This workbook takes values from other files. Break these links (in Excel: Data, Edit Links), save it, then "
    "bring it again."
)
OPEN_DOCUMENT = N_("This is an OpenDocument file (.ods). Save it as .xlsx or CSV, then bring it again.")
NUMBERS = N_("This is a Numbers file. Export it as Excel or CSV, then bring it again.")
WORD = N_("This is a text document. Copy its table into a spreadsheet, save that as .xlsx or CSV, then bring it again.")
PDF = N_("This is a PDF. Ask for the spreadsheet it was made from.")
IMAGE = N_("This is a picture. Ask for the spreadsheet it was made from.")
WEB_PAGE = N_(
    "This is a web page with the name of a spreadsheet. Open it in the spreadsheet program and save it as .xlsx."
)
XML = N_("This is an XML file. Open it in the spreadsheet program and save it as .xlsx or CSV.")
ARCHIVE = N_("This is an archive. Unpack it and bring the spreadsheet in it.")
DAMAGED = N_("This workbook is damaged. Open it, save it again as .xlsx, then bring it again.")
BOMB = N_("Unpacked, this workbook is far too large. Copy the table alone into a new one, then bring that.")
ENTITIES = N_("This workbook holds instructions that no spreadsheet program writes. It is not opened.")
NOT_TEXT = N_("This is neither text nor a workbook. Save the table as CSV or XLSX, then bring it again.")

_BEGINS = (
    (b"%PDF", PDF),
    (b"\x89PNG", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"{\\rtf", WORD),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
)
_TAGS = ((b"<!doctype html", WEB_PAGE), (b"<html", WEB_PAGE), (b"<table", WEB_PAGE), (b"<?xml", XML))


#: What a damaged archive makes the library say.
UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
)
_LOOKED_AT = 200_000


def form(file: bytes) -> str:
    """CSV or XLSX. Raises BadFile saying what the file is instead."""
    if not file.strip(b" \t\r\n\x00"):
        raise BadFile(EMPTY)
    if len(file) > SIZE_LIMIT:
        raise BadFile(TOO_LARGE)
    if file.startswith(b"\xd0\xcf\x11\xe0"):  # Microsoft's old container
        raise BadFile(LOCKED if "EncryptedPackage".encode("utf-16-le") in file else OLD_EXCEL)
    if file.startswith(b"PK\x03\x04"):
        require_workbook(file)
        return XLSX
    for begin, sentence in _BEGINS:
        if file.startswith(begin):
            raise BadFile(sentence)
    head = file[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for begin, sentence in _TAGS:
        if head.startswith(begin):
            raise BadFile(WEB_PAGE if b"<html" in head else sentence)
    return CSV


def require_workbook(file: bytes) -> None:
    """Raises BadFile unless the archive is a plain workbook that may be opened. Only beginnings are unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(file)) as archive:
            parts = archive.infolist()
            _require_small(parts)
            _require_kind(archive, {part.filename for part in parts})
    except UNREADABLE:
        raise BadFile(DAMAGED) from None


def _require_small(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS_LIMIT:
        raise BadFile(BOMB)
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * max(packed, 1024):
        raise BadFile(BOMB)
    for part in parts:
        steps = part.filename.replace("\\", "/").split("/")
        if ".." in steps or part.filename.startswith(("/", "\\")) or part.flag_bits & 1:
            raise BadFile(DAMAGED)
    if len({part.filename for part in parts}) != len(parts):
        raise BadFile(DAMAGED)


def _require_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    lower = {name.lower() for name in names}
    if "mimetype" in names and b"opendocument" in _begin(archive, "mimetype"):
        raise BadFile(OPEN_DOCUMENT)
    for there, sentence in (
        (any(name.endswith(".iwa") for name in lower), NUMBERS),
        ("word/document.xml" in lower or "ppt/presentation.xml" in lower, WORD),
        ("xl/workbook.bin" in lower, BINARY_EXCEL),
        (any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in lower), MACROS),
        (any(name.startswith("xl/externallinks/") for name in lower), OTHER_FILES),
        ("xl/workbook.xml" not in lower or "[content_types].xml" not in lower, ARCHIVE),
    ):
        if there:
            raise BadFile(sentence)
    if b"macroEnabled" in _begin(archive, next(name for name in names if name.lower() == "[content_types].xml")):
        raise BadFile(MACROS)


def _begin(archive: zipfile.ZipFile, name: str) -> bytes:
    """As much of a part as is looked at here; more is never unpacked outside the process of its own."""
    with archive.open(name) as part:
        return part.read(_LOOKED_AT)
