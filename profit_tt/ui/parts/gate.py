"""The gate of a room: each page's first line. Says who may come in, and how; the services refuse in any case."""

import streamlit as st

from profit_tt.ui import session
from profit_tt.ui.parts import way
from profit_tt.ui.session import Visit


def for_anybody() -> Visit:
    """The visit, if there is a think tank to look at; otherwise the page ends with a way in."""
    here = session.visit()
    if not here.has_room:
        _shut(here.say("Which think tank? Type its code on the welcome page first."))
    return here


def for_experts() -> Visit:
    """The visit of somebody who has joined."""
    here = for_anybody()
    if here.expert is None:
        _shut(here.say("Please join the think tank first."))
    return here


def for_facilitators() -> Visit:
    """The visit of a facilitator."""
    here = session.visit()
    if not here.is_facilitator:
        _shut(here.say("The desk is for facilitators. Open it with your facilitator's link."))
    return here


def for_the_world() -> Visit:
    """The visit of nobody in particular to a published think tank. One sentence where there is none at this address:
    it is the same for a code that nobody has, one that is not published, and one that is not published any more.
    """
    here = session.visit()
    if not here.person.is_reader:
        with st.container(key="shut"):
            st.info(here.say("Nothing is published at this address, or not any more."))
        st.stop()
    return here


def _shut(sentence: str) -> None:
    say = session.visit().say
    with st.container(key="shut"):
        st.info(sentence)
        way.to("welcome", say("To the welcome page"), key="way-main-welcome")
    st.stop()
