"""The network on the map of the two seas: organisations and activities of each region, and who went across a border."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import hypot
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from profit_tt.charts import regions, sea_chart, spec, style, two_seas
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width of the map, which stands in the middle of its place; the widest line across a border. figures:
    both under the name; otherwise the number of organisations alone."""

    width: int
    widest: float
    figures: bool = True

    @property
    def height(self) -> float:
        return self.width * two_seas.height()


PLANS = {
    "phone": Plan(318, 7, figures=False),
    "page": Plan(960, 14),
    "wall": Plan(1180, 20),
    "half": Plan(860, 16),
}

Place: TypeAlias = tuple[float, float]

#: Points of a line across the sea, and how far it bows aside, in parts of its length.
POINTS, BOW = 14, 0.16


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every region, then one for every two regions of which one went to the other.

    part ("region" or "across"), slug, region (name), position, lon, lat (of its town), organisations, activities
    (counted); of rows "across" the first four tell where the organisations come from, other (slug) and other_region
    (name) where the activities were held, organisations how many went.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.height).resolve_scale(shape="independent")
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out where most went."""
    own = _of(frame, "region")
    total = int(own["organisations"].sum()) if len(own) else 0
    if not total:
        return say("No organisation in the network yet.")
    there = own.loc[own["organisations"] > 0, "region"].tolist()
    if len(there) == 1:
        return say.many("{region}: {n} organisation.", "{region}: {n} organisations.", total, region=there[0])
    told = say.many(
        "{n} organisation in {regions} regions.",
        "{n} organisations in {regions} regions.",
        total,
        regions=say.number(len(there)),
    )
    across = _of(frame, "across")
    if across.empty or short:
        return told
    most = across.sort_values(["organisations", "position", "other"], ascending=[False, True, True]).iloc[0]
    way = say.many(
        "The busiest way across a border: from {one} to {other}, {n} organisation.",
        "The busiest way across a border: from {one} to {other}, {n} organisations.",
        int(most["organisations"]),
        one=most["region"],
        other=most["other_region"],
    )
    return f"{told} {way}"


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    parts += [
        say("{region}: {figure}.", region=row["region"], figure=say.list(_figures(row, say)))
        for row in _of(frame, "region").to_dict("records")
    ]
    for row in _of(frame, "across").to_dict("records"):
        told = {"one": row["region"], "other": row["other_region"]}
        parts.append(say.many("{one} to {other}: {n}.", "{one} to {other}: {n}.", int(row["organisations"]), **told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a region, and how many of its organisations went to each other region."""
    own, across = _of(frame, "region"), _of(frame, "across")
    made = pd.DataFrame(
        {
            say("Region"): own["region"] if len(own) else [],
            say("Organisations"): own["organisations"] if len(own) else [],
            say("Activities"): own["activities"] if len(own) else [],
        }
    ).reset_index(drop=True)
    for slug, name in zip(own["slug"], own["region"], strict=True) if len(across) else ():
        went = across[across["other"] == slug].set_index("slug")["organisations"]
        made[say("Went to {region}", region=name)] = [int(went.get(one, 0)) for one in own["slug"]]
    return made


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    own = _of(frame, "region")
    return None if not _total(own) else (tuple(own["slug"]), *regions.columns(own))


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges: one row for the land, one a region, POINTS a line across.

    part ("land", "region", "across"); slug, x, y, side, fill (the shape); region, mark_x, mark_y, area; line_1,
    line_2, line_3, word_x, their _y, align; line (its number), point, at_x, at_y, width (pixels), tip.
    """
    own = _of(frame, "region")
    if not _total(own):
        return pd.DataFrame()
    plan, colours = PLANS[size], style.palette(scheme)
    nothing = {"region": "", "line_1": "", "line_2": "", "line_3": "", "align": "left", "tip": ""}
    made = [nothing | sea_chart.shape(two_seas.LAND, plan.width) | {"part": "land", "fill": colours.line}]
    rows, most = own.to_dict("records"), float(own["organisations"].max())
    for row, words in zip(rows, _placed(rows, say, size), strict=True):
        fill = style.shade(0.08 + 0.42 * row["organisations"] / most, scheme)
        made.append({"part": "region", "fill": fill, "tip": ""} | sea_chart.shape(row["slug"], plan.width) | words)
    made += [nothing | one for one in _lines(frame, say, size)]
    return pd.DataFrame(made)


def _of(frame: pd.DataFrame, part: str) -> pd.DataFrame:
    return frame[frame["part"] == part] if len(frame) else frame


def _total(own: pd.DataFrame) -> int:
    return int(own["organisations"].sum()) if len(own) else 0


def _figures(row: Row, say: Speaker) -> list[str]:
    return [
        say.many("{n} organisation", "{n} organisations", int(row["organisations"])),
        say.many("{n} activity", "{n} activities", int(row["activities"])),
    ]


def _at(row: Row, plan: Plan) -> Place:
    x, y = two_seas.point(row["lon"], row["lat"])
    return x * plan.width, y * plan.width


def _placed(rows: list[Row], say: Speaker, size: str) -> list[Row]:
    """Mark and words of each region; words stand on the land side of the sea, and clear of each other."""
    plan, letters = PLANS[size], style.SIZES[size]
    places = [_at(row, plan) for row in rows]
    sides = ["right" if x < plan.width * 0.4 else "left" for x, _ in places]
    lines = 2 if plan.figures else 1
    tall = letters.label * 1.25 + letters.note * 1.3 * lines
    heights = sea_chart.apart([y for _, y in places], sides, tall)
    away, made = letters.mark**0.5, []
    for row, (x, y), height, side in zip(rows, places, heights, sides, strict=True):
        first = height - letters.note * 0.65 * lines
        figures = _figures(row, say)
        made.append(
            {
                "region": row["region"],
                "mark_x": x,
                "mark_y": y,
                "area": regions.area(row["position"], size) * 1.4,
                "line_1": row["region"],
                "line_2": figures[0] if plan.figures else say.number(int(row["organisations"])),
                "line_3": figures[1] if plan.figures else "",
                "word_x": x - away if side == "right" else x + away,
                "line_1_y": first,
                "line_2_y": first + letters.label * 0.6 + letters.note * 0.7,
                "line_3_y": first + letters.label * 0.6 + letters.note * 2,
                "align": side,
            }
        )
    return made


def _lines(frame: pd.DataFrame, say: Speaker, size: str) -> list[Row]:
    """Every way across as a bow. A line begins broad and ends thin: it shows which way they went."""
    plan, across = PLANS[size], _of(frame, "across")
    towns = {row["slug"]: _at(row, plan) for row in _of(frame, "region").to_dict("records")}
    most, made = float(across["organisations"].max()) if len(across) else 1.0, []
    for number, row in enumerate(across.to_dict("records")):
        told = {"one": row["region"], "other": row["other_region"]}
        own = {"part": "across", "line": number, "region": "", "from": row["region"]}
        own["tip"] = say.many("{one} to {other}: {n}.", "{one} to {other}: {n}.", int(row["organisations"]), **told)
        widest = plan.widest * (row["organisations"] / most) ** 0.5
        for point, (at_x, at_y) in enumerate(_bow(row["slug"], row["other"], towns)):
            width = max(widest * (1 - 0.7 * point / (POINTS - 1)), 1.2)
            made.append(own | {"point": point, "at_x": at_x, "at_y": at_y, "width": width})
    return made


def _bow(one: str, other: str, towns: dict[str, Place]) -> list[Place]:
    """The points of a line from one town to another, on the side that keeps clear of the others; back bows wider."""
    bow = BOW if one < other else 1.8 * BOW
    sides = [_bent(towns[one], towns[other], bow * side) for side in (1, -1)]
    rest = [at for slug, at in towns.items() if slug not in (one, other)]
    return max(sides, key=lambda line: min((hypot(x - a, y - b) for x, y in line for a, b in rest), default=0.0))


def _bent(one: Place, other: Place, bow: float) -> list[Place]:
    (x, y), (x2, y2) = one, other
    over, up = (x + x2) / 2 - (y2 - y) * bow * 2, (y + y2) / 2 + (x2 - x) * bow * 2
    parts = [point / (POINTS - 1) for point in range(POINTS)]
    return [
        ((1 - t) ** 2 * x + 2 * t * (1 - t) * over + t**2 * x2, (1 - t) ** 2 * y + 2 * t * (1 - t) * up + t**2 * y2)
        for t in parts
    ]


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    own, letters = _of(frame, "region"), style.SIZES[size]
    tails = alt.Chart().transform_filter("datum.part == 'across'").mark_trail(opacity=0.75)
    colour = alt.Color("from:N", scale=regions.fills(own, scheme), legend=None)
    lines = tails.encode(
        x=sea_chart.x("at_x", plan.width),
        y=spec.pixels_down("at_y"),
        size=alt.Size("width:Q", scale=None, legend=None),
        color=colour,
        detail=alt.Detail("line:N"),
        order=alt.Order("point:Q"),
    )
    words = sea_chart.words("line_1", "line_1_y", plan.width, scheme, fontWeight=700)
    for line in ("line_2", "line_3"):
        words += sea_chart.words(line, f"{line}_y", plan.width, scheme, fontSize=letters.note)
    return [
        *sea_chart.ground(list(own["slug"]), plan.width, scheme),
        lines,
        sea_chart.marks(own, plan.width, scheme),
        *words,
    ]
