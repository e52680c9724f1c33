"""Impact by feasibility: every finding as its number where the room puts it, the first ones in words beside."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.charts.standing import named
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, width and height of the plane, size of a number's disc, free above it for the words of the
    axis; where the words of findings begin (None: there is no room), how wide they are and how many there are."""

    width: int
    across: int
    down: int
    disc: int
    head: int
    words_left: int | None = None
    words_width: int = 0
    words: int = 0

    @property
    def corner(self) -> float:
        """Free above and below the discs, for the words in the corners."""
        return self.head * 0.75 + self.disc / 2


PLANS = {
    "phone": Plan(358, 304, 320, disc=28, head=28),
    "page": Plan(1120, 620, 460, disc=32, head=30, words_left=660, words_width=400, words=6),
    "wall": Plan(1420, 820, 640, disc=56, head=48, words_left=880, words_width=480, words=6),
    "half": Plan(940, 540, 470, disc=46, head=44, words_left=580, words_width=300, words=4),
}
MIDDLE, LOW, HIGH = 3.0, 1.0, 5.0


def chart(
    frame: pd.DataFrame,
    say: Speaker,
    *,
    size: str = "page",
    scheme: str = "light",
    limit: int | None = None,
    titled: bool = True,
) -> alt.LayerChart:
    """The chart of a frame with a row a finding, most promising first: finding_id, number (int), text, rank (from 1),
    impact, feasibility (medians, 1..5 or NaN), seen (people who placed it). Empty while results are hidden.

    Numbers that would lie on each other move aside as little as they must; without a median a finding is left out.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    layers = [*_plane(say, plan, size, scheme), *_discs(say, plan, size), *_words(plan, size, scheme)]
    height = plan.down + plan.head + style.SIZES[size].note * 1.6
    made = alt.layer(*layers, data=rows, config=config).properties(width=plan.width, height=height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def is_first(row: Row) -> bool:
    """Whether a finding is to be done first: more impact and easier than the middle of the scale."""
    return bool(row["impact"] > MIDDLE and row["feasibility"] > MIDDLE)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names findings by number alone."""
    if frame.empty:
        return say("No findings yet.")
    known = _placed_findings(frame)
    if known.empty:
        return say("Nobody has placed a finding yet.")
    first = known[[is_first(row) for row in known.to_dict("records")]]
    if first.empty:
        return say("No finding has both much impact and an easy way yet.")
    finding = named(first.iloc[0], say, short=short)
    return say.many(
        "Much impact and easy to do: {finding}.",
        "{n} findings have much impact and are easy to do, first of all {finding}.",
        len(first),
        finding=finding,
    )


