"""Platform figures: visits and pageviews as this app counts them, and as they were stated before it."""

import streamlit as st

from profit_tt.services import platform
from profit_tt.ui.parts import gate, network_desk, platform_figures, way

here = gate.for_anybody()
say = here.say

st.markdown(f"# {say('Platform figures')}", anchors=False)
st.markdown(
    say("How much the platform around the think tank is used: counted here, and stated before. Never added up.")
)
platform_figures.counted(platform.counted(by=here.person, at=here.pulse), here.room, say)
platform_figures.stated(platform.stated_figures(by=here.person), say)
if network_desk.may(here):
    way.to("network", say("Look after stated figures"), key="way-figures", edit="figures")
platform_figures.definitions(say)
way.to("network", say("To the network"), key="way-network")
