"""Safe from formulas: a spreadsheet must take people's words as text, never as something to compute.

A sheet program reads a cell that begins with = + - @ (full-width ones too), a tab, a line end or a bar as a formula or
a command, some even behind blanks and quotes. In CSV, where cells have no type, such a text gets one single quote in
front. `undone` takes exactly that quote away again, so nothing is lost on the way back in.
"""

import re

_OPENS = re.compile(r"[\s'\"\u200b\ufeff]*[=+\-@|\x00\t\r\n\uff1d\uff0b\uff0d\uff20]")


def dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula or a command."""
    return _OPENS.match(text) is not None


def guarded(text: str) -> str:
    """The text for a cell without a type."""
    return f"'{text}" if dangerous(text) else text


def undone(cell: str) -> str:
    """The text as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and dangerous(cell) else cell
