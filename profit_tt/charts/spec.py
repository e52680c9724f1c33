"""A chart apart: its specification, made once, and its frame, exchanged at every revision."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, cast

import altair as alt
import pandas as pd

from profit_tt.charts import style
from profit_tt.charts.lines import wrapped
from profit_tt.text import Speaker

#: Letters stay letters (and sharp on a projector) however many marks there are.
_EMBEDDING = {"embedOptions": {"renderer": "svg"}}


def split(chart: alt.LayerChart) -> tuple[dict[str, Any], pd.DataFrame]:
    """(specification without data, frame) of a chart with one frame; as wide as the place it stands in.

    Frames with the same outline (see the charts) give the same specification, so a page may keep it and send the
    frame alone. It is not checked against Vega-Lite's schema here, that takes too long; the tests do.
    """
    frame = cast(pd.DataFrame, chart.data)
    bare = chart.copy(deep=False)
    bare.data = alt.NamedData(name="rows")  # without any, Altair would give every layer an empty set of its own
    made: dict[str, Any] = bare.properties(width="container", usermeta=_EMBEDDING).to_dict(validate=False)
    del made["data"]
    # The configuration's own `aria` leaves empty groups behind that a screen reader would stop at.
    made["config"] = made.get("config", {}) | {"mark": made.get("config", {}).get("mark", {}) | {"aria": False}}
    # Streamlit would leave room for its own menu, and squeeze legend and rows into one height.
    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}}
    return made | fitted | {"padding": {"left": 0, "right": 0, "top": 4, "bottom": 4}}, frame


def at_most(chart: Any, width: int) -> alt.LayerChart:
    """The chart, no wider than so many pixels: its marks come closer together, its letters stay as large."""
    if not isinstance(chart.width, int | float) or chart.width <= width:
        return layered(chart)
    return layered(chart.properties(width=width, autosize=alt.AutoSizeParams(type="fit-x", contains="padding")))


def layered(chart: Any) -> alt.LayerChart:
    """A layered chart as what it is: Altair's types say it might be a facet."""
    return cast(alt.LayerChart, chart)


def titled(chart: Any, words: str, *, size: str, width: int) -> alt.LayerChart:
    """The chart with a title in as many lines as it needs."""
    letters = style.SIZES[size].title
    lines = wrapped(words, width=width, font=letters, lines=4)
    return layered(chart.properties(title=alt.Title(lines, offset=letters)))


def sentence(words: str, *, config: dict[str, Any], width: int) -> alt.LayerChart:
    """A sentence in place of a chart that has nothing to draw: better than an empty frame."""
    frame = pd.DataFrame({"words": [words]})
    text = alt.Chart().mark_text(limit=width).encode(text=alt.Text("words:N"), x=alt.value(0), y=alt.value(24))
    return layered(alt.layer(text, data=frame, config=config).properties(width=width, height=48))


Percents: TypeAlias = Callable[[float], str]


def percents(say: Speaker) -> Percents:
    """Says shares as whole per cent, nothing for NaN. A panel has few different ones: each is written once."""
    written = cache(say.percent)
    return lambda share: written(round(share, 6)) if share == share else ""


def pixels_down(field: str) -> alt.Y:
    """A field that counts pixels from the top of the chart."""
    pixels = alt.ExprRef("height")
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, pixels], range=[0, pixels], nice=False), axis=None)


def pixels_right(field: str) -> alt.X:
    """A field that counts pixels from the left of the chart."""
    pixels = alt.ExprRef("width")
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, pixels], range=[0, pixels], nice=False), axis=None)
