"""A matrix of a survey: a bar for each of its rows, cut into the shares of its columns from light to dark."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.charts.lines import width as letters_of
from profit_tt.charts.lines import wrapped
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height of a row and its bar, where bars begin; whether the name stands above its bar."""

    width: int
    row: int
    bar: int
    bar_left: int
    legend: int
    above: bool = False


PLANS = {
    "phone": Plan(358, row=74, bar=30, bar_left=0, legend=2, above=True),
    "page": Plan(1120, row=56, bar=36, bar_left=300, legend=0),
    "wall": Plan(1420, row=92, bar=60, bar_left=430, legend=0),
    "half": Plan(940, row=120, bar=54, bar_left=0, legend=3, above=True),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame of services.frames_survey.matrix."""
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.row * int(frame["line"].nunique()))
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states: the sentence that the frame has brought along."""
    if frame.empty:
        return str(frame.attrs.get("stated") or say("Nobody has answered this yet."))
    return str(frame["short" if short else "stated"].iloc[0])


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it: of each row the column that most chose."""
    told = [title(frame, say)]
    for _, of in frame.groupby("line") if len(frame) else ():
        best = max(of.to_dict("records"), key=lambda row: float(row["share"]))
        told.append(
            say(
                "{row}: mostly “{column}” ({share}).", row=best["label"], column=best["name"], share=_percent(best, say)
            )
        )
    return " ".join(told)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a row, its people in each column."""
    made = []
    for _, of in frame.groupby("line") if len(frame) else ():
        rows = of.to_dict("records")
        own: Row = {say("Row"): rows[0]["label"], say("Answers"): int(rows[0]["people"])}
        own |= {f"{row['place']}. {row['name']}": int(row["n"]) for row in rows}
        made.append(own | {say("In the middle"): float(rows[0]["middle"])})
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: its rows and the names of its columns."""
    if frame.empty:
        return None
    names = frame.drop_duplicates("place").sort_values("place")["name"]
    return int(frame["line"].nunique()), tuple(str(one) for one in names)


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a line x column: label, label_y (in its first row), name, y, start, end
    (0..1 of the bar), middle, figure (where it fits), figure_y, ink, tip.
    """
    plan, letters, made = PLANS[size], style.SIZES[size], list[Row]()
    for place, (_, of) in enumerate(frame.groupby("line") if len(frame) else ()):
        y, end = (place + 1) * plan.row - plan.bar / 2 - 6 if plan.above else (place + 0.5) * plan.row, 0.0
        name = wrapped(
            str(of["label"].iloc[0]),
            width=plan.width if plan.above else plan.bar_left - 20,
            font=letters.label,
            lines=1,
        )
        for column, row in enumerate(of.to_dict("records")):
            start, end = end, end + row["share"]
            figure, room = _percent(row, say), row["share"] * (plan.width - plan.bar_left)
            made.append(
                {
                    "label": name[0] if name and not column else "",
                    "label_y": y - plan.bar / 2 - letters.label * 0.75 if plan.above else y,
                    "name": row["name"],
                    "y": y,
                    "start": start,
                    "end": end,
                    "centre": (start + end) / 2,
                    "figure": figure if letters_of(figure) * letters.note + 8 < room else "",
                    "figure_y": y,
                    "ink": style.ink_on(_shade(row["place"], row["columns"], scheme), scheme),
                    "tip": say("{n} of {all}", n=say.number(int(row["n"])), all=say.number(int(row["people"]))),
                }
            )
    return pd.DataFrame(made)


def _percent(row: Any, say: Speaker) -> str:
    return say.percent(float(row["share"]))


def _shade(place: int, columns: int, scheme: str) -> str:
    return style.shade((place - 1) / max(columns - 1, 1), scheme)


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    names = list(outline(frame)[1])  # type: ignore[index]
    shades = [_shade(place, len(names), scheme) for place in range(1, len(names) + 1)]
    across = alt.Scale(domain=[0, 1], range=[plan.bar_left, alt.ExprRef("width")], nice=False)
    legend = alt.Legend(
        orient="top",
        columns=plan.legend,
        offset=letters.note * 0.7,
        symbolType="square",
        symbolStrokeWidth=1,
        symbolStrokeColor=colours.muted,
    )
    y = spec.pixels_down("y")
    return [
        alt.Chart()
        .mark_bar(height=plan.bar, stroke=colours.background, strokeWidth=1.5)
        .encode(
            x=alt.X("start:Q", scale=across, axis=None),
            x2=alt.X2("end"),
            y=y,
            fill=alt.Fill("name:N", scale=alt.Scale(domain=names, range=shades), legend=legend, sort=None),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("tip:N", title=" ")],
        ),
        alt.Chart()
        .transform_filter("datum.figure != ''")
        .mark_text(align="center", fontSize=letters.note)
        .encode(
            x=alt.X("centre:Q", scale=across, axis=None),
            y=spec.pixels_down("figure_y"),
            text=alt.Text("figure:N"),
            color=alt.Color("ink:N", scale=None, legend=None),
        ),
        alt.Chart()
        .transform_filter("datum.label != ''")
        .mark_text(limit=plan.width if plan.above else plan.bar_left - 12)
        .encode(x=alt.value(0), y=spec.pixels_down("label_y"), text=alt.Text("label:N")),
    ]
