"""What each region writes about: themes by regions, the number of findings in every cell."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height of the head and of a row, where cells begin and how much is free on their right."""

    width: int
    head: int
    row: int
    cell: int
    cells_left: int
    cells_right: int
    stacked: bool = False  # the theme above its cells, region names in a legend
    heads: bool = True  # whether the regions' names stand above their cells


PLANS = {
    "phone": Plan(width=358, head=30, row=64, cell=34, cells_left=0, cells_right=44, stacked=True),
    "page": Plan(width=1120, head=48, row=44, cell=38, cells_left=230, cells_right=70),
    "wall": Plan(width=1520, head=84, row=62, cell=54, cells_left=440, cells_right=100),
    "half": Plan(width=560, head=40, row=48, cell=42, cells_left=315, cells_right=52, heads=False),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with theme, region (names), theme_position, position, findings (int), a row a cell.

    Themes with most findings come first; the figure on the right is the row's sum.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    if frame.empty or not frame["findings"].sum():
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    rows = drawn(frame, say, size=size, scheme=scheme)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.head + plan.row * frame["theme_position"].nunique())
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out what is missing."""
    if frame.empty or not frame["findings"].sum():
        return say("No findings yet.")
    sums = frame.groupby("theme", sort=False)["findings"].sum()
    leading = sums.index[sums == sums.max()].tolist()
    number = int(sums.max())
    if len(leading) == 1:
        told = say.many("{theme} leads with {n} finding.", "{theme} leads with {n} findings.", number, theme=leading[0])
    elif len(leading) <= 3:
        themes = say.list(leading)
        told = say.many(
            "{themes} lead with {n} finding each.", "{themes} lead with {n} findings each.", number, themes=themes
        )
    else:
        told = say.many("No theme leads: {n} finding at most.", "No theme leads: {n} findings at most.", number)
    return " ".join(part for part in (told, "" if short else _gap(frame, sums, say)) if part)


def _gap(frame: pd.DataFrame, sums: "pd.Series[int]", say: Speaker) -> str:
    open_themes = sums.index[sums == 0].tolist()
    if 0 < len(open_themes) <= 3:
        return say("Nobody has written about {themes} yet.", themes=say.list(open_themes))
    of = frame[frame["position"] > 0].groupby("region", sort=False)["findings"].sum()
    silent = of.index[of == 0].tolist()
    if silent and len(silent) < len(of):
        return say("No finding from {regions} yet.", regions=say.list(silent))
    return ""


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    if frame.empty or not frame["findings"].sum():
        return parts[0]
    for theme, rows in _sorted(frame).groupby("theme", sort=False):
        if rows["findings"].sum():
            told = [
                f"{row['region']} {say.number(row['findings'])}" for row in rows.to_dict("records") if row["findings"]
            ]
            parts.append(say("{theme}: {regions}.", theme=theme, regions=say.list(told)))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row a theme, a column a region, their sum last."""
    names = frame.drop_duplicates("position")["region"].tolist() if len(frame) else []
    made: list[dict[str, Any]] = [
        {say("Theme"): theme} | dict(zip(names, of["findings"], strict=True)) | {say("All"): int(of["findings"].sum())}
        for theme, of in (_sorted(frame).groupby("theme", sort=False) if len(frame) else ())
    ]
    return pd.DataFrame(made, columns=[say("Theme"), *names, say("All")])


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: how many themes, which regions; nothing without findings."""
    if frame.empty or not frame["findings"].sum():
        return None
    columns = _sorted(frame).drop_duplicates("position")
    return int(frame["theme_position"].nunique()), tuple(columns["region"]), tuple(columns["position"])


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a cell; empty without findings.

    theme, region, figure, fill and ink (colours), area (of the region's mark), top, middle, bottom, theme_y (pixels
    from the top), total; first (carries the theme's name), heading (carries the region's).
    """
    if frame.empty or not frame["findings"].sum():
        return pd.DataFrame()
    plan, colours = PLANS[size], style.palette(scheme)
    most = int(frame["findings"].max())
    made = []
    for place, (theme, rows) in enumerate(_sorted(frame).groupby("theme", sort=False)):
        bottom = plan.head + (place + 1) * plan.row - (plan.row - plan.cell if not plan.stacked else 0)
        own = {
            "theme": theme,
            "top": bottom - plan.cell,
            "middle": bottom - plan.cell / 2,
            "bottom": bottom,
            "theme_y": bottom - plan.cell - 14 if plan.stacked else bottom - plan.cell / 2,
            "total": say.number(int(rows["findings"].sum())),
            "heading": place == 0,
        }
        for column, row in enumerate(rows.to_dict("records")):
            fill = style.shade(row["findings"] / most, scheme) if row["findings"] else colours.surface
            ink = style.ink_on(fill, scheme) if row["findings"] else colours.muted
            cell = {"region": row["region"], "figure": say.number(row["findings"]), "fill": fill, "ink": ink}
            cell["area"] = style.SIZES[size].mark * style.shape_area(row["position"])
            made.append(own | cell | {"first": column == 0})
    return pd.DataFrame(made)


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    sums = frame.groupby("theme")["findings"].transform("sum")
    order = frame.assign(sums=-sums, last=frame["position"] == 0)
    return order.sort_values(["sums", "theme_position", "last", "position"], ignore_index=True)


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours = style.palette(scheme)
    columns = _sorted(frame).drop_duplicates("position")
    names = columns["region"].tolist()
    right = alt.ExprRef(f"width - {plan.cells_right}")
    across = alt.Scale(domain=names, range=[plan.cells_left, right], paddingInner=0.05, paddingOuter=0)

    def x(band: float) -> alt.X:
        return alt.X("region:N", scale=across, axis=None, bandPosition=band)

    first, heading = (alt.Chart().transform_filter(f"datum.{field}") for field in ("first", "heading"))
    cells = (
        alt.Chart()
        .mark_rect(cornerRadius=6, stroke=colours.line, strokeWidth=1)
        .encode(
            x=alt.X("region:N", scale=across, axis=None),
            y=spec.pixels_down("top"),
            y2=alt.Y2("bottom"),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{field}:N", title=" ") for field in ("theme", "region", "figure")],
        )
    )
    figures = (
        alt.Chart()
        .mark_text(align="center", fontWeight=600)
        .encode(
            x=x(0.5),
            y=spec.pixels_down("middle"),
            text=alt.Text("figure:N"),
            fill=alt.Fill("ink:N", scale=None, legend=None),
        )
    )
    themes = first.mark_text(limit=plan.width - 20 if plan.stacked else plan.cells_left - 10).encode(
        x=alt.value(0),
        y=spec.pixels_down("theme_y"),
        text=alt.Text("theme:N"),
        tooltip=alt.Tooltip("theme:N", title=" "),
    )
    totals = first.mark_text(align="right", fontWeight=700).encode(
        x=alt.value("width"), y=spec.pixels_down("middle"), text=alt.Text("total:N")
    )
    return [cells, figures, themes, totals, *_heads(columns, heading, x, plan, size, scheme)]


