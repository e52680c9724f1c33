"""The report as PDF (A4, PDF/UA): tagged, with bookmarks, its language, charts as vectors with their words."""

import re
from functools import singledispatch
from typing import Any

from profit_tt.charts import files, style
from profit_tt.reports import infographic_map
from profit_tt.reports.report import parts
from profit_tt.reports.report.parts import Contents, Mark
from profit_tt.reports.typesetting import MEDIA_TYPE, drawn
from profit_tt.text import Speaker

__all__ = ["MEDIA_TYPE", "as_pdf"]

_SIZE = re.compile(rb'<svg\b[^>]*?\bviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
#: Vega names families that a browser may have; the page has one.
_FAMILY = re.compile(rb'font-family="[^"]*"')
_FONT = b'font-family="Atkinson Hyperlegible Next"'
#: Millimetres a chart may be high on a page, where it would be more than is needed to read it.
_TALLEST = {"map": 84, "network-map": 112, "people": 96, "network-links": 110}
_WAVES = "".join(f'<path d="M0 {y}q10-8 20 0t20 0t20 0t20 0t20 0t20 0"/>' for y in (8, 18, 28))


def as_pdf(told: Contents, say: Speaker) -> bytes:
    """The report as one file."""
    return drawn("report", as_data(told, say))


def as_data(told: Contents, say: Speaker) -> dict[str, Any]:
    """What the template reads."""
    look = style.LIGHT
    return {
        "language": told.language,
        "words": _words(told, say),
        "line": parts.LINE,
        "colours": {name: getattr(look, name) for name in ("ink", "muted", "line", "primary", "surface", "sand", "sea")}
        | {"wash": look.background},
        "waves": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><g fill="none" stroke="#ffffff" '
        f'stroke-opacity=".16" stroke-width="3">{_WAVES}</g></svg>',
        "map": _map(told),
        "facts": list(told.facts),
        "marks": [_mark(one) for one in told.marks],
        "figures": [_block(parts.Figures((one,)), say)["figures"][0] for one in told.figures],
        "headlines": _block(told.headlines, say),
        "answers": [{"question": question, "found": found} for question, found in told.answers],
        "chapters": [
            {"key": one.key, "title": one.title, "blocks": [_block(block, say) for block in one.blocks]}
            for one in told.chapters
        ],
    }


def _words(told: Contents, say: Speaker) -> dict[str, str]:
    return {
        "title": told.title,
        "question": told.question,
        "report": say("Report of the think tank"),
        "contents": say("Contents"),
        "summary": say("On one page"),
        "page": say("Page {n} of {m}", n="{n}", m="{m}"),
        "made": told.made,
        "sample": told.sample,
        "decoration": say("Ornament"),
        "map": say("Map of the regions that take part: {regions}", regions=say.list([one.name for one in told.marks])),
    }


def _map(told: Contents) -> str:
    return infographic_map.as_svg([(one.slug, one.name, "", one.position) for one in told.marks])


def _mark(one: Mark) -> dict[str, Any]:
    return {
        "name": one.name,
        "colour": style.region_colour(one.position, "light"),
        "shape": style.SHAPE_PATHS[style.region_shape(one.position)],
    }


@singledispatch
def _block(one: Any, say: Speaker) -> dict[str, Any]:
    raise TypeError(f"no part of a report: {type(one)}")


@_block.register
def _(one: parts.Words, say: Speaker) -> dict[str, Any]:
    return {"is": "words", "kind": one.kind, "text": one.text}


@_block.register
def _(one: parts.Drawing, say: Speaker) -> dict[str, Any]:
    svg = _FAMILY.sub(_FONT, files.as_svg(one.drawn(say), told=one.told, margin=4))
    size = _SIZE.search(svg)
    wide, tall = (float(size[1]), float(size[2])) if size else (4.0, 3.0)
    return {
        "is": "drawing",
        "svg": svg.decode(),
        "told": one.told,
        "ratio": tall / wide,
        "wide": wide,
        "tallest": _TALLEST.get(one.key, 205),
    }


@_block.register
def _(one: parts.Grid, say: Speaker) -> dict[str, Any]:
    return {
        "is": "grid",
        "title": one.title,
        "heads": [
            {"text": head, "mark": _mark(one.marks[place]) if place in one.marks else None}
            for place, head in enumerate(one.heads)
        ],
        "rows": [list(row) for row in one.rows],
        "numbers": sorted(one.numbers),
        "widths": list(one.widths or (1,) * len(one.heads)),
        "small": one.small,
    }


@_block.register
def _(one: parts.Points, say: Speaker) -> dict[str, Any]:
    return {
        "is": "points",
        "heading": one.heading,
        "points": [
            {
                "number": f"#{point.number}",
                "text": point.text,
                "figure": point.figure,
                "note": point.note,
                "marks": [_mark(mark) for mark in point.marks],
            }
            for point in one.points
        ],
    }


@_block.register
def _(one: parts.Figures, say: Speaker) -> dict[str, Any]:
    figures = [{"number": figure.number, "label": figure.label, "basis": figure.basis} for figure in one.figures]
    return {"is": "figures", "figures": figures}
