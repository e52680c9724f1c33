"""Names beside the nodes of a network: the largest activities and the strongest bridges, where there is room."""

from typing import Any, NamedTuple, Protocol

import pandas as pd

from profit_tt.charts import lines, style
from profit_tt.charts.tracks import Row

#: A node without a name beside it.
NONE: Row = {"label": "", "label_x": 0.0, "label_y": 0.0, "align": "left"}

#: Names are at most this wide, in parts of the letters' size.
WIDEST = 13.0


class Plan(Protocol):
    """What of a place is asked here."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def names(self) -> int: ...


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def beside(placed: pd.DataFrame, plan: Plan, size: str) -> dict[str, Row]:
    """node -> label, label_x (0..1), label_y, align, of at most plan.names nodes, none on another one or on a mark of
    its size. `placed`: node, part, name, links, rank, at_x, y, area.
    """
    taken = [_mark(row, plan) for row in placed.to_dict("records") if row["area"] > placed["area"].median() * 1.5]
    made: dict[str, Row] = {}
    for row in _wanted(placed, plan.names * 4):
        if len(made) == plan.names:
            break
        for align in ("left", "right"):
            label, box = _label(row, align, plan, size)
            inside = box.left >= 0 and box.right <= plan.width and box.top >= 0 and box.bottom <= plan.height
            if inside and not any(box.meets(other) for other in taken):
                made[row["node"]] = label
                taken.append(box)
                break
    return made


def _wanted(placed: pd.DataFrame, at_most: int) -> list[Row]:
    """In which order names are given: bridges and large activities by turns."""
    named = placed[placed["name"] != ""]
    bridges = named[(named["part"] == "organisation") & (named["rank"] > 0)].sort_values("rank")
    activities = named[named["part"] == "activity"].sort_values(["links", "node"], ascending=[False, True])
    order: list[Any] = []
    for place in range(at_most):
        order += [of.iloc[place].to_dict() for of in (bridges, activities) if place < len(of)]
    return order[:at_most]


def _label(row: Row, align: str, plan: Plan, size: str) -> tuple[Row, Box]:
    font = style.SIZES[size].note
    words = lines.wrapped(str(row["name"]), width=WIDEST * font, font=font, lines=1)[0]
    wide, away = lines.width(words) * font, row["area"] ** 0.5 * 0.6 + font * 0.3
    middle = row["at_x"] * plan.width
    at = middle + away if align == "left" else middle - away
    left = at if align == "left" else at - wide
    box = Box(left, row["y"] - font * 0.7, left + wide, row["y"] + font * 0.7)
    return {"label": words, "label_x": at / plan.width, "label_y": row["y"], "align": align}, box


def _mark(row: Row, plan: Plan) -> Box:
    half, middle = row["area"] ** 0.5 / 2, row["at_x"] * plan.width
    return Box(middle - half, row["y"] - half, middle + half, row["y"] + half)
