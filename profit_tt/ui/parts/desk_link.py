"""A secret link, large enough to be read and with a button that copies it."""

import streamlit as st

from profit_tt.ui import session


def secret(token: str) -> str:
    """Draw the facilitator's link of this token and give its address inside this site."""
    with st.container(key="secret"):
        st.code(f"{session.site()}/enter/{token}", language=None, wrap_lines=True)
    return f"/enter/{token}"
