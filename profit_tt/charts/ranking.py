"""Who backs what: findings by common ground, each region's agree share as a mark on the finding's line."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.standing import alt_text, note, table, title
from profit_tt.charts.tracks import Plan, Row
from profit_tt.text import Speaker

__all__ = ["alt_text", "chart", "drawn", "outline", "table", "title"]


PLANS = tracks.PLANS | {
    "half": replace(tracks.PLANS["half"], row=104, track_left=440, track_right=110, words_width=410)
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
    plan = PLANS[size]
    rows = drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    colours = style.palette(scheme)
    standing = alt.condition("datum.backed", alt.value(colours.agree), alt.value(colours.muted))
    sure = alt.condition("datum.provisional", alt.value(colours.muted), alt.value(colours.ink))
    words = tracks.words(plan, size, scheme, note=standing, figure=sure)
    layers = [*_ground(say, plan, size, scheme), _marks(frame, say, size, scheme), *words]
    told = title(frame, say) if titled else ""
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions."""
    return tracks.outline(frame, limit)


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
    plan, percents = PLANS[size], spec.percents(say)
    made: list[Row] = []
    for place, of in tracks.findings(frame, limit):
        words = _row(of, place, say, size, percents)
        shares = {row["position"]: row["share"] for row in of if _shown(row)}
        lifted = tracks.lifts(shares, near=tracks.near(size, plan))
        for row in of:
            lift = lifted.get(row["position"], 0.0) * style.SIZES[size].step
            own = {"first": row is of[0], "mark_y": words["y"] + lift, "area": regions.area(row["position"], size)}
            made.append((words if own["first"] else tracks.quiet(words)) | _mark(row, say, percents) | own)
    return pd.DataFrame(made)


def _row(of: list[Row], place: int, say: Speaker, size: str, percents: spec.Percents) -> Row:
    """The words and the band of a finding in this place from the top."""
    row = of[0]
    return tracks.placed(row, place, note=note(of, say), plan=PLANS[size], size=size) | {
        "backed": row["status"] == "common_ground",
        "provisional": row["status"] == "provisional",
        "figure": percents(row["all_share"]),
        "votes": say.many("{n} vote", "{n} votes", int(row["all_seen"])) if row["all_seen"] else "",
        "share": row["all_share"],
        "low": row["all_low"],
        "high": row["all_high"],
    }


def _shown(row: Row) -> bool:
    return bool(row["covered"] and row["share"] == row["share"])


def _mark(row: Row, say: Speaker, percents: spec.Percents) -> Row:
    shown = _shown(row)
    told = {name: percents(row[name]) for name in ("share", "low", "high")}
    return {
        "region": row["region"],
        "mark": row["share"] if shown else None,
        "tip_agree": str(row["agree"]),
        "tip_disagree": str(row["disagree"]),
        "tip_passed": str(row["passed"]),
        "tip_share": say("{share} (95% interval {low} to {high})", **told) if shown else "",
    }


# How it draws them


def _ground(say: Speaker, plan: Plan, size: str, scheme: str) -> list[Any]:
    """Lines between rows, the track, the band of the share over all regions, and the stroke of the share itself."""
    colours, band = style.palette(scheme), style.SIZES[size].mark ** 0.5 * 1.9
    axis, y = tracks.percent_axis(say, size, plan), spec.pixels_down("y")
    first = alt.Chart().transform_filter("datum.first")
    return [
        *tracks.ground(plan, scheme),
        first.mark_rule(color=colours.sea, strokeWidth=band).encode(
            x=tracks.x("low", plan, axis), x2=alt.X2("high"), y=y
        ),
        first.mark_tick(color=colours.muted, thickness=2, size=band, orient="vertical").encode(
            x=tracks.x("share", plan), y=y
        ),
    ]


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> Any:
    colours, plan = style.palette(scheme), PLANS[size]
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
            x=tracks.x("mark", plan),
            y=spec.pixels_down("mark_y"),
            **regions.channels(frame, scheme=scheme, legend=regions.key(size, plan.legend)),
            tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
        )
    )
