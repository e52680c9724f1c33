"""Who is here and who has voted: a bar for each region, filling up."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import spec, style
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height of a row and its bar, where names and bars begin, room for the figure."""

    width: int
    row: int
    bar: int
    name_left: int
    bar_left: int
    bar_right: int


PLANS = {
    "phone": Plan(width=358, row=46, bar=16, name_left=24, bar_left=136, bar_right=64),
    "page": Plan(width=720, row=48, bar=18, name_left=28, bar_left=168, bar_right=84),
    "wall": Plan(width=1120, row=88, bar=34, name_left=52, bar_left=320, bar_right=150),
    "half": Plan(width=560, row=64, bar=24, name_left=44, bar_left=230, bar_right=120),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with region (name), position, joined, voted (people), voting (bool), a row a region.

    The pale bar is who has joined, the full one who has voted; before voting the full bar is who has joined.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    if frame.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=drawn(frame, say, size=size), config=config)
    made = made.properties(width=plan.width, height=plan.row * len(frame))
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out who is missing."""
    joined, voted = (int(frame[name].sum()) if len(frame) else 0 for name in ("joined", "voted"))
    if not joined:
        return say("Nobody has joined yet.")
    if not frame["voting"].any():
        told = say.many("{n} person has joined.", "{n} people have joined.", joined)
        return " ".join(part for part in (told, "" if short else _missing(frame, say)) if part)
    if voted == joined:
        return say("Everybody has voted.")
    people = say.number(joined)
    told = say.many("{n} of {people} people has voted.", "{n} of {people} people have voted.", voted, people=people)
    if short:
        return told
    silent = frame.loc[(frame["joined"] > 0) & (frame["voted"] == 0) & (frame["position"] > 0), "region"].tolist()
    return " ".join(part for part in (told, not_voted(silent, say) if voted else "") if part)


def not_voted(regions: Sequence[str], say: Speaker) -> str:
    """That these regions have not voted yet; nothing about none."""
    if not regions:
        return ""
    if len(regions) == 1:
        return say("{region} has not voted yet.", region=regions[0])
    return say("{regions} have not voted yet.", regions=say.list(regions))


def _missing(frame: pd.DataFrame, say: Speaker) -> str:
    absent = frame.loc[frame["joined"] == 0, "region"].tolist()
    return say("Nobody from {regions} yet.", regions=say.list(absent)) if absent else ""


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        say("{region}: {figure}.", region=row["region"], figure=_figure(row, say)) for row in frame.to_dict("records")
    ]
    return " ".join([title(frame, say), *told])


def table(frame: pd.DataFrame, say: Speaker, *, names: str | None = None) -> pd.DataFrame:
    """The same numbers to read, columns named in the reader's language; `names` heads the first one."""
    made = pd.DataFrame(
        {
            names or say("Region"): frame["region"],
            say("Joined"): frame["joined"],
            say("Voted"): frame["voted"],
            say("Voted (%)"): (100 * frame["voted"] / frame["joined"].where(frame["joined"] > 0)).round(),
        }
    )
    return made.reset_index(drop=True)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return tuple(frame["region"]), tuple(frame["position"])


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges: region, y (pixels from the top), joined and full (parts of the longest bar, 0..1),
    figure, area."""
    rows = frame.to_dict("records")
    most = max((row["joined"] for row in rows), default=0) or 1
    return pd.DataFrame(
        {
            "region": [row["region"] for row in rows],
            "y": [(place + 0.5) * PLANS[size].row for place in range(len(rows))],
            "joined": [row["joined"] / most for row in rows],
            "full": [(row["voted"] if row["voting"] else row["joined"]) / most for row in rows],
            "figure": [_figure(row, say) for row in rows],
            "area": [style.SIZES[size].mark * style.shape_area(row["position"]) for row in rows],
        }
    )


def _figure(row: dict[Any, Any], say: Speaker) -> str:
    joined = say.number(row["joined"])
    return say("{voted} of {joined}", voted=say.number(row["voted"]), joined=joined) if row["voting"] else joined


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours = style.palette(scheme)
    names, positions = frame["region"].tolist(), frame["position"].tolist()
    colour = alt.Color(
        "region:N",
        scale=alt.Scale(domain=names, range=[style.region_colour(one, scheme) for one in positions]),
        legend=None,
    )
    shape = alt.Shape(
        "region:N", scale=alt.Scale(domain=names, range=[style.region_shape(one) for one in positions]), legend=None
    )
    area = alt.Size("area:Q", scale=None, legend=None)
    length = alt.Scale(domain=[0, 1], range=[plan.bar_left, alt.ExprRef(f"width - {plan.bar_right}")], nice=False)
    y = spec.pixels_down("y")
    tips = [alt.Tooltip(f"{field}:N", title=" ") for field in ("region", "figure")]

    def bar(field: str, **mark: Any) -> Any:
        ends: dict[str, Any] = {"x": alt.X("start:Q", scale=length, axis=None), "x2": alt.X2(field), "y": y}
        whole = alt.Chart().transform_calculate(start="0").mark_rule(strokeWidth=plan.bar, **mark)
        return whole.encode(**ends, tooltip=tips)

    return [
        bar("joined", color=colours.line),
        bar("full").encode(color=colour),
        alt.Chart()
        .mark_point(filled=True, opacity=1)
        .encode(x=alt.value(plan.name_left // 2 - 2), y=y, color=colour, shape=shape, size=area),
        alt.Chart().mark_text().encode(x=alt.value(plan.name_left), y=y, text=alt.Text("region:N"), tooltip=tips),
        alt.Chart()
        .mark_text(align="right", fontWeight=600)
        .encode(x=alt.value("width"), y=y, text=alt.Text("figure:N")),
    ]
