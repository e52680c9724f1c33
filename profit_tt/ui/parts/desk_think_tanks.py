"""The other think tanks of this facilitator, and one more."""

import streamlit as st

from profit_tt.services import entering
from profit_tt.ui import notices, session
from profit_tt.ui.parts import desk_new
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(here: Visit) -> None:
    """Go to another think tank, or create one."""
    say = here.say
    mine = entering.think_tanks_i_run(device=here.person.device)
    with st.container(key="card-think-tanks"):
        st.header(say("My think tanks"), anchor=False)
        for one in mine:
            is_here = one.id == here.person.think_tank_id
            st.button(
                say("{title} (here)", title=escaped(one.title)) if is_here else escaped(one.title),
                key=f"go-{one.code}",
                disabled=is_here,
                on_click=session.go_to,
                args=(one.code,),
                width="stretch",
            )
        with st.expander(say("Create another"), key="desk-another", expanded=notices.refused("new")):
            desk_new.form(here)
