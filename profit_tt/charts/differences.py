"""Where the regions differ: each region's agree share on one line a finding, the one furthest from the rest by name."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.standing import named, one_a_finding
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = tracks.PLANS | {
    "phone": replace(tracks.PLANS["phone"], row=150, track_low=40),
    "page": replace(tracks.PLANS["page"], row=92, track_right=150),
    "wall": replace(tracks.PLANS["wall"], track_right=300, track_left=660),
    "half": replace(tracks.PLANS["half"], row=132, track_left=440, track_right=170, words_width=410),
}

_RIGHT_FROM, _LEFT_TO = 0.72, 0.28


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row for every finding x region, strongest difference first, regions in their order:

    finding_id, number (int), text, rank (from 1), region (name), position, share (who agree, 0..1 or NaN), covered
    (enough of it have voted); and the same in all rows of a finding: spread (between the highest and the lowest
    covered share, 0..1 or NaN), furthest (name of the region furthest from the rest, or ""), signal ("too_few",
    "weak", "moderate" or "strong": how sure the difference is). Empty while results are hidden.
    """
    plan, rows = PLANS[size], drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    layers = [*_ground(say, size, scheme), _marks(frame, say, size, scheme), _name(size, scheme)]
    layers += tracks.words(plan, size, scheme)
    told = title(frame, say) if titled else ""
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("No findings yet.")
    findings = one_a_finding(frame)
    judged = findings[findings["signal"] != "too_few"]
    if judged.empty:
        return say("Too few votes yet to compare the regions.")
    first, clear = judged.iloc[0], judged[judged["signal"] != "weak"]
    if clear.empty:
        return say("The regions do not clearly differ on any finding.")
    told = {"region": first["furthest"], "finding": named(first, say, short=short)}
    return say.many(
        "The regions differ on {n} finding: {region} stands apart on {finding}.",
        "The regions differ on {n} findings, most of all on {finding}: {region} stands apart.",
        len(clear),
        **told,
    )


def word(signal: str, say: Speaker) -> str:
    """How sure a difference is, in a word."""
    if signal == "strong":
        return say("strong")
    if signal == "moderate":
        return say("moderate")
    return say("weak") if signal == "weak" else say("too few votes")


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    for _, of in tracks.findings(frame, min(limit or 5, 10)):
        shares = [f"{row['region']} {say.percent(row['share'])}" for row in of if _shown(row)]
        if shares:
            told = {"finding": f"#{of[0]['number']}", "word": word(of[0]["signal"], say), "regions": say.list(shares)}
            parts.append(say("{finding} ({word}): {regions}.", **told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding; a region's share stays empty where too few of it have voted."""
    made: list[Row] = []
    for _, of in tracks.findings(frame, limit):
        row = of[0]
        own = {say("No."): row["number"], say("Finding"): row["text"], say("Difference"): word(row["signal"], say)}
        own |= {say("Furthest"): row["furthest"], say("Apart (points)"): _points(row["spread"])}
        shares = {
            say("Agree, {region} (%)", region=one["region"]): round(100 * one["share"]) if _shown(one) else None
            for one in of
        }
        made.append(own | shares)
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions."""
    return tracks.outline(frame, limit)


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row for every mark: the columns of tracks.placed, first, figure (the word),
    votes (points apart), low, high (ends of the regions' range), mark, mark_y, region, area, tip_share, name and
    name_y (written beside the mark of the furthest region, else "").
    """
    plan, step, percents = PLANS[size], style.SIZES[size].step, spec.percents(say)
    made: list[Row] = []
    for place, of in tracks.findings(frame, limit):
        shares = {row["position"]: row["share"] for row in of if _shown(row)}
        lifted = tracks.lifts(shares, near=tracks.near(size, plan))
        words = tracks.placed(of[0], place, note=_note(of[0], shares, say), plan=plan, size=size)
        words |= _figures(of[0], shares, say)
        highest = words["y"] + min(lifted.values(), default=0) * step
        for row in of:
            own: Row = {"first": row is of[0], "region": row["region"], "area": regions.area(row["position"], size)}
            own["mark"] = row["share"] if _shown(row) else None
            own["mark_y"] = words["y"] + lifted.get(row["position"], 0.0) * step
            own["tip_share"] = percents(row["share"]) if _shown(row) else ""
            apart = _shown(row) and row["region"] == row["furthest"] and row["signal"] != "too_few"
            own |= {"name": row["region"] if apart else "", "name_y": _above(own["mark_y"], highest, lifted, row, size)}
            made.append((words if own["first"] else tracks.quiet(words)) | own)
    return pd.DataFrame(made)


def _above(mark_y: float, highest: float, lifted: dict[int, float], row: Row, size: str) -> float:
    """Where the furthest region's name stands: over its mark, or over the pile it lies in."""
    letters = style.SIZES[size]
    over: float = highest if lifted.get(row["position"]) else mark_y
    return over - float(letters.mark**0.5) * 0.7 - letters.note * 0.62


def _shown(row: Row) -> bool:
    return bool(row["covered"] and row["share"] == row["share"])


def _points(share: float) -> int | None:
    return round(100 * share) if share == share else None


def _figures(row: Row, shares: dict[int, float], say: Speaker) -> Row:
    points = _points(row["spread"])
    return {
        "figure": "" if row["signal"] == "too_few" else word(row["signal"], say),
        "votes": say.many("{n} point apart", "{n} points apart", points) if points is not None else "",
        "low": min(shares.values(), default=float("nan")),
        "high": max(shares.values(), default=float("nan")),
    }


def _note(row: Row, shares: dict[int, float], say: Speaker) -> str:
    if row["signal"] == "too_few" or not shares:
        return say("Too few votes")
    low, high = (say.percent(end(shares.values())) for end in (min, max))
    return say("From {low} to {high} agree", low=low, high=high)


def _ground(say: Speaker, size: str, scheme: str) -> list[Any]:
    """The track, and on it the range between the regions that are furthest apart."""
    plan, colours = PLANS[size], style.palette(scheme)
    axis = tracks.percent_axis(say, size, plan)
    span = alt.Chart().transform_filter("datum.first && isValid(datum.low)")
    span = span.mark_rule(color=colours.sea, strokeWidth=style.SIZES[size].mark ** 0.5 * 1.1, strokeCap="round")
    high = alt.X2("high")
    return [*tracks.ground(plan, scheme), span.encode(x=tracks.x("low", plan, axis), x2=high, y=spec.pixels_down("y"))]


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> Any:
    plan = PLANS[size]
    tips = {"region": say("Region"), "label": say("Finding"), "tip_share": say("Share who agree")}
    points = alt.Chart().transform_filter("isValid(datum.mark)")
    points = points.mark_point(filled=True, opacity=1, stroke=style.palette(scheme).background, strokeWidth=1.5)
    return points.encode(
        x=tracks.x("mark", plan),
        y=spec.pixels_down("mark_y"),
        tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
        **regions.channels(frame, scheme=scheme, legend=regions.key(size, plan.legend)),
    )


def _name(size: str, scheme: str) -> Any:
    """The name of the furthest region over its mark, inside the track at both ends."""
    align = alt.ExprRef(f"datum.mark > {_RIGHT_FROM} ? 'right' : datum.mark < {_LEFT_TO} ? 'left' : 'center'")
    words = alt.Chart().transform_filter("datum.name != ''")
    words = words.mark_text(align=align, fontSize=style.SIZES[size].note, fontWeight=600)
    return words.encode(x=tracks.x("mark", PLANS[size]), y=spec.pixels_down("name_y"), text=alt.Text("name:N"))
