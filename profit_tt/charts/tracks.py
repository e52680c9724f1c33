"""Findings one under the other, each with its words and a line beside (or under) them on which marks lie."""

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.text import Speaker

Row: TypeAlias = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand on a row, in pixels. The track is the line on which marks lie, from one end to the other."""

    width: int  # when the chart is drawn alone; on a page it takes the width it is given
    row: int
    track_left: int
    track_right: int  # free beside the track, for the figure
    words_left: int
    words_width: int
    stacked: bool = False  # words above the track instead of beside it
    legend: int | None = 0  # its columns; 0 is one line; None is none: the wall names the regions beside the chart
    votes: bool = True  # whether the number of votes stands under the figure
    track_low: int = 42  # from the track to the row's end, where the words stand above it

    @property
    def track(self) -> int:
        """Length of the track when the chart is drawn alone."""
        return self.width - self.track_left - self.track_right


PLANS = {
    "phone": Plan(358, 140, track_left=10, track_right=10, words_left=46, words_width=266, stacked=True, legend=3),
    "page": Plan(1120, 84, track_left=450, track_right=120, words_left=54, words_width=360),
    "wall": Plan(1420, 124, track_left=690, track_right=180, words_left=86, words_width=560),
    "half": Plan(940, 116, track_left=460, track_right=150, words_left=0, words_width=430, legend=None, votes=False),
}


def kept(frame: pd.DataFrame, limit: int | None) -> pd.DataFrame:
    """The first `limit` findings of a frame with rank (from 1); all of them without one."""
    return frame if limit is None or frame.empty else frame[frame["rank"] <= limit]


def findings(frame: pd.DataFrame, limit: int | None) -> Iterator[tuple[int, list[Row]]]:
    """(place from 0, its rows) of each finding that is drawn."""
    rows = kept(frame, limit).to_dict("records")
    for place, (_, of) in enumerate(groupby(rows, key=lambda row: row["finding_id"])):
        yield place, list(of)


def outline(frame: pd.DataFrame, limit: int | None) -> Hashable:
    """All of a frame of findings by regions that a specification depends on: how many, and which regions."""
    if frame.empty:
        return None
    number = int(frame["finding_id"].nunique())
    return min(limit or number, number), *(regions.columns(frame) if "position" in frame else ())


def whole(layers: Sequence[Any], rows: pd.DataFrame, *, plan: Plan, size: str, scheme: str, title: str) -> Any:
    """The chart of these rows; without a title where that is ""."""
    height = plan.row * int(rows["first"].sum())
    made = alt.layer(*layers, data=rows, config=style.config(scheme, size))
    made = made.properties(width=plan.width, height=height)
    return spec.titled(made, title, size=size, width=plan.width) if title else spec.layered(made)


def placed(row: Row, place: int, *, note: str, plan: Plan, size: str) -> Row:
    """The words of the finding in this place from the top: wrapped, with pixels.

    label ("#12"), text, line_1, line_2, note (with the number where there is no column for it); top, y (of the
    track), line_1_y, line_2_y, note_y.
    """
    letters = style.SIZES[size]
    lines = wrapped(str(row["text"]), width=plan.words_width, font=letters.label)
    top, leading = float(place * plan.row), letters.label * 1.25
    if plan.stacked:
        start, track = top + letters.label * 1.1, top + plan.row - plan.track_low
    else:
        track = top + plan.row / 2
        start = track - (leading * (len(lines) - 1) + letters.note * 1.45) / 2
    number = f"#{row['number']}"
    return {
        "top": top,
        "y": track,
        "label": number,
        "text": row["text"],
        "line_1": lines[0] if lines else "",
        "line_2": lines[1] if len(lines) > 1 else "",
        "line_1_y": start,
        "line_2_y": start + leading,
        "note": note if plan.words_left else f"{number} · {note}",
        "note_y": start + leading * (len(lines) - 1) + letters.note * 1.5,
    }


def quiet(words: Row) -> Row:
    """The same for a finding's further rows: its words are drawn once."""
    return {name: "" if isinstance(value, str) and name != "label" else value for name, value in words.items()}


