"""Findings on a five-point scale: the median, the middle half of all answers, and each region's median as its mark."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.lines import wrapped
from profit_tt.charts.standing import named, one_a_finding
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = tracks.PLANS | {
    "phone": replace(tracks.PLANS["phone"], track_left=18, track_right=18, row=150, track_low=44),
    "half": replace(tracks.PLANS["half"], row=140, track_left=400, track_right=100, words_width=370),
}
POINTS = (1, 5)


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row for every finding x region, highest rated first, regions in their order:

    finding_id, number (int), text, rank (from 1), region (name), position, median (1..5 or NaN), covered (enough of
    it have rated); and the same in all rows of a finding: all_median, all_low, all_high (the quartiles, 1..5 or NaN),
    all_seen (people who rated, passes apart), consensus (0..1 or NaN), low_word, high_word (what the ends of the
    scale are called in this round, or ""). Empty while results are hidden.
    """
    plan, rows = PLANS[size], drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    told = title(frame, say) if titled else ""
    layers = [*_ground(frame, say, size, scheme), _marks(frame, say, size, scheme), *tracks.words(plan, size, scheme)]
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("No findings yet.")
    rated = one_a_finding(frame).dropna(subset="all_median")
    if rated.empty:
        return say("Nobody has rated yet.")
    most = rated["all_median"].max()
    leading = rated[rated["all_median"] == most]
    told = {"median": say.number(float(most)), "finding": named(leading.iloc[0], say, short=short)}
    return say.many(
        "{finding} is rated highest: {median} of 5.",
        "{n} findings are rated highest, {median} of 5, first of all {finding}.",
        len(leading),
        **told,
    )


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    for _, of in tracks.findings(frame, min(limit or 5, 10)):
        told = [f"{row['region']} {say.number(float(row['median']))}" for row in of if _shown(row)]
        if told:
            parts.append(say("{finding}: {regions}.", finding=f"#{of[0]['number']}", regions=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding; a region's median stays empty where too few of it have rated."""
    made: list[Row] = []
    for _, of in tracks.findings(frame, limit):
        row = of[0]
        own = {say("No."): row["number"], say("Finding"): row["text"], say("Median"): row["all_median"]}
        own |= {say("Lower quartile"): row["all_low"], say("Upper quartile"): row["all_high"]}
        own |= {say("Consensus (%)"): round(100 * row["consensus"]) if row["consensus"] == row["consensus"] else None}
        own |= {say("Votes"): int(row["all_seen"])}
        made.append(
            own | {say("Median, {region}", region=one["region"]): one["median"] if _shown(one) else None for one in of}
        )
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions, the ends of the scale."""
    if frame.empty:
        return None
    return tracks.outline(frame, limit), frame["low_word"].iloc[0], frame["high_word"].iloc[0]


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row for every finding x region: the columns of tracks.placed, first, figure,
    votes, low, median, high (all regions), mark (the region's median where it is covered, else NaN), mark_y, region,
    area, tip_median.
    """
    plan, step = PLANS[size], style.SIZES[size].step
    made: list[Row] = []
    for place, of in tracks.findings(frame, limit):
        words = tracks.placed(of[0], place, note=_note(of[0], say), plan=plan, size=size) | _figures(of[0], say)
        medians = {row["position"]: row["median"] for row in of if _shown(row)}
        lifted = tracks.lifts(medians, near=4 * tracks.near(size, plan))
        for row in of:
            own: Row = {"first": row is of[0], "region": row["region"], "area": regions.area(row["position"], size)}
            own["mark"] = row["median"] if _shown(row) else None
            own["mark_y"] = words["y"] + lifted.get(row["position"], 0.0) * step
            own["tip_median"] = say.number(float(row["median"])) if _shown(row) else ""
            made.append((words if own["first"] else tracks.quiet(words)) | own)
    return pd.DataFrame(made)


def _shown(row: Row) -> bool:
    return bool(row["covered"] and row["median"] == row["median"])


def _figures(row: Row, say: Speaker) -> Row:
    rated = row["all_median"] == row["all_median"]
    return {
        "figure": say.number(float(row["all_median"])) if rated else "",
        "votes": say.many("{n} vote", "{n} votes", int(row["all_seen"])) if row["all_seen"] else "",
        "low": row["all_low"],
        "median": row["all_median"],
        "high": row["all_high"],
    }


def _note(row: Row, say: Speaker) -> str:
    if row["all_median"] != row["all_median"]:
        return say("No votes yet")
    low, high = (say.number(float(row[name])) for name in ("all_low", "all_high"))
    return say("Middle half: {low} to {high}", low=low, high=high)


def _axis(frame: pd.DataFrame, say: Speaker, size: str) -> alt.Axis:
    """From 1 to 5, the ends with the words of the round where it has some."""
    plan, points = PLANS[size], list(range(POINTS[0], POINTS[1] + 1))
    labels = [say.number(point) for point in points]
    for place, word in ((0, frame["low_word"].iloc[0]), (-1, frame["high_word"].iloc[0])):
        fits = wrapped(str(word), width=plan.track * 0.46, font=style.SIZES[size].note, lines=1)
        labels[place] = " ".join([labels[place], *fits])
    if max(len(labels[0]), len(labels[-1])) > 1:
        labels[1:-1] = [""] * (len(points) - 2)  # the words need their place
    return tracks.axis(points, labels, plan)


def _ground(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> list[Any]:
    """The track, the band of the middle half, and the stroke of the median."""
    plan, colours, band = PLANS[size], style.palette(scheme), style.SIZES[size].mark ** 0.5 * 1.9
    first, y = alt.Chart().transform_filter("datum.first && isValid(datum.median)"), spec.pixels_down("y")
    return [
        *tracks.ground(plan, scheme),
        first.mark_rule(color=colours.sea, strokeWidth=band).encode(
            x=tracks.x("low", plan, _axis(frame, say, size), domain=POINTS), x2=alt.X2("high"), y=y
        ),
        first.mark_tick(color=colours.ink, thickness=4, size=band, orient="vertical").encode(
            x=tracks.x("median", plan, domain=POINTS), y=y
        ),
    ]


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> Any:
    plan = PLANS[size]
    tips = {"region": say("Region"), "label": say("Finding"), "tip_median": say("Median")}
    points = alt.Chart().transform_filter("isValid(datum.mark)")
    points = points.mark_point(filled=True, opacity=1, stroke=style.palette(scheme).background, strokeWidth=1.5)
    return points.encode(
        x=tracks.x("mark", plan, domain=POINTS),
        y=spec.pixels_down("mark_y"),
        tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
        **regions.channels(frame, scheme=scheme, legend=regions.key(size, plan.legend)),
    )
