"""Findings as lines of a label: broken where a reader would, never wider than their column."""

#: Widths of letters in parts of the font size, roughly; the chart cuts whatever is wider after all.
_NARROW, _USUAL, _CAPITAL, _WIDE = 0.3, 0.54, 0.68, 0.86
_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029\u0085", " "))


def wrapped(text: str, *, width: float, font: float, lines: int = 2) -> list[str]:
    """`text` in at most `lines` lines of `width` pixels at `font` pixels; the last ends with "…" when cut."""
    rest = " ".join(text.translate(_LINE_BREAKS).split())
    made: list[str] = []
    while rest and len(made) < lines:
        last = len(made) == lines - 1
        head, rest = _broken(rest, room=width / font, cut=last)
        made.append(head)
    return made


def _broken(text: str, *, room: float, cut: bool) -> tuple[str, str]:
    """The part of `text` that fits into `room` (font sizes), and the rest; with `cut` the rest becomes "…"."""
    fits = _fitting(text, room)
    if fits == len(text):
        return text, ""
    if cut:
        fits = _fitting(text, room - 0.8)
    space = text.rfind(" ", 0, fits + 1)
    place = space if space > fits // 2 else fits
    head, rest = text[:place].rstrip(), text[place:].lstrip()
    return (f"{head}…", "") if cut else (head, rest)


def _fitting(text: str, room: float) -> int:
    used = 0.0
    for place, sign in enumerate(text):
        used += _width(sign)
        if used > room:
            return max(place, 1)
    return len(text)


def _width(sign: str) -> float:
    if sign in " iljtfrI.,:;'’|!()[]-":
        return _NARROW
    if sign in "mwMW%@—…" or ord(sign) > 0x2E7F:
        return _WIDE
    return _CAPITAL if sign.isupper() else _USUAL


def width(text: str) -> float:
    """How wide a text is, roughly, in parts of the font size."""
    return sum(_width(sign) for sign in text)