def lifts(values: Mapping[int, float], *, near: float) -> dict[int, float]:
    """How many steps the mark of each position moves up or down: marks closer than `near` form a pile, not a blot."""
    piles: list[list[tuple[float, int]]] = []
    for value, position in sorted((value, position) for position, value in values.items()):
        if piles and value - piles[-1][0][0] <= near:
            piles[-1].append((value, position))
        else:
            piles.append([(value, position)])
    return {
        position: place - (len(pile) - 1) / 2
        for pile in piles
        for place, position in enumerate(sorted(position for _, position in pile))
    }


def near(size: str, plan: Plan) -> float:
    """The share of the track that a mark takes: closer ones would lie on each other."""
    return float(style.SIZES[size].mark ** 0.5 * 1.15 / plan.track)


def x(field: str, plan: Plan, axis: Any = alt.Undefined, *, domain: Sequence[float] = (0, 1)) -> alt.X:
    """A field along the track."""
    track: list[Any] = [plan.track_left, alt.ExprRef(f"width - {plan.track_right}")]
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=list(domain), range=track, nice=False), axis=axis)


def percent_axis(say: Speaker, size: str, plan: Plan, *, end: str = "") -> alt.Axis:
    """From 0 to "100 % agree" (or another end), written above the track in the reader's language."""
    parts = 4 if size == "page" else 2
    labels = [say.percent(place / parts) for place in range(parts)] + [
        end or say("{share} agree", share=say.percent(1))
    ]
    if size == "half":
        labels[1] = ""  # "100 % d’accord" needs its place
    return axis([place / parts for place in range(parts + 1)], labels, plan)


def axis(values: Sequence[float], labels: Sequence[str], plan: Plan) -> alt.Axis:
    """An axis over the track with these words at these values."""
    return alt.Axis(
        orient="top",
        values=list(values),
        labelExpr=f"{json.dumps(labels)}[indexof({json.dumps(values)}, datum.value)]",
        labelFlush=True,
        labelLimit=0,
        gridDash=[2, 4],
        grid=not plan.stacked,
    )


def ground(plan: Plan, scheme: str) -> list[Any]:
    """The track of each row, and a line above it."""
    colours, first = style.palette(scheme), alt.Chart().transform_filter("datum.first")
    track = {"x": alt.value(plan.track_left), "x2": alt.value(alt.ExprRef(f"width - {plan.track_right}"))}
    return [
        first.mark_rule(color=colours.line, strokeWidth=2).encode(**track, y=spec.pixels_down("y")),
        first.mark_rule(color=colours.line).encode(x=alt.value(0), x2=alt.value("width"), y=spec.pixels_down("top")),
    ]


def written(field: str, y: str, x: int | str, **mark: Any) -> Any:
    """A field as words, once a finding, `x` pixels from the left or at "width"."""
    first = alt.Chart().transform_filter("datum.first")
    return first.mark_text(**mark).encode(x=alt.value(x), y=spec.pixels_down(y), text=alt.Text(f"{field}:N"))


def words(plan: Plan, size: str, scheme: str, *, note: Any = None, figure: Any = None) -> list[Any]:
    """The finding in two lines, its number, its note and its figure; `note` and `figure` are their colours."""
    colours, letters = style.palette(scheme), style.SIZES[size]
    narrow = {"limit": plan.words_width * 1.06}
    full = alt.Tooltip("text:N", title=" ")
    large: dict[str, Any] = {"align": "right", "fontSize": letters.figure, "fontWeight": 700}
    if not plan.stacked and plan.votes:
        large["dy"] = -letters.figure * 0.5
    made = [
        written("line_1", "line_1_y", plan.words_left, **narrow).encode(tooltip=full),
        written("line_2", "line_2_y", plan.words_left, **narrow).encode(tooltip=full),
        written("note", "note_y", plan.words_left, fontSize=letters.note, **narrow).encode(
            color=note or alt.value(colours.muted)
        ),
        written("figure", "note_y" if plan.stacked else "y", "width", **large).encode(
            color=figure or alt.value(colours.ink)
        ),
    ]
    if plan.words_left:
        made.append(written("label", "line_1_y", 0, color=colours.muted, fontSize=letters.note, fontWeight=600))
    if plan.votes and not plan.stacked:
        under = {"color": colours.muted, "fontSize": letters.note, "dy": letters.note * 0.8}
        made.append(written("votes", "y", "width", align="right", **under))
    return made
