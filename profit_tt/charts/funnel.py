"""The funnel by region: organisations in masterclasses, of these coached, of these with an innovation plan."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone; height of a step, its bar, and free under a region; where a region's head takes a line of
    its own (stacked), how high; where words and bars begin, free on the right for figures."""

    width: int
    step: int
    bar: int
    gap: int
    head: int
    words_left: int
    bar_left: int
    bar_right: int


PLANS = {
    "phone": Plan(358, step=40, bar=12, gap=18, head=30, words_left=0, bar_left=0, bar_right=96),
    "page": Plan(1120, step=30, bar=16, gap=20, head=0, words_left=190, bar_left=340, bar_right=300),
    "wall": Plan(1420, step=42, bar=22, gap=22, head=0, words_left=310, bar_left=580, bar_right=400),
    "half": Plan(940, step=58, bar=18, gap=24, head=50, words_left=0, bar_left=0, bar_right=240),
}

#: The steps, in their order.
STEPS = ("masterclass", "coaching_session", "innovation_plan")


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every region x step, in their order: region (name), position, step (one of
    STEPS), counted (organisations that came so far through all steps before; int), share (of the step before, 0..1 or
    NaN), stated (a number that somebody stated for this step, or NaN), at_least (bool: it is a floor).

    What is counted is a full bar, what is stated an empty one beside it: they are never added.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    height = frame["position"].nunique() * _tall(plan) - plan.gap
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out the plans."""
    first, second, third = (int(_of(frame, step)["counted"].sum()) if len(frame) else 0 for step in STEPS)
    if not first:
        return say("No organisation has been in a masterclass yet.") if _nothing_stated(frame) else _stated(frame, say)
    told = say.many(
        "{coached} of {n} organisation in masterclasses was coached.",
        "{coached} of {n} organisations in masterclasses were coached.",
        first,
        coached=say.number(second),
    )
    if short or not second:
        return told
    plans = say.many("{n} of the coached has an innovation plan.", "{n} of the coached have an innovation plan.", third)
    return f"{told} {plans}"


def _nothing_stated(frame: pd.DataFrame) -> bool:
    return frame.empty or not frame["stated"].notna().any()


def _stated(frame: pd.DataFrame, say: Speaker) -> str:
    number = int(_of(frame, STEPS[0])["stated"].sum())
    return say.many(
        "{n} business in masterclasses, as stated; none is counted here yet.",
        "{n} businesses in masterclasses, as stated; none is counted here yet.",
        number,
    )


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    for _, rows in frame.groupby("position") if len(frame) else ():
        steps = [
            f"{word(row['step'], say)} {_figure(row, say)}" for row in rows.to_dict("records") if _figure(row, say)
        ]
        if steps:
            parts.append(say("{region}: {figure}.", region=rows["region"].iloc[0], figure=say.list(steps)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a region and step."""
    if frame.empty:
        return pd.DataFrame()
    return pd.DataFrame(
        {
            say("Region"): frame["region"],
            say("Step"): [word(one, say) for one in frame["step"]],
            say("Counted"): frame["counted"],
            say("Of the step before (%)"): (100 * frame["share"]).round(),
            say("Stated"): [_stated_figure(row, say) for row in frame.to_dict("records")],
        }
    ).reset_index(drop=True)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if _has_something(frame) else None


