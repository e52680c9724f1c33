"""My votes on my page: what waits for one, and what I have said in each round, changeable while it is open."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import CHOICES, PASSED, BallotKind, Choice
from profit_tt.services.mine import Mine, MyRound
from profit_tt.text import Speaker
from profit_tt.ui import notices
from profit_tt.ui.parts import mine_ballot, story, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_CHOICES = {Choice.agree: N_("Agree"), Choice.passed: N_("Pass"), Choice.disagree: N_("Disagree")}
_SHORT = 90


def waiting(seen: Mine, here: Visit) -> None:
    """What I can still do, before everything else."""
    say = here.say
    for one in seen.rounds:
        if one.waiting:
            with st.container(key=f"card-waits-{one.voting.id}"):
                told = say.many(
                    "{n} finding waits for your vote.", "{n} findings wait for your vote.", len(one.waiting)
                )
                st.markdown(f"**{told}**")
                way.to("vote", say("Go on voting"), key=f"way-main-waits-{one.voting.id}")


def draw(seen: Mine, here: Visit) -> None:
    """A folded list a round, newest first."""
    say = here.say
    with story.chapter("my-votes", say("My votes")):
        if not any(mine_ballot.count(one) for one in seen.rounds):
            story.calm(say("You have not voted yet."), key="no-votes")
        for one in seen.rounds:
            if mine_ballot.count(one):
                _round(one, here)


def _round(one: MyRound, here: Visit) -> None:
    say, round_id = here.say, one.ballot.round_id
    name = escaped(here.room.step_name(one.step, say))
    votes = say.many("{n} vote", "{n} votes", len(one.voted))
    place = mine_ballot.place(round_id)
    with st.expander(f"{name} · {votes}", key=f"my-round-{round_id}", expanded=notices.refused(place)):
        if one.is_open:
            mine_ballot.draw(one, here)
        else:
            notices.show(place)  # it was closed while I changed something
            st.markdown("\n".join(_lines(one, say)))
    if not one.is_open:
        st.caption(say("This round is closed: votes stay as they are."))


def _lines(one: MyRound, say: Speaker) -> list[str]:
    return [
        f"- **{each.number}** {escaped(_short(each.read_in(say.language)))}: "
        f"**{_said(one.voting.ballot, one.ballot.votes[each.id], say)}**"
        for each in one.voted
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"


def _said(kind: BallotKind, votes: dict[int, int], say: Speaker) -> str:
    first = votes.get(0, PASSED)
    if kind is BallotKind.agreement:
        return say(_CHOICES[CHOICES[first]])
    if kind is BallotKind.dots:
        return say.many("{n} dot", "{n} dots", first)
    if not any(votes.values()):
        return say(_CHOICES[Choice.passed])
    if kind is BallotKind.scale:
        return say("{n} of 5", n=say.number(first))
    return say(
        "impact {impact} of 5, feasibility {feasibility} of 5",
        impact=say.number(first),
        feasibility=say.number(votes.get(1, PASSED)),
    )
