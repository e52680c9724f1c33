"""The sea, the land and the regions as the ground of a picture: what stands on it is placed in pixels of the map."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, two_seas
from profit_tt.charts.tracks import Row


def shape(slug: str, width: int) -> Row:
    """A region, or the land, as a mark on a map of this width: slug, x, y (its middle), side (its area)."""
    one = two_seas.shapes().get(slug)
    if one is None:
        return {"slug": slug, "x": None, "y": None, "side": None}
    return {"slug": slug, "x": one.x * width, "y": one.y * width, "side": (2 * one.half * width) ** 2}


def apart(heights: Sequence[float], sides: Sequence[str], tall: float) -> list[float]:
    """The heights, moved so far that words on the same side ("left" or "right") do not lie on each other."""
    moved = list(heights)
    for side in ("left", "right"):
        order = sorted((place for place, one in enumerate(sides) if one == side), key=lambda place: heights[place])
        for upper, lower in pairwise(order):
            short = tall - (moved[lower] - moved[upper])
            if short > 0:
                moved[upper] -= short / 2
                moved[lower] += short / 2
    return moved


def x(field: str, width: int) -> alt.X:
    """A field that counts pixels from the left of the map, which stands in the middle of its place."""
    middle, half = "width / 2", width / 2
    across = [alt.ExprRef(f"{middle} - {half}"), alt.ExprRef(f"{middle} + {half}")]
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, width], range=across, nice=False), axis=None)


def ground(slugs: Sequence[str], width: int, scheme: str) -> list[Any]:
    """The sea, the land and these regions; the frame that is drawn has slug, x, y, side, fill, one row for the land."""
    colours, shapes = style.palette(scheme), two_seas.shapes()
    known = [slug for slug in (two_seas.LAND, *slugs) if slug in shapes]
    paths = alt.Scale(domain=known, range=[shapes[slug].path for slug in known])
    half, height = width / 2, width * two_seas.height()
    sea = alt.Chart().transform_filter(f"datum.slug == '{two_seas.LAND}'").mark_rect(color=colours.sea, cornerRadius=4)
    land = alt.Chart().transform_filter("isValid(datum.side)")
    land = land.mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=1.5)
    return [
        sea.encode(
            x=alt.value(alt.ExprRef(f"width / 2 - {half}")),
            x2=alt.value(alt.ExprRef(f"width / 2 + {half}")),
            y=alt.value(0),
            y2=alt.value(height),
        ),
        land.encode(
            x=x("x", width),
            y=spec.pixels_down("y"),
            shape=alt.Shape("slug:N", scale=paths, legend=None, sort=None),
            size=alt.Size("side:Q", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
        ),
    ]


def marks(frame: pd.DataFrame, width: int, scheme: str) -> Any:
    """The mark of each region at its town; the frame that is drawn has region, mark_x, mark_y, area."""
    towns = alt.Chart().transform_filter("datum.region != ''")
    return towns.mark_point(filled=True, opacity=1, stroke=style.palette(scheme).background, strokeWidth=2).encode(
        x=x("mark_x", width), y=spec.pixels_down("mark_y"), **regions.channels(frame, scheme=scheme)
    )


def words(field: str, y: str, width: int, scheme: str, **mark: Any) -> list[Any]:
    """A field as words at word_x and `y`, aligned by align, on a rim of the ground's colour: read on land and sea."""
    written = alt.Chart().transform_filter(f"datum.{field} != ''")
    align = alt.ExprRef("datum.align")
    rim: dict[str, Any] = {
        "stroke": style.palette(scheme).background,
        "strokeWidth": 5,
        "strokeJoin": "round",
        "opacity": 0.9,
    }
    return [
        written.mark_text(align=align, **more, **mark).encode(
            x=x("word_x", width), y=spec.pixels_down(y), text=alt.Text(f"{field}:N")
        )
        for more in (rim, dict[str, Any]())
    ]
