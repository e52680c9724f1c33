"""What stands around the think tank: its network, surveys, reactions and figures, as a row of ways there."""

import streamlit as st

from profit_tt.ui.parts import way
from profit_tt.ui.session import Visit


def row(here: Visit) -> None:
    """Links to the rooms that no tab leads to."""
    say = here.say
    with st.container(key="around"):
        st.markdown(say("Around the think tank"))
        with st.container(key="around-ways", horizontal=True):
            way.to("network", say("The network"))
            way.to("survey", say("Surveys"))
            way.to("reactions", say("Reactions"))
            way.to("platform", say("Platform figures"))
