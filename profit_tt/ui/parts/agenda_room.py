"""The room in which an agenda is composed: the list, the chosen step beside it, templates and files below."""

import streamlit as st

from profit_tt.models import Role, Scope, ThinkTankState
from profit_tt.services import entering
from profit_tt.ui import live, session
from profit_tt.ui.parts import agenda_import, agenda_list, agenda_step, agenda_templates, way


def open_agenda() -> None:
    """Kept up to date by push: what a second facilitator changes appears here, what is typed here stays."""

    @st.fragment
    def awake() -> None:
        here = session.visit()
        if Role.facilitator not in entering.who(by=here.person).roles:
            st.rerun()  # removed meanwhile: the page begins anew, with its gate
        room, say = here.room, here.say
        live.watch(scope=Scope.content, revision=room.content)
        can_change = room.think_tank.state is ThinkTankState.open
        with st.container(key="agenda-title", horizontal=True, vertical_alignment="center"):
            st.title(say("Agenda"), anchor=False, width="stretch")
            way.to("desk", say("To the desk"), key="way-desk")
        if not can_change:
            st.info(say("This think tank is closed. Open it again on the desk before you change its agenda."))
        chosen = agenda_list.chosen(room)
        with st.container(key=f"agenda-columns-{'step' if chosen else 'list'}"):
            with st.container(key="agenda-left"):
                agenda_list.draw(room, say, can_change=can_change)
                if can_change:
                    agenda_templates.draw(here, room)
                agenda_import.draw(here, room, can_change=can_change)
            with st.container(key="agenda-right"):
                if chosen is not None:
                    agenda_step.draw(chosen, room, say, can_change=can_change)
                else:
                    _nothing_chosen()

    awake()


def _nothing_chosen() -> None:
    say = session.visit().say
    with st.container(key="card-wait"):
        st.markdown(say("Choose a step to see and change it."))
