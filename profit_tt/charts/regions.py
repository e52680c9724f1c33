"""A region in a chart: always its colour and its shape together."""

from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import style


def columns(frame: pd.DataFrame) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """(names, positions) of the regions of a frame with region and position, in their order; position 0 comes last."""
    if frame.empty:
        return (), ()
    regions = frame.drop_duplicates("position").sort_values("position", key=lambda one: one.where(one > 0, 1_000))
    return tuple(regions["region"]), tuple(int(one) for one in regions["position"])


def fills(frame: pd.DataFrame, scheme: str) -> alt.Scale:
    """From a region's name to its colour."""
    names, positions = columns(frame)
    return alt.Scale(domain=list(names), range=[style.region_colour(one, scheme) for one in positions])


def channels(frame: pd.DataFrame, *, scheme: str, legend: alt.Legend | None = None) -> dict[str, Any]:
    """Colour, shape and size of marks: the frame that is drawn has region and area."""
    names, positions = columns(frame)
    shapes = alt.Scale(domain=list(names), range=[style.region_shape(one) for one in positions])
    return {
        "color": alt.Color("region:N", scale=fills(frame, scheme), legend=legend, sort=None),
        "shape": alt.Shape("region:N", scale=shapes, legend=legend, sort=None),
        "size": alt.Size("area:Q", scale=None, legend=None),
    }


def key(size: str, columns: int | None) -> alt.Legend | None:
    """The key to the regions above a chart, in so many columns; 0 is one line, None is no key."""
    if columns is None:
        return None
    return alt.Legend(orient="top", columns=columns, offset=style.SIZES[size].note * 0.7)


def area(position: int, size: str) -> float:
    """The area of a region's mark in a place (style.SIZES)."""
    return style.SIZES[size].mark * style.shape_area(position)
