"""The network as nodes and links: organisations filled, activities hollow, links across a border in front."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from profit_tt.charts import network_labels, regions, spec, style
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, height; whether nodes stand as in a tall place; how many get a name; columns of the key."""

    width: int
    height: int
    tall: bool
    names: int
    key: int


PLANS = {
    "phone": Plan(358, 590, tall=True, names=5, key=2),
    "page": Plan(1120, 720, tall=False, names=14, key=0),
    "wall": Plan(1420, 800, tall=False, names=10, key=0),
    "half": Plan(940, 700, tall=False, names=7, key=3),
}


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for every node, then one for every link.

    Nodes: part ("organisation" or "activity"), node (a name of its own), name ("" for organisations that are only
    counted), kind (in words), region (name), position, links (int), across (bool: one of them crosses a border), rank
    (from 1, most bridging first; 0 does not bridge), x, y (0..1 of a broad picture), room (its diameter in parts of
    the height), tall_x, tall_y, tall_room (of a tall one). Links: part "link", node and other (nodes), across (bool).
    In all rows, of the network, drawn or not: whole (nodes), organisations, went (of these across a border).
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.height)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states, from its own numbers; `short` leaves out who bridges most."""
    organisations = _of(frame, "organisation")
    if organisations.empty:
        return say("No organisation took part in an activity yet.")
    went = int(frame["went"].iloc[0])
    if went:
        told = say.many(
            "{n} of {all} organisations took part outside its own region.",
            "{n} of {all} organisations took part outside their own region.",
            went,
            all=say.number(int(frame["organisations"].iloc[0])),
        )
    else:
        told = say("Nobody took part outside their own region.")
    bridges = organisations[(organisations["rank"] == 1) & (organisations["name"] != "")]
    if short or bridges.empty:
        return told
    return f"{told} {say('{name} bridges most.', name=bridges['name'].iloc[0])}"


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    organisations, activities, links = (_of(frame, part) for part in ("organisation", "activity", "link"))
    parts = [title(frame, say)]
    if len(organisations):
        parts += [
            say.many("{n} organisation", "{n} organisations", len(organisations)) + ".",
            say.many("{n} activity", "{n} activities", len(activities)) + ".",
            say.many(
                "{n} link, {across} of them across a border.",
                "{n} links, {across} of them across a border.",
                len(links),
                across=say.number(int(links["across"].sum())),
            ),
            *_left_out(frame, say),
        ]
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same network to read: a row a node, best connected first."""
    nodes = frame[frame["part"] != "link"] if len(frame) else frame
    if nodes.empty:
        return pd.DataFrame()
    nodes = nodes.sort_values(["links", "node"], ascending=[False, True])
    return pd.DataFrame(
        {
            say("Name"): [row["name"] or say("Not named") for row in nodes.to_dict("records")],
            say("Kind"): nodes["kind"],
            say("Region"): nodes["region"],
            say("Links"): nodes["links"],
            say("Across a border"): [say("yes") if across else "" for across in nodes["across"]],
        }
    ).reset_index(drop=True)


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    nodes = frame[frame["part"] != "link"] if len(frame) else frame
    return regions.columns(nodes) if len(_of(frame, "organisation")) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges: part, region, at_x (0..1), y (pixels), area, rim (width of a hollow mark), tip_1,
    tip_2; label, label_x (0..1), label_y, align (names that stand beside their node, else ""); of links at_x2, y2 and
    across.
    """
    if not len(_of(frame, "organisation")):
        return pd.DataFrame()
    plan = PLANS[size]
    placed = _placed(frame, plan, size)
    made = _links(_of(frame, "link"), placed)
    labels = network_labels.beside(placed, plan, size)
    for row in placed.to_dict("records"):
        label = labels.get(row["node"], network_labels.NONE)
        tips = {"tip_1": row["name"] or say("An organisation that is not named"), "tip_2": _told(row, say)}
        made.append({name: row[name] for name in ("part", "region", "at_x", "y", "area", "rim")} | tips | label)
    return pd.DataFrame(made)


def _of(frame: pd.DataFrame, part: str) -> pd.DataFrame:
    return frame[frame["part"] == part] if len(frame) else frame


def _left_out(frame: pd.DataFrame, say: Speaker) -> list[str]:
    """That not all of the network is drawn; nothing when it is."""
    nodes, whole = int((frame["part"] != "link").sum()), int(frame["whole"].iloc[0])
    told = say("Drawn: the {n} best connected of {all}.", n=say.number(nodes), all=say.number(whole))
    return [told] if whole > nodes else []


def _told(row: Row, say: Speaker) -> str:
    links = int(row["links"])
    if row["part"] == "activity":
        told = say.many("{n} organisation", "{n} organisations", links)
    else:
        told = say.many("{n} activity", "{n} activities", links)
    return f"{row['kind']}, {row['region']}: {told}"


def _placed(frame: pd.DataFrame, plan: Plan, size: str) -> pd.DataFrame:
    """The nodes with at_x (0..1), y, area and rim as this place needs them, large ones first: small ones lie on top."""
    nodes = frame[frame["part"] != "link"]
    x, y, room = (f"tall_{name}" if plan.tall else name for name in ("x", "y", "room"))
    across = nodes[room] * plan.height * 0.9
    shapes = [style.shape_area(int(position)) for position in nodes["position"]]
    made = nodes.assign(
        at_x=nodes[x], y=nodes[y] * plan.height, area=across**2 * 0.785 * pd.Series(shapes, index=nodes.index)
    )
    made["rim"] = (across / 7).clip(1.6, style.SIZES[size].mark ** 0.5 / 4)
    return made.sort_values(["area", "node"], ascending=[False, True], ignore_index=True)


def _links(links: pd.DataFrame, placed: pd.DataFrame) -> list[Row]:
    """Links as rows; those across a border last, so that they are drawn in front."""
    at = {row["node"]: (row["at_x"], row["y"]) for row in placed.to_dict("records")}
    made = []
    for row in links.sort_values(["across", "node", "other"]).to_dict("records"):
        (x, y), (x2, y2) = at[row["node"]], at[row["other"]]
        made.append({"part": "link", "across": bool(row["across"]), "at_x": x, "y": y, "at_x2": x2, "y2": y2})
        made[-1] |= {"region": "", "tip_1": "", "tip_2": ""} | network_labels.NONE
    return made


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    nodes = frame[frame["part"] != "link"]
    marks = regions.channels(nodes, scheme=scheme, legend=regions.key(size, plan.key))
    across = alt.Scale(domain=[0, 1], range=[0, alt.ExprRef("width")], nice=False)
    x, y = alt.X("at_x:Q", scale=across, axis=None), spec.pixels_down("y")
    tips = [alt.Tooltip(f"{field}:N", title=" ") for field in ("tip_1", "tip_2")]

    def lines(of: str, **mark: Any) -> Any:
        chosen = alt.Chart().transform_filter(f"datum.part == 'link' && {of}")
        return chosen.mark_rule(**mark).encode(x=x, x2=alt.X2("at_x2"), y=y, y2=alt.Y2("y2"))

    hollow = alt.Chart().transform_filter("datum.part == 'activity'")
    solid = alt.Chart().transform_filter("datum.part == 'organisation'")
    return [
        lines("!datum.across", color=colours.passed, opacity=0.32, strokeWidth=letters.mark**0.5 / 14),
        lines("datum.across", color=colours.ink, opacity=0.75, strokeWidth=letters.mark**0.5 / 7),
        hollow.mark_point(fill=colours.surface, opacity=1, strokeWidth=letters.mark**0.5 / 5).encode(
            x=x,
            y=y,
            stroke=alt.Stroke("region:N", scale=regions.fills(nodes, scheme), legend=None),
            shape=marks["shape"],
            size=marks["size"],
            tooltip=tips,
        ),
        solid.mark_point(filled=True, opacity=1, stroke=colours.surface, strokeWidth=0.8).encode(
            x=x, y=y, tooltip=tips, **marks
        ),
        *_names(across, size, scheme),
    ]


def _names(across: alt.Scale, size: str, scheme: str) -> list[Any]:
    """Names on a rim of the ground's colour, so that they are read on links."""
    letters, colours = style.SIZES[size], style.palette(scheme)
    named = alt.Chart().transform_filter("datum.label != ''")
    rim: dict[str, Any] = {"stroke": colours.surface, "strokeWidth": letters.note / 2.6, "strokeJoin": "round"}
    return [
        named.mark_text(align=alt.ExprRef("datum.align"), fontSize=letters.note, fontWeight=600, **more).encode(
            x=alt.X("label_x:Q", scale=across, axis=None), y=spec.pixels_down("label_y"), text=alt.Text("label:N")
        )
        for more in (rim, dict[str, Any]())
    ]
