"""How findings are collected: what experts see of others' findings meanwhile, and whether each is approved first."""

import streamlit as st

from profit_tt.models import CollectMode
from profit_tt.services import running
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_words


def draw(here: Room, say: Speaker, *, can_change: bool) -> None:
    """Both choices hold for the whole think tank, and at once."""
    session.keep("collect-mode", here.think_tank.collect_mode)
    session.keep("collect-approve", here.think_tank.approve_first)
    with st.container(key="card-collect"):
        st.header(say("While findings are collected"), anchor=False)
        st.radio(
            say("Experts see"),
            list(CollectMode),
            format_func=lambda mode: say(agenda_words.COLLECT_MODES[mode]),
            key="collect-mode",
            on_change=_set,
            args=(here.think_tank.version,),
            disabled=not can_change,
        )
        st.toggle(
            say("A facilitator approves each finding before others see it"),
            key="collect-approve",
            on_change=_set,
            args=(here.think_tank.version,),
            disabled=not can_change,
        )
        notices.show("collect")


def _set(seen: int) -> None:
    notices.attempt(
        "collect",
        running.set_collecting,
        by=session.visit().person,
        approve_first=bool(session.recall("collect-approve")),
        collect_mode=CollectMode(session.recall("collect-mode")),
        seen=seen,
    )
