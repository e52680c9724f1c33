"""What people say on one finding: my own vote, and the reasons that were given."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import CHOICES, PASSED, BallotKind, Choice
from profit_tt.services import voting
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import ballot_reasons, story
from profit_tt.ui.session import Visit

_SAID = {
    Choice.agree: N_("You agree."),
    Choice.passed: N_("You passed."),
    Choice.disagree: N_("You disagree."),
}


def own_vote(one: RoomFinding, seen: Picture, here: Visit) -> None:
    """What this expert has answered in the round; nobody else's page has it."""
    if here.expert is None or seen.voting is None or seen.voting.id is None:
        return
    mine = voting.my_ballot(by=here.person, round_id=seen.voting.id).votes.get(one.id)
    if mine:
        with story.chapter("mine", here.say("Your vote")):
            st.markdown(_said(seen.voting.ballot, mine, here.say))


def _said(kind: BallotKind, mine: dict[int, int], say: Speaker) -> str:
    first = mine.get(0, PASSED)
    if kind is BallotKind.agreement:
        return say(_SAID[CHOICES[first]])
    if kind is BallotKind.dots:
        return say.many("You gave it {n} dot.", "You gave it {n} dots.", first)
    if not any(mine.values()):
        return say(_SAID[Choice.passed])
    if kind is BallotKind.scale:
        return say("You gave it {n} of five points.", n=say.number(first))
    return say(
        "You gave it {impact} of five points for impact and {feasibility} for feasibility.",
        impact=say.number(first),
        feasibility=say.number(mine.get(1, PASSED)),
    )


def reasons_given(one: RoomFinding, seen: Picture, here: Visit) -> None:
    """Why people voted as they did, as far as this person may read it."""
    if seen.voting is None:
        return
    found = ballot_reasons.shown(here, seen.voting, one.id)
    if found:
        with story.chapter("reasons", here.say("Reasons given")):
            ballot_reasons.draw(here, found)
