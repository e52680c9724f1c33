"""Who can learn from whom: for each theme, the regions with a practice on it and those with a need or a barrier."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, head, row; the two blocks of regions on the right (from the left of the first): a slot for
    each region, where the second block begins; words beside (or above) them, the lines they may take."""

    width: int
    head: int
    row: int
    slot: int
    second: int
    words_width: int
    stacked: bool = False
    legend: int | None = 0

    def block(self, number: int) -> int:
        """Width of both blocks with so many regions in each."""
        return self.second + number * self.slot


PLANS = {
    "phone": Plan(358, 34, 118, slot=27, second=168, words_width=300, stacked=True, legend=3),
    "page": Plan(1120, 44, 66, slot=52, second=320, words_width=500),
    "wall": Plan(1420, 70, 96, slot=82, second=500, words_width=480),
    "half": Plan(940, 58, 106, slot=52, second=318, words_width=350, legend=None),
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
    """The chart of a frame with a row for every theme x region: theme, region (names), theme_position, position,
    practices, needs (int: findings of the region on the theme that are a practice, or a need or a barrier).

    Drawn are the themes on which one region has what another one lacks, most such pairs first.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme, limit=limit)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    layers = [*_ground(frame, say, plan, size, scheme), *_words(plan, size, scheme)]
    height = plan.head + plan.row * int(rows["first"].sum())
    made = alt.layer(*layers, data=rows, config=config).properties(width=plan.width, height=height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def pairs(of: list[Row]) -> tuple[list[Row], list[Row], int]:
    """(regions that can show a practice, regions that look for one, how many pairs of different ones) of a theme."""
    able, asking = [row for row in of if row["practices"]], [row for row in of if row["needs"]]
    givers = [row for row in able if any(other["position"] != row["position"] for other in asking)]
    takers = [row for row in asking if any(other["position"] != row["position"] for other in able)]
    number = sum(one["position"] != other["position"] for one in givers for other in takers)
    return givers, takers, number


def themes(frame: pd.DataFrame) -> list[tuple[str, list[Row]]]:
    """(theme, its rows) where there is a pair, most pairs first, then in the themes' order."""
    found = [(str(theme), list(rows.to_dict("records"))) for theme, rows in _by_theme(frame)]
    return sorted((one for one in found if pairs(one[1])[2]), key=lambda one: -pairs(one[1])[2])


def _by_theme(frame: pd.DataFrame) -> Iterator[tuple[Hashable, pd.DataFrame]]:
    if frame.empty:
        return iter(())
    ordered = frame[frame["position"] > 0].sort_values(["theme_position", "position"])
    return iter(ordered.groupby("theme", sort=False))


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers."""
    if frame.empty or not (frame["practices"].sum() + frame["needs"].sum()):
        return say("No findings yet.")
    found = themes(frame)
    if not found:
        return say("No region has a practice yet on what another one needs.")
    theme, of = found[0]
    givers, takers, _ = pairs(of)
    told = {name: say.list([row["region"] for row in side]) for name, side in (("givers", givers), ("takers", takers))}
    first = say.many(
        "On {theme}, {givers} can show {takers} what works.",
        "On {theme}, {givers} can show {takers} what works.",
        len(givers),
        theme=theme,
        **told,
    )
    more = say.many(
        "{n} more theme brings regions together.", "{n} more themes bring regions together.", len(found) - 1
    )
    return first if short or len(found) == 1 else f"{first} {more}"


def alt_text(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> str:
    """The chart in words, for those who do not see it."""
    told = [say("{theme}: {regions}.", theme=theme, regions=_told(of, say)) for theme, of in themes(frame)[:limit]]
    return " ".join([title(frame, say), *told])


def table(frame: pd.DataFrame, say: Speaker, *, limit: int | None = None) -> pd.DataFrame:
    """The same to read: a row a theme, the regions on either side with the number of their findings."""
    made = []
    for theme, of in themes(frame)[:limit]:
        givers, takers, number = pairs(of)
        able = say.list([f"{row['region']} {say.number(row['practices'])}" for row in givers])
        asking = say.list([f"{row['region']} {say.number(row['needs'])}" for row in takers])
        made.append(
            {say("Theme"): theme, say("Have a practice"): able, say("Look for one"): asking, say("Pairs"): number}
        )
    return pd.DataFrame(made)


def outline(frame: pd.DataFrame, *, limit: int | None = None) -> Hashable:
    """All of the frame that the specification depends on: how many themes are drawn, which regions."""
    found = len(themes(frame)[:limit])
    return (found, *regions.columns(frame[frame["position"] > 0])) if found else None


def drawn(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", limit: int | None = None
) -> pd.DataFrame:
    """The frame the chart exchanges, a row for every slot (theme x region x side): first (carries the theme's words),
    theme, line_1, line_2 (who from whom, in words), theme_y, line_1_y, line_2_y, top, y (of the marks; pixels from the
    top), slot_x (pixels from the left of the blocks), region, shown (whether there is a mark), area, count, arrow_from
    and arrow_to.
    """
    plan, letters = PLANS[size], style.SIZES[size]
    made: list[Row] = []
    for place, (theme, of) in enumerate(themes(frame)[:limit]):
        givers, takers, _ = pairs(of)
        words = _placed(theme, of, place, say, size)
        slots = [(0, row, row in givers, row["practices"]) for row in of]
        slots += [(plan.second, row, row in takers, row["needs"]) for row in of]
        ends = {"arrow_from": len(of) * plan.slot + letters.note * 0.4, "arrow_to": plan.second - letters.note * 0.9}
        for number, (left, row, shown, count) in enumerate(slots):
            own = {"first": number == 0, "region": row["region"], "shown": shown} | ends
            own["slot_x"] = left + (number % len(of) + 0.5) * plan.slot
            own["count"] = say.number(count) if shown else ""
            own["area"] = regions.area(row["position"], size) * (1 if shown else 0)
            quiet = {name: "" if isinstance(value, str) else value for name, value in words.items()}
            made.append((words if own["first"] else quiet) | own | {"theme": theme})
    return pd.DataFrame(made)


def _told(of: list[Row], say: Speaker) -> str:
    givers, takers, _ = pairs(of)
    names = {name: say.list([row["region"] for row in side]) for name, side in (("givers", givers), ("takers", takers))}
    return say("{takers} from {givers}", **names)


def _note(of: list[Row], plan: Plan, letters: int, say: Speaker) -> list[str]:
    """Who from whom, by name where the names have room."""
    named = wrapped(_told(of, say), width=plan.words_width, font=letters)
    if not named[-1].endswith("…"):
        return named
    givers, takers, _ = pairs(of)
    told = say.many("{n} region from {m} others", "{n} regions from {m} others", len(takers), m=say.number(len(givers)))
    return wrapped(told, width=plan.words_width, font=letters)


def _placed(theme: str, of: list[Row], place: int, say: Speaker, size: str) -> Row:
    plan, letters = PLANS[size], style.SIZES[size]
    lines = _note(of, plan, letters.note, say)
    top = float(plan.head + place * plan.row)
    tall = letters.label * 1.2 + letters.note * 1.25 * len(lines)
    start = top + letters.label if plan.stacked else top + (plan.row - tall) / 2 + letters.label * 0.6
    below = start + letters.label * 0.6 + letters.note * 0.75
    return {
        "theme": theme,
        "line_1": lines[0],
        "line_2": lines[1] if len(lines) > 1 else "",
        "top": top,
        "y": top + plan.row - 22 if plan.stacked else top + plan.row / 2,
        "theme_y": start,
        "line_1_y": below,
        "line_2_y": below + letters.note * 1.25,
    }


def _ground(frame: pd.DataFrame, say: Speaker, plan: Plan, size: str, scheme: str) -> list[Any]:
    """Heads, lines, the marks in their slots with their counts, and an arrow from those who have to those who look."""
    colours, letters, number = style.palette(scheme), style.SIZES[size], len(regions.columns(frame)[0])
    block = plan.block(number)
    right = [alt.ExprRef(f"width - {block}"), alt.ExprRef("width")]
    y = spec.pixels_down("y")

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, block], range=right, nice=False), axis=None)

    def head(words: str, left: int) -> Any:
        mark = alt.Chart().transform_filter(f"datum.first && datum.top == {plan.head}")
        at = alt.value(alt.ExprRef(f"width - {block - left}"))
        text = mark.mark_text(fontSize=letters.note, color=colours.muted, fontWeight=600)
        return text.encode(x=at, y=alt.value(letters.note * 0.8), text=alt.value(words))

    first, slots = (alt.Chart().transform_filter(f"datum.{field}") for field in ("first", "shown"))
    empty = alt.Chart().transform_filter("!datum.shown")
    marks = regions.channels(frame[frame["position"] > 0], scheme=scheme, legend=regions.key(size, plan.legend))
    inside = letters.mark**0.5 / 2
    tips = [alt.Tooltip(f"{field}:N", title=" ") for field in ("theme", "region", "count")]
    return [
        head(say("Have a practice"), 0),
        head(say("Look for one"), plan.second),
        first.mark_rule(color=colours.line).encode(x=alt.value(0), x2=alt.value("width"), y=spec.pixels_down("top")),
        empty.mark_point(filled=True, shape="circle", color=colours.line, size=letters.mark * 0.16, opacity=1).encode(
            x=x("slot_x"), y=y
        ),
        slots.mark_point(filled=True, opacity=1, xOffset=-inside).encode(x=x("slot_x"), y=y, tooltip=tips, **marks),
        slots.mark_text(dx=inside * 0.5, fontWeight=600, fontSize=letters.note).encode(
            x=x("slot_x"), y=y, text=alt.Text("count:N")
        ),
        first.mark_rule(color=colours.muted, strokeWidth=letters.note / 9).encode(
            x=x("arrow_from"), x2=alt.X2("arrow_to"), y=y
        ),
        first.mark_point(
            filled=True, shape="triangle-right", color=colours.muted, size=letters.mark * 0.5, opacity=1
        ).encode(x=x("arrow_to"), y=y),
    ]


def _words(plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    first = alt.Chart().transform_filter("datum.first")

    def written(field: str, y: str, **mark: Any) -> Any:
        text = first.mark_text(limit=plan.words_width * 1.06, **mark)
        told = alt.Tooltip("theme:N", title=" ")
        return text.encode(x=alt.value(0), y=spec.pixels_down(y), text=alt.Text(f"{field}:N"), tooltip=told)

    small = {"fontSize": letters.note, "color": colours.muted}
    return [
        written("theme", "theme_y", fontWeight=600),
        written("line_1", "line_1_y", **small),
        written("line_2", "line_2_y", **small),
    ]
