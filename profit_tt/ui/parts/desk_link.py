"""A secret link: large enough to be read, with a button that copies it."""

import streamlit as st

from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import copy


def secret(token: str, say: Speaker, *, key: str) -> None:
    """Draw the facilitator's link of this token."""
    address = f"{session.site()}{path(token)}"
    with st.container(key=f"secret-{key}"):
        st.code(address, language=None, wrap_lines=True)
        copy.button(address, say("Copy the link"), say, key=f"copy-{key}")


def path(token: str) -> str:
    """The way of the link inside this site."""
    return f"/enter/{token}"
