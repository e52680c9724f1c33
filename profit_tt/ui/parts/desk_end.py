"""End the think tank, or open it again: then everybody reads, and nobody sends."""

from functools import partial

import streamlit as st

from profit_tt.models import ThinkTankState
from profit_tt.services import running
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session


def draw(here: Room, say: Speaker) -> None:
    """One button; ending asks once more, with what it does."""
    seen = here.think_tank.version
    if here.think_tank.state is ThinkTankState.closed:
        st.markdown(say("The think tank is closed. Everybody can read, nobody can send anything."))
        st.button(say("Open it again"), key="reopen", on_click=_do, args=(partial(running.reopen, seen=seen),))
    else:
        with st.popover(say("End the think tank"), key="end-ask"):
            st.markdown(
                say("All steps close. Everybody can still read what you have revealed. You can open it again later.")
            )
            st.button(
                say("End it now"), key="end", type="primary", on_click=_do, args=(partial(running.end, seen=seen),)
            )
    notices.show("end")


def _do(deed: partial[object]) -> None:
    notices.attempt("end", deed, by=session.visit().person)
