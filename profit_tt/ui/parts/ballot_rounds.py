"""Which round a phone votes in: the current step's, else an open one, else the latest; a choice of several."""

import streamlit as st

from profit_tt.models import Round, StepState
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts.words import escaped


def chosen(now: Room, say: Speaker) -> tuple[Round | None, StepState]:
    """The round to show, and the state of its step; None and hidden while no voting step is open to look at."""
    states = {step.id: step.state for step in now.steps}
    there = {
        one.id or 0: one for one in now.rounds if states.get(one.step_id, StepState.hidden) is not StepState.hidden
    }
    if not there:
        return None, StepState.hidden
    first = _first(now, list(there.values()))
    round_id = first.id or 0
    if len(there) > 1:
        names = {step.id: escaped(now.step_name(step, say)) for step in now.steps}
        round_id = st.pills(
            say("Which vote"),
            list(there),
            format_func=lambda one: names[there[one].step_id],
            default=round_id,
            required=True,
            key=f"round-{round_id}",  # when another step comes, it is the one to show
            label_visibility="collapsed",
        )
    asked = there[round_id]
    return asked, states[asked.step_id]


def _first(now: Room, there: list[Round]) -> Round:
    states = {step.id: step.state for step in now.steps}
    current = [one for one in there if one.step_id == now.think_tank.current_step_id]
    running = [one for one in there if states[one.step_id] is StepState.open]
    return (current or running or there)[-1]
