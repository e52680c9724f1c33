"""For people who have joined: what they have given, what is open, where to go now."""

import streamlit as st

from profit_tt.models import StepKind, StepState
from profit_tt.services import collecting, voting
from profit_tt.services.room import Room
from profit_tt.ui.parts import region_mark, way
from profit_tt.ui.session import Visit


def show(here: Visit, now: Room) -> None:
    """One card for each open step, the most urgent first; or one that says what everybody waits for."""
    say = here.say
    if here.expert is not None:
        st.markdown(say("You take part for {region}.", region=region_mark.named(now, here.expert.region, say.language)))
    voting_open, collecting_open = now.is_open(StepKind.vote), now.is_open(StepKind.collect)
    if voting_open:
        _vote(here, now)
    if collecting_open:
        _contribute(here)
    if not voting_open and not collecting_open:
        _wait(here, now)
    if now.voting and now.voting.shown_on_phones:
        with st.container(key="card-picture"):
            st.markdown(say("The results are shown now."))
            way.to("picture", say("Look at the picture"), key="way-picture")


def _vote(here: Visit, now: Room) -> None:
    say = here.say
    mine = _my_votes(here, now)
    listed = {one.id for one in now.findings}
    done, all_of_them = len(mine.keys() & listed), len(listed)
    with st.container(key="card-vote"):
        st.markdown(f"### {say('Voting is open')}")
        if all_of_them and done == all_of_them:
            st.markdown(say.many("You have voted on the one finding.", "You have voted on all {n} findings.", done))
            way.to("vote", say("Look at my votes"), key="way-vote")
            return
        voted = say("You have voted on {done} of {all}.", done=say.number(done), all=say.number(all_of_them))
        st.markdown(voted)
        way.to("vote", say("Go on voting") if done else say("Start voting"), key="way-main-vote")


def _contribute(here: Visit) -> None:
    say = here.say
    sent = len(collecting.mine(by=here.person))
    with st.container(key="card-contribute"):
        st.markdown(f"### {say('Findings are being collected')}")
        if sent:
            st.markdown(say.many("You have sent {n} finding.", "You have sent {n} findings.", sent))
        else:
            st.markdown(say("What has worked with small tourism firms, what is needed, what stands in the way?"))
        way.to("contribute", say("Add another finding") if sent else say("Add a finding"), key="way-main-contribute")


def _wait(here: Visit, now: Room) -> None:
    say = here.say
    has_begun = any(_is_closed(now, kind) for kind in (StepKind.collect, StepKind.vote))
    with st.container(key="card-wait"):
        if not has_begun:
            st.markdown(f"### {say('We begin in a moment')}")
            st.markdown(say("The facilitator has not opened collecting yet. This page will change by itself."))
            return
        st.markdown(f"### {say('Nothing is open just now')}")
        sent, voted = len(collecting.mine(by=here.person)), len(_my_votes(here, now))
        findings = say.many("{n} finding", "{n} findings", sent)
        votes = say.many("{n} vote", "{n} votes", voted)
        st.markdown(say("You have given {findings} and {votes}. Thank you.", findings=findings, votes=votes))
        st.markdown(say("When the facilitator opens the next step, this page will change by itself."))
        way.to("review", say("Read all findings"), key="way-review")


def _is_closed(now: Room, kind: StepKind) -> bool:
    step = now.step(kind)
    return step is not None and step.state is StepState.view_only


def _my_votes(here: Visit, now: Room) -> dict[int, int]:
    if now.voting is None or now.voting.id is None:
        return {}
    return voting.my_votes(by=here.person, round_id=now.voting.id)
