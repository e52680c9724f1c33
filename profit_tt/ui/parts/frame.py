"""The frame around a room: name of the think tank, language, the bar of rooms."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from profit_tt.text import LANGUAGES
from profit_tt.ui import session
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.rooms import ROOMS, open_rooms


@contextmanager
def around(name: str, pages: dict[str, "st.Page"]) -> Iterator[None]:
    """Draw the frame, then the room inside it. Rooms for a projector have none.

    The style sheet knows the room by the container keys `frame-<name>` and `room-<name>`, and the tabs by their
    addresses: a container for each tab would cost every phone a message at every run.
    """
    if ROOMS[name].framed:
        with st.container(key=f"frame-{name}"):
            _head()
            _bar(pages)
    with st.container(key=f"room-{name}"):
        yield


def _head() -> None:
    here = session.visit()
    with st.container(key="head", horizontal=True, vertical_alignment="center", wrap=False):
        title = here.room.think_tank.title if here.has_room else here.say("PROFIT Think Tank")
        st.markdown(f"**{escaped(title)}**", width="stretch")
        st.segmented_control(
            here.say("Language"),
            list(LANGUAGES),
            key="lang",
            bind="query-params",
            default=session.guessed_language(),
            required=True,
            label_visibility="collapsed",
        )
        # Shown by the style sheet while the event stream is down (ui/live.py).
        st.html(f'<p class="cut" role="status">{escape(here.say("Connection lost. It comes back by itself."))}</p>')


def _bar(pages: dict[str, "st.Page"]) -> None:
    here = session.visit()
    if not here.has_room or here.person.is_reader:  # the world reads one page, and no way leads on from it
        return
    with st.container(key="bar", horizontal=True, wrap=False):
        for room in open_rooms(here):
            if ROOMS[room].tab:
                st.page_link(pages[room], label=here.say(ROOMS[room].title), query_params=session.links())
