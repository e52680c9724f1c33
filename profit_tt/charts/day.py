"""How the day was rated: a bar for each region, parted by the ratings from 1 to 5, its mean at the end."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, room for the key, height of a row and its bar, where names and bars begin, for the mean."""

    width: int
    key: int
    row: int
    bar: int
    name_left: int
    bar_left: int
    bar_right: int


PLANS = {
    "phone": Plan(width=358, key=34, row=62, bar=22, name_left=24, bar_left=0, bar_right=46),
    "page": Plan(width=720, key=36, row=50, bar=26, name_left=28, bar_left=168, bar_right=64),
    "wall": Plan(width=1120, key=60, row=92, bar=46, name_left=52, bar_left=340, bar_right=130),
    "half": Plan(width=560, key=56, row=80, bar=34, name_left=44, bar_left=236, bar_right=110),
}
RATINGS = (1, 2, 3, 4, 5)


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame of services.frames_reactions.day."""
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    tall = plan.key + plan.row * frame["region"].nunique()
    made = made.properties(width=plan.width, height=tall)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers."""
    if frame.empty:
        return say("Too few people have rated the day to show it.")
    mean, people = say.number(round(float(frame["all_mean"].iloc[0]), 1)), int(frame["all_people"].iloc[0])
    if short:
        return say("The day: {mean} of 5.", mean=mean)
    return say.many("{n} person gave the day {mean} of 5.", "{n} people gave the day {mean} of 5.", people, mean=mean)


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        say.many(
            "{region}: {mean} of 5, {n} person.",
            "{region}: {mean} of 5, {n} people.",
            int(row["of"]),
            region=row["region"],
            mean=say.number(round(row["mean"], 1)),
        )
        for row in _regions(frame)
    ]
    return " ".join([title(frame, say), *told])


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a region, people by rating, mean."""
    if frame.empty:
        return pd.DataFrame()
    people = {(row["region"], row["rating"]): row["people"] for row in frame.to_dict("records")}
    return pd.DataFrame(
        [
            {say("Region"): row["region"]}
            | {say.number(rating): people[row["region"], rating] for rating in RATINGS}
            | {say("Mean"): round(row["mean"], 1)}
            for row in _regions(frame)
        ]
    )


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if len(frame) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row for every region x rating: region, y (pixels from the top: the bar), name_y,
    rating (a word), begins, ends, middle (0..1 of the bar), people ("" where it would not fit), mean (in one row
    of a region), key_x (0..1), key_y, ground, ink (colours), area.
    """
    if frame.empty:
        return pd.DataFrame()
    plan, letters = PLANS[size], style.SIZES[size]
    stacked = not plan.bar_left
    grounds = [style.shade(0.28 + 0.18 * place, scheme) for place in range(len(RATINGS))]
    made: list[dict[str, Any]] = []
    for place, region in enumerate(_regions(frame)):
        top = plan.key + place * plan.row
        bar_y = top + plan.row - plan.bar / 2 - 6 if stacked else top + plan.row / 2
        begins = 0.0
        for row in frame[frame["position"] == region["position"]].to_dict("records"):
            ends = min(begins + row["share"], 1.0)
            first = row["rating"] == 1
            made.append(
                {
                    "region": row["region"],
                    "y": bar_y,
                    "name_y": top + letters.label * 0.8 if stacked else bar_y,
                    "rating": say.number(row["rating"]),
                    "begins": begins,
                    "ends": ends,
                    "middle": (begins + ends) / 2,
                    "people": say.number(row["people"]) if row["share"] >= 0.09 else "",
                    "mean": say.number(round(row["mean"], 1)) if first else "",
                    "name": row["region"] if first else "",
                    "key_x": (row["rating"] - 0.5) / len(RATINGS),
                    "key_y": plan.key * 0.4,
                    "key": say.number(row["rating"]) if not place else "",
                    "ground": (ground := grounds[row["rating"] - 1]),
                    "ink": style.ink_on(ground, scheme),
                    "area": regions.area(row["position"], size),
                }
            )
            begins = ends
    return pd.DataFrame(made)


def _regions(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return [] if frame.empty else frame.drop_duplicates("position").sort_values("position").to_dict("records")


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    letters, colours = style.SIZES[size], style.palette(scheme)
    fill, ink = (alt.Color(f"{one}:N", scale=None, legend=None) for one in ("ground", "ink"))
    along = alt.Scale(domain=[0, 1], range=[plan.bar_left, alt.ExprRef(f"width - {plan.bar_right}")], nice=False)
    marks, firsts = regions.channels(frame, scheme=scheme), alt.Chart().transform_filter("datum.name != ''")
    keys = alt.Chart().transform_filter("datum.key != ''")
    key_x, key_y = alt.X("key_x:Q", scale=along, axis=None), spec.pixels_down("key_y")
    y = spec.pixels_down("y")
    return [
        alt.Chart()
        .mark_rule(strokeWidth=plan.bar)
        .encode(x=alt.X("begins:Q", scale=along, axis=None), x2="ends", y=y, color=fill),
        alt.Chart()
        .mark_text(align="center", fontSize=letters.note, fontWeight=600)
        .encode(x=alt.X("middle:Q", scale=along, axis=None), y=y, text="people:N", color=ink),
        firsts.mark_text(align="right", fontWeight=700, fontSize=letters.figure).encode(
            x=alt.value("width"), y=y, text="mean:N"
        ),
        firsts.mark_point(filled=True, opacity=1).encode(
            x=alt.value(plan.name_left // 2 - 2), y=spec.pixels_down("name_y"), **marks
        ),
        firsts.mark_text().encode(x=alt.value(plan.name_left), y=spec.pixels_down("name_y"), text="name:N"),
        keys.mark_point(filled=True, opacity=1, shape="square", size=letters.mark, xOffset=-letters.note).encode(
            x=key_x, y=key_y, color=fill
        ),
        keys.mark_text(fontSize=letters.note, color=colours.muted).encode(x=key_x, y=key_y, text="key:N"),
    ]
