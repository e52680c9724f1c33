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
    key = f"step-{step.id}"
    session.keep(key, step.state)
    mark = "now" if is_current else "not"
    with st.container(key=f"row-step-{mark}-{step.kind}-{step.id}", horizontal=True, vertical_alignment="center"):
        st.markdown(_words(step, here, say, is_current=is_current), width="stretch")
        with st.container(key=f"step-states-{step.id}", horizontal=True, wrap=False, width="content"):
            st.segmented_control(
                say("State of {step}", step=escaped(here.step_name(step, say))),
                list(agenda_words.STATES),
                format_func=lambda state: say(agenda_words.STATES[state]),
                key=key,
                required=True,
                on_change=_set,
                args=(step, key),
                label_visibility="collapsed",
            )
            st.button(
                say("Bring everybody to {step}", step=escaped(here.step_name(step, say))),
                key=f"bring-{step.id}",
                on_click=_bring,
                args=(step, here.think_tank.version),
                disabled=is_current or step.state is StepState.hidden,
            )


def _words(step: Step, here: Room, say: Speaker, *, is_current: bool) -> str:
    about = [agenda_words.minutes(step.minutes, say)] if step.minutes else []
    if is_current:
        about.append(say("Phones are here"))
    name = f"**{escaped(here.step_name(step, say))}**"
    return f"{name}  \n{' · '.join(about)}" if about else name


def _set(step: Step, key: str) -> None:
    state = StepState(str(session.recall(key)))
    deed = partial(running.set_step, by=session.visit().person, step_id=row_id(step.id), state=state, seen=step.version)
    notices.attempt("steps", deed)


def _bring(step: Step, seen: int) -> None:
    notices.attempt("steps", running.bring_everybody, by=session.visit().person, step_id=row_id(step.id), seen=seen)
