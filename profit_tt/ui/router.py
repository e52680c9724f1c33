"""The script every session runs: who is here, which rooms are open to them, the frame, the room, the heartbeat.

It lies here and not beside pages/, or a deep link on a fresh server would run a page without it.
"""

import streamlit as st

from profit_tt.text import speaker
from profit_tt.ui import live, rooms, session
from profit_tt.ui.parts import frame
from profit_tt.ui.rooms import ROOMS

say = speaker(session.language())
st.set_page_config(page_title=say("PROFIT Think Tank"), layout="wide", initial_sidebar_state="collapsed")
# Every room is known to every session, or a bookmark would end in Streamlit's own English "page not found"; a room
# that is not open to this person says so itself, first thing (parts/gate.py), and the services refuse anyway.
pages = rooms.pages(say.language)
page = st.navigation(list(pages.values()), position="hidden")
name = next(key for key, one in pages.items() if one == page)
here = session.begin(for_the_world=ROOMS[name].for_the_world)
if led := rooms.led_to(here, name):
    session.keep_language()  # before the switch for it has been drawn on any page
    st.switch_page(pages[led], query_params=session.links())
session.note_page(name)
if ROOMS[name].framed:
    live.follow(name)  # the wall watches more closely itself
with frame.around(name, pages):
    page.run()
live.heartbeat()
