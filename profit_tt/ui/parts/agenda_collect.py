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
    # Named after what is stored: a value that the browser sends once more belongs to no control any more.
    mode, approve = here.think_tank.collect_mode, here.think_tank.approve_first
    keys = (f"collect-mode-{mode}", f"collect-approve-{approve}")
    session.keep(keys[0], mode)
    session.keep(keys[1], approve)
    with st.container(key="card-collect"):
        st.header(say("While findings are collected"), anchor=False)
        st.radio(
            say("Experts see"),
            list(CollectMode),
            format_func=lambda mode: say(agenda_words.COLLECT_MODES[mode]),
            key=keys[0],
            on_change=_set,
            args=(*keys, here.think_tank.version),
            disabled=not can_change,
        )
        st.toggle(
            say("A facilitator approves each finding before others see it"),
            key=keys[1],
            on_change=_set,
            args=(*keys, here.think_tank.version),
            disabled=not can_change,
        )
        notices.show("collect")


def _set(mode: str, approve: str, seen: int) -> None:
    notices.attempt(
        "collect",
        running.set_collecting,
        by=session.visit().person,
        approve_first=bool(session.recall(approve)),
        collect_mode=CollectMode(session.recall(mode)),
        seen=seen,
    )
