"""Which round a page of results is about: a choice that stands in the address, where there is more than one."""

import streamlit as st

from profit_tt.models import Audience, Round, StepState
from profit_tt.services import results
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts.words import escaped

_KEY = "which-round"


def chosen(here: Room) -> int | None:
    """The round of the address if it is one that has been opened; None for the newest one."""
    asked = session.query("round") or ""
    return next((one.id for one in opened(here) if str(one.number) == asked), None)


def opened(here: Room) -> list[Round]:
    """Rounds that people have seen, in their order; for the world those whose results it may read."""
    if session.visit().audience is Audience.world:
        return list(results.readable(here))
    hidden = {step.id for step in here.steps if step.state is StepState.hidden}
    return [one for one in here.rounds if one.step_id not in hidden]


def newest(here: Room) -> Round | None:
    """The round that was opened last."""
    return next(iter(opened(here)[::-1]), None)


def choose(here: Room, say: Speaker) -> None:
    """Offer the rounds by the names of their steps; nothing where there is one or none."""
    rounds = opened(here)
    if len(rounds) < 2:
        return
    names = {one.number: name(here, one, say) for one in rounds}
    now = next((one.number for one in rounds if one.id == chosen(here)), rounds[-1].number)
    session.keep(_KEY, now)
    st.segmented_control(
        say("Round"),
        list(names),
        format_func=lambda number: names[number],
        key=_KEY,
        on_change=_pick,
        required=True,
        label_visibility="collapsed",
    )


def name(here: Room, one: Round, say: Speaker) -> str:
    """Its number and the name of its step, as Markdown."""
    step = next(step for step in here.steps if step.id == one.step_id)
    return f"{one.number} · {escaped(here.step_name(step, say))}"


def _pick() -> None:
    session.set_query("round", str(session.recall(_KEY)))
