"""The discussion on phones: the finding that the wall shows, in full, with how the room voted and why."""

import streamlit as st

from profit_tt.models import Audience, Round, Scene, Scope
from profit_tt.services import results, showing, voting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import live, session
from profit_tt.ui.parts import ballot_points, ballot_reasons, finding_card, vote_lines
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: Milliseconds over which phones follow the wall to its next finding.
SPREAD = 4000


@st.fragment
def show() -> None:
    """A fragment: it follows the wall, the rest of the page stays."""
    here = session.visit()
    now = here.room
    finding = _spotlit(here, now)
    if finding is None:
        with st.container(key="card-talk"):
            st.markdown(f"### {escaped(now.think_tank.question)}")
            st.markdown(here.say("The finding that is talked about appears here as soon as it is on the wall."))
    else:
        _finding(here, now, finding)
    # Not each like and each vote: services.showing moves `content` on while a discussion is on.
    live.watch(scope=Scope.content, revision=now.content, spread=SPREAD, name="talk")


def _spotlit(here: Visit, now: Room) -> RoomFinding | None:
    wall = showing.now(by=here.person)
    if wall.black_out or wall.scene is not Scene.finding:
        return None
    finding_id = wall.options.get("finding")
    return now.finding(finding_id) if isinstance(finding_id, int) else None


def _finding(here: Visit, now: Room, finding: RoomFinding) -> None:
    say, asked = here.say, now.voting
    with st.container(key="card-talk"):
        if say.language in finding.translations and say.language != finding.language:
            st.markdown(f"### {escaped(finding.read_in(say.language))}")
        finding_card.card(finding, now, say)
        if asked is None:
            return
        if here.expert is not None and (mine := _mine(here, asked, finding)):
            st.markdown(say("You said: {vote}", vote=ballot_points.told(asked, mine, say)))
        seen = results.picture(by=here.person, audience=Audience.phones, round_id=asked.id)
        if seen.shown:
            vote_lines.of_picture(seen, finding.id, say)
    found = ballot_reasons.shown(here, asked, finding.id)
    if found:
        st.markdown(f"## {say('Why people voted as they did')}")
        ballot_reasons.draw(here, found)


def _mine(here: Visit, asked: Round, finding: RoomFinding) -> dict[int, int] | None:
    return voting.my_ballot(by=here.person, round_id=asked.id or 0).votes.get(finding.id)
