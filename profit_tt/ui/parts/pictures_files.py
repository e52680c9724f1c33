"""A chart to take away, as SVG or PNG: made when it is asked for, from what may be seen then."""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from profit_tt.charts import files, spec, style
from profit_tt.clock import now
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import downloads

T = TypeVar("T")

#: Makes the frame of a chart, or nothing where the results are hidden by now.
Framing = Callable[[], pd.DataFrame | None]


def menu(chart: ModuleType, framing: Framing, here: Room, *, key: str, **more: Any) -> None:
    """A small menu with both files. `framing` is called when one is asked for, without Streamlit's session."""
    say, scheme = session.visit().say, session.visit().scheme
    made = partial(_file, chart, framing, say=say, scheme=scheme, notes=_notes(here, say), **more)
    with st.popover(say("Save"), key=f"picture-save-{key}"):
        for ending, media in (("svg", files.SVG), ("png", files.PNG)):
            st.download_button(
                ending.upper(),
                partial(made, ending),
                file_name=downloads.name(f"{here.think_tank.code}-{key}", ending),
                mime=media,
                key=f"picture-{ending}-{key}",
                on_click="ignore",
                width="stretch",
            )


def _file(
    chart: ModuleType, framing: Framing, ending: str, *, say: Speaker, scheme: str, notes: list[str], **more: Any
) -> bytes:
    frame = framing()
    if frame is None:
        hidden = say("Results stay hidden until the facilitator shows them.")
        drawn, told = spec.sentence(hidden, config=style.config(scheme, "page"), width=720), hidden
    else:
        drawn, told = chart.chart(frame, say, size="page", scheme=scheme, **more), chart.alt_text(frame, say, **more)
    if ending == "svg":
        return files.as_svg(drawn, scheme=scheme, told=told, notes=notes)
    return files.as_png(drawn, scheme=scheme, notes=notes)


def _notes(here: Room, say: Speaker) -> list[str]:
    """Whose picture it is, from when, and whether something in it was invented."""
    parts = [say("PROFIT Think Tank"), here.think_tank.title, say.date(now().date())]
    if here.has_samples:
        parts.append(say("Sample"))
    return [" · ".join(part for part in parts if part)]
