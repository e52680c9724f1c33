"""The agenda at the desk: each step open, view only or hidden by one press; bring everybody to any of them."""

from functools import partial

import streamlit as st

from profit_tt.models import Step, StepState
from profit_tt.models.base import row_id
from profit_tt.services import running
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_words, way
from profit_tt.ui.parts.words import escaped


def draw(here: Room, say: Speaker) -> None:
    """All steps in their order, the current one marked."""
    with st.container(key="card-steps"):
        with st.container(key="steps-head", horizontal=True, vertical_alignment="center"):
            st.header(say("Agenda"), anchor=False, width="stretch")
            way.to("agenda", say("Change the agenda"), key="to-agenda")
        notices.show("steps")
        for step in here.steps:
            _row(step, here, say)


def _row(step: Step, here: Room, say: Speaker) -> None:
    is_current = here.think_tank.current_step_id == step.id
    mark = "now" if is_current else "not"
    with st.container(key=f"row-step-{mark}-{step.kind}-{step.id}", horizontal=True, vertical_alignment="center"):
        st.markdown(_words(step, here, say, is_current=is_current), width="stretch")
        with st.container(key=f"step-states-{step.id}", horizontal=True, wrap=False, width="content", gap=None):
            for state, name in agenda_words.STATES.items():
                _state(step, state, say(name))
            st.button(
                say("Bring everybody to {step}", step=escaped(here.step_name(step, say))),
                key=f"bring-{step.id}",
                on_click=_bring,
                args=(step, here.think_tank.version),
                disabled=is_current or step.state is StepState.hidden,
            )


def _state(step: Step, state: StepState, label: str) -> None:
    """A button for each state, the present one marked.

    No control that holds a value: the browser would send the old one once more while somebody else changes it.
    """
    is_so = step.state is state
    st.button(
        label,
        key=f"step-{step.id}-{state}",
        type="primary" if is_so else "secondary",
        on_click=None if is_so else _set,
        args=None if is_so else (step, state),
    )


def _words(step: Step, here: Room, say: Speaker, *, is_current: bool) -> str:
    about = [agenda_words.minutes(step.minutes, say)] if step.minutes else []
    about.append(say(agenda_words.STATES[step.state]))
    if is_current:
        about.append(say("Phones are here"))
    return f"**{escaped(here.step_name(step, say))}**  \n{' · '.join(about)}"


def _set(step: Step, state: StepState) -> None:
    deed = partial(running.set_step, step_id=row_id(step.id), state=state, seen=step.version)
    notices.attempt("steps", deed, by=session.visit().person)


def _bring(step: Step, seen: int) -> None:
    notices.attempt("steps", running.bring_everybody, by=session.visit().person, step_id=row_id(step.id), seen=seen)
