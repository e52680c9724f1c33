"""The countdown of the current step at the desk: begin, pause, 30 seconds more, clear. Phones and wall show it too."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from profit_tt.models import Step, StepState
from profit_tt.models.base import row_id
from profit_tt.services import countdown
from profit_tt.text import Speaker
from profit_tt.ui import notices, session

#: Minutes offered for a step that has no planned length.
USUAL = 10

_CSS = """
.face { font: 700 2.6rem/1 var(--font); font-variant-numeric: tabular-nums; color: var(--ink); letter-spacing: -.01em;
  display: inline-flex; align-items: center; gap: .3em; border-radius: 14px; padding: .12em .3em; margin: 0 -.3em; }
.face[data-state=rests] { color: var(--muted); }
.face[data-state=near] { outline: 3px solid var(--disagree); outline-offset: -3px; color: var(--disagree); }
.face[data-state=over] { background: var(--disagree); color: var(--surface); }
"""

_part = st.components.v2.component(
    "profit_desk_clock",
    html='<div class="face" role="timer"></div>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def draw(step: Step, say: Speaker) -> None:
    """The clock and its buttons; the place keeps its size with and without a countdown."""
    left = countdown.left_ms(step)
    is_running = step.ends_at is not None
    with st.container(key="clock"):
        with st.container(key="clock-face", horizontal=True, vertical_alignment="center"):
            shown = left if left is not None else (step.minutes or USUAL) * 60_000
            said = {"left": shown, "running": is_running, "label": say("Time left")}
            _part(key="desk-clock", data=said)
            st.markdown(_state(left, is_running, say))
        with st.container(key="clock-deeds", horizontal=True):
            if left is None:
                _begin(step, say)
            else:
                _go_on(step, say, is_running=is_running)
        notices.show("clock")


def _state(left: int | None, is_running: bool, say: Speaker) -> str:
    if left is None:
        return say("No countdown")
    if left <= 0:
        return say("Time is up")
    return say("Running") if is_running else say("Paused")


def _begin(step: Step, say: Speaker) -> None:
    """Minutes, and the button. What was planned stands in the field already."""
    is_open = step.state is StepState.open
    key = f"clock-minutes-{step.id}"
    st.number_input(
        say("Minutes"),
        min_value=1,
        max_value=100_000,
        value=step.minutes or USUAL,
        step=1,
        key=key,
        label_visibility="collapsed",
        width=140,
        disabled=not is_open,
    )
    st.button(
        say("Begin"),
        key="clock-begin",
        on_click=_began,
        args=(step, key),
        disabled=not is_open,
        help=None if is_open else say("Only an open step has a countdown."),
    )


def _go_on(step: Step, say: Speaker, *, is_running: bool) -> None:
    if is_running:
        _button(say("Pause the clock"), "clock-pause", countdown.pause, step)
    else:
        _button(say("Go on"), "clock-resume", countdown.resume, step)
    _button(say("+30 seconds"), "clock-more", countdown.add, step)
    _button(say("Clear"), "clock-clear", countdown.clear, step)


def _button(label: str, key: str, deed: Callable[..., object], step: Step) -> None:
    done = partial(deed, step_id=row_id(step.id), seen=step.version)
    st.button(label, key=key, on_click=_do, args=(done,))


def _began(step: Step, key: str) -> None:
    minutes = session.recall(key) or step.minutes or USUAL
    _do(partial(countdown.start, step_id=row_id(step.id), seen=step.version, seconds=int(minutes) * 60))


def _do(deed: Callable[..., object]) -> None:
    notices.attempt("clock", deed, by=session.visit().person)
