"""Panels of lines, one above the other, a name and a number beside the end of each line: what growth looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone; height of a panel, of the words above it; free on the right for names and numbers."""

    width: int
    panel: int
    head: int
    right: int


def spread(heights: Mapping[int, float], base: float, plan: Plan, size: str) -> dict[int, float]:
    """The height of each label beside its line's end: apart from each other, none above the panel or below its base."""
    tall = style.SIZES[size].note * 1.2
    order = sorted(heights, key=lambda position: (heights[position], position))
    made: dict[int, float] = {}
    above = base - plan.panel - tall
    for position in order:
        made[position] = above = max(heights[position], above + tall)
    below = base + tall
    for position in reversed(order):
        made[position] = below = min(made[position], below - tall)
    return made


def along(plan: Plan, size: str) -> alt.X:
    """The channel of x (0..1 of the way): from the edge to where the names begin."""
    inset = _inset(size)
    across = alt.Scale(domain=[0, 1], range=[inset, alt.ExprRef(f"width - {plan.right}")], nice=False)
    return alt.X("x:Q", scale=across, axis=None)


def layers(
    frame: pd.DataFrame,
    plan: Plan,
    size: str,
    scheme: str,
    *,
    order: str,
    interpolate: Literal["monotone", "step-after"],
    between: Sequence[Any] = (),
) -> list[Any]:
    """The marks: heads and bases of the panels, whatever comes `between`, lines and their ends.

    The rows they draw have panel, region, x, y, head ("" but in one row of a panel), head_y, base, last (bool), label,
    label_y, area, and the column `order` along which a line runs.
    """
    colours, letters, inset = style.palette(scheme), style.SIZES[size], _inset(size)
    x, y, label_y = along(plan, size), spec.pixels_down("y"), spec.pixels_down("label_y")
    marks = regions.channels(frame, scheme=scheme)
    heads, ends = alt.Chart().transform_filter("datum.head != ''"), alt.Chart().transform_filter("datum.last")
    lines = alt.Chart().mark_line(strokeWidth=letters.mark**0.5 / 5, interpolate=interpolate, strokeJoin="round")
    return [
        heads.mark_rule(color=colours.line, strokeWidth=2).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {plan.right}")), y=spec.pixels_down("base")
        ),
        heads.mark_text(fontSize=letters.figure, fontWeight=700).encode(
            x=alt.value(0), y=spec.pixels_down("head_y"), text=alt.Text("head:N")
        ),
        *between,
        lines.encode(x=x, y=y, color=marks["color"], detail=alt.Detail("panel:N"), order=alt.Order(f"{order}:Q")),
        ends.mark_point(filled=True, opacity=1, shape="circle", size=letters.mark / 4).encode(
            x=x, y=y, color=marks["color"]
        ),
        ends.mark_point(filled=True, opacity=1, xOffset=inset * 2.6).encode(x=x, y=label_y, **marks),
        ends.mark_text(dx=inset * 4.4, fontSize=letters.note, fontWeight=600).encode(
            x=x, y=label_y, text=alt.Text("label:N")
        ),
    ]


def _inset(size: str) -> float:
    """Half a mark: what is drawn at the edge stays whole."""
    inset: float = style.SIZES[size].mark ** 0.5 / 2
    return inset
