"""How the network grew: organisations reached so far and activities held so far, by region, from month to month."""

from collections.abc import Hashable
from datetime import date

import altair as alt
import pandas as pd

from profit_tt.charts import panels, regions, spec, style
from profit_tt.charts.panels import Plan
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

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
    years = _years_written(plan, size, scheme)
    marks = panels.layers(frame, plan, size, scheme, order="order", interpolate="step-after", between=[years])
    made = alt.layer(*marks, data=rows, config=config)
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
        labels, years = panels.spread(ys, base, plan, size), _years(months, plan)
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


def _years_written(plan: Plan, size: str, scheme: str) -> alt.Chart:
    letters, muted = style.SIZES[size].note, style.palette(scheme).muted
    years = alt.Chart().transform_filter("datum.year != ''").mark_text(fontSize=letters, color=muted)
    made: alt.Chart = years.encode(x=panels.along(plan, size), y=spec.pixels_down("year_y"), text=alt.Text("year:N"))
    return made