def word(step: str, say: Speaker) -> str:
    """A step in words."""
    if step == "masterclass":
        return say("Masterclasses")
    return say("Coaching") if step == "coaching_session" else say("Innovation plan")


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row for every region x step: region, y (of the bar), word, word_y, counted and
    stated (parts of the longest bar, 0..1, or NaN), figure, note, end (where they are written, 0..1), figure_y;
    head (the region's name in its first row, else ""), head_y, area.
    """
    if not _has_something(frame):
        return pd.DataFrame()
    plan = PLANS[size]
    most = float(frame[["counted", "stated"]].max().max())
    made: list[Row] = []
    for place, (_, rows) in enumerate(frame.groupby("position")):
        for number, row in enumerate(rows.to_dict("records")):
            top = place * _tall(plan) + plan.head + number * plan.step
            y = top + plan.step / 2 if not plan.head else top + plan.step - plan.bar
            stated = row["stated"] / most if row["stated"] == row["stated"] else None
            made.append(
                {
                    "region": row["region"],
                    "y": y,
                    "word": word(row["step"], say),
                    "word_y": y if not plan.head else y - plan.bar / 2 - style.SIZES[size].note * 0.75,
                    "counted": row["counted"] / most,
                    "stated": stated,
                    "end": max(row["counted"] / most, stated or 0.0),
                    "figure": _figure(row, say),
                    "figure_y": y,
                    "head": row["region"] if not number else "",
                    "head_y": y if not plan.head else top - plan.head * 0.45,
                    "area": regions.area(row["position"], size),
                }
            )
    return pd.DataFrame(made)


def _has_something(frame: pd.DataFrame) -> bool:
    return bool(len(frame)) and bool(frame["counted"].sum() or frame["stated"].notna().any())


def _tall(plan: Plan) -> int:
    return plan.head + len(STEPS) * plan.step + plan.gap


def _of(frame: pd.DataFrame, step: str) -> pd.DataFrame:
    return frame[frame["step"] == step]


def _figure(row: Row, say: Speaker) -> str:
    """ "48 (69 %), 35 stated"."""
    parts = []
    if row["counted"]:
        counted = say.number(int(row["counted"]))
        known = row["share"] == row["share"]
        parts.append(say("{n} ({share})", n=counted, share=say.percent(row["share"])) if known else counted)
    if row["stated"] == row["stated"]:
        parts.append(say("{n} stated", n=_stated_figure(row, say)))
    return " · ".join(parts) or say.number(0)


def _stated_figure(row: Row, say: Speaker) -> str:
    if row["stated"] != row["stated"]:
        return ""
    number = say.number(int(row["stated"]))
    return say("over {n}", n=number) if row["at_least"] else number


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    marks = regions.channels(frame, scheme=scheme)
    length = alt.Scale(domain=[0, 1], range=[plan.bar_left, alt.ExprRef(f"width - {plan.bar_right}")], nice=False)
    y, heads = spec.pixels_down("y"), alt.Chart().transform_filter("datum.head != ''")
    side = letters.mark**0.5

    def bar(field: str, **mark: Any) -> Any:
        known = (
            alt.Chart().transform_filter(f"isValid(datum.{field}) && datum.{field} > 0").transform_calculate(start="0")
        )
        return known.mark_bar(height=plan.bar, cornerRadiusEnd=4, **mark).encode(
            x=alt.X("start:Q", scale=length, axis=None), x2=alt.X2(field), y=y
        )

    figures = alt.Chart().mark_text(dx=letters.note * 0.6, fontWeight=600, fontSize=letters.note)
    return [
        bar("stated", fillOpacity=0, strokeWidth=2, strokeDash=[5, 3]).encode(
            stroke=alt.Stroke("region:N", scale=regions.fills(frame, scheme), legend=None)
        ),
        # With a rim of its own, or the dashes of what is stated would show around it.
        bar("counted", strokeWidth=2).encode(
            color=marks["color"], stroke=alt.Stroke("region:N", scale=regions.fills(frame, scheme), legend=None)
        ),
        alt.Chart()
        .mark_text(color=colours.muted, fontSize=letters.note)
        .encode(x=alt.value(plan.words_left), y=spec.pixels_down("word_y"), text=alt.Text("word:N")),
        figures.encode(
            x=alt.X("end:Q", scale=length, axis=None), y=spec.pixels_down("figure_y"), text=alt.Text("figure:N")
        ),
        heads.mark_point(filled=True, opacity=1).encode(
            x=alt.value(side / 2 + 2), y=spec.pixels_down("head_y"), **marks
        ),
        heads.mark_text(fontWeight=700).encode(
            x=alt.value(side * 1.2 + 8), y=spec.pixels_down("head_y"), text=alt.Text("head:N")
        ),
    ]
