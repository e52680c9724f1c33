"""The desk: one fragment that wakes with every vote, so that all facilitators see the same state."""

import streamlit as st

from profit_tt.models import Audience, Role, Scope
from profit_tt.services import entering, results
from profit_tt.ui import live, session
from profit_tt.ui.parts import (
    desk_counts,
    desk_facilitators,
    desk_findings,
    desk_new,
    desk_now,
    desk_show,
    desk_steps,
    desk_think_tanks,
)


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
        desk_now.draw(seen, here.say)
        with st.container(key="desk-columns"):
            with st.container(key="desk-left"):
                desk_steps.steps(seen, here.say)
                desk_steps.showing(seen, here.say)
                desk_counts.counts(seen, here.say)
                desk_counts.preview(seen, here.say)
                desk_findings.findings(here, seen)
            with st.container(key="desk-right"):
                desk_show.draw(seen.room, here.say)
                desk_facilitators.draw(here)
                desk_think_tanks.draw(here)

    awake()
