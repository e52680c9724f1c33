"""Who is here, by region and kind of organisation: a cell each, small ones kept back."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.lines import wrapped
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

#: Stands in a cell that is kept back.
KEPT_BACK = "–"

#: So many empty places are named; more are counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height of the head and of a row, where cells begin, how wide a heading may be."""

    width: int
    head: int
    row: int
    cells_left: int
    heading: int


PLANS = {
    "phone": Plan(width=358, head=56, row=44, cells_left=126, heading=76),
    "page": Plan(width=760, head=34, row=46, cells_left=180, heading=190),
    "wall": Plan(width=1420, head=60, row=80, cells_left=340, heading=350),
    "half": Plan(width=940, head=60, row=66, cells_left=270, heading=215),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every region x kind of organisation: region, organisation (names), position,
    joined, voted (people), hidden (a small cell), voting (whether a round was opened).
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.head + plan.row * frame["position"].nunique())
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states: from where which kind of organisation is missing; `short` counts them alone."""
    if _is_empty(frame):
        return say("Nobody has joined yet.")
    empty = frame[(frame["joined"] == 0) & ~frame["hidden"]]
    if empty.empty:
        return say("Every region sent every kind of organisation.")
    if len(empty) <= NAMED and not short:
        named = [
            say("{organisation} ({region})", organisation=row["organisation"], region=row["region"])
            for row in empty.to_dict("records")
        ]
        return say("Still missing: {places}.", places=say.list(named))
    return say.many(
        "Still missing in {n} place: a kind of organisation in a region.",
        "Still missing in {n} places: a kind of organisation in a region.",
        len(empty),
    )


def _is_empty(frame: pd.DataFrame) -> bool:
    return frame.empty or not (frame["joined"].sum() or frame["hidden"].any())


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    for region, rows in frame.groupby("region", sort=False) if not _is_empty(frame) else ():
        told = [f"{row['organisation']} {_figure(row, say)}" for row in rows.to_dict("records") if row["joined"]]
        if told:
            parts.append(say("{region}: {people}.", region=region, people=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a region, a column a kind of organisation; small cells stay empty."""
    kinds = list(dict.fromkeys(frame["organisation"])) if len(frame) else []
    made = [
        {say("Region"): region} | dict(zip(rows["organisation"], _figures(rows, say), strict=True))
        for region, rows in (frame.groupby("region", sort=False) if len(frame) else ())
    ]
    return pd.DataFrame(made, columns=[say("Region"), *kinds])


def _figures(rows: pd.DataFrame, say: Speaker) -> list[str]:
    return [_figure(row, say) for row in rows.to_dict("records")]


def _figure(row: Row, say: Speaker) -> str:
    if row["hidden"]:
        return KEPT_BACK
    joined = say.number(int(row["joined"]))
    if not row["voting"] or not row["joined"]:
        return joined
    return say("{voted} of {joined}", voted=say.number(int(row["voted"])), joined=joined)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions and kinds of organisations."""
    return None if _is_empty(frame) else (regions.columns(frame), tuple(dict.fromkeys(frame["organisation"])))


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a cell: region, organisation, figure, fill, ink (colours), top, y, bottom
    (pixels from the top), area (of the region's mark), first (carries the region's name), heading, heading_2,
    heading_3 (the organisation in words, in the first row).
    """
    if _is_empty(frame):
        return pd.DataFrame()
    plan, colours = PLANS[size], style.palette(scheme)
    most = max(int(frame["joined"].max()), 1)
    made: list[Row] = []
    for place, (_, rows) in enumerate(frame.groupby("position")):
        top = plan.head + place * plan.row
        for number, row in enumerate(rows.to_dict("records")):
            heading = _heading(row["organisation"], plan, size) if not place else ["", "", ""]
            fill = style.shade(row["joined"] / most, scheme) if row["joined"] else colours.surface
            made.append(
                {
                    "region": row["region"],
                    "organisation": row["organisation"],
                    "figure": _figure(row, say),
                    "fill": fill,
                    "ink": style.ink_on(fill, scheme) if row["joined"] else colours.muted,
                    "top": top + 2.0,
                    "y": top + plan.row / 2,
                    "bottom": top + plan.row - 2.0,
                    "area": regions.area(row["position"], size),
                    "first": number == 0,
                    "heading": heading[0],
                    "heading_2": heading[1],
                    "heading_3": heading[2],
                }
            )
    return pd.DataFrame(made)


def _heading(organisation: str, plan: Plan, size: str) -> list[str]:
    """The name of a column in three lines, the last ones perhaps empty."""
    lines = wrapped(organisation, width=plan.heading, font=_letters(size), lines=3)
    return [*lines, "", "", ""][:3]


def _letters(size: str) -> int:
    return 12 if size == "phone" else style.SIZES[size].note


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    kinds = list(dict.fromkeys(frame["organisation"]))
    across = alt.Scale(domain=kinds, range=[plan.cells_left, alt.ExprRef("width")], paddingInner=0.04)
    middle = alt.X("organisation:N", scale=across, axis=None, bandPosition=0.5)
    first = alt.Chart().transform_filter("datum.first")
    heads = alt.Chart().transform_filter("datum.heading != ''")
    inside = letters.mark**0.5

    def head(field: str, line: float) -> Any:
        words = heads.mark_text(align="center", fontSize=_letters(size), color=colours.muted)
        return words.encode(x=middle, y=alt.value(_letters(size) * line), text=alt.Text(f"{field}:N"))

    return [
        alt.Chart()
        .mark_rect(cornerRadius=6, stroke=colours.line, strokeWidth=1)
        .encode(
            x=alt.X("organisation:N", scale=across, axis=None),
            y=spec.pixels_down("top"),
            y2=alt.Y2("bottom"),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{field}:N", title=" ") for field in ("region", "organisation", "figure")],
        ),
        alt.Chart()
        .mark_text(align="center", fontWeight=600)
        .encode(
            x=middle,
            y=spec.pixels_down("y"),
            text=alt.Text("figure:N"),
            fill=alt.Fill("ink:N", scale=None, legend=None),
        ),
        first.mark_point(filled=True, opacity=1).encode(
            x=alt.value(inside / 2 + 2), y=spec.pixels_down("y"), **regions.channels(frame, scheme=scheme)
        ),
        first.mark_text(limit=plan.cells_left - inside - 14).encode(
            x=alt.value(inside + 10), y=spec.pixels_down("y"), text=alt.Text("region:N")
        ),
        head("heading", 0.8),
        head("heading_2", 2.0),
        head("heading_3", 3.2),
    ]
