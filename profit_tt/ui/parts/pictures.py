"""Pictures on a page: each chart with what it states, its words for those who do not see it, and its table.

`size` is "page" or "wall" (where they are narrow, the style sheet shows "phone" or "half" instead), or one of the
latter alone; `limit` draws the first so many; `table` offers the table view. `reading` is for the page of the picture:
marks can be pressed, and the chart can be saved. Pictures of votes say in one sentence that results are hidden where
they are.
"""

from functools import partial
from types import ModuleType
from typing import Any, get_args

import pandas as pd

from profit_tt.charts import alike as alike_chart
from profit_tt.charts import co_occurrence as together_chart
from profit_tt.charts import crossed as crossed_chart
from profit_tt.charts import differences as differences_chart
from profit_tt.charts import dots as dots_chart
from profit_tt.charts import gaps as gaps_chart
from profit_tt.charts import growth as growth_chart
from profit_tt.charts import map as map_chart
from profit_tt.charts import movement as movement_chart
from profit_tt.charts import participation as participation_chart
from profit_tt.charts import people_map as people_chart
from profit_tt.charts import plane as plane_chart
from profit_tt.charts import ranking as ranking_chart
from profit_tt.charts import ratings as ratings_chart
from profit_tt.charts import themes as themes_chart
from profit_tt.charts import uncertain as uncertain_chart
from profit_tt.services import frames, frames_people, frames_places, frames_regions, frames_time, frames_votes
from profit_tt.services.frames_places import Measure
from profit_tt.services.opinion import Opinion
from profit_tt.services.results import Growth, Moves, Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import cache
from profit_tt.ui.parts import pictures_press
from profit_tt.ui.parts.pictures_draw import Framed, Reading, again, draw, say_hidden
from profit_tt.ui.parts.pictures_press import Press

__all__ = ["draw"]

#: A function for each measure, always the same one: results keep what was drawn by it.
_ON_MAP: dict[Measure, Framed[Picture]] = {
    measure: partial(frames_places.on_map, measure=measure) for measure in get_args(Measure)
}