def _placed_findings(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.dropna(subset=["impact", "feasibility"]) if len(frame) else frame


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it: what it states, then its first findings."""
    parts = [title(frame, say)]
    for row in _kept(frame, min(limit or 5, 10)):
        told = {name: say.number(float(row[name])) for name in ("impact", "feasibility")}
        parts.append(say("#{number}: impact {impact}, feasibility {feasibility}.", number=row["number"], **told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same numbers to read: a row a finding."""
    names = {"number": say("No."), "text": say("Finding"), "impact": say("Impact"), "feasibility": say("Feasibility")}
    names["seen"] = say("People")
    return frame.reindex(columns=list(names)).rename(columns=names)[:limit].reset_index(drop=True)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: whether there is anything to draw."""
    return bool(_kept(frame, limit)) or None


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row a finding: once (the first row carries the ground), disc_x, disc_y (pixels),
    label ("12"), fill and ink (colours), text, tip_impact, tip_feasibility, tip_people; and for the first few, where
    there is room, listed (bool), line_1, line_2, line_1_y, line_2_y, number_y.
    """
    plan, colours, letters = PLANS[size], style.palette(scheme), style.SIZES[size]
    rows = _kept(frame, limit)
    made: list[Row] = []
    for place, (row, (x, y)) in enumerate(zip(rows, _apart(rows, plan), strict=True)):
        listed = place < plan.words
        lines = wrapped(str(row["text"]), width=plan.words_width, font=letters.label) if listed else []
        start = plan.head + (plan.down / plan.words) * (place + 0.5) - letters.label * 0.62 if listed else 0.0
        made.append(
            {
                "once": place == 0,
                "disc_x": x,
                "disc_y": y,
                "label": str(row["number"]),
                "fill": colours.primary if is_first(row) else colours.surface,
                "ink": colours.on_primary if is_first(row) else colours.ink,
                "text": row["text"],
                "tip_impact": say.number(float(row["impact"])),
                "tip_feasibility": say.number(float(row["feasibility"])),
                "tip_people": say.number(int(row["seen"])),
                "listed": listed,
                "line_1": lines[0] if lines else "",
                "line_2": lines[1] if len(lines) > 1 else "",
                "line_1_y": start if len(lines) > 1 else start + letters.label * 0.62,
                "line_2_y": start + letters.label * 1.25,
                "number_y": start + letters.label * 0.62,
            }
        )
    return pd.DataFrame(made)


def _kept(frame: pd.DataFrame, limit: int | None) -> list[Row]:
    return list(_placed_findings(frame)[:limit].to_dict("records"))


# Where the discs lie


def _apart(rows: list[Row], plan: Plan) -> list[tuple[float, float]]:
    """The middle of each disc: where its medians are, or as near to it as there is room, inside the plane.

    On a full plane they do lie on each other.
    """
    placed: list[tuple[float, float]] = []
    edge = plan.disc / 2 + 2
    for row in rows:
        x = _along(row["feasibility"], plan.across, plan.disc * 0.8)
        y = plan.head + plan.down - _along(row["impact"], plan.down, plan.corner)
        near = (
            (
                min(max(x + right, edge), plan.across - edge),
                min(max(y + low, plan.head + edge), plan.head + plan.down - edge),
            )
            for right, low in _spiral(plan.disc)
        )
        placed.append(next((at for at in near if _free(at, placed, plan.disc)), (x, y)))
    return placed


def _along(value: float, length: int, free: float) -> float:
    """Pixels from the low end, with so many free at both ends."""
    return free + (value - LOW) / (HIGH - LOW) * (length - 2 * free)


def _free(at: tuple[float, float], placed: list[tuple[float, float]], disc: int) -> bool:
    return all(hypot(at[0] - x, at[1] - y) >= disc for x, y in placed)


def _spiral(disc: int) -> Iterator[tuple[float, float]]:
    """Steps away from a place, nearest first."""
    yield 0.0, 0.0
    for ring in range(1, 24):
        parts = 8 * ring
        for part in range(parts):
            angle = 2 * pi * part / parts
            yield ring * disc * 0.52 * cos(angle), ring * disc * 0.52 * sin(angle)


# How it is drawn


def _plane(say: Speaker, plan: Plan, size: str, scheme: str) -> list[Any]:
    """The ground, its middle lines, the words of the corners and of the axes."""
    colours, letters = style.palette(scheme), style.SIZES[size]
    top, bottom, half = plan.head, plan.head + plan.down, plan.disc * 0.3
    ground = alt.Chart().transform_filter("datum.once")
    middle = [plan.across / 2, top + plan.down / 2]

    def at(x: float, y: float, words: str, align: Any = "left", **mark: Any) -> Any:
        told = {"fontSize": letters.note, "color": colours.muted, "align": align} | mark
        return ground.mark_text(**told).encode(x=alt.value(x), y=alt.value(y), text=alt.value(words))

    corners = [
        at(plan.across - half, top + letters.note, say("Do first"), "right", fontWeight=700, color=colours.link),
        at(half, top + letters.note, say("Prepare well"), fontWeight=600),
        at(plan.across - half, bottom - letters.note, say("By the way"), "right", fontWeight=600),
        at(half, bottom - letters.note, say("Leave for now"), fontWeight=600),
    ]
    line: dict[str, Any] = {"color": colours.line, "strokeWidth": 2, "strokeDash": [4, 4]}
    return [
        ground.mark_rect(fill=colours.surface, stroke=colours.line, cornerRadius=8).encode(
            x=alt.value(1), x2=alt.value(plan.across - 1), y=alt.value(top), y2=alt.value(bottom)
        ),
        ground.mark_rect(fill=colours.sea, cornerRadius=6).encode(
            x=alt.value(middle[0]), x2=alt.value(plan.across - 2), y=alt.value(top + 1), y2=alt.value(middle[1])
        ),
        ground.mark_rule(**line).encode(x=alt.value(middle[0]), y=alt.value(top), y2=alt.value(bottom)),
        ground.mark_rule(**line).encode(y=alt.value(middle[1]), x=alt.value(1), x2=alt.value(plan.across - 1)),
        *corners,
        at(1, letters.note * 0.7, say("↑ More impact"), fontWeight=600),
        at(plan.across - 1, bottom + letters.note * 0.95, say("Easier to do →"), "right", fontWeight=600),
    ]


def _discs(say: Speaker, plan: Plan, size: str) -> list[Any]:
    letters = style.SIZES[size]
    tips = {
        "text": " ",
        "tip_impact": say("Impact"),
        "tip_feasibility": say("Feasibility"),
        "tip_people": say("People"),
    }
    x, y = spec.pixels_right("disc_x"), spec.pixels_down("disc_y")
    tooltip = [alt.Tooltip(f"{field}:N", title=name) for field, name in tips.items()]
    disc = alt.Chart().mark_point(
        filled=True, shape="circle", size=pi * (plan.disc / 2 - 2) ** 2, opacity=1, strokeWidth=2
    )
    return [
        disc.encode(
            x=x,
            y=y,
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("ink:N", scale=None, legend=None),
            tooltip=tooltip,
        ),
        alt.Chart()
        .mark_text(align="center", fontWeight=700, fontSize=min(letters.label, round(plan.disc * 0.5)))
        .encode(x=x, y=y, text=alt.Text("label:N"), fill=alt.Fill("ink:N", scale=None, legend=None)),
    ]


def _words(plan: Plan, size: str, scheme: str) -> list[Any]:
    """The first findings in words, each with its number as on the plane."""
    if plan.words_left is None:
        return []
    letters = style.SIZES[size]
    listed = alt.Chart().transform_filter("datum.listed")
    left = plan.words_left + plan.disc + letters.label * 0.3
    disc = listed.mark_point(filled=True, shape="circle", size=pi * (plan.disc / 2 - 2) ** 2, opacity=1, strokeWidth=2)
    number = listed.mark_text(align="center", fontWeight=700, fontSize=min(letters.label, round(plan.disc * 0.5)))
    at = {"x": alt.value(plan.words_left + plan.disc / 2), "y": spec.pixels_down("number_y")}
    lines = [
        listed.mark_text(limit=plan.words_width).encode(
            x=alt.value(left), y=spec.pixels_down(f"{field}_y"), text=alt.Text(f"{field}:N")
        )
        for field in ("line_1", "line_2")
    ]
    fill, ink = (alt.Fill("fill:N", scale=None, legend=None), alt.Stroke("ink:N", scale=None, legend=None))
    return [
        disc.encode(**at, fill=fill, stroke=ink),
        number.encode(**at, text=alt.Text("label:N"), fill=alt.Fill("ink:N", scale=None, legend=None)),
        *lines,
    ]
