"""The two seas: each region in its place, shaded by what is measured, with its mark, its name and its figure."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, sea_chart, spec, style, two_seas
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width of the map, which stands in the middle of its place; whether a figure stands under its name."""

    width: int
    two_lines: bool = True

    @property
    def height(self) -> float:
        return self.width * two_seas.height()


PLANS = {"phone": Plan(358, two_lines=False), "page": Plan(720), "wall": Plan(1040), "half": Plan(800)}

#: What may be measured: findings and people are counted, voted and agree are shares.
MEASURES = ("findings", "people", "voted", "agree")


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every region: slug, region (name), position, lon, lat (of its town), measure
    (one of MEASURES, the same in all rows) and value (number of findings or of people, or a share 0..1; NaN where it
    may not be said).

    The shapes are marks like others, not a projected map: so a new revision exchanges five rows, and nothing flickers.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    layers = [*_ground(frame, plan, scheme), *_words_layers(plan, size, scheme)]
    made = alt.layer(*layers, data=rows, config=config).properties(width=plan.width, height=plan.height)
    made = made.resolve_scale(shape="independent")  # the shapes of regions are not those of their marks
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers."""
    known = frame.dropna(subset="value") if len(frame) else frame
    measure = str(frame["measure"].iloc[0]) if len(frame) else ""
    if known.empty or not known["value"].sum():
        return _nothing(measure, say)
    most = known["value"].max()
    leading = known.loc[known["value"] == most, "region"].tolist()
    if len(leading) == len(known) > 1:
        return say("All regions alike: {figure}.", figure=figure(measure, float(most), say))
    told = {"regions": say.list(leading), "figure": figure(measure, float(most), say)}
    if measure == "findings":
        return say.many(
            "Most findings come from {regions}: {figure}.",
            "Most findings come from {regions}: {figure} each.",
            len(leading),
            **told,
        )
    if measure == "people":
        return say.many(
            "Most people come from {regions}: {figure}.",
            "Most people come from {regions}: {figure} each.",
            len(leading),
            **told,
        )
    return say("{regions} in front: {figure}.", **told)


def _nothing(measure: str, say: Speaker) -> str:
    if measure == "findings":
        return say("No findings yet.")
    return say("Nobody has joined yet.") if measure == "people" else say("Nobody has voted yet.")


def figure(measure: str, value: float, say: Speaker, *, short: bool = False) -> str:
    """A value in words; `short` is the number alone. Nothing for NaN."""
    if value != value:
        return ""
    if measure in ("voted", "agree"):
        share = say.percent(value)
        if short:
            return share
        return say("{share} have voted", share=share) if measure == "voted" else say("{share} agree", share=share)
    number = round(value)
    if short:
        return say.number(number)
    if measure == "findings":
        return say.many("{n} finding", "{n} findings", number)
    return say.many("{n} person", "{n} people", number)


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        say("{region}: {figure}.", region=row["region"], figure=figure(row["measure"], row["value"], say))
        for row in frame.to_dict("records")
        if row["value"] == row["value"]
    ]
    return " ".join([title(frame, say), *told])


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a region."""
    rows = frame.to_dict("records")
    figures = [figure(row["measure"], row["value"], say) for row in rows]
    return pd.DataFrame({say("Region"): [row["region"] for row in rows], say("Figure"): figures})


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions, and where."""
    if frame.empty:
        return None
    return tuple(frame["slug"]), *regions.columns(frame)


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a region and first one for the land: slug, x and y (middle of its shape),
    side (its area as a mark), fill; region, mark_x, mark_y, area; line_1, line_2, word_x, line_1_y, line_2_y, align
    ("left" or "right"); NaN and "" where there is no such thing. x counts from the map's left, y from its top.
    """
    if frame.empty:
        return pd.DataFrame()
    plan, colours, rows = PLANS[size], style.palette(scheme), frame.to_dict("records")
    counted = frame["measure"].iloc[0] in ("findings", "people")
    top = float(frame["value"].max()) if counted else 1.0
    made = [
        sea_chart.shape(two_seas.LAND, plan.width) | {"fill": colours.line, "region": "", "line_1": "", "line_2": ""}
    ]
    for row, words in zip(rows, _placed(rows, say, size), strict=True):
        known = row["value"] == row["value"] and top > 0
        fill = style.shade(0.1 + 0.5 * row["value"] / top, scheme) if known else colours.surface
        made.append(sea_chart.shape(row["slug"], plan.width) | {"fill": fill} | words)
    return pd.DataFrame(made)


def _placed(rows: list[Row], say: Speaker, size: str) -> list[Row]:
    """Mark and words of each region; words stand on the land side of the sea, and clear of each other."""
    plan, letters = PLANS[size], style.SIZES[size]
    places = [tuple(part * plan.width for part in two_seas.point(row["lon"], row["lat"])) for row in rows]
    middle = plan.width * 0.4
    sides = ["right" if x < middle else "left" for x, _ in places]
    tall = letters.label * 1.25 + (letters.note * 1.25 if plan.two_lines else 0)
    lines = sea_chart.apart([y for _, y in places], sides, tall)
    return [
        _words(row, x, y, line, side, say, size)
        for row, (x, y), line, side in zip(rows, places, lines, sides, strict=True)
    ]


def _words(row: Row, x: float, y: float, line: float, side: str, say: Speaker, size: str) -> Row:
    plan, letters = PLANS[size], style.SIZES[size]
    away = letters.mark**0.5 * 0.8
    told = figure(row["measure"], row["value"], say, short=not plan.two_lines)
    up = letters.note * 0.6 if plan.two_lines else 0.0
    name = row["region"] if plan.two_lines or not told else f"{row['region']} {told}"
    return {
        "region": row["region"],
        "mark_x": x,
        "mark_y": y,
        "area": regions.area(row["position"], size) * 1.2,
        "line_1": name,
        "line_2": told if plan.two_lines else "",
        "word_x": x - away if side == "right" else x + away,
        "line_1_y": line - up,
        "line_2_y": line - up + letters.label * 0.6 + letters.note * 0.65,
        "align": side,
    }


def _ground(frame: pd.DataFrame, plan: Plan, scheme: str) -> list[Any]:
    """The sea, the land, the regions, and their marks."""
    return [
        *sea_chart.ground(list(frame["slug"]), plan.width, scheme),
        sea_chart.marks(frame, plan.width, scheme),
    ]


def _words_layers(plan: Plan, size: str, scheme: str) -> list[Any]:
    name = sea_chart.words("line_1", "line_1_y", plan.width, scheme, fontWeight=700)
    return [*name, *sea_chart.words("line_2", "line_2_y", plan.width, scheme, fontSize=style.SIZES[size].note)]
