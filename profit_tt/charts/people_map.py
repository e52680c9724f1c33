"""Where people stand by how they voted: each a mark of their region, groups outlined where they are no chance."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import ceil, cos, floor, pi, sin
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from profit_tt.charts import regions, spec, style
from profit_tt.charts.tracks import Row
from profit_tt.text import Speaker

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels: width alone, width and height of the map, free inside it all around; columns of the key (0: one line)."""

    width: int
    across: int
    down: int
    free: int
    legend: int | None = 0


PLANS = {
    "phone": Plan(358, across=354, down=320, free=30, legend=3),
    "page": Plan(1120, across=900, down=460, free=44),
    "wall": Plan(1420, across=1300, down=640, free=72),
    "half": Plan(940, across=900, down=560, free=62, legend=None),
}

#: From so many people on marks get smaller, and from so many on they may lie on each other.
MANY, CROWD = 40, 250


def chart(
    frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = True
) -> alt.LayerChart:
    """The chart of a frame with a row for everybody who is drawn: x, y, region (name), position (from 1; 0 is none or
    not told), group (from 0, or -1), in all rows judged and reliable (whether groups beat chance).

    Who lies near each other voted alike. Directions mean nothing, nobody is named, and no mark tells more than what
    is seen.
    """
    plan, config = PLANS[size], style.config(scheme, size)
    rows = drawn(frame, say, size=size, scheme=scheme)
    if rows.empty:
        return spec.sentence(title(frame, say), config=config, width=plan.width)
    made = alt.layer(*_layers(frame, plan, size, scheme), data=rows, config=config)
    made = made.properties(width=plan.width, height=plan.down)
    return spec.titled(made, title(frame, say), size=size, width=plan.width) if titled else spec.layered(made)


def groups(frame: pd.DataFrame) -> dict[int, pd.DataFrame]:
    """The groups that are outlined, with their people."""
    if frame.empty or not frame["reliable"].any():
        return {}
    return {int(str(group)): of for group, of in frame[frame["group"] >= 0].groupby("group")}


def title(frame: pd.DataFrame, say: Speaker, *, short: bool = False) -> str:
    """The finding the chart states; `short` leaves out where the groups come from."""
    if frame.empty:
        return say("Too few people have voted to draw where they stand.")
    if not frame["judged"].any():
        return say("Whether there are opinion groups is still being worked out.")
    found = groups(frame)
    if not found:
        return say("No reliable opinion groups: the room does not fall into camps.")
    told = say.many(
        "{n} opinion group stands out: {groups}.",
        "{n} opinion groups stand out: {groups}.",
        len(found),
        groups=say.list([_sized(group, len(of), say) for group, of in found.items()]),
    )
    mixed = all(of.loc[of["position"] > 0, "position"].nunique() > 1 for of in found.values())
    return f"{told} {say('Each has people from several regions.')}" if mixed and not short and len(found) > 1 else told


def _sized(group: int, people: int, say: Speaker) -> str:
    return say.many("{group} with {n} person", "{group} with {n} people", people, group=_letter(group))


def _letter(group: int) -> str:
    return chr(ord("A") + group % 26)


def alt_text(frame: pd.DataFrame, say: Speaker) -> str:
    """The chart in words, for those who do not see it."""
    parts = [title(frame, say)]
    for name, people in _by_region(frame).items():
        told = say.many("{region}: {n} person.", "{region}: {n} people.", people, region=name)
        parts.append(told)
    return " ".join(parts)


