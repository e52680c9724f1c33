"""The ways into a think tank: its code, a re-entry code, a new think tank."""

import streamlit as st

from profit_tt.errors import NotFound, UnknownCode, UnknownLink
from profit_tt.services import entering
from profit_tt.ui import notices, session
from profit_tt.ui.session import Visit


def refused_at_the_door(here: Visit) -> None:
    """What the address says went wrong: a facilitator's link that is not valid, a code that nobody has."""
    if session.query("refused") == "link":
        st.error(UnknownLink().spoken(here.say))
    if code := session.unknown_code():
        st.error(UnknownCode(code=code[:12]).spoken(here.say))


def by_code(here: Visit) -> None:
    """The field for the code on the wall. A wrong one stays in it."""
    with st.container(key="card-code"), st.form("find", border=False):
        st.text_input(
            here.say("Code of the think tank"),
            key="code",
            autocomplete="off",
            max_chars=40,
            placeholder="ABC 234",
            help=None,
        )
        st.form_submit_button(here.say("Go in"), on_click=_find, type="primary", width="stretch")
        notices.show("code")


def by_reentry(here: Visit) -> None:
    """For people whose first device is elsewhere: the eight words they wrote down."""
    with (
        st.expander(here.say("I was here before, on another device"), key="reentry", expanded=notices.refused("again")),
        st.form("again", border=False),
    ):
        st.text_area(here.say("Your re-entry code: eight words"), key="reentry-words", height=80, max_chars=400)
        st.form_submit_button(here.say("Go on as the same person"), on_click=_continue, width="stretch")
        notices.show("again")


def _find() -> None:
    typed = str(session.recall("code") or "")
    found = notices.attempt(
        "code", entering.find_think_tank, code=typed, device=session.device(), address=session.address()
    )
    if found is not None:
        session.go_to(found.code)


def _continue() -> None:
    code = notices.attempt("again", _continued, str(session.recall("reentry-words") or ""))
    if code is not None:
        session.go_to(code)


def _continued(typed: str) -> str:
    """The code of the think tank that the re-entry code belongs to: the one this device has come into last."""
    device = session.device()
    entering.continue_as(device=device, reentry_code=typed, address=session.address())
    found = entering.where_i_was(device=device)
    if found is None:
        raise NotFound
    return found.code
