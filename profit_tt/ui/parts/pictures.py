"""Pictures on a page: each chart with what it states, its words for those who do not see it, and its table."""

from collections.abc import Callable, Hashable
from types import ModuleType
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from profit_tt.charts import participation as participation_chart
from profit_tt.charts import ranking as ranking_chart
from profit_tt.charts import themes as themes_chart
from profit_tt.charts.spec import split
from profit_tt.services import frames
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.cache import Drawn
from profit_tt.ui.parts.words import escaped

#: What is drawn for a size of a place, broad and narrow.
_SIZES = {"page": {"broad": "page", "narrow": "phone"}, "wall": {"broad": "wall", "narrow": "half"}}

Framed = Callable[[Picture, Speaker], pd.DataFrame]


def ranking(
    picture: Picture, *, size: str = "page", limit: int | None = None, key: str = "ranking", table: bool = False
) -> None:
    """Findings by common ground, the regions' agree shares as marks on each line.

    `size` is "page" or "wall" (where they are narrow, the style sheet shows "phone" or "half" instead), or one of the
    latter alone; `limit` draws the first so many; `table` offers the table view. Says in one sentence that results
    are hidden where they are.
    """
    if picture.shown:
        _picture(picture, ranking_chart, frames.ranking, size=size, key=key, table=table, limit=limit)
        return
    say = session.visit().say
    _words("picture-hidden", key, say("Results stay hidden until the facilitator shows them."))


def themes(picture: Picture, *, size: str = "page", key: str = "themes", table: bool = False) -> None:
    """Themes by region: how many findings."""
    _picture(picture, themes_chart, frames.themes, size=size, key=key, table=table)


def participation(
    picture: Picture, *, size: str = "page", key: str = "participation", table: bool = False, by_type: bool = False
) -> None:
    """People who joined and people who have voted, by region, or by type of stakeholder instead."""
    framed = frames.participation_by_type if by_type else frames.participation
    _picture(picture, participation_chart, framed, size=size, key=key, table=table)


def _picture(
    picture: Picture, chart: ModuleType, framed: Framed, *, size: str, key: str, table: bool, **more: Any
) -> None:
    """Title, then the chart or its table. It is drawn for a broad and a narrow place; the style sheet shows the one
    that fits (.st-key-picture-of-*): only the browser knows how much room there is."""
    sizes = _SIZES.get(size, {"only": size})
    drawn = {name: _drawn(picture, chart, framed, size=one, **more) for name, one in sizes.items()}
    one = next(iter(drawn.values()))
    _words("picture-title", key, one.title)
    if not one.frame.num_rows:
        return
    say = session.visit().say
    if table and st.toggle(say("Show as a table"), key=f"{key}-as-table"):
        rows = cache.of_picture(
            picture,
            (framed, say.language, "table", *more.values()),
            lambda: chart.table(framed(picture, say), say, **more),
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


def _drawn(picture: Picture, chart: ModuleType, framed: Framed, *, size: str, **more: Any) -> Drawn:
    """The chart ready to be sent: the frame drawn once a picture, the specification once altogether."""
    here = session.visit()
    say, scheme = here.say, here.scheme

    def make() -> Drawn:
        frame = framed(picture, say)
        outline: Hashable = chart.outline(frame, **more)
        spec = cache.spec(
            (chart.__name__, size, scheme, say.language, outline),
            lambda: split(chart.chart(frame, say, size=size, scheme=scheme, titled=False, **more))[0],
        )
        rows = chart.drawn(frame, say, size=size, scheme=scheme, **more)
        return Drawn(
            # A narrowed picture does not say who or what is missing: it may only be filtered out.
            title=chart.title(frame, say, short=size in ("wall", "half") or picture.narrowed),
            told=chart.alt_text(frame, say, **more),
            spec=spec,
            frame=pa.Table.from_pandas(rows, preserve_index=False),
        )

    made: Drawn = cache.of_picture(picture, (framed, size, scheme, say.language, *more.values()), make)
    return made