def table(frame: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """The same to read: how many people of each region, then of each group; never who is where."""
    rows = list(_by_region(frame).items())
    rows += [(say("Group {letter}", letter=_letter(group)), len(of)) for group, of in groups(frame).items()]
    return pd.DataFrame(rows, columns=[say("Region or group"), say("People")])


def _by_region(frame: pd.DataFrame) -> dict[str, int]:
    names, positions = regions.columns(frame)
    return {name: int((frame["position"] == position).sum()) for name, position in zip(names, positions, strict=True)}


def outline(frame: pd.DataFrame) -> Hashable:
    """All of the frame that the specification depends on: which regions."""
    return regions.columns(frame) if len(frame) else None


def drawn(frame: pd.DataFrame, say: Speaker, *, size: str = "page", scheme: str = "light") -> pd.DataFrame:
    """The frame the chart exchanges. part: "person" (x, y in pixels, x from the middle; region, area), "edge" (a corner
    of a group's outline, in their order) or "name" (label, of a group); first (carries the ground)."""
    if frame.empty:
        return pd.DataFrame()
    plan, letters = PLANS[size], style.SIZES[size]
    shrunk = min(1.0, (MANY / len(frame)) ** 0.5)
    area = max(letters.mark * shrunk, 14.0)
    places = _fitted(frame, plan)
    if len(frame) <= CROWD:
        places = _apart(places, area**0.5 * 1.12, plan)
    made: list[Row] = [
        _row("person", x, y)
        | {"region": row["region"], "area": area * style.shape_area(row["position"]), "first": number == 0}
        for number, (row, (x, y)) in enumerate(zip(frame.to_dict("records"), places, strict=True))
    ]
    taken: list[Point] = []
    for group, of in groups(frame).items():
        edge = _hull(_around([places[int(str(place))] for place in of.index], area**0.5 * 0.95))
        made += [_row("edge", x, y) | {"group": group, "order": number} for number, (x, y) in enumerate(edge)]
        x, y = _above(edge, taken, letters.note, plan)
        taken.append((x, y))
        label = say.many("{group} · {n} person", "{group} · {n} people", len(of), group=_letter(group))
        made.append(_row("name", x, y) | {"label": label})
    return pd.DataFrame(made)


def _row(part: str, x: float, y: float) -> Row:
    return {
        "part": part,
        "x": round(x, 1),
        "y": round(y, 1),
        "region": "",
        "area": 0.0,
        "first": False,
        "group": -1,
        "order": 0,
        "label": "",
    }


# Where marks lie


def _fitted(frame: pd.DataFrame, plan: Plan) -> list[Point]:
    """Pixels from the middle and from the top: as large as the map has room, both directions alike."""
    x, y = frame["x"].astype(float), frame["y"].astype(float)
    spans = (max(x.max() - x.min(), 1e-9), max(y.max() - y.min(), 1e-9))
    scale = min((plan.across - 2 * plan.free) / spans[0], (plan.down - 2 * plan.free) / spans[1], plan.down)
    middle = ((x.max() + x.min()) / 2, (y.max() + y.min()) / 2)
    return [
        ((right - middle[0]) * scale, plan.down / 2 - (up - middle[1]) * scale) for right, up in zip(x, y, strict=True)
    ]


def _apart(places: list[Point], near: float, plan: Plan) -> list[Point]:
    """The same, each moved to the nearest free place, inside the map."""
    taken: dict[tuple[int, int], list[Point]] = {}
    made = []
    for place in places:
        at = next((one for one in _spiral(place, near, plan) if _is_free(one, taken, near)), place)
        taken.setdefault((floor(at[0] / near), floor(at[1] / near)), []).append(at)
        made.append(at)
    return made


def _is_free(at: Point, taken: dict[tuple[int, int], list[Point]], near: float) -> bool:
    column, row = floor(at[0] / near), floor(at[1] / near)
    return all(
        (at[0] - x) ** 2 + (at[1] - y) ** 2 >= near**2
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
        for x, y in taken.get((column + across, row + down), ())
    )


def _spiral(place: Point, near: float, plan: Plan) -> Any:
    yield place
    right, edge = plan.across / 2 - near, near
    for ring in range(1, 40):
        for part in range(6 * ring):
            angle = 2 * pi * part / (6 * ring)
            x, y = place[0] + 0.5 * ring * near * cos(angle), place[1] + 0.5 * ring * near * sin(angle)
            if -right <= x <= right and edge <= y <= plan.down - edge:
                yield x, y


# Groups


def _around(places: list[Point], far: float) -> list[Point]:
    """Corners around each place, so that an outline keeps its distance and is round."""
    steps = [(far * cos(2 * pi * part / 16), far * sin(2 * pi * part / 16)) for part in range(16)]
    return [(x + right, y + low) for x, y in places for right, low in steps]


def _hull(points: list[Point]) -> list[Point]:
    """The corners of what lies around all points (Andrew's monotone chain)."""
    order = sorted(set(points))

    def half(along: list[Point]) -> list[Point]:
        made: list[Point] = []
        for point in along:
            while len(made) > 1 and _turns_right(made[-2], made[-1], point):
                made.pop()
            made.append(point)
        return made[:-1]

    return half(order) + half(order[::-1])


def _turns_right(one: Point, two: Point, three: Point) -> bool:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]) <= 0


def _above(edge: list[Point], taken: list[Point], note: int, plan: Plan) -> Point:
    """Where the name of a group stands: over its outline, under it where another name is near, inside the map."""
    middle = sum(x for x, _ in edge) / len(edge)
    room = plan.across / 2 - note * 5
    x = min(max(middle, -room), room)
    top, bottom = min(y for _, y in edge) - note * 0.8, max(y for _, y in edge) + note * 0.8
    far = ceil(note * 1.4)
    y = next(
        (y for y in (top, bottom) if all(abs(y - other) > far or abs(x - at) > note * 10 for at, other in taken)), top
    )
    return x, min(max(y, note * 0.7), plan.down - note * 0.7)


# How it is drawn


def _layers(frame: pd.DataFrame, plan: Plan, size: str, scheme: str) -> list[Any]:
    colours, letters = style.palette(scheme), style.SIZES[size]
    half = plan.across / 2
    # On a place that is too narrow the map gives way.
    ends = [alt.ExprRef(f"max(width / 2 - {half}, 0)"), alt.ExprRef(f"min(width / 2 + {half}, width)")]
    x = alt.X("x:Q", scale=alt.Scale(domain=[-half, half], range=ends, nice=False), axis=None)
    y = spec.pixels_down("y")
    ground, people, edges, names = (
        alt.Chart().transform_filter(of)
        for of in ("datum.first", "datum.part == 'person'", "datum.part == 'edge'", "datum.part == 'name'")
    )
    outlined: dict[str, Any] = {"fill": colours.sea, "fillOpacity": 0.55, "stroke": colours.muted, "strokeWidth": 1.5}
    return [
        ground.mark_rect(fill=None, stroke=colours.line, cornerRadius=12).encode(
            x=alt.value(alt.ExprRef(f"max(width / 2 - {half}, 1)")),
            x2=alt.value(alt.ExprRef(f"min(width / 2 + {half}, width - 1)")),
            y=alt.value(1),
            y2=alt.value(plan.down - 1),
        ),
        edges.mark_line(interpolate="linear-closed", strokeDash=[6, 4], **outlined).encode(
            x=x, y=y, detail=alt.Detail("group:N"), order=alt.Order("order:Q")
        ),
        people.mark_point(filled=True, opacity=0.95, stroke=colours.surface, strokeWidth=1).encode(
            x=x, y=y, **regions.channels(frame, scheme=scheme, legend=regions.key(size, plan.legend))
        ),
        names.mark_text(align="center", fontSize=letters.note, fontWeight=700).encode(
            x=x, y=y, text=alt.Text("label:N")
        ),
    ]
