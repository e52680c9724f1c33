"""The desk for people without a facilitator's right: what it is, and a think tank of one's own."""

import streamlit as st

from profit_tt.ui.parts import desk_new
from profit_tt.ui.session import Visit


def closed(here: Visit) -> None:
    """Say how to come in, offer to create a think tank, and end the page. Nothing of the desk is drawn."""
    say = here.say
    if not desk_new.made(say):
        st.title(say("The desk"), anchor=False)
        st.markdown(
            say(
                "Here a facilitator runs a think tank: opens and closes its steps, shows and hides results. "
                "You come in with your facilitator's link."
            )
        )
        with st.container(key="card-new"):
            st.header(say("Create a think tank"), anchor=False)
            desk_new.form(here)
    st.stop()
