"""The agenda on the wall: what has been, where we are, what comes."""

from html import escape

import streamlit as st

from profit_tt.models import Step, StepState
from profit_tt.ui.parts.wall_shown import Shown, calm

#: So many steps have room; the others are those furthest from the current one.
LIMIT = 8


def agenda(shown: Shown) -> None:
    """The steps in their order, the current one marked."""
    steps, say = shown.room.steps, shown.say
    if not steps:
        calm(say("The agenda is still empty."))
        return
    with st.container(key="wall-steps"):
        st.header(say("Agenda"), anchor=False)
        st.html(f'<ol class="steps">{"".join(_row(step, shown) for step in _around(shown))}</ol>')


def _around(shown: Shown) -> list[Step]:
    """The current step, what comes next, and what has room before."""
    steps, current = list(shown.room.steps), shown.room.current_step
    place = steps.index(current) if current in steps else 0
    first = max(0, min(place - 2, len(steps) - LIMIT))
    return steps[first : first + LIMIT]


def _row(step: Step, shown: Shown) -> str:
    say, current = shown.say, shown.room.current_step
    is_now = current is not None and step.id == current.id
    state = "now" if is_now else "past" if step.state is StepState.view_only else "later"
    words = {"now": say("Now"), "past": say("Done"), "later": ""}[state]
    length = say.many("{n} minute", "{n} minutes", step.minutes) if step.minutes else ""
    return (
        f'<li class="step-{state}"><span class="step-sign"></span><span class="step-name">'
        f"{escape(shown.room.step_name(step, say))}</span>"
        f'<span class="step-words">{escape(words or length)}</span></li>'
    )
