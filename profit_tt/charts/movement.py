"""How the regions moved from one round to the next: an arrow for each, from its share before to its share after."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any, Literal

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.standing import named
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = {
    "phone": replace(tracks.PLANS["phone"], row=212, track_left=40, track_right=40, track_low=66),
    "page": replace(tracks.PLANS["page"], row=132, track_left=470, track_right=190),
    "wall": replace(tracks.PLANS["wall"], row=186, track_left=740, track_right=340),
    "half": replace(tracks.PLANS["half"], row=178, track_left=390, track_right=262, words_width=350),
}

#: A region has moved when its share, its points or its dots have by so much at least.
MOVED_FROM = {"agreement": 0.05, "scale": 0.2, "impact_feasibility": 0.2, "dots": 0.5}

_SIDES: tuple[tuple[int, Literal["left", "right"]], ...] = ((1, "left"), (-1, "right"))


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row for every finding x region, largest movement first, regions in their order:

    finding_id, number (int), text, rank (from 1), region (name), position, before, after (share who agree in the
    earlier and in the later round, 0..1 or NaN), covered (enough of it have voted in both); and the same in all rows
    of a finding: all_before, all_after (over all regions), changed (share of those who voted in both rounds that
    answered otherwise, 0..1 or NaN), stable (bool: that is below 0.15). A column ballot, the same in all rows, may say
    that before and after are mean points ("scale", "impact_feasibility": 1..5) or dots. Empty unless both rounds are
    shown.
    """
    plan, rows = PLANS[size], drawn(frame, say, size=size, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    told = title(frame, say) if titled else ""
    layers = [*_arrows(frame, say, size, scheme), *tracks.words(plan, size, scheme)]
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("Movement is seen after a second round on the same findings.")
    both = frame[frame["covered"] & frame["before"].notna() & frame["after"].notna()]
    if both.empty:
        return say("Too few have voted in both rounds to see movement.")
    steps = (both["after"] - both["before"]).abs()
    most = both.iloc[int(steps.to_numpy().argmax())]
    ballot = _ballot(frame)
    if steps.max() < MOVED_FROM[ballot]:
        return say("Nothing moved between the two rounds.")
    told = _told(most.to_dict(), ballot, say)
    finding = named(most, say, short=short)
    return say(
        "{region} moved most: from {before} to {after} on {finding}.", region=most["region"], finding=finding, **told
    )


def _ballot(frame: pd.DataFrame) -> str:
    return str(frame["ballot"].iloc[0]) if "ballot" in frame else "agreement"


def _domain(frame: pd.DataFrame) -> tuple[float, float]:
    """The ends of the track: shares, points, or dots up to the most there are."""
    ballot = _ballot(frame)
    if ballot == "agreement":
        return 0, 1
    most = frame[["before", "after"]].max().max()
    return (0, max(float(most), 1)) if ballot == "dots" else (1, 5)


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first lines."""
    parts = [title(frame, say)]
    ballot = _ballot(frame)
    for _, of in tracks.findings(frame, min(limit or 5, 10)):
        told = [
            say("{region} from {before} to {after}", region=row["region"], **_told(row, ballot, say))
            for row in of
            if _shown(row)
        ]
        if told:
            parts.append(say("{finding}: {regions}.", finding=f"#{of[0]['number']}", regions=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding x region."""
    kept = tracks.kept(frame, limit)
    names = {"number": say("No."), "text": say("Finding"), "region": say("Region")}
    made = kept.reindex(columns=list(names)).rename(columns=names)
    if kept.empty:
        return made
    shown = kept[["before", "after"]].where(kept["covered"])
    if _ballot(frame) == "agreement":
        shown = (100 * shown).round()
        made[say("Before (%)")], made[say("After (%)")] = shown["before"], shown["after"]
    else:
        shown = shown.round(1)
        made[say("Before")], made[say("After")] = shown["before"], shown["after"]
    made[say("Moved (points)")] = (shown["after"] - shown["before"]).round(1)
    return made.reset_index(drop=True)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many findings, which regions, from where to where."""
    return (tracks.outline(frame, limit), _domain(frame)) if len(frame) else None


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row for every finding x region: the columns of tracks.placed, first, figure,
    votes; lane_y (pixels from the top), before, after (NaN where it is not shown), step (the points moved, written),
    side (1 where they stand right of the arrow's head, -1 left), region, area.
    """
    plan, ballot = PLANS[size], _ballot(frame)
    made: list[Row] = []
    for place, of in tracks.findings(frame, limit):
        words = tracks.placed(of[0], place, note=_note(of, ballot, say), plan=plan, size=size)
        words |= _figures(of[0], ballot, say)
        height = (plan.row - 2 * plan.track_low + 104 if plan.stacked else plan.row) * 0.84
        lane = min(height / len(of), style.SIZES[size].step * 1.6)
        for number, row in enumerate(of):
            own: Row = {"first": row is of[0], "region": row["region"], "area": regions.area(row["position"], size)}
            own["lane_y"] = words["y"] + (number - (len(of) - 1) / 2) * lane
            own |= {name: row[name] if _shown(row) else None for name in ("before", "after")}
            own["step"] = _points(row, ballot, say) if _shown(row) else ""
            own["side"] = 1 if _shown(row) and row["after"] >= row["before"] else -1
            made.append((words if own["first"] else tracks.quiet(words)) | own)
    return pd.DataFrame(made)


def _shown(row: Row) -> bool:
    return bool(row["covered"] and row["before"] == row["before"] and row["after"] == row["after"])


def _said(value: float, ballot: str, say: Speaker) -> str:
    return say.percent(value) if ballot == "agreement" else say.number(round(float(value), 1))


def _told(row: Row, ballot: str, say: Speaker) -> dict[str, str]:
    return {name: _said(row[name], ballot, say) for name in ("before", "after")}


def _points(row: Row, ballot: str, say: Speaker) -> str:
    if ballot == "agreement":
        points: float = round(100 * row["after"]) - round(100 * row["before"])
    else:
        points = round(row["after"] - row["before"], 1)
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    return f"{sign}{say.number(abs(points))}"


def _figures(row: Row, ballot: str, say: Speaker) -> Row:
    known = row["all_before"] == row["all_before"] and row["all_after"] == row["all_after"]
    before, after = (_said(row[name], ballot, say) if known else "" for name in ("all_before", "all_after"))
    changed = say("{share} changed", share=say.percent(row["changed"])) if row["changed"] == row["changed"] else ""
    return {"figure": f"{before} → {after}" if known else "", "votes": changed}


def _note(of: list[Row], ballot: str, say: Speaker) -> str:
    shown = [row for row in of if _shown(row)]
    if not shown:
        return say("Too few votes in both rounds")
    most = max(shown, key=lambda row: abs(row["after"] - row["before"]))
    if of[0]["stable"] or abs(most["after"] - most["before"]) < MOVED_FROM[ballot]:
        return say("Stable")
    return say("{region} moved most", region=most["region"])


def _axis(frame: pd.DataFrame, say: Speaker, size: str) -> alt.Axis:
    if _ballot(frame) == "agreement":
        return tracks.percent_axis(say, size, PLANS[size])
    low, high = _domain(frame)
    values = [1, 2, 3, 4, 5] if _ballot(frame) != "dots" else [low, high]
    return tracks.axis(values, [say.number(round(value, 1)) for value in values], PLANS[size])


def _arrows(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> list[Any]:
    """A region's way: an open ring where it was, a line, and its mark where it is now, with the points it moved."""
    plan, letters, colours = PLANS[size], style.SIZES[size], style.palette(scheme)
    axis, y, domain = _axis(frame, say, size), spec.pixels_down("lane_y"), _domain(frame)
    marks = regions.channels(frame, scheme=scheme, legend=regions.key(size, plan.legend))
    shown = alt.Chart().transform_filter("isValid(datum.after)")
    away = letters.mark**0.5 * 0.75
    tips = {"region": say("Region"), "label": say("Finding"), "step": say("Moved (points)")}
    lines = [layer for place, layer in enumerate(tracks.ground(plan, scheme)) if place]  # no track: lanes are enough
    steps = [
        shown.transform_filter(f"datum.side == {side}")
        .mark_text(align=align, dx=side * away, fontSize=letters.note, fontWeight=600)
        .encode(x=tracks.x("after", plan, domain=domain), y=y, text=alt.Text("step:N"))
        for side, align in _SIDES
    ]
    return [
        *lines,
        shown.mark_rule(strokeWidth=letters.mark**0.5 / 4).encode(
            x=tracks.x("before", plan, axis, domain=domain), x2=alt.X2("after"), y=y, color=marks["color"]
        ),
        shown.mark_point(filled=True, shape="circle", fill=colours.background, opacity=1, strokeWidth=2.5).encode(
            x=tracks.x("before", plan, domain=domain),
            y=y,
            stroke=alt.Stroke("region:N", scale=regions.fills(frame, scheme), legend=None),
            size=alt.value(letters.mark * 0.45),
        ),
        shown.mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=1.5).encode(
            x=tracks.x("after", plan, domain=domain),
            y=y,
            tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
            **marks,
        ),
        *steps,
    ]
