"""What the room does not know yet: the share of those who passed, finding by finding."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style, tracks
from profit_tt.charts.standing import named
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = {name: replace(plan, row=round(plan.row * 0.9)) for name, plan in tracks.PLANS.items()} | {
    "phone": replace(tracks.PLANS["phone"], row=112, track_low=26),
    "wall": tracks.PLANS["wall"],
}

#: A pass share above this is an invitation to learn (measures: uncertain).
FROM = 0.3


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row a finding, highest pass share first:

    finding_id, number (int), text, rank (from 1), passed, seen (people), share (passed of seen, 0..1 or NaN),
    uncertain (bool: above 0.3 with at least five votes). Empty while results are hidden.
    """
    plan, rows = PLANS[size], drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    told = title(frame, say) if titled else ""
    layers = [*_bars(say, size, scheme), *tracks.words(plan, size, scheme)]
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("No findings yet.")
    if not frame["seen"].sum():
        return say("Nobody has voted yet.")
    unsure = frame[frame["uncertain"]]
    if unsure.empty:
        return say("No finding leaves many people undecided.")
    return say.many(
        "{n} finding leaves many people undecided: {finding}.",
        "{n} findings leave many people undecided, most of all {finding}.",
        len(unsure),
        finding=named(unsure.iloc[0], say, short=short),
    )


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    for _, (row,) in tracks.findings(frame, min(limit or 5, 10)):
        if row["seen"]:
            share = say.percent(row["share"])
            parts.append(say("#{number}: {share} passed.", number=row["number"], share=share))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read."""
    kept = tracks.kept(frame, limit)
    names = {"number": say("No."), "text": say("Finding"), "passed": say("Pass"), "seen": say("Votes")}
    made = kept.reindex(columns=list(names)).rename(columns=names)
    if len(kept):
        made[say("Pass (%)")] = (100 * kept["share"]).round()
    return made.reset_index(drop=True)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings."""
    return tracks.outline(frame, limit)


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row a finding: the columns of tracks.placed, first (always), figure, votes,
    share, uncertain.
    """
    percents = spec.percents(say)
    made: list[Row] = []
    for place, (row,) in tracks.findings(frame, limit):
        words = tracks.placed(row, place, note=_note(row, say), plan=PLANS[size], size=size)
        words |= {"first": True, "uncertain": bool(row["uncertain"]), "figure": percents(row["share"])}
        words["votes"] = (
            say("{n} of {m}", n=say.number(row["passed"]), m=say.number(row["seen"])) if row["seen"] else ""
        )
        made.append(words | {"share": row["share"] if row["seen"] else None})
    return pd.DataFrame(made)


def _note(row: Row, say: Speaker) -> str:
    if not row["seen"]:
        return say("No votes yet")
    if row["uncertain"]:
        return say("Many passed: who can tell more?")
    return say("Most have a view") if row["share"] <= FROM else say("Too few votes")


def _bars(say: Speaker, size: str, scheme: str) -> list[Any]:
    """A bar from nothing to the pass share, and the line above which a finding counts as uncertain."""
    plan, colours = PLANS[size], style.palette(scheme)
    y, words = spec.pixels_down("y"), [say.percent(0), say.percent(FROM), say("{share} passed", share=say.percent(1))]
    axis = tracks.axis([0, FROM, 1], words, plan)
    colour = alt.condition("datum.uncertain", alt.value(colours.primary), alt.value(colours.passed))
    bar = alt.Chart().transform_filter("isValid(datum.share)").transform_calculate(start="0")
    line = alt.Chart().transform_filter("datum.first").transform_calculate(limit=str(FROM))
    return [
        *tracks.ground(plan, scheme),
        bar.mark_rule(strokeWidth=style.SIZES[size].mark ** 0.5 * 1.2).encode(
            x=tracks.x("start", plan, axis), x2=alt.X2("share"), y=y, color=colour
        ),
        line.mark_tick(
            color=colours.ink, thickness=2, size=style.SIZES[size].mark ** 0.5 * 2, orient="vertical"
        ).encode(x=tracks.x("limit", plan), y=y),
    ]
