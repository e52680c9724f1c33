"""Who backs what: findings by common ground, each region's agree share as a mark on the finding's line."""

import json
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.charts.standing import alt_text, note, table, title
from profit_tt.text import Speaker

__all__ = ["alt_text", "chart", "drawn", "outline", "table", "title"]

Row: TypeAlias = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand on a row, in pixels. The track is the line on which marks lie between 0 and 100 %."""

    width: int  # when the chart is drawn alone; on a page it takes the width it is given
    row: int
    track_left: int
    track_right: int  # free beside the track, for the figure
    words_left: int
    words_width: int
    stacked: bool = False  # words above the track instead of beside it
    legend: int | None = 0  # its columns; 0 is one line; None is none: the wall names the regions beside the chart
    votes: bool = True  # whether the number of votes stands under the figure

    @property
    def track(self) -> int:
        """Length of the track when the chart is drawn alone."""
        return self.width - self.track_left - self.track_right


PLANS = {
    "phone": Plan(358, 140, track_left=10, track_right=10, words_left=46, words_width=304, stacked=True, legend=3),
    "page": Plan(1120, 84, track_left=450, track_right=120, words_left=54, words_width=360),
    "wall": Plan(1420, 116, track_left=690, track_right=180, words_left=86, words_width=560),
    "half": Plan(800, 104, track_left=440, track_right=110, words_left=0, words_width=410, legend=None, votes=False),
}


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame as services.frames.ranking makes it (columns there); the first `limit` findings of it.

    A soft band is the Wilson interval of the share over all regions, the stroke in it the share itself. A region's
    mark is drawn where enough people of it have voted; otherwise the note says how many votes are missing.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    height = plan.row * int(rows["first"].sum())
    layers = [*_ground(say, plan, size, scheme), _marks(frame, say, size, scheme), *_words(plan, size, scheme)]
    made = alt.layer(*layers, data=rows, config=config).properties(width=plan.width, height=height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions."""
    if frame.empty:
        return None
    regions = frame.drop_duplicates("position").sort_values("position")
    findings = int(frame["finding_id"].nunique())
    return min(limit or findings, findings), tuple(regions["region"]), tuple(regions["position"])


