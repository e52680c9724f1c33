"""How the network grew: organisations reached so far and activities held so far, by region, from month to month."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone; height of a panel, of the words above it and of the years below; free on the right."""

    width: int
    panel: int
    head: int
    right: int


PLANS = {
    "phone": Plan(358, 150, 34, right=134),
    "page": Plan(1120, 200, 42, right=200),
    "wall": Plan(1420, 270, 70, right=330),
    "half": Plan(940, 224, 62, right=270),
}
PANELS = ("organisations", "activities")


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every month x region: month (its first day), region (name), position,
    organisations (reached so far, each once), activities (held so far).
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=len(PANELS) * _tall(plan, size))
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out when it began."""
    if frame.empty:
        return say("No activity with a day yet.")
    ends = _ends(frame)
    number, held = (int(ends[panel].sum()) for panel in PANELS)
    told = say.many(
        "{held} activities reached {n} organisation.",
        "{held} activities reached {n} organisations.",
        number,
        held=say.number(held),
    )
    if short or frame["month"].nunique() == 1:
        return told
    half = _when_half(frame, number)
    return f"{told} {say('Half of them by {month}.', month=half_month(half, say))}" if half and number > 1 else told


def half_month(month: date, say: Speaker) -> str:
    """A month with its year in words."""
    return say.date(month).split(" ", 1)[1]


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    for row in (_ends(frame) if len(frame) else frame).to_dict("records"):
        told = {name: say.number(int(row[name])) for name in PANELS}
        parts.append(
            say("{region}: {organisations} organisations, {activities} activities.", region=row["region"], **told)
        )
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row for every month x region."""
    names = {"month": say("Month"), "region": say("Region"), "organisations": say("Organisations reached")}
    names["activities"] = say("Activities")
    return frame.reindex(columns=list(names)).rename(columns=names).reset_index(drop=True)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if len(frame) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row for every month x region x panel: panel, region, order, x (0..1 of the
    time), y; head (in one row of a panel) and head_y, base; last (bool), label, label_y, area; year (at the first
    month of a year, in one row of it) and year_y.
    """
    if frame.empty:
        return pd.DataFrame()
    plan, ends = PLANS[size], _ends(frame)
    months = sorted(frame["month"].unique())
    at = {month: place / max(len(months) - 1, 1) for place, month in enumerate(months)}
    made: list[Row] = []
    for place, panel in enumerate(PANELS):
        base = place * _tall(plan, size) + plan.head + plan.panel
        full, tall = max(int(frame[panel].max()), 1), plan.panel - style.SIZES[size].mark ** 0.5
        ys = {row["position"]: base - tall * row[panel] / full for row in ends.to_dict("records")}
        labels, years = _spread(ys, base, size), _years(months, plan)
        for number, row in enumerate(frame.sort_values(["month", "position"]).to_dict("records")):
            last = row["month"] == months[-1]
            made.append(
                {
                    "panel": panel,
                    "region": row["region"],
                    "order": at[row["month"]],
                    "x": at[row["month"]],
                    "y": base - tall * row[panel] / full,
                    "head": "" if number else _head(panel, int(ends[panel].sum()), say),
                    "head_y": base - plan.panel - plan.head * 0.45,
                    "base": base,
                    "last": last,
                    "label": f"{row['region']} {say.number(int(row[panel]))}" if last else "",
                    "label_y": labels[row["position"]],
                    "area": regions.area(row["position"], size),
                    "year": years.pop(row["month"], ""),
                    "year_y": base + style.SIZES[size].note * 1.1,
                }
            )
    return pd.DataFrame(made)


def _tall(plan: Plan, size: str) -> float:
    return plan.head + plan.panel + style.SIZES[size].note * 2.2


def _ends(frame: pd.DataFrame) -> pd.DataFrame:
    last = [month == max(frame["month"]) for month in frame["month"]]
    return frame[last].sort_values("position")


def _when_half(frame: pd.DataFrame, number: int) -> date | None:
    sums = frame.groupby("month")["organisations"].sum()
    reached = sums[sums >= number / 2]
    return reached.index[0] if len(reached) else None


def _years(months: list[date], plan: Plan) -> dict[date, str]:
    """The month at which each year is written: its first one, where the year before leaves room for it."""
    made: dict[date, str] = {}
    apart = max(len(months) * 70 / (plan.width - plan.right), 1)
    before = -apart
    for place, month in enumerate(months):
        if (place == 0 or month.year != months[place - 1].year) and place - before >= apart:
            made[month], before = str(month.year), place
    return made


def _head(panel: str, number: int, say: Speaker) -> str:
    if panel == "organisations":
        return say.many("{n} organisation reached", "{n} organisations reached", number)
    return say.many("{n} activity held", "{n} activities held", number)


def _spread(heights: Mapping[int, float], base: float, size: str) -> dict[int, float]:
    """The height of each label beside its line's end: apart from each other, none below the panel's base."""
    tall = style.SIZES[size].note * 1.25
    order = sorted(heights, key=lambda position: (heights[position], position))
    made: dict[int, float] = {}
    above = base - PLANS[size].panel - tall
    for position in order:
        made[position] = above = max(heights[position], above + tall)
    below = base + tall
    for position in reversed(order):
        made[position] = below = min(made[position], below - tall)
    return made


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    inset = letters.mark**0.5 / 2
    across = alt.Scale(domain=[0, 1], range=[inset, alt.ExprRef(f"width - {plan.right}")], nice=False)
    x, y, label_y = alt.X("x:Q", scale=across, axis=None), spec.pixels_down("y"), spec.pixels_down("label_y")
    marks = regions.channels(frame, scheme=scheme)
    heads, ends = alt.Chart().transform_filter("datum.head != ''"), alt.Chart().transform_filter("datum.last")
    years = alt.Chart().transform_filter("datum.year != ''")
    lines = alt.Chart().mark_line(strokeWidth=letters.mark**0.5 / 5, interpolate="step-after", strokeJoin="round")
    return [
        heads.mark_rule(color=colours.line, strokeWidth=2).encode(
            x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {plan.right}")), y=spec.pixels_down("base")
        ),
        heads.mark_text(fontSize=letters.figure, fontWeight=700).encode(
            x=alt.value(0), y=spec.pixels_down("head_y"), text=alt.Text("head:N")
        ),
        years.mark_text(fontSize=letters.note, color=colours.muted).encode(
            x=x, y=spec.pixels_down("year_y"), text=alt.Text("year:N")
        ),
        lines.encode(x=x, y=y, color=marks["color"], detail=alt.Detail("panel:N"), order=alt.Order("order:Q")),
        ends.mark_point(filled=True, opacity=1, shape="circle", size=letters.mark / 4).encode(
            x=x, y=y, color=marks["color"]
        ),
        ends.mark_point(filled=True, opacity=1, xOffset=inset * 2.6).encode(x=x, y=label_y, **marks),
        ends.mark_text(dx=inset * 4.4, fontSize=letters.note, fontWeight=600).encode(
            x=x, y=label_y, text=alt.Text("label:N")
        ),
    ]
