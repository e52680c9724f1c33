"""Safe from formulas: a spreadsheet must take people's words as text, never as something to compute.

A sheet program reads a cell that begins with = + - @ (full-width ones too), a tab, a line end or a bar as a formula or
a command, some even behind blanks and quotes. In CSV, where cells have no type, such a text gets one single quote in
front. Inside a text the same after a comma, a semicolon, a tab or a line end: an English file that a French program
opens is cut there into cells of their own. `undone` takes exactly these quotes away again, so nothing is lost on the
way back in.
"""

import re

_BLANK = r"[\s'\"\u200b\ufeff]*"
_SIGN = r"=+\-@|\uff1d\uff0b\uff0d\uff20"
_OPENS = re.compile(rf"{_BLANK}[{_SIGN}\x00\t\r\n]")
#: A sign that nothing to compute can follow ("€ 5,-") is left alone.
_CUT = rf"(?<=[,;\t\r\n])(?={_BLANK}[{_SIGN}](?![,;!?)]|\Z))"
_INSIDE, _GUARDED_INSIDE = re.compile(_CUT), re.compile(f"{_CUT}'")


def dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula or a command."""
    return _OPENS.match(text) is not None


def guarded(text: str) -> str:
    """The text for a cell without a type."""
    inside = _INSIDE.sub("'", text)
    return f"'{inside}" if dangerous(text) else inside


def undone(cell: str) -> str:
    """The text as it was before `guarded`."""
    text = cell[1:] if cell.startswith("'") and dangerous(cell) else cell
    return _GUARDED_INSIDE.sub("", text)
