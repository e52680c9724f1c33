"""Files that people may edit (TOML, CSV): read whole, or refused with one sentence: file, place, reason."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from profit_tt.errors import N_, BadData

B = TypeVar("B", bound=BaseModel)

_REASONS = {
    "missing": N_("is missing"),
    "extra_forbidden": N_("is not a known key"),
    "string_too_short": N_("is empty"),
    "string_pattern_mismatch": N_("is not a code: six characters, none of 0 O 1 I L"),
    "model_type": N_("is not a table of its own"),
    "float_parsing": N_("is not a number"),
    "int_parsing": N_("is not a whole number"),
    "int_type": N_("is not a whole number"),
    "string_type": N_("is not a text in quotation marks"),
    "bool_type": N_("is neither true nor false"),
    "list_type": N_("is not a list"),
    "dict_type": N_("is not a table of its own"),
    "too_short": N_("is empty"),
    "too_long": N_("is too long"),
}


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file. Raises BadData when it cannot be read."""
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as wrong:
        raise BadData(file=path.name, place="-", reason=str(wrong)) from None


def read_csv(path: Path, kind: type[B]) -> list[B]:
    """The rows of a CSV file with a header, each checked as a `kind`. Raises BadData naming the row, counted as in a
    spreadsheet (the header is row 1).
    """
    return [checked(kind, row, file=path.name, place=f"row {number}") for number, row in _rows(path)]


def checked(kind: type[B], entry: Any, *, file: str, place: str) -> B:
    """The entry as a `kind`. Raises BadData for the first thing that is wrong in it."""
    try:
        return kind.model_validate(entry)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        where = ".".join([place, *(str(part) for part in first["loc"])])
        raise BadData(file=file, place=where, reason=_REASONS.get(first["type"], first["msg"])) from None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(_text(path).splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        if len(set(header)) != len(header) or not header:
            raise BadData(file=path.name, place="row 1", reason=N_("every column needs a name of its own"))
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(header):
                raise BadData(file=path.name, place=f"row {number}", reason=N_("has too few or too many columns"))
            yield number, dict(zip(header, cells, strict=True))
    except csv.Error as wrong:
        raise BadData(file=path.name, place=f"row {reader.line_num}", reason=str(wrong)) from None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise BadData(file=path.name, place="-", reason=N_("the file is not there")) from None
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadData(file=path.name, place="-", reason=str(wrong)) from None
