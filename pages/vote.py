"""Vote: one finding at a time, or the list of all with my votes."""

import streamlit as st

from profit_tt.models import StepState
from profit_tt.ui.parts import ballot, ballot_list, gate

here = gate.for_experts()
say = here.say
now = here.room
voting = now.voting
state = next((step.state for step in now.steps if voting and step.id == voting.step_id), StepState.hidden)

if voting is None or voting.id is None or state is StepState.hidden:
    st.markdown(f"# {say('Vote')}")
    with st.container(key="card-wait"):
        st.markdown(say("The facilitator has not opened voting yet. This page will change by itself."))
elif state is StepState.view_only:
    st.markdown(f"# {say('Your votes')}")
    with st.container(key="card-wait"):
        st.markdown(say("Voting is closed. Thank you: your votes are below, as they were counted."))
    ballot.take(here, now, voting.id)
    ballot_list.show(is_open=False)
else:
    ballot.take(here, now, voting.id)
    way = st.segmented_control(
        say("How to vote"),
        ["one", "list"],
        format_func=lambda how: say("One at a time") if how == "one" else say("List"),
        default="one",
        required=True,
        key="how",
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )
    if way == "list":
        ballot_list.show(is_open=True)
    else:
        ballot.show()
