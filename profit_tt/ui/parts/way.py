"""Ways to another room."""

import streamlit as st

from profit_tt.ui import rooms, session


def to(room: str, label: str, *, key: str | None = None) -> None:
    """A link to a room (a name in ui/rooms.py) that takes the think tank along.

    With a `key` the style sheet may dress it: keys that begin with `way-` look like buttons, `way-main-` like the
    main one.
    """
    page = rooms.page(room, session.visit().say.language)
    if key is None:
        st.page_link(page, label=label, query_params=session.links())
        return
    with st.container(key=key):
        st.page_link(page, label=label, query_params=session.links(), width="stretch")