def ranking(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "ranking",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Findings by common ground, the regions' agree shares as marks on each line."""
    _votes(picture, ranking_chart, frames.ranking, size, key, table, reading, limit=limit)


def differences(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "differences",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Findings on which the regions differ, the surest difference first."""
    _votes(picture, differences_chart, frames_votes.differences, size, key, table, reading, limit=limit)


def uncertain(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "uncertain",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Findings that many passed on."""
    _votes(picture, uncertain_chart, frames_votes.uncertain, size, key, table, reading, limit=limit)


def ratings(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "ratings",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Findings on the five-point scale, highest first."""
    _votes(picture, ratings_chart, frames_votes.ratings, size, key, table, reading, limit=limit)


def dots(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "dots",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Findings by the dots they got."""
    _votes(picture, dots_chart, frames_votes.dots, size, key, table, reading, limit=limit)


def plane(
    picture: Picture, *, size: str = "page", key: str = "plane", table: bool = False, reading: bool = False
) -> None:
    """Findings by impact and feasibility."""
    _votes(picture, plane_chart, frames_votes.plane, size, key, table, reading)


def alike(
    picture: Picture, *, size: str = "page", key: str = "regions-alike", table: bool = False, reading: bool = False
) -> None:
    """How far every two regions put the findings in the same order; a press leaves the two."""
    press = pictures_press.region(picture, "region", "other") if reading else None
    _votes(picture, alike_chart, frames_regions.alike, size, key, table, reading, press=press)


def _votes(
    picture: Picture,
    chart: ModuleType,
    framed: Framed[Picture],
    size: str,
    key: str,
    table: bool,
    reading: bool,
    press: Press | None = None,
    **more: Any,
) -> None:
    """A picture of votes; a press on it opens the finding unless it does something else."""
    if not picture.shown:
        say_hidden(key)
        return
    used = Reading(picture.room, press or pictures_press.finding(), again(picture)) if reading else None
    draw(picture, chart, framed, size=size, key=key, table=table, reading=used, **more)


def _counts(
    picture: Picture, chart: ModuleType, framed: Framed[Picture], key: str, press: Press | None, **more: Any
) -> None:
    """A picture of people and findings, which are never hidden; used for reading where a press does something."""
    used = Reading(picture.room, press, lambda: picture) if press else None
    draw(picture, chart, framed, key=key, reading=used, **more)


def gaps(
    picture: Picture,
    *,
    size: str = "page",
    limit: int | None = None,
    key: str = "gaps",
    table: bool = False,
    reading: bool = False,
) -> None:
    """Who can learn from whom."""
    press = pictures_press.theme(picture) if reading else None
    _counts(picture, gaps_chart, frames_places.gaps, key, press, size=size, table=table, limit=limit)


def on_map(
    picture: Picture,
    *,
    measure: Measure = "findings",
    size: str = "page",
    key: str = "map",
    table: bool = False,
    reading: bool = False,
) -> None:
    """The map of the two seas, its regions shaded by a measure; shares of votes only where results are shown."""
    press = pictures_press.region(picture) if reading else None
    _counts(picture, map_chart, _ON_MAP[measure], key, press, size=size, table=table)


def themes(
    picture: Picture, *, size: str = "page", key: str = "themes", table: bool = False, reading: bool = False
) -> None:
    """Themes by region: how many findings."""
    press = pictures_press.theme(picture) if reading else None
    _counts(picture, themes_chart, frames.themes, key, press, size=size, table=table)


def together(
    picture: Picture, *, size: str = "page", key: str = "together", table: bool = False, reading: bool = False
) -> None:
    """Which themes are written about together."""
    press = pictures_press.theme(picture) if reading else None
    _counts(picture, together_chart, frames_regions.together, key, press, size=size, table=table)


def participation(
    picture: Picture,
    *,
    size: str = "page",
    key: str = "participation",
    table: bool = False,
    by_type: bool = False,
    reading: bool = False,
) -> None:
    """People who joined and people who have voted, by region, or by type of stakeholder instead."""
    framed = frames.participation_by_type if by_type else frames.participation
    press = pictures_press.region(picture) if reading else None
    _counts(picture, participation_chart, framed, key, press, size=size, table=table)


def crossed(
    picture: Picture, *, size: str = "page", key: str = "crossed", table: bool = False, reading: bool = False
) -> None:
    """The same by region and type of stakeholder at once, small cells kept back."""
    press = pictures_press.region(picture) if reading else None
    _counts(picture, crossed_chart, frames_regions.crossed, key, press, size=size, table=table)


def people(told: Opinion, seen: Picture, *, size: str = "page", key: str = "people-map", table: bool = False) -> None:
    """Where people stand by how they voted, and opinion groups where there are any. Nobody is named."""
    known = told.verdict_so_far()
    framed: Framed[Opinion] = cache.of(
        told, ("framed", known.revision if known else None), lambda: partial(_people_in, seen.room)
    )
    still = again(seen)
    used = Reading(seen.room, None, lambda: told if still() else None)
    draw(told, people_chart, framed, size=size, key=key, table=table, reading=used if size == "page" else None)


def movement(
    moves: Moves, *, size: str = "page", limit: int | None = None, key: str = "movement", reading: bool = False
) -> None:
    """How the regions moved between two rounds."""
    used = None
    if reading:
        still = (again(moves.before), again(moves.after))
        used = Reading(
            moves.after.room, pictures_press.finding(), lambda: moves if all(one() for one in still) else None
        )
    framed = frames_time.movement
    draw(moves, movement_chart, framed, size=size, key=key, table=size == "page", reading=used, limit=limit)


def grown(growth: Growth, room: Room, *, upto: int | None = None, size: str = "page", key: str = "growth") -> None:
    """How findings and votes came in, up to a frame."""
    framed: Framed[Growth] = cache.of(growth, "framed", lambda: partial(_grown_in, room))
    draw(growth, growth_chart, framed, size=size, key=key, table=False, upto=upto)


def _people_in(room: Room, told: Opinion, say: Speaker) -> pd.DataFrame:
    return frames_people.people_map(told, room, say)


def _grown_in(room: Room, growth: Growth, say: Speaker) -> pd.DataFrame:
    return frames_time.growth(growth, room, say)