def _heads(columns: pd.DataFrame, heading: Any, x: Any, plan: Plan, size: str, scheme: str) -> list[Any]:
    """Above each column the region's shape in its colour, and its name where there is room."""
    letters, colours = style.SIZES[size], style.palette(scheme)
    names, positions = columns["region"].tolist(), columns["position"].tolist()
    fills = [style.region_colour(one, scheme) for one in positions]
    shapes = [style.region_shape(one) for one in positions]
    legend = alt.Legend(orient="top", columns=3, offset=letters.note) if plan.stacked else None
    marks = heading.mark_point(filled=True, opacity=1).encode(
        x=x(0.5),
        y=alt.value(letters.mark**0.5 / 2 + 4),
        color=alt.Color("region:N", scale=alt.Scale(domain=names, range=fills), legend=legend, sort=None),
        shape=alt.Shape("region:N", scale=alt.Scale(domain=names, range=shapes), legend=legend, sort=None),
        size=alt.Size("area:Q", scale=None, legend=None),
    )
    if plan.stacked or not plan.heads:
        return [marks]
    words = heading.mark_text(align="center", fontSize=letters.note, color=colours.muted).encode(
        x=x(0.5), y=alt.value(plan.head - letters.note * 1.15), text=alt.Text("region:N")
    )
    return [marks, words]
