"""The countdown on the wall, drawn by the browser between two words of the server: small in every scene, or huge."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from profit_tt.models import Step
from profit_tt.services import countdown
from profit_tt.services.room import Room
from profit_tt.text import Speaker

# Near the end it gets a frame, at zero a ground: never the colour alone. --u is the wall's own measure (wall.css).
_CSS = """
.face { display: flex; flex-direction: column; align-items: center; text-align: center; color: var(--ink);
  border: calc(.5*var(--u)) solid transparent; border-radius: calc(2*var(--u)); padding: 0 calc(1.6*var(--u)); }
.time { font: 800 calc(8*var(--u))/1.05 var(--font); font-variant-numeric: tabular-nums; }
.said { font: 600 calc(3.4*var(--u))/1.15 var(--font); color: var(--muted); }
.face[data-size=huge] .time { font-size: calc(34*var(--u)); letter-spacing: -.02em; }
.face[data-size=huge] .said { font-size: calc(5.6*var(--u)); }
.face[data-size=huge] { padding: calc(2*var(--u)) calc(6*var(--u)); border-radius: calc(4*var(--u)); }
.face[data-state=rests] .time { color: var(--muted); }
.face[data-state=near] { border-color: var(--disagree); }
.face[data-state=near] .time { color: var(--disagree); }
.face[data-state=over] { background: var(--disagree); }
.face[data-state=over] :is(.time, .said) { color: var(--surface); }
"""

_part: Callable[..., object] | None = None


def step_with_time(here: Room) -> Step | None:
    """The step whose countdown the wall shows: the current one, else the first that has one."""
    steps = [here.current_step, *here.steps]
    return next((step for step in steps if step is not None and countdown.left_ms(step) is not None), None)


def draw(here: Room, say: Speaker, *, size: str = "small") -> bool:
    """The time that is left, "small" or "huge"; False, and nothing drawn, when there is no countdown."""
    step = step_with_time(here)
    if step is None:
        return False
    words = {"runs": say("Time left"), "near": say("Almost over"), "rests": say("Paused"), "over": say("Time is up")}
    said = {"step": step.id, "left": countdown.left_ms(step), "running": step.ends_at is not None}
    with st.container(key=f"wall-time-{size}"):
        _component()(key=f"wall-face-{size}", data=said | {"words": words, "size": size})
    return True


def _component() -> Callable[..., object]:
    global _part
    if _part is None:
        _part = st.components.v2.component(
            "profit_wall_clock",
            html='<div class="face" role="timer"><span class="time"></span><span class="said"></span></div>',
            css=_CSS,
            js=Path(__file__).with_suffix(".js").read_text("utf-8"),
        )
    return _part
