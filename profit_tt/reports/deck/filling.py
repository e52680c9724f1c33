"""Placeholders filled: words at a size that fits, points with their notes, a picture whole and told in words."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from profit_tt.reports.deck import look
from profit_tt.reports.deck.fitting import plain, shortened, size_of_all, small
from profit_tt.reports.report.parts import Point

_SIZES = (20, 18, 16, 14, 12)
#: Lines of a text, and of its note, where not all of them would fit.
_MOST = (3, 1)


def at(slide: Any, idx: int) -> Any:
    """The placeholder with this index in its layout."""
    return next(one for one in slide.placeholders if one.placeholder_format.idx == idx)


def away(shape: Any) -> None:
    """A placeholder that stays empty would tell its reader to fill it."""
    shape.element.getparent().remove(shape.element)


def words(shape: Any, text: str) -> None:
    """In the size of the layout."""
    if text:
        shape.text_frame.paragraphs[0].add_run().text = plain(text)
    else:
        away(shape)


def sized(shape: Any, text: str, size: int) -> None:
    """In a size of its own (points)."""
    if text:
        _run(shape.text_frame.paragraphs[0], text, size)
    else:
        away(shape)


def page(shape: Any, number: int) -> None:
    """The number of the page, as a field: it follows when slides are moved."""
    shape.text_frame.text = ""
    shape.element.find(f".//{qn('a:p')}").append(look.page_field(str(number)))


def points(shape: Any, those: Sequence[Point]) -> None:
    """Findings with their numbers; what is said of each stands below it, smaller."""
    _, _, width, height = look.BODY
    told = [(f"#{one.number}", plain(one.text), plain(one.note)) for one in those]
    size = size_of_all([(f"{number} {text}", note) for number, text, note in told], box=(width, height), sizes=_SIZES)
    for place, (number, text, note) in enumerate(told):
        if size == _SIZES[-1]:
            text, note = (
                shortened(part, width=width, size=size, lines=most)
                for part, most in zip((text, note), _MOST, strict=True)
            )
        line = _paragraph(shape, place, size)
        _run(line, f"{number} ", size, strong=True)
        _run(line, text, size)
        if note:
            _run(shape.text_frame.add_paragraph(), note, small(size))


def sentences(shape: Any, those: Sequence[str]) -> None:
    """Paragraphs."""
    _, _, width, height = look.BODY
    told = [plain(one) for one in those]
    size = size_of_all([(one, "") for one in told], box=(width, height), sizes=_SIZES)
    for place, text in enumerate(told):
        _run(_paragraph(shape, place, size), text, size)


def picture(slide: Any, png: bytes, told: str, box: look.Box) -> Any:
    """In the middle of its place, nothing of it cut off, with what it shows in words."""
    made = at(slide, look.PICTURE).insert_picture(BytesIO(png))
    made.crop_left = made.crop_right = made.crop_top = made.crop_bottom = 0
    left, top, width, height = look.emu(box)
    across, down = made.image.size
    scale = min(width / across, height / down)
    made.width, made.height = Emu(int(across * scale)), Emu(int(down * scale))
    made.left, made.top = Emu(left + (width - made.width) // 2), Emu(top + (height - made.height) // 2)
    made.element.nvPicPr.cNvPr.set("descr", plain(told))
    return made


def _paragraph(shape: Any, place: int, size: int) -> Any:
    frame = shape.text_frame
    made = frame.add_paragraph() if place else frame.paragraphs[0]
    made.space_before = Pt(size / 2 if place else 0)
    return made


def _run(paragraph: Any, text: str, size: int, *, strong: bool = False) -> None:
    run = paragraph.add_run()
    run.text, run.font.size = text, Pt(size)
    if strong:
        run.font.bold, run.font.color.theme_color = True, MSO_THEME_COLOR.TEXT_2
