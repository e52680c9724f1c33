"""Who was reached: organisations, each counted once, beside how often they took part; by region, type or activity."""

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
    """Pixels: width alone, height of a row and its bars, where bars begin, free on the right; whether the name stands
    above its bar."""

    width: int
    row: int
    bar: int
    bar_left: int
    bar_right: int
    above: bool = False


PLANS = {
    "phone": Plan(358, row=58, bar=14, bar_left=0, bar_right=112, above=True),
    "page": Plan(1120, row=44, bar=18, bar_left=230, bar_right=150),
    "wall": Plan(1420, row=74, bar=30, bar_left=420, bar_right=240),
    "half": Plan(940, row=92, bar=24, bar_left=0, bar_right=190, above=True),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row a group, in their order: name, position (of a region; 0 for other groups),
    unique (organisations reached), participations (how often they took part), and in all rows all_unique,
    all_participations (of the whole: an organisation in two groups is once in it).
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.row * len(frame))
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out the average."""
    if not _total(frame):
        return say("No organisation took part in an activity yet.")
    unique, times = int(frame["all_unique"].iloc[0]), int(frame["all_participations"].iloc[0])
    if short or unique == times:
        return say.many("{n} organisation was reached.", "{n} organisations were reached.", unique)
    return say.many(
        "{n} organisation was reached; it took part {times} times.",
        "{n} organisations were reached; together they took part {times} times.",
        unique,
        times=say.number(times),
    )


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        say("{region}: {figure}.", region=row["name"], figure=_in_words(row, say)) for row in frame.to_dict("records")
    ]
    return " ".join([title(frame, say), *told])


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a group."""
    if frame.empty:
        return pd.DataFrame()
    names = {"name": say("Group"), "unique": say("Organisations reached"), "participations": say("Participations")}
    return frame[list(names)].rename(columns=names).reset_index(drop=True)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: how many groups, and whether they are regions."""
    return (len(frame), bool(frame["position"].any())) if _total(frame) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a group: name, name_y, y (of the bar), unique, participations
    (parts of the longest bar, 0..1), figure, note, fill, shape, area, tip.
    """
    if not _total(frame):
        return pd.DataFrame()
    plan, letters = PLANS[size], style.SIZES[size]
    most, made = float(frame["participations"].max()) or 1.0, list[Row]()
    for place, row in enumerate(frame.to_dict("records")):
        y = (place + 0.5) * plan.row if not plan.above else (place + 1) * plan.row - plan.bar
        position = int(row["position"])
        made.append(
            {
                "name": row["name"],
                "name_y": y if not plan.above else y - plan.bar / 2 - letters.note * 0.95,
                "y": y,
                "unique": row["unique"] / most,
                "participations": row["participations"] / most,
                "figure": say.number(int(row["unique"])),
                "note": say.many("{n} time", "{n} times", int(row["participations"])),
                "fill": style.region_colour(position, scheme) if position else style.palette(scheme).primary,
                "shape": style.region_shape(position) if position else "circle",
                "area": regions.area(position, size) if position else 0.0,
                "tip": _in_words(row, say),
            }
        )
    return pd.DataFrame(made)


def _total(frame: pd.DataFrame) -> int:
    return int(frame["all_unique"].iloc[0]) if len(frame) else 0


def _in_words(row: Row, say: Speaker) -> str:
    told = say.many("{n} organisation", "{n} organisations", int(row["unique"]))
    times = say.many("took part {n} time", "took part {n} times", int(row["participations"]))
    return f"{told}, {times}"


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    length = alt.Scale(domain=[0, 1], range=[plan.bar_left, alt.ExprRef(f"width - {plan.bar_right}")], nice=False)
    y, fill = spec.pixels_down("y"), alt.Fill("fill:N", scale=None, legend=None)
    tip = alt.Tooltip("tip:N", title=" ")
    names_left = letters.mark**0.5 * 1.2 + 8 if frame["position"].any() else 0
    end = alt.X("participations:Q", scale=length, axis=None)

    def bar(field: str, high: float) -> Any:
        ends: dict[str, Any] = {"x": alt.X("start:Q", scale=length, axis=None), "x2": alt.X2(field), "y": y}
        of = alt.Chart().transform_filter(f"datum.{field} > 0").transform_calculate(start="0")
        return of.mark_bar(height=high, cornerRadiusEnd=4).encode(**ends, tooltip=tip)

    marks = alt.Chart().transform_filter("datum.area > 0").mark_point(filled=True, opacity=1)
    return [
        bar("participations", plan.bar).encode(fill=alt.value(colours.line)),
        bar("unique", plan.bar).encode(fill=fill),
        marks.encode(
            x=alt.value(letters.mark**0.5 / 2 + 2),
            y=spec.pixels_down("name_y"),
            fill=fill,
            shape=alt.Shape("shape:N", scale=None, legend=None),
            size=alt.Size("area:Q", scale=None, legend=None),
        ),
        alt.Chart()
        .mark_text(limit=plan.bar_left - 12 if plan.bar_left else plan.width - 20)
        .encode(x=alt.value(names_left), y=spec.pixels_down("name_y"), text=alt.Text("name:N")),
        alt.Chart()
        .mark_text(dx=letters.note * 0.6, fontWeight=700, fontSize=letters.figure)
        .encode(x=end, y=y, text=alt.Text("figure:N")),
        alt.Chart()
        .mark_text(align="right", color=colours.muted, fontSize=letters.note)
        .encode(x=alt.value("width"), y=y, text=alt.Text("note:N")),
    ]
