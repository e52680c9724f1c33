"""For people without a phone: seats, sheets to print, and what stands on them typed in quickly."""

import streamlit as st

from profit_tt.services import seats, surveys
from profit_tt.ui.parts import (
    gate,
    paper_ballot,
    paper_finding,
    paper_print,
    paper_seats,
    paper_survey,
    way,
    which_round,
)

here = gate.for_facilitators()
say = here.say
now = here.room
voting = which_round.newest(now)
present = seats.seats(by=here.person, round_id=voting.id if voting else None)
forms = surveys.forms(by=here.person)

with st.container(key="mod-head", horizontal=True, vertical_alignment="center"):
    st.markdown(f"# {say('People without a phone')}", anchors=False)
    way.to("desk", say("To the desk"), key="way-desk")
st.markdown(say("Give each of them a seat, print their sheets, and type in what they wrote: it counts like a phone."))
with st.container(key="paper"):
    paper_seats.draw(here, now, present)
    if present:
        paper_ballot.draw(here, now, present, voting)
        paper_finding.draw(here, now, present)
        paper_survey.draw(here, now, present, forms)
    paper_print.draw(here, now, present, voting, forms)
