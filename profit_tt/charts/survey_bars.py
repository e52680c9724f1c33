"""Answers to a question of a survey, a line each: a bar for all, and each group's own mark beside the others."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, tracks
from profit_tt.charts.lines import wrapped
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

PLANS = {
    "phone": replace(
        tracks.PLANS["phone"], row=86, track_left=8, track_right=64, words_left=0, words_width=340, track_low=22
    ),
    "page": replace(
        tracks.PLANS["page"], row=58, track_left=380, track_right=130, words_left=0, words_width=350, legend=0
    ),
    "wall": replace(tracks.PLANS["wall"], row=98, track_left=590, track_right=220, words_left=0, words_width=550),
    "half": replace(
        tracks.PLANS["half"], row=98, track_left=420, track_right=150, words_left=0, words_width=390, legend=3
    ),
}
#: Kinds of organisation have shapes of their own, and the ink: the colours are the regions'.
_KIND_SHAPES = ("circle", "square", "triangle-up")


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame of services.frames_survey (by_region, by_kind)."""
    plan, rows = PLANS[size], drawn(frame, say, size=size)
    if rows.empty:
        return spec.sentence(title(frame, say), config=style.config(scheme, size), width=plan.width)
    layers = [*_ground(frame, plan, size, scheme), *_marks(frame, say, size, scheme), *_words(plan, size, scheme)]
    told = title(frame, say) if titled else ""
    return spec.layered(tracks.whole(layers, rows, plan=plan, size=size, scheme=scheme, title=told))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states: the sentence that the frame has brought along."""
    if frame.empty:
        return str(frame.attrs.get("stated") or say("Nobody has answered this yet."))
    return str(frame["short" if short else "stated"].iloc[0])


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it: its lines, with what each group says of the first ones."""
    parts = [title(frame, say)]
    parts += [say("{region}: {figure}.", region=row[0]["label"], figure=_told(row[0])) for row in _lines(frame)]
    for row in _lines(frame)[:3]:
        told = [f"{one['group']} {one['told']}" for one in row if one["told"] and one["group"] != row[0]["label"]]
        if told:
            parts.append(say("{finding}: {regions}.", finding=row[0]["label"], regions=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a line, a column for each group that is shown."""
    made = []
    for of in _lines(frame):
        own = {say("Answer"): of[0]["label"], say("All"): of[0]["figure"], say("How many"): of[0]["note"]}
        made.append(own | {one["group"]: one["told"] for one in of if one["told"] and one["group"] != of[0]["label"]})
    return pd.DataFrame(made).fillna("")


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: how many lines, which groups, the ends of the track."""
    if frame.empty:
        return None
    ends = (frame["low_word"].iloc[0], frame["high_word"].iloc[0])
    return int(frame["line"].nunique()), frame["by"].iloc[0], ends, regions.columns(_marked(frame))


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a line x group: first, top, y, line_1, line_2, note, figure (with their _y),
    start, end, tick, low, high, value, mark_y, region (the group's name), area, label, tip.
    """
    plan, step = PLANS[size], style.SIZES[size].step
    made: list[Row] = []
    for place, of in enumerate(_lines(frame)):
        words = _placed(of[0], place, plan=plan, size=size)
        values = {row["position"]: row["value"] for row in of if row["value"] == row["value"]}
        lifted = tracks.lifts(values, near=tracks.near(size, plan))
        most = (plan.track_low if plan.stacked else plan.row / 2) - 4
        for row in of:
            own: Row = {"first": row is of[0], "region": row["group"]}
            own |= {"area": regions.area(row["position"], size) if row["position"] else 0.0}
            own |= {"value": row["value"] if row["value"] == row["value"] else None}
            lift = max(-most, min(most, lifted.get(row["position"], 0.0) * step))
            own |= {"mark_y": words["y"] + lift, "tip": row["told"]}
            made.append((words if own["first"] else tracks.quiet(words)) | own)
    return pd.DataFrame(made)


def _lines(frame: pd.DataFrame) -> list[list[Row]]:
    return [rows.to_dict("records") for _, rows in frame.groupby("line")] if len(frame) else []


def _told(row: Row) -> str:
    return f"{row['figure']} ({row['note']})" if row["note"] else str(row["figure"])


def _marked(frame: pd.DataFrame) -> pd.DataFrame:
    """The groups that have a mark, in the columns that regions are known by."""
    return frame.loc[frame["position"] > 0, ["group", "position"]].rename(columns={"group": "region"})


def _placed(row: Row, place: int, *, plan: tracks.Plan, size: str) -> Row:
    """The words of a line, wrapped, with pixels."""
    letters = style.SIZES[size]
    lines = wrapped(str(row["label"]), width=plan.words_width, font=letters.label)
    top, leading = float(place * plan.row), letters.label * 1.25
    y = top + (plan.row - plan.track_low if plan.stacked else plan.row / 2)
    start = y - leading * (len(lines) - 1) / (1 if plan.stacked else 2) - (letters.label * 2 if plan.stacked else 0)
    narrow = plan.stacked
    return {
        "top": top,
        "y": y,
        "label": row["label"],
        "line_1": lines[0] if lines else "",
        "line_2": lines[1] if len(lines) > 1 else "",
        "line_1_y": start,
        "line_2_y": start + leading,
        "figure": row["figure"],
        "figure_y": y if narrow or not row["note"] else y - letters.figure * 0.45,
        "note": "" if narrow else row["note"],
        "note_y": y + letters.note * 0.9,
    } | {name: row[name] if row[name] == row[name] else None for name in ("start", "end", "tick", "low", "high")}


def _ground(frame: pd.DataFrame, plan: tracks.Plan, size: str, scheme: str) -> list[Any]:
    """The track, its bar, the interval as a thin line, and a stroke at the figure."""
    colours, band = style.palette(scheme), style.SIZES[size].mark ** 0.5 * 1.7
    words = [str(frame["low_word"].iloc[0]), str(frame["high_word"].iloc[0])]
    axis = tracks.axis([0, 1], words, plan) if any(words) else None
    first, y = alt.Chart().transform_filter("datum.first && isValid(datum.end)"), spec.pixels_down("y")
    interval = alt.Chart().transform_filter("datum.first && isValid(datum.low) && isValid(datum.high)")
    return [
        *tracks.ground(plan, scheme),
        first.mark_rule(color=colours.sea, strokeWidth=band).encode(
            x=tracks.x("start", plan, axis), x2=alt.X2("end"), y=y
        ),
        interval.mark_rule(color=colours.muted, strokeWidth=2).encode(x=tracks.x("low", plan), x2=alt.X2("high"), y=y),
        first.mark_tick(color=colours.ink, thickness=4, size=band, orient="vertical").encode(
            x=tracks.x("tick", plan), y=y
        ),
    ]


def _marks(frame: pd.DataFrame, say: Speaker, size: str, scheme: str) -> list[Any]:
    plan, colours, groups = PLANS[size], style.palette(scheme), _marked(frame)
    if groups.empty:
        return []
    legend = regions.key(size, plan.legend)
    channels = regions.channels(groups, scheme=scheme, legend=legend)
    if frame["by"].iloc[0] != "region":
        names, positions = regions.columns(groups)
        inks = alt.Scale(domain=list(names), range=[colours.ink] * len(names))
        shapes = alt.Scale(domain=list(names), range=[_KIND_SHAPES[(one - 1) % 3] for one in positions])
        channels["color"] = alt.Color("region:N", scale=inks, legend=legend, sort=None)
        channels["shape"] = alt.Shape("region:N", scale=shapes, legend=legend, sort=None)
    tips = {"region": say("Group"), "label": say("Answer"), "tip": say("Figure")}
    points = alt.Chart().transform_filter("isValid(datum.value)")
    points = points.mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=1.5)
    return [
        points.encode(
            x=tracks.x("value", plan),
            y=spec.pixels_down("mark_y"),
            tooltip=[alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()],
            **channels,
        )
    ]


def _words(plan: tracks.Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    narrow = {"limit": plan.words_width * 1.06}
    full = alt.Tooltip("label:N", title=" ")
    return [
        tracks.written("line_1", "line_1_y", 0, **narrow).encode(tooltip=full),
        tracks.written("line_2", "line_2_y", 0, **narrow).encode(tooltip=full),
        tracks.written("figure", "figure_y", "width", align="right", fontSize=letters.figure, fontWeight=700),
        tracks.written("note", "note_y", "width", align="right", fontSize=letters.note, color=colours.muted),
    ]
