"""A chart on a page: what it states, the drawing for a broad and a narrow place, its words, its table, its file."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from profit_tt.charts.press import pressable
from profit_tt.charts.spec import split
from profit_tt.errors import Refused
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.cache import Drawn
from profit_tt.ui.parts import pictures_files, pictures_press
from profit_tt.ui.parts.pictures_press import Press
from profit_tt.ui.parts.words import escaped

#: What is drawn for a size of a place, broad and narrow.
_SIZES = {"page": {"broad": "page", "narrow": "phone"}, "wall": {"broad": "wall", "narrow": "half"}}

T = TypeVar("T")
Framed: TypeAlias = Callable[[T, Speaker], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a chart is used on the page of the picture: what a press on a mark does, and how it is saved.

    again: what is drawn, as it may be seen at the moment of saving; None when it is hidden by then.
    """

    room: Room
    press: Press | None
    again: Callable[[], Any]


def again(seen: Picture) -> Callable[[], Picture | None]:
    """Whether a picture may still be seen, asked later and without Streamlit's session."""
    person, audience = session.visit().person, session.visit().audience

    def may() -> Picture | None:
        try:
            now = results.picture(by=person, audience=audience, round_id=seen.round_id)
        except Refused:  # the round was reset, the think tank is gone or is not published any more
            return None
        return seen if now.shown or not seen.shown else None

    return may


def draw(
    result: T,
    chart: ModuleType,
    framed: Framed[T],
    *,
    size: str,
    key: str,
    table: bool,
    reading: Reading | None = None,
    **more: Any,
) -> None:
    """A chart of `charts/` of a result (a picture, moves, a time-lapse). `framed` is what it is kept by.

    Title, then the chart or its table. It is drawn for a broad and a narrow place; the style sheet shows the one
    that fits (.st-key-picture-of-*): only the browser knows how much room there is."""
    press = reading.press if reading else None
    sizes = _SIZES.get(size, {"only": size})
    drawn = {name: _drawn(result, chart, framed, size=one, press=press, **more) for name, one in sizes.items()}
    one = next(iter(drawn.values()))
    if reading is None:
        _words("picture-title", key, one.title)
        if one.frame.num_rows and not (table and _as_table(result, chart, framed, one, key, **more)):
            _chart(drawn, key, press)
        return
    with st.container(key=f"figure-{key}"):
        _words("picture-title", key, one.title)
        if not one.frame.num_rows:
            return
        with st.container(key=f"picture-tools-{key}", horizontal=True, vertical_alignment="center"):
            asked = table and _toggle(key)
            framing = partial(_framing, reading.again, framed, session.visit().say)
            pictures_files.menu(chart, framing, reading.room, key=key, **more)
        if asked:
            _table(result, chart, framed, one, **more)
        else:
            _chart(drawn, key, press)


def say_hidden(key: str) -> None:
    """One sentence in place of a chart of votes."""
    _words("picture-hidden", key, session.visit().say("Results stay hidden until the facilitator shows them."))


def _framing(result: Callable[[], T | None], framed: Framed[T], say: Speaker) -> pd.DataFrame | None:
    now = result()
    return None if now is None else framed(now, say)


def _chart(drawn: dict[str, Drawn], key: str, press: Press | None) -> None:
    # The words of a chart must not change with its numbers, or the browser would draw it from scratch.
    alt = session.visit().say("A chart. Its numbers follow as text.")
    with st.container(key=f"picture-of-{key}"):
        for name, ready in drawn.items():
            own = f"{key}-{name}"
            with st.container(key=f"picture-{name}-{key}"):
                if press is None:
                    st.vega_lite_chart(ready.frame, ready.spec, theme=None, width="stretch", key=own, alt=alt)
                    continue
                st.vega_lite_chart(
                    ready.frame,
                    ready.spec,
                    theme=None,
                    width="stretch",
                    key=pictures_press.key(own),
                    alt=alt,
                    on_select=partial(pictures_press.pressed, own, press),
                )
    _words("picture-told", key, next(iter(drawn.values())).told)


def _as_table(result: T, chart: ModuleType, framed: Framed[T], one: Drawn, key: str, **more: Any) -> bool:
    asked = _toggle(key)
    if asked:
        _table(result, chart, framed, one, **more)
    return asked


def _toggle(key: str) -> bool:
    return st.toggle(session.visit().say("Show as a table"), key=f"{key}-as-table")


def _table(result: T, chart: ModuleType, framed: Framed[T], one: Drawn, **more: Any) -> None:
    say = session.visit().say
    rows = cache.of(
        result,
        (framed, say.language, "table", *more.values()),
        lambda: chart.table(framed(result, say), say, **more),
    )
    st.dataframe(rows, hide_index=True, width="stretch", alt=one.title)


def _words(kind: str, key: str, words: str) -> None:
    with st.container(key=f"{kind}-{key}"):
        st.markdown(escaped(words))


def _drawn(
    result: T, chart: ModuleType, framed: Framed[T], *, size: str, press: Press | None = None, **more: Any
) -> Drawn:
    """The chart ready to be sent: the frame drawn once a picture, the specification once altogether."""
    here = session.visit()
    say, scheme = here.say, here.scheme
    fields = press.fields if press else ()

    def made_spec(frame: pd.DataFrame) -> dict[str, Any]:
        whole = split(chart.chart(frame, say, size=size, scheme=scheme, titled=False, **more))[0]
        return pressable(whole, fields) if fields else whole

    def make() -> Drawn:
        frame = framed(result, say)
        outline: Hashable = chart.outline(frame, **more)
        rows = chart.drawn(frame, say, size=size, scheme=scheme, **more)
        return Drawn(
            # A narrowed picture does not say who or what is missing: it may only be filtered out.
            title=chart.title(frame, say, short=size in ("wall", "half") or _is_narrowed(result), **_timed(more)),
            told=chart.alt_text(frame, say, **more),
            spec=cache.spec((chart.__name__, size, scheme, say.language, outline, fields), partial(made_spec, frame)),
            frame=pa.Table.from_pandas(rows, preserve_index=False),
        )

    made: Drawn = cache.of(result, (framed, size, scheme, say.language, fields, *more.values()), make)
    return made


def _is_narrowed(result: object) -> bool:
    return isinstance(result, Picture) and result.narrowed


def _timed(more: dict[str, Any]) -> dict[str, Any]:
    """What a title wants to know besides the frame: how far a time-lapse has come."""
    return {"upto": more["upto"]} if "upto" in more else {}
