"""Pictures on a page: each chart with what it states, its words for those who do not see it, and its table."""

from collections.abc import Callable, Hashable
from functools import partial
from types import ModuleType
from typing import Any, TypeAlias, TypeVar, get_args

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from profit_tt.charts import alike as alike_chart
from profit_tt.charts import differences as differences_chart
from profit_tt.charts import dots as dots_chart
from profit_tt.charts import gaps as gaps_chart
from profit_tt.charts import growth as growth_chart
from profit_tt.charts import map as map_chart
from profit_tt.charts import movement as movement_chart
from profit_tt.charts import participation as participation_chart
from profit_tt.charts import plane as plane_chart
from profit_tt.charts import ranking as ranking_chart
from profit_tt.charts import ratings as ratings_chart
from profit_tt.charts import themes as themes_chart
from profit_tt.charts import uncertain as uncertain_chart
from profit_tt.charts.spec import split
from profit_tt.services import frames, frames_places, frames_regions, frames_time, frames_votes
from profit_tt.services.frames_places import Measure
from profit_tt.services.results import Growth, Moves, Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.cache import Drawn
from profit_tt.ui.parts.words import escaped

#: What is drawn for a size of a place, broad and narrow.
_SIZES = {"page": {"broad": "page", "narrow": "phone"}, "wall": {"broad": "wall", "narrow": "half"}}

T = TypeVar("T")
Framed: TypeAlias = Callable[[T, Speaker], pd.DataFrame]

#: A function for each measure, always the same one: results keep what was drawn by it.
_ON_MAP: dict[Measure, Framed[Picture]] = {
    measure: partial(frames_places.on_map, measure=measure) for measure in get_args(Measure)
}


def ranking(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "ranking", table: bool = False
) -> None:
    """Findings by common ground, the regions' agree shares as marks on each line.

    `size` is "page" or "wall" (where they are narrow, the style sheet shows "phone" or "half" instead), or one of the
    latter alone; `limit` draws the first so many; `table` offers the table view. Says in one sentence that results
    are hidden where they are. The same holds for the pictures below.
    """
    if _are_shown(picture, key):
        draw(picture, ranking_chart, frames.ranking, size=size, key=key, table=table, limit=limit)


def differences(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "differences", table: bool = False
) -> None:
    """Findings on which the regions differ, the surest difference first."""
    if _are_shown(picture, key):
        draw(picture, differences_chart, frames_votes.differences, size=size, key=key, table=table, limit=limit)


def alike(picture: Picture, *, size: str = "page", key: str = "alike", table: bool = False) -> None:
    """How far every two regions put the findings in the same order."""
    if _are_shown(picture, key):
        draw(picture, alike_chart, frames_regions.alike, size=size, key=key, table=table)


def uncertain(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "uncertain", table: bool = False
) -> None:
    """Findings that many passed on."""
    if _are_shown(picture, key):
        draw(picture, uncertain_chart, frames_votes.uncertain, size=size, key=key, table=table, limit=limit)


def ratings(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "ratings", table: bool = False
) -> None:
    """Findings on the five-point scale, highest first."""
    if _are_shown(picture, key):
        draw(picture, ratings_chart, frames_votes.ratings, size=size, key=key, table=table, limit=limit)


def dots(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "dots", table: bool = False
) -> None:
    """Findings by the dots they got."""
    if _are_shown(picture, key):
        draw(picture, dots_chart, frames_votes.dots, size=size, key=key, table=table, limit=limit)


def plane(picture: Picture, *, size: str = "page", key: str = "plane", table: bool = False) -> None:
    """Findings by impact and feasibility."""
    if _are_shown(picture, key):
        draw(picture, plane_chart, frames_votes.plane, size=size, key=key, table=table)


def gaps(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "gaps", table: bool = False
) -> None:
    """Who can learn from whom: it tells of findings, not of votes, and is never hidden."""
    draw(picture, gaps_chart, frames_places.gaps, size=size, key=key, table=table, limit=limit)


def on_map(
    picture: Picture, *, measure: Measure = "findings", size: str = "page", key: str = "map", table: bool = False
) -> None:
    """The map of the two seas, its regions shaded by a measure; shares of votes only where results are shown."""
    framed = _ON_MAP[measure]
    draw(picture, map_chart, framed, size=size, key=key, table=table)


def movement(moves: Moves, *, size: str = "page", limit: int | None = None, key: str = "movement") -> None:
    """How the regions moved between two rounds."""
    draw(moves, movement_chart, frames_time.movement, size=size, key=key, table=size == "page", limit=limit)


