"""Vote: one finding at a time, or the list of all with my votes; whatever the ballot is."""

import streamlit as st

from profit_tt.models import BallotKind, BallotWay, StepState
from profit_tt.ui.parts import ballot, ballot_dots, ballot_list, ballot_one, ballot_rounds, finish, gate

here = gate.for_experts()
say = here.say
now = here.room
asked, state = ballot_rounds.chosen(now, say)


def how() -> str:
    """One at a time, the list, or my votes: as the round allows, and the expert likes."""
    way = BallotWay.one if asked is None else asked.way
    if way is BallotWay.list:
        return "list"
    names = {"one": say("One at a time"), "list": say("List") if way is BallotWay.both else say("My votes")}
    chosen: str = st.segmented_control(
        say("How to vote"),
        list(names),
        format_func=lambda one: names[one],
        default="one",
        required=True,
        key="how",
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )
    return chosen


if asked is None:
    st.markdown(f"# {say('Vote')}")
    with st.container(key="card-wait"):
        st.markdown(say("The facilitator has not opened voting yet. This page will change by itself."))
else:
    ballot.take(here, now, asked)
    is_open = state is StepState.open
    if not is_open:
        st.markdown(f"# {say('Your votes')}")
        with st.container(key="card-wait"):
            st.markdown(say("Voting is closed. Thank you: your votes are below, as they were counted."))
    if asked.ballot is BallotKind.dots:
        ballot_dots.show(is_open=is_open)
    elif not is_open:
        ballot_list.show(is_open=False)
    elif how() == "list":
        ballot_list.show(is_open=True, mine_only=asked.way is BallotWay.one)
    else:
        ballot_one.show()
    if is_open:
        finish.show(asked.step_id)
