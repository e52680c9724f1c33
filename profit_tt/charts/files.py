"""A chart as a file to take away: SVG and PNG with its title inside, on a ground of its own, in the house's letters."""

import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any

import altair as alt
import vl_convert

from profit_tt.charts import style

SVG, PNG = "image/svg+xml", "image/png"

#: Pixels of a PNG for each pixel of the chart: sharp on paper and on a projector.
SCALE = 2.0

#: Pixels free around a chart.
_MARGIN = 32

#: Letters that the converter can read (the pages' own are packed for browsers).
_LETTERS = Path(__file__).parents[1] / "reports" / "typst" / "fonts"

#: The converter is one engine for the whole process; pages press at any time.
_lock = Lock()
_registered = False

#: Signs that charts write and the letters above lack, and what stands for them.
_OURS = {"\u202f": "\u00a0", "\u2192": "\u203a", "\u2191 ": ""}

_OPENING = re.compile(r"<svg\b[^>]*>")


def as_svg(
    chart: alt.LayerChart,
    *,
    scheme: str = "light",
    told: str = "",
    notes: Sequence[str] = (),
    margin: int = _MARGIN,
) -> bytes:
    """The chart as SVG. `told`: it in words, for those who do not see it; `notes`: lines under its title (whose it is,
    from when, whether something in it is a sample); `margin`: pixels free around it."""
    spec = _spec(chart, scheme, notes, margin)
    with _lock:
        _register()
        drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return _described(drawn, title=_title(spec), told=told).encode()


def as_png(
    chart: alt.LayerChart,
    *,
    scheme: str = "light",
    notes: Sequence[str] = (),
    scale: float = SCALE,
    margin: int = _MARGIN,
) -> bytes:
    """The same as PNG, `scale` pixels for each of the chart's."""
    spec = _in_our_letters(_spec(chart, scheme, notes, margin))
    with _lock:
        _register()
        drawn: bytes = vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[])
    return drawn


def _in_our_letters(spec: dict[str, Any]) -> dict[str, Any]:
    """The same without signs that our letters lack: for one of them the converter would set all words around it in
    whatever letters the machine has. A browser, which draws an SVG, changes that sign alone."""
    text = json.dumps(spec, ensure_ascii=False)
    for sign, ours in _OURS.items():
        text = text.replace(sign, ours)
    return json.loads(text)  # type: ignore[no-any-return]


def drawing_as_png(svg: str, *, scale: float = SCALE) -> bytes:
    """A drawing of ours that is SVG already, as PNG; nothing in it is fetched."""
    with _lock:
        _register()
        drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn


def _register() -> None:
    global _registered
    if not _registered:
        vl_convert.register_font_directory(str(_LETTERS))
        _registered = True


def as_spec(chart: alt.LayerChart, *, scheme: str = "light") -> dict[str, Any]:
    """The chart as Vega-Lite's own JSON with its numbers in it, without a margin: for a page that draws it itself."""
    return _spec(chart, scheme, (), 4)


def _spec(chart: alt.LayerChart, scheme: str, notes: Sequence[str], margin: int = _MARGIN) -> dict[str, Any]:
    """The chart with its notes, on the surface of its scheme instead of a page's."""
    colours = style.palette(scheme)
    made: dict[str, Any] = chart.to_dict(validate=False)
    made["background"] = colours.surface
    made["padding"] = margin
    made.setdefault("config", {})["background"] = colours.surface
    if notes:
        title = made.get("title", {"text": ""})
        told = title if isinstance(title, dict) else {"text": title}
        made["title"] = told | {"subtitle": list(notes), "subtitleColor": colours.muted, "subtitleFontSize": 14}
    # What a letter cannot say (a JSON that is none) would be found here and not in the converter.
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def _title(spec: dict[str, Any]) -> str:
    text = spec.get("title", {}).get("text", "") if isinstance(spec.get("title"), dict) else spec.get("title", "")
    return " ".join(text) if isinstance(text, list) else str(text)


def _described(svg: str, *, title: str, told: str) -> str:
    """With title and text alternative as a browser and a screen reader look for them; plain text, never markup."""
    words = f"<title>{escape(title)}</title><desc>{escape(told or title)}</desc>"
    opening = _OPENING.search(svg)
    if opening is None:
        raise ValueError("the converter gave no SVG")
    return f'{opening[0][:-1]} role="img">{words}{svg[opening.end() :]}'
