"""The two seas: each region in its place, shaded by what is measured, with its mark, its name and its figure."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style, two_seas
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
    layers = [*_ground(frame, plan, size, scheme), *_words_layers(plan, size, scheme)]
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
    shapes = two_seas.shapes()
    colours, rows = style.palette(scheme), frame.to_dict("records")
    counted = frame["measure"].iloc[0] in ("findings", "people")
    top = float(frame["value"].max()) if counted else 1.0
    made = [_shape(two_seas.LAND, shapes, size) | {"fill": colours.line, "region": "", "line_1": "", "line_2": ""}]
    for row, words in zip(rows, _placed(rows, say, size), strict=True):
        known = row["value"] == row["value"] and top > 0
        fill = style.shade(0.1 + 0.5 * row["value"] / top, scheme) if known else colours.surface
        made.append(_shape(row["slug"], shapes, size) | {"fill": fill} | words)
    return pd.DataFrame(made)


def _shape(slug: str, shapes: dict[str, two_seas.Shape], size: str) -> Row:
    one, width = shapes.get(slug), PLANS[size].width
    if one is None:
        return {"slug": slug, "x": None, "y": None, "side": None}
    return {"slug": slug, "x": one.x * width, "y": one.y * width, "side": (2 * one.half * width) ** 2}


def _placed(rows: list[Row], say: Speaker, size: str) -> list[Row]:
    """Mark and words of each region; words stand on the land side of the sea, and clear of each other."""
    plan, letters = PLANS[size], style.SIZES[size]
    places = [tuple(part * plan.width for part in two_seas.point(row["lon"], row["lat"])) for row in rows]
    middle = plan.width * 0.4
    sides = ["right" if x < middle else "left" for x, _ in places]
    tall = letters.label * 1.25 + (letters.note * 1.25 if plan.two_lines else 0)
    lines = _apart([y for _, y in places], sides, tall)
    return [
        _words(row, x, y, line, side, say, size)
        for row, (x, y), line, side in zip(rows, places, lines, sides, strict=True)
    ]


def _apart(heights: list[float], sides: list[str], tall: float) -> list[float]:
    """The heights, moved so far that words on the same side do not lie on each other."""
    moved = list(heights)
    for side in ("left", "right"):
        order = sorted((place for place, one in enumerate(sides) if one == side), key=lambda place: heights[place])
        for upper, lower in pairwise(order):
            short = tall - (moved[lower] - moved[upper])
            if short > 0:
                moved[upper] -= short / 2
                moved[lower] += short / 2
    return moved


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


def _x(field: str, plan: Plan) -> alt.X:
    """A field that counts pixels from the left of the map, which stands in the middle of its place."""
    middle, half = "width / 2", plan.width / 2
    across = [alt.ExprRef(f"{middle} - {half}"), alt.ExprRef(f"{middle} + {half}")]
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, plan.width], range=across, nice=False), axis=None)


def _ground(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    """The sea, the land, the regions, and their marks."""
    colours, shapes = style.palette(scheme), two_seas.shapes()
    slugs = [slug for slug in (two_seas.LAND, *frame["slug"]) if slug in shapes]
    paths = alt.Scale(domain=slugs, range=[shapes[slug].path for slug in slugs])
    half = plan.width / 2
    sea = alt.Chart().transform_filter(f"datum.slug == '{two_seas.LAND}'").mark_rect(color=colours.sea, cornerRadius=4)
    land = alt.Chart().transform_filter("isValid(datum.side)")
    land = land.mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=1.5)
    marks = alt.Chart().transform_filter("datum.region != ''")
    return [
        sea.encode(
            x=alt.value(alt.ExprRef(f"width / 2 - {half}")),
            x2=alt.value(alt.ExprRef(f"width / 2 + {half}")),
            y=alt.value(0),
            y2=alt.value(plan.height),
        ),
        land.encode(
            x=_x("x", plan),
            y=spec.pixels_down("y"),
            shape=alt.Shape("slug:N", scale=paths, legend=None, sort=None),
            size=alt.Size("side:Q", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
        ),
        marks.mark_point(filled=True, opacity=1, stroke=colours.background, strokeWidth=2).encode(
            x=_x("mark_x", plan), y=spec.pixels_down("mark_y"), **regions.channels(frame, scheme=scheme)
        ),
    ]


def _words_layer(field: str, y: str, plan: Plan, scheme: str, **mark: Any) -> list[Any]:
    """Words on a rim of the ground's colour, so that they are read on land, sea and shade."""
    words = alt.Chart().transform_filter(f"datum.{field} != ''")
    align = alt.ExprRef("datum.align")
    rim: dict[str, Any] = {
        "stroke": style.palette(scheme).background,
        "strokeWidth": 5,
        "strokeJoin": "round",
        "opacity": 0.9,
    }
    return [
        words.mark_text(align=align, **more, **mark).encode(
            x=_x("word_x", plan), y=spec.pixels_down(y), text=alt.Text(f"{field}:N")
        )
        for more in (rim, dict[str, Any]())
    ]


def _words_layers(plan: Plan, size: str, scheme: str) -> list[Any]:
    name = _words_layer("line_1", "line_1_y", plan, scheme, fontWeight=700)
    return [*name, *_words_layer("line_2", "line_2_y", plan, scheme, fontSize=style.SIZES[size].note)]
