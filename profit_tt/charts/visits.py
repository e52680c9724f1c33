"""Visits and pageviews over time, a bar for each day or month: full what was counted, an outline what was stated."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone; height of the words above a panel, of its bars, of the names below the last one; how many
    names and numbers fit beside each other."""

    width: int
    head: int
    panel: int
    foot: int
    names: int


PLANS = {
    "phone": Plan(358, 44, 120, 28, names=4),
    "page": Plan(1120, 48, 150, 30, names=14),
    "wall": Plan(1420, 74, 230, 48, names=12),
    "half": Plan(940, 66, 190, 44, names=8),
}
PANELS = ("visits", "views")


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame of services.frames_platform: a row a moment x panel, in order: slot (from 0), label (a word
    for the moment), panel (PANELS), value (int), stated (bool)."""
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=2 * (plan.head + plan.panel) + plan.foot)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers."""
    if frame.empty:
        return say("Nothing has been counted yet.")
    visits, views = (int(frame.loc[frame["panel"] == panel, "value"].sum()) for panel in PANELS)
    told = say.many("{n} visit", "{n} visits", visits)
    if short or not visits or views == visits:
        return say("{visits}, {views}.", visits=told, views=say.many("{n} pageview", "{n} pageviews", views))
    each = say.number(round(views / visits, 1))
    return say(
        "{visits} and {views}: {each} pages a visit.",
        visits=told,
        views=say.many("{n} pageview", "{n} pageviews", views),
        each=each,
    )


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it: its highest moment of each panel."""
    parts = [title(frame, say)]
    for panel in PANELS if len(frame) else ():
        rows = frame[frame["panel"] == panel]
        if len(rows):
            most = rows.iloc[int(rows["value"].astype("int64").argmax())]
            parts.append(
                say("Most: {number}, {when}.", number=_head(panel, int(most["value"]), say), when=most["label"])
            )
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a moment."""
    if frame.empty:
        return pd.DataFrame()
    made = frame.pivot_table(index=["slot", "label"], columns="panel", values="value", aggfunc="sum", fill_value=0)
    made = made.reindex(columns=list(PANELS), fill_value=0).astype("int64").reset_index().drop(columns="slot")
    made.columns = pd.Index([say("When"), say("Visits"), say("Pageviews")])
    return made


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: whether it was stated."""
    return bool(frame["stated"].iloc[0]) if len(frame) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a moment x panel: panel, left, right, middle (0..1 of the width), y, base_y
    (pixels from the top: the bar), name (of the moment, "" where it would not fit), name_x (0..1), name_y, figure,
    figure_y, head (the panel's words, in one row of it), head_y.
    """
    if frame.empty:
        return pd.DataFrame()
    plan, letters = PLANS[size], style.SIZES[size]
    slots = int(frame["slot"].max()) + 1
    step = -(-slots // plan.names)
    made: list[dict[str, Any]] = []
    for place, panel in enumerate(PANELS):
        rows = frame[frame["panel"] == panel].to_dict("records")
        most = max((row["value"] for row in rows), default=0) or 1
        base = float((place + 1) * (plan.head + plan.panel))
        tall = plan.panel - letters.note * 1.5
        top = max(range(len(rows)), key=lambda one: rows[one]["value"], default=0)
        for number, row in enumerate(rows):
            y = base - tall * row["value"] / most
            named = row["slot"] % step == 0
            half = 0.28 * letters.note * len(row["label"]) / plan.width  # a name at the edge stays inside
            middle = (row["slot"] + 0.5) / slots
            told = row["value"] > 0 and (number == top if step > 1 else True)
            made.append(
                {
                    "panel": panel,
                    "left": (row["slot"] + 0.14) / slots,
                    "right": (row["slot"] + 0.86) / slots,
                    "middle": middle,
                    "name_x": min(max(middle, half), 1 - half),
                    "y": y,
                    "base_y": base,
                    "name": row["label"] if named and place else "",
                    "name_y": base + plan.foot * 0.6,
                    "figure": say.number(int(row["value"])) if told else "",
                    "figure_y": y - letters.note * 0.75,
                    "head": "" if number else _head(panel, sum(int(one["value"]) for one in rows), say),
                    "head_y": base - plan.panel - plan.head * 0.45,
                }
            )
    return pd.DataFrame(made)


def _head(panel: str, number: int, say: Speaker) -> str:
    if panel == "visits":
        return say.many("{n} visit", "{n} visits", number)
    return say.many("{n} pageview", "{n} pageviews", number)


def _layers(frame: pd.DataFrame, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    across = alt.Scale(domain=[0, 1], range=[0, alt.ExprRef("width")], nice=False)
    fill, edge = (colours.sand, colours.muted) if bool(frame["stated"].iloc[0]) else (colours.link, colours.link)
    middle = alt.X("middle:Q", scale=across, axis=None)
    heads = alt.Chart().transform_filter("datum.head != ''")
    return [
        heads.mark_rule(color=colours.line, strokeWidth=1.5).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef("width")), y=spec.pixels_down("base_y")
        ),
        alt.Chart()
        .mark_rect(fill=fill, stroke=edge, strokeWidth=1.5)
        .encode(x=alt.X("left:Q", scale=across, axis=None), x2="right", y=spec.pixels_down("y"), y2="base_y"),
        heads.mark_text(fontSize=letters.figure, fontWeight=700).encode(
            x=alt.value(0), y=spec.pixels_down("head_y"), text="head:N"
        ),
        alt.Chart()
        .transform_filter("datum.figure != ''")
        .mark_text(align="center", fontSize=letters.note)
        .encode(x=middle, y=spec.pixels_down("figure_y"), text="figure:N"),
        alt.Chart()
        .transform_filter("datum.name != ''")
        .mark_text(align="center", fontSize=letters.note, color=colours.muted)
        .encode(x=alt.X("name_x:Q", scale=across, axis=None), y=spec.pixels_down("name_y"), text="name:N"),
    ]
