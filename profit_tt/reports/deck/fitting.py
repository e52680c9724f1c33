"""Words on a slide: what a file of slides can hold, and letters as large as there is room for them."""

import re
from collections.abc import Sequence

from profit_tt.charts.lines import wrapped

#: What XML refuses or should not hold; and what begins a new line, or is a blank that may be broken.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029 ]+")
_POINTS = 72
#: Arial runs a little wider than our own letters do, and bold ones more.
_WIDER = 1.06
_LEADING = 1.22


def plain(text: str) -> str:
    """People's words in one line, without what an XML file cannot hold."""
    return _REFUSED.sub("", _BLANKS.sub(" ", text)).strip()


def one_size(text: str, *, width: float, sizes: Sequence[tuple[int, int]]) -> tuple[str, int]:
    """The text and points of its letters. width: inches; sizes: (points, lines that there is room for), largest first.

    What is too long even for the last is cut with "…".
    """
    for size, lines in sizes:
        if len(_broken(text, width, size, lines + 1)) <= lines:
            return text, size
    size, lines = sizes[-1]
    return " ".join(_broken(text, width, size, lines)), size


def size_of_all(texts: Sequence[tuple[str, str]], *, box: tuple[float, float], sizes: Sequence[int]) -> int:
    """The largest of `sizes` (points) at which these texts, each with its note, fit into a box (inches wide and high);
    else the last. A note is set at `small(size)`, and before each text half a line is free."""
    width, height = box
    for size in sizes:
        used = 0.0
        for text, note in texts:
            used += len(_broken(text, width, size, 99)) * size * _LEADING + size / 2
            used += len(_broken(note, width, small(size), 99)) * small(size) * _LEADING
        if used <= height * _POINTS:
            return size
    return sizes[-1]


def small(size: int) -> int:
    """Points of a note under a text of so many points."""
    return max(11, size - 4)


def shortened(text: str, *, width: float, size: int, lines: int) -> str:
    """The text in so many lines at most, cut with "…"."""
    return " ".join(_broken(text, width, size, lines))


def _broken(text: str, width: float, size: int, lines: int) -> list[str]:
    return wrapped(text, width=width * _POINTS, font=size * _WIDER, lines=lines)
