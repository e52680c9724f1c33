"""From a file that somebody brought to a grid of text cells."""

from dataclasses import dataclass

from profit_tt.services.sheets import apart, looks, separated
from profit_tt.services.sheets.grid import Grid


@dataclass(frozen=True, slots=True)
class How:
    """What a person knows better than we can see: encoding and separator of a CSV file, which sheet of a workbook."""

    encoding: str = ""
    separator: str = ""
    sheet: int | None = None


def read(file: bytes, how: How = How()) -> Grid:
    """The table in a file, CSV or XLSX by what is in it. Raises BadFile: a sentence on what the file is instead."""
    if looks.form(file) == looks.XLSX:
        return apart.read(file, sheet=how.sheet)
    return separated.read(file, encoding=how.encoding, separator=how.separator)