def grown(growth: Growth, room: Room, *, upto: int | None = None, size: str = "page", key: str = "growth") -> None:
    """How findings and votes came in, up to a frame."""
    framed: Framed[Growth] = cache.of(growth, "framed", lambda: partial(_grown_in, room))
    draw(growth, growth_chart, framed, size=size, key=key, table=False, upto=upto)


def themes(picture: Picture, *, size: str = "page", key: str = "themes", table: bool = False) -> None:
    """Themes by region: how many findings."""
    draw(picture, themes_chart, frames.themes, size=size, key=key, table=table)


def participation(
    picture: Picture, *, size: str = "page", key: str = "participation", table: bool = False, by_type: bool = False
) -> None:
    """People who joined and people who have voted, by region, or by type of stakeholder instead."""
    framed = frames.participation_by_type if by_type else frames.participation
    draw(picture, participation_chart, framed, size=size, key=key, table=table)


def _are_shown(picture: Picture, key: str) -> bool:
    if not picture.shown:
        say = session.visit().say
        _words("picture-hidden", key, say("Results stay hidden until the facilitator shows them."))
    return picture.shown


def draw(result: T, chart: ModuleType, framed: Framed[T], *, size: str, key: str, table: bool, **more: Any) -> None:
    """A chart of `charts/` of a result (a picture, moves, a time-lapse). `framed` is what it is kept by.

    Title, then the chart or its table. It is drawn for a broad and a narrow place; the style sheet shows the one
    that fits (.st-key-picture-of-*): only the browser knows how much room there is."""
    sizes = _SIZES.get(size, {"only": size})
    drawn = {name: _drawn(result, chart, framed, size=one, **more) for name, one in sizes.items()}
    one = next(iter(drawn.values()))
    _words("picture-title", key, one.title)
    if not one.frame.num_rows:
        return
    say = session.visit().say
    if table and st.toggle(say("Show as a table"), key=f"{key}-as-table"):
        rows = cache.of(
            result,
            (framed, say.language, "table", *more.values()),
            lambda: chart.table(framed(result, say), say, **more),
        )
        st.dataframe(rows, hide_index=True, width="stretch", alt=one.title)
        return
    # The words of a chart must not change with its numbers, or the browser would draw it from scratch.
    alt = say("A chart. Its numbers follow as text.")
    with st.container(key=f"picture-of-{key}"):
        for name, ready in drawn.items():
            with st.container(key=f"picture-{name}-{key}"):
                st.vega_lite_chart(ready.frame, ready.spec, theme=None, width="stretch", key=f"{key}-{name}", alt=alt)
    _words("picture-told", key, one.told)


def _words(kind: str, key: str, words: str) -> None:
    with st.container(key=f"{kind}-{key}"):
        st.markdown(escaped(words))


def _drawn(result: T, chart: ModuleType, framed: Framed[T], *, size: str, **more: Any) -> Drawn:
    """The chart ready to be sent: the frame drawn once a picture, the specification once altogether."""
    here = session.visit()
    say, scheme = here.say, here.scheme

    def make() -> Drawn:
        frame = framed(result, say)
        outline: Hashable = chart.outline(frame, **more)
        spec = cache.spec(
            (chart.__name__, size, scheme, say.language, outline),
            lambda: split(chart.chart(frame, say, size=size, scheme=scheme, titled=False, **more))[0],
        )
        rows = chart.drawn(frame, say, size=size, scheme=scheme, **more)
        return Drawn(
            # A narrowed picture does not say who or what is missing: it may only be filtered out.
            title=chart.title(frame, say, short=size in ("wall", "half") or _is_narrowed(result), **_timed(more)),
            told=chart.alt_text(frame, say, **more),
            spec=spec,
            frame=pa.Table.from_pandas(rows, preserve_index=False),
        )

    made: Drawn = cache.of(result, (framed, size, scheme, say.language, *more.values()), make)
    return made


def _is_narrowed(result: object) -> bool:
    return isinstance(result, Picture) and result.narrowed


def _timed(more: dict[str, Any]) -> dict[str, Any]:
    """What a title wants to know besides the frame: how far a time-lapse has come."""
    return {"upto": more["upto"]} if "upto" in more else {}


def _grown_in(room: Room, growth: Growth, say: Speaker) -> pd.DataFrame:
    return frames_time.growth(growth, room, say)
