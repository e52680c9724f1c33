"""The time-lapse on a page: how findings and votes came in, scrubbed by hand."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results
from profit_tt.ui import session
from profit_tt.ui.parts import pictures, story


@st.fragment
def show() -> None:
    """A slider over the life of the think tank, and the lines up to there; a calm sentence before there is a life."""
    here = session.visit()
    say = here.say
    grown = results.growth(by=here.person, audience=Audience.phones)
    frames = int(grown.regions["frame"].max()) if len(grown.regions) else 0
    if frames < 2:
        story.calm(say("Everything so far came in at one moment: there is nothing to replay yet."), key="no-lapse")
        return
    upto = st.slider(say("Moment"), 1, frames, frames, key="lapse", label_visibility="collapsed", format=" ")
    pictures.grown(grown, here.room, upto=upto)
