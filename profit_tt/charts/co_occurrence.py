"""Which themes are written about together: themes on a ring, a line between two as broad as often they share one."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height, half axes of the ring; radius of the largest theme, breadth of the broadest line,
    room for a theme's name."""

    width: int
    height: int
    across: int
    down: int
    disc: int
    broad: int
    words: int


PLANS = {
    "phone": Plan(358, 400, across=58, down=150, disc=17, broad=9, words=92),
    "page": Plan(1120, 440, across=290, down=165, disc=24, broad=14, words=190),
    "wall": Plan(1420, 660, across=380, down=240, disc=42, broad=24, words=230),
    "half": Plan(940, 560, across=210, down=195, disc=36, broad=20, words=205),
}

#: So many lines for each theme: the strongest.
LINES_EACH = 2

#: Where a name stands beside its theme, by how far right of the middle it is.
SIDES = {"left": -0.25, "right": 0.25}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every two themes, in either order: theme, other (names), theme_position,
    other_position, both, findings (int: about both; about the theme), jaccard (0..1 or NaN).

    Themes without a finding are left out. Lines go between themes that share one, the broadest ones in colour; where
    there is no line there is nothing to draw.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(say, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """The pairs of themes that share a finding, once each, most findings first."""
    if frame.empty:
        return frame
    shared = frame[(frame["both"] > 0) & (frame["theme_position"] < frame["other_position"])]
    order = ["both", "jaccard", "theme_position", "other_position"]
    return shared.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _themes(frame: pd.DataFrame) -> list[Row]:
    """The themes with a finding, in their order."""
    if frame.empty:
        return []
    rows = frame[frame["findings"] > 0].drop_duplicates("theme_position").sort_values("theme_position")
    return list(rows.to_dict("records"))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out which themes stand alone."""
    themes, shared = _themes(frame), pairs(frame)
    if not themes:
        return say("No findings yet.")
    if len(themes) == 1:
        return say("All findings are about {theme}.", theme=themes[0]["theme"])
    if shared.empty:
        return say("No finding brings two themes together yet.")
    first = shared[shared["both"] == shared["both"].iloc[0]]
    number, best = int(first["both"].iloc[0]), first.iloc[0]
    if len(first) == 1:
        told = say.many(
            "{one} and {other} go together most: {n} finding is about both.",
            "{one} and {other} go together most: {n} findings are about both.",
            number,
            one=best["theme"],
            other=best["other"],
        )
    else:
        told = say.many(
            "{pairs} pairs of themes go together most, with {n} finding about both.",
            "{pairs} pairs of themes go together most, with {n} findings about both.",
            number,
            pairs=say.number(len(first)),
        )
    return " ".join(part for part in (told, "" if short else _alone(themes, shared, say)) if part)


def _alone(themes: list[Row], shared: pd.DataFrame, say: Speaker) -> str:
    tied = {*shared["theme"], *shared["other"]}
    alone = [row["theme"] for row in themes if row["theme"] not in tied]
    if not 0 < len(alone) <= 3:
        return ""
    return say.many("{themes} stands alone.", "{themes} stand alone.", len(alone), themes=say.list(alone))


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    for row in pairs(frame)[:10].to_dict("records"):
        told = say.many("{n} finding", "{n} findings", int(row["both"]))
        parts.append(say("{one} and {other}: {findings}.", one=row["theme"], other=row["other"], findings=told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a theme, with those it goes together with, most findings first."""
    made = []
    for row in _themes(frame):
        of = frame[(frame["theme"] == row["theme"]) & (frame["both"] > 0)]
        others = of.sort_values(["both", "other_position"], ascending=[False, True]).to_dict("records")
        told = say.list([f"{other['other']} {say.number(int(other['both']))}" for other in others])
        made.append({say("Theme"): row["theme"], say("Findings"): int(row["findings"]), say("Together with"): told})
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: whether there is anything to draw."""
    return len(pairs(frame)) > 0 or None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges. part: "line" (x, y to x_2, y_2; area is its breadth, strong), "theme" (a disc of
    this area with its count as label) or "name" (a line of its name, on this side); x in pixels from the middle, y
    from the top; theme, tip (what a pointer is told).
    """
    themes, plan = _themes(frame), PLANS[size]
    shared = pairs(frame)[: LINES_EACH * len(themes)]
    if shared.empty:
        return pd.DataFrame()
    places, most = _ring(themes, shared, plan), int(shared["both"].iloc[0])
    made: list[Row] = []
    for row in shared[::-1].to_dict("records"):  # the broadest on top
        (x, y), (x_2, y_2) = places[row["theme"]], places[row["other"]]
        made.append(
            _row("line", x, y)
            | {
                "x_2": x_2,
                "y_2": y_2,
                "area": 1.0 + (plan.broad - 1.0) * row["both"] / most,
                "strong": row["both"] == most,
                "theme": say.list([row["theme"], row["other"]]),
                "tip": say.many("{n} finding", "{n} findings", int(row["both"])),
            }
        )
    full = max(int(row["findings"]) for row in themes)
    for row in themes:
        radius = plan.disc * (0.5 + 0.5 * (row["findings"] / full) ** 0.5)
        made += _named(row, places[row["theme"]], radius, plan, size, say)
    return pd.DataFrame(made)


def _row(part: str, x: float, y: float) -> Row:
    empty = {"x_2": x, "y_2": y, "area": 0.0, "strong": False, "theme": "", "tip": "", "label": "", "side": ""}
    return {"part": part, "x": x, "y": y} | empty


def _named(row: Row, at: tuple[float, float], radius: float, plan: Plan, size: str, say: Speaker) -> list[Row]:
    """A theme's disc and the lines of its name, outside the ring."""
    (x, y), letters = at, style.SIZES[size]
    told = {"theme": row["theme"], "tip": say.many("{n} finding", "{n} findings", int(row["findings"]))}
    disc = _row("theme", x, y) | told | {"area": pi * radius**2, "label": say.number(int(row["findings"]))}
    right = x / plan.across
    side = "left" if right < SIDES["left"] else "right" if right > SIDES["right"] else "middle"
    room = plan.words * (1.7 if side == "middle" else 1)
    lines = wrapped(row["theme"], width=room, font=_name(size), lines=3)
    leading = _name(size) * 1.2
    if side == "middle":
        far = radius + leading * 0.75
        start = y - far - leading * (len(lines) - 1) if y < plan.height / 2 else y + far
        beside = x
    else:
        start = y - leading * (len(lines) - 1) / 2
        beside = x + (radius + letters.note * 0.5) * (1 if side == "right" else -1)
    names = [
        _row("name", beside, start + leading * number) | told | {"label": line, "side": side}
        for number, line in enumerate(lines)
    ]
    return [disc, *names]


def _name(size: str) -> int:
    """Letters of a theme's name: there is little room beside the ring on a phone."""
    return 12 if size == "phone" else style.SIZES[size].label


def _ring(themes: list[Row], shared: pd.DataFrame, plan: Plan) -> dict[str, tuple[float, float]]:
    """The place of each theme: those that share most findings beside each other, the first at the top."""
    ties = {(row["theme"], row["other"]): int(row["both"]) for row in shared.to_dict("records")}

    def tie(one: str, other: str) -> int:
        return ties.get((one, other), 0) + ties.get((other, one), 0)

    left = [row["theme"] for row in themes]
    order = [max(left, key=lambda one: sum(tie(one, other) for other in left))]
    left.remove(order[0])
    while left:
        order.append(max(left, key=lambda one: tie(order[-1], one)))
        left.remove(order[-1])
    angles = [2 * pi * place / len(order) - pi / 2 for place in range(len(order))]
    return {
        theme: (round(plan.across * cos(angle), 1), round(plan.height / 2 + plan.down * sin(angle), 1))
        for theme, angle in zip(order, angles, strict=True)
    }


def _layers(say: Speaker, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    half = plan.width / 2
    ends = [alt.ExprRef(f"max(width / 2 - {half}, 0)"), alt.ExprRef(f"min(width / 2 + {half}, width)")]
    across = alt.Scale(domain=[-half, half], range=ends, nice=False)
    x, y = alt.X("x:Q", scale=across, axis=None), spec.pixels_down("y")
    lines, themes = (alt.Chart().transform_filter(f"datum.part == '{part}'") for part in ("line", "theme"))
    area = alt.Size("area:Q", scale=None, legend=None)
    tips = [alt.Tooltip("theme:N", title=" "), alt.Tooltip("tip:N", title=" ")]

    def names(side: str, align: Any) -> Any:
        of = alt.Chart().transform_filter(f"datum.part == 'name' && datum.side == '{side}'")
        return of.mark_text(align=align, fontWeight=600, fontSize=_name(size)).encode(
            x=x, y=y, text=alt.Text("label:N"), tooltip=tips
        )

    return [
        lines.mark_rule(strokeCap="round").encode(
            x=x,
            y=y,
            x2=alt.X2("x_2"),
            y2=alt.Y2("y_2"),
            size=area,
            color=alt.condition("datum.strong", alt.value(colours.link), alt.value(colours.muted)),
            opacity=alt.condition("datum.strong", alt.value(1), alt.value(0.32)),
        ),
        themes.mark_point(filled=True, shape="circle", opacity=1, color=colours.primary).encode(
            x=x, y=y, size=area, tooltip=tips
        ),
        themes.mark_text(align="center", fontWeight=700, fontSize=letters.note, color=colours.on_primary).encode(
            x=x, y=y, text=alt.Text("label:N")
        ),
        names("left", "right"),
        names("right", "left"),
        names("middle", "center"),
    ]