# The rows it draws


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges: a row for every mark, words already wrapped and numbers already written.

    first: the row that carries the finding's own words and band; top, y, mark_y, line_1_y, line_2_y, note_y: pixels
    from the top; label ("#12"), line_1, line_2, note, figure, votes, text; backed (it is common ground), provisional
    (too few votes yet); share, low, high (all regions); mark (the region's share where it is covered, else NaN),
    region, area; tip_agree, tip_disagree, tip_passed, tip_share.
    """
    if frame.empty:
        return pd.DataFrame()
    letters, percents = style.SIZES[size], spec.percents(say)
    kept = frame if limit is None else frame[frame["rank"] <= limit]
    made: list[Row] = []
    for place, (_, rows) in enumerate(groupby(kept.to_dict("records"), key=lambda row: row["finding_id"])):
        regions = list(rows)
        words = _row(regions, place, say, size, percents)
        quiet = {name: "" if isinstance(value, str) and name != "label" else value for name, value in words.items()}
        lifts = _lifts(regions, near=letters.mark**0.5 * 1.15 / PLANS[size].track)
        for row in regions:
            own = {"first": row is regions[0], "mark_y": words["y"] + lifts.get(row["position"], 0.0) * letters.step}
            area = {"area": letters.mark * style.shape_area(row["position"])}
            made.append((words if own["first"] else quiet) | _mark(row, say, percents) | own | area)
    return pd.DataFrame(made)


def _row(regions: list[Row], place: int, say: Speaker, size: str, percents: spec.Percents) -> Row:
    """The words and the band of a finding in this place from the top."""
    plan, letters, row = PLANS[size], style.SIZES[size], regions[0]
    lines = wrapped(row["text"], width=plan.words_width, font=letters.label)
    top, leading = float(place * plan.row), letters.label * 1.25
    if plan.stacked:
        start, track = top + letters.label * 1.1, top + plan.row - 42
    else:
        track = top + plan.row / 2
        start = track - (leading * (len(lines) - 1) + letters.note * 1.45) / 2
    told, number = note(regions, say), f"#{row['number']}"
    return {
        "top": top,
        "y": track,
        "label": number,
        "line_1": lines[0] if lines else "",
        "line_2": lines[1] if len(lines) > 1 else "",
        "line_1_y": start,
        "line_2_y": start + leading,
        "note": told if plan.words_left else f"{number} · {told}",
        "note_y": start + leading * (len(lines) - 1) + letters.note * 1.5,
        "backed": row["status"] == "common_ground",
        "provisional": row["status"] == "provisional",
        "figure": percents(row["all_share"]),
        "votes": say.many("{n} vote", "{n} votes", int(row["all_seen"])) if row["all_seen"] else "",
        "share": row["all_share"],
        "low": row["all_low"],
        "high": row["all_high"],
        "text": row["text"],
    }


def _mark(row: Row, say: Speaker, percents: spec.Percents) -> Row:
    shown = row["covered"] and row["share"] == row["share"]
    told = {name: percents(row[name]) for name in ("share", "low", "high")}
    return {
        "region": row["region"],
        "mark": row["share"] if shown else None,
        "tip_agree": str(row["agree"]),
        "tip_disagree": str(row["disagree"]),
        "tip_passed": str(row["passed"]),
        "tip_share": say("{share} (95% interval {low} to {high})", **told) if shown else "",
    }


def _lifts(regions: list[Row], *, near: float) -> dict[int, float]:
    """How many steps the mark of each position moves up or down: marks closer than `near` form a pile, not a blot."""
    shown = sorted(
        (row["share"], row["position"]) for row in regions if row["covered"] and row["share"] == row["share"]
    )
    piles: list[list[tuple[float, int]]] = []
    for share, position in shown:
        if piles and share - piles[-1][0][0] <= near:
            piles[-1].append((share, position))
        else:
            piles.append([(share, position)])
    return {
        position: place - (len(pile) - 1) / 2
        for pile in piles
        for place, position in enumerate(sorted(position for _, position in pile))
    }


# How it draws them


def _x(field: str, plan: Plan, axis: Any = alt.Undefined) -> alt.X:
    track: list[Any] = [plan.track_left, alt.ExprRef(f"width - {plan.track_right}")]
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 1], range=track, nice=False), axis=axis)


def _axis(say: Speaker, size: str) -> alt.Axis:
    """From 0 to "100 % agree", written above the track in the reader's language."""
    parts = 4 if size == "page" else 2
    labels = [say.percent(place / parts) for place in range(parts)] + [say("{share} agree", share=say.percent(1))]
    if size == "half":
        labels[1] = ""  # "100 % d’accord" needs its place
    return alt.Axis(
        orient="top",
        values=[place / parts for place in range(parts + 1)],
        labelExpr=f"{json.dumps(labels)}[round(datum.value * {parts})]",
        labelFlush=True,
        gridDash=[2, 4],
        grid=not PLANS[size].stacked,
    )


def _ground(say: Speaker, plan: Plan, size: str, scheme: str) -> list[Any]:
    """Lines between rows, the track, the band of the share over all regions, and the stroke of the share itself."""
    colours, letters = style.palette(scheme), style.SIZES[size]
    axis = _axis(say, size)
    band = letters.mark**0.5 * 1.9
    first = alt.Chart().transform_filter("datum.first")
    track = {"x": alt.value(plan.track_left), "x2": alt.value(alt.ExprRef(f"width - {plan.track_right}"))}
    y = spec.pixels_down("y")
    return [
        first.mark_rule(color=colours.line, strokeWidth=2).encode(**track, y=y),
        first.mark_rule(color=colours.line).encode(x=alt.value(0), x2=alt.value("width"), y=spec.pixels_down("top")),
        first.mark_rule(color=colours.sea, strokeWidth=band).encode(x=_x("low", plan, axis), x2=alt.X2("high"), y=y),
        first.mark_tick(color=colours.muted, thickness=2, size=band, orient="vertical").encode(
            x=_x("share", plan), y=y
        ),
    ]


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> Any:
    regions = frame.drop_duplicates("position").sort_values("position")
    names, positions = regions["region"].tolist(), regions["position"].tolist()
    colours, letters, plan = style.palette(scheme), style.SIZES[size], PLANS[size]
    legend = None if plan.legend is None else alt.Legend(orient="top", columns=plan.legend, offset=letters.note * 0.7)
    shapes = alt.Scale(domain=names, range=[style.region_shape(one) for one in positions])
    fills = alt.Scale(domain=names, range=[style.region_colour(one, scheme) for one in positions])
    tips = {
        "region": say("Region"),
        "label": say("Finding"),
        "tip_share": say("Share who agree"),
        "tip_agree": say("Agree"),
        "tip_disagree": say("Disagree"),
        "tip_passed": say("Pass"),
    }
    return (
        alt.Chart()
        .transform_filter("isValid(datum.mark)")
        .mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=1.5)
        .encode(
            x=_x("mark", plan),
            y=spec.pixels_down("mark_y"),
            color=alt.Color("region:N", scale=fills, legend=legend, sort=None),
            shape=alt.Shape("region:N", scale=shapes, legend=legend, sort=None),
            size=alt.Size("area:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
        )
    )


def _words(plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    first = alt.Chart().transform_filter("datum.first")

    def written(field: str, y: str, x: int | str, **mark: Any) -> Any:
        words = {"limit": plan.words_width * 1.06} | mark
        return first.mark_text(**words).encode(x=alt.value(x), y=spec.pixels_down(y), text=alt.Text(f"{field}:N"))

    full = alt.Tooltip("text:N", title=" ")
    standing = alt.condition("datum.backed", alt.value(colours.agree), alt.value(colours.muted))
    sure = alt.condition("datum.provisional", alt.value(colours.muted), alt.value(colours.ink))
    figure: dict[str, Any] = {"align": "right", "fontSize": letters.figure, "fontWeight": 700}
    if not plan.stacked and plan.votes:
        figure["dy"] = -letters.figure * 0.5
    made = [
        written("line_1", "line_1_y", plan.words_left).encode(tooltip=full),
        written("line_2", "line_2_y", plan.words_left).encode(tooltip=full),
        written("note", "note_y", plan.words_left, fontSize=letters.note).encode(color=standing),
        written("figure", "note_y" if plan.stacked else "y", "width", **figure).encode(color=sure),
    ]
    if plan.words_left:
        made.append(written("label", "line_1_y", 0, color=colours.muted, fontSize=letters.note, fontWeight=600))
    if plan.votes and not plan.stacked:
        quiet = {"color": colours.muted, "fontSize": letters.note, "dy": letters.note * 0.8}
        made.append(written("votes", "y", "width", align="right", **quiet))
    return made
