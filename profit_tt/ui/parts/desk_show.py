"""What to show in the room: how to join, and the wall for the projector."""

from urllib.parse import urlencode

import streamlit as st

from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import strip, way
from profit_tt.ui.parts.desk_new import AUTONYMS

#: Hosts that only this very computer can reach.
_HERE_ONLY = ("localhost", "127.0.0.1", "[::1]")


def draw(here: Room, say: Speaker) -> None:
    """QR code, address, code; and a link that opens the wall, in each language of the room. Inside a card."""
    code = here.think_tank.code
    st.header(say("Phones join here"), anchor=False)
    strip.join(code, say)
    if _reaches_only_here(session.site()):
        st.warning(
            say(
                "Phones cannot reach this address: it leads to this computer alone. "
                "Open the desk with this computer's network address instead."
            )
        )
    st.header(say("The wall, for the projector"), anchor=False)
    with st.container(key="walls", horizontal=True):
        for language in here.think_tank.languages:
            st.link_button(AUTONYMS[language], wall_url(code, language), key=f"wall-{language}")
    way.to("paper", say("Paper, for people without a phone"), key="way-paper")


def wall_url(code: str, language: str) -> str:
    """The address of the wall in a language."""
    return f"{session.site()}/wall?{urlencode({'tt': code, 'lang': language})}"


def _reaches_only_here(site: str) -> bool:
    host = site.partition("://")[2]
    return host.rpartition(":")[0] in _HERE_ONLY or host in _HERE_ONLY
