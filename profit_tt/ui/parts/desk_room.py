"""The desk: one fragment that wakes with every vote, so that all facilitators see the same state."""

import streamlit as st

from profit_tt.models import Audience, Role, Scope
from profit_tt.services import entering, presence, results
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import live, session
from profit_tt.ui.parts import (
    around,
    desk_counts,
    desk_end,
    desk_facilitators,
    desk_keys,
    desk_new,
    desk_now,
    desk_publish,
    desk_reminder,
    desk_results,
    desk_show,
    desk_steps,
    desk_think_tanks,
    desk_waiting,
    desk_wall,
    talk_moderate,
)
from profit_tt.ui.session import Visit


def open_desk() -> None:
    """Everything on the desk, kept up to date by push."""

    @st.fragment
    def awake() -> None:
        here = session.visit()
        if Role.facilitator not in entering.who(by=here.person).roles:
            st.rerun()  # removed meanwhile: the page begins anew, with its gate
        seen = results.picture(by=here.person, audience=Audience.desk)
        live.watch(scope=Scope.number, revision=seen.revision)
        desk_new.made(here.say)
        present = presence.counts(by=here.person)
        desk_now.draw(seen, here.say, people=desk_counts.people(present, here.say))
        _switch(here.say)
        with st.container(key="desk-columns"):
            with st.container(key="desk-room"):
                desk_counts.draw(here, seen, present)
                desk_waiting.draw(here)
                desk_results.draw(here, seen)
            with st.container(key="desk-wall"):
                desk_wall.draw(here, seen.room)
            with st.container(key="desk-agenda"):
                desk_steps.draw(seen.room, here.say)
        with st.container(key="desk-rarely"):
            _rarely(here, seen)
        desk_keys.listen(here.say)

    awake()


def _switch(say: Speaker) -> None:
    """Which part of the desk a phone shows below the clock. The style sheet obeys it: no run, nothing drawn anew."""
    names = {"room": say("Room"), "wall": say("Wall"), "agenda": say("Agenda"), "rarely": say("More")}
    st.segmented_control(
        say("Part of the desk"),
        list(names),
        format_func=names.__getitem__,
        default="room",
        key="desk-part",
        required=True,
        on_change="ignore",
        label_visibility="collapsed",
        width="stretch",
    )


def _rarely(here: Visit, seen: Picture) -> None:
    """What is needed before and after: how to join, who runs it, the end."""
    with st.container(key="card-show"):
        desk_show.draw(seen.room, here.say)
        desk_reminder.draw(seen.room, here.say)
    around.row(here)
    talk_moderate.desk(here)
    desk_facilitators.draw(here)
    with st.container(key="desk-last"):
        desk_publish.draw(seen.room, here.say)
        desk_think_tanks.draw(here)
        desk_end.draw(seen.room, here.say)
