"""Do the regions rank alike: how much the orders of every two regions have in common, region by region."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.text import Speaker

#: From which Kendall's W on orders are much the same, and partly the same.
MUCH, PARTLY = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height of the head and of a row, where cells begin; whether names stand above the cells."""

    width: int
    head: int
    row: int
    cells_left: int
    heads: bool = False


PLANS = {
    "phone": Plan(width=358, head=30, row=44, cells_left=128),
    "page": Plan(width=760, head=48, row=46, cells_left=180, heads=True),
    "wall": Plan(width=1420, head=84, row=78, cells_left=330, heads=True),
    "half": Plan(width=560, head=44, row=62, cells_left=250),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every two regions, in either order: region, position, other (names),
    other_position, tau (Kendall's tau-b, -1..1 or NaN), findings (both have covered), and in all rows w (Kendall's W,
    0..1 or NaN). Empty while results are hidden.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.head + plan.row * frame["position"].nunique())
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` names no regions."""
    known = frame.dropna(subset="tau") if len(frame) else frame
    if known.empty:
        return say("Too few votes yet to compare the orders of the regions.")
    w = known["w"].iloc[0]
    if w >= MUCH:
        told = say("The regions put the findings in much the same order.")
    elif w >= PARTLY:
        told = say("The regions put the findings in partly the same order.")
    else:
        told = say("The regions put the findings in different orders.")
    if short or len(known) <= 2:
        return told
    ends = known.sort_values(["tau", "position", "other_position"], ignore_index=True)
    near, far = ends.iloc[-1], ends.iloc[0]
    closest = say("Closest: {regions}.", regions=say.list(sorted([near["region"], near["other"]])))
    return f"{told} {closest} {say('Furthest: {regions}.', regions=say.list(sorted([far['region'], far['other']])))}"


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    known = frame.dropna(subset="tau") if len(frame) else frame
    parts = [title(frame, say)]
    for _, row in known[known["position"] < known["other_position"]].iterrows() if len(known) else ():
        told = {"one": row["region"], "other": row["other"], "tau": say.number(round(row["tau"], 2))}
        parts.append(say("{one} and {other}: {tau}.", **told))
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same numbers to read: a row and a column a region, tau where it is known."""
    made: list[dict[str, Any]] = []
    for _, rows in frame.groupby("position") if len(frame) else ():
        taus = {row["other"]: _rounded(row["tau"]) for row in rows.sort_values("other_position").to_dict("records")}
        made.append({say("Region"): rows["region"].iloc[0]} | taus)
    names = list(regions.columns(frame)[0])
    return pd.DataFrame(made, columns=[say("Region"), *names]) if made else pd.DataFrame()


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if len(frame) and frame["tau"].notna().any() else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges, a row a cell: region, other, figure, fill, ink (colours), top, y, bottom (pixels
    from the top), area and other_area (of the marks), first (carries the row's name), heading (the column's), tip.
    """
    if not len(frame) or frame["tau"].isna().all():
        return pd.DataFrame()
    plan, colours = PLANS[size], style.palette(scheme)
    made = []
    places = {position: place for place, position in enumerate(sorted(frame["position"].unique()))}
    for _, rows in frame.sort_values(["position", "other_position"]).groupby("position"):
        for number, row in enumerate(rows.to_dict("records")):
            top = plan.head + places[row["position"]] * plan.row
            tau, known = row["tau"], row["tau"] == row["tau"]
            fill = style.shade(min(tau, 1.0), scheme) if known and tau > 0 else colours.surface
            ink = colours.disagree if known and tau < 0 else style.ink_on(fill, scheme)
            own = {"region": row["region"], "other": row["other"], "fill": fill, "ink": ink if known else colours.muted}
            own |= {"figure": say.number(_rounded(tau) or 0.0) if known else "–", "first": number == 0}
            own |= {"top": top + 2, "y": top + plan.row / 2, "bottom": top + plan.row - 2}
            own |= {
                "area": regions.area(row["position"], size),
                "other_area": regions.area(row["other_position"], size),
            }
            own["tip"] = say.many("{n} finding", "{n} findings", int(row["findings"]))
            made.append(own)
    whole = pd.DataFrame(made)
    return whole.assign(heading=~whole.duplicated("other"))  # each column's head is carried by its first cell


def _rounded(tau: float) -> float | None:
    return None if tau != tau else round(float(tau), 2) + 0.0


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    names, positions = regions.columns(frame)
    across = alt.Scale(domain=list(names), range=[plan.cells_left, alt.ExprRef("width")], paddingInner=0.06)
    shapes = alt.Scale(domain=list(names), range=[style.region_shape(one) for one in positions])
    first, heading = (alt.Chart().transform_filter(f"datum.{field}") for field in ("first", "heading"))
    middle = alt.X("other:N", scale=across, axis=None, bandPosition=0.5)
    cells = alt.Chart().mark_rect(cornerRadius=6, stroke=colours.line, strokeWidth=1)
    figures = alt.Chart().mark_text(align="center", fontWeight=600)

    def mark(of: Any, field: str, area: str, **at: Any) -> Any:
        colour = alt.Color(f"{field}:N", scale=regions.fills(frame, scheme), legend=None)
        shape = alt.Shape(f"{field}:N", scale=shapes, legend=None)
        sized = alt.Size(f"{area}:Q", scale=None, legend=None)
        return of.mark_point(filled=True, opacity=1).encode(color=colour, shape=shape, size=sized, **at)

    tips = [alt.Tooltip(f"{field}:N", title=" ") for field in ("region", "other", "figure", "tip")]
    made = [
        cells.encode(
            x=alt.X("other:N", scale=across, axis=None),
            y=spec.pixels_down("top"),
            y2=alt.Y2("bottom"),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            tooltip=tips,
        ),
        figures.encode(
            x=middle,
            y=spec.pixels_down("y"),
            text=alt.Text("figure:N"),
            fill=alt.Fill("ink:N", scale=None, legend=None),
        ),
        mark(first, "region", "area", x=alt.value(letters.mark**0.5 / 2 + 2), y=spec.pixels_down("y")),
        first.mark_text(limit=plan.cells_left - letters.mark**0.5 - 16, fontSize=letters.note).encode(
            x=alt.value(letters.mark**0.5 + 10), y=spec.pixels_down("y"), text=alt.Text("region:N")
        ),
        mark(heading, "other", "other_area", x=middle, y=alt.value(letters.mark**0.5 / 2 + 4)),
    ]
    if plan.heads:
        words = heading.mark_text(align="center", fontSize=letters.note, color=colours.muted)
        made.append(words.encode(x=middle, y=alt.value(plan.head - letters.note * 1.15), text=alt.Text("other:N")))
    return made
