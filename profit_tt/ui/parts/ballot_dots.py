"""Dots: the budget always in sight above the list, one more or one less on each finding by a tap."""

import math

import streamlit as st

from profit_tt.services import voting
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import ballot, ballot_after, ballot_done, ballot_one, progress
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.words import escaped

PAGE = 15


@st.fragment
def show(*, is_open: bool) -> None:
    """The budget, and the findings of the round, fifteen a page."""
    paper = kept()
    ballot.freshen(paper)
    if not paper.findings:
        ballot_done.nothing(paper)
        ballot_done.watch(paper)
        return
    with st.container(key="dots"):
        with st.container(key="budget"):
            st.markdown(_budget(paper))
            notices.show("dots")
        pages = math.ceil(len(paper.findings) / PAGE)
        page = min(int(session.recall("dots-page") or 1), pages)
        for finding in paper.listed()[(page - 1) * PAGE : page * PAGE]:
            _card(paper, finding, is_open=is_open)
        if pages > 1:
            st.pagination(pages, key="dots-page", max_visible_pages=5)


def _budget(paper: Ballot) -> str:
    """What is left, in words and as dots. Strong letters say that nothing is (the style sheet looks)."""
    say, budget = paper.here.say, paper.voting.budget or 0
    left = max(0, budget - paper.spent)
    if not left:
        told = f"**{say('All dots are given. Take one back to give it elsewhere.')}**"
    else:
        told = say.many("{n} of {all} dots left", "{n} of {all} dots left", left, all=say.number(budget))
    return f"{told} {progress.dots(left, budget)}"


def _card(paper: Ballot, finding: RoomFinding, *, is_open: bool) -> None:
    say, mine = paper.here.say, paper.votes.get(finding.id, {}).get(0, 0)
    number = f"#{finding.number}"
    with st.container(key=f"card-dots-{finding.id}"):
        st.markdown(_words(paper, finding, mine))
        if is_open:
            st.button(
                say("Take a dot back from {number}", number=number),
                key=f"less-{finding.id}",
                disabled=not mine,
                on_click=_give,
                args=(finding.id, mine - 1),
            )
            st.button(
                say("Give {number} a dot", number=number),
                key=f"more-{finding.id}",
                on_click=_give,
                args=(finding.id, mine + 1),
            )
        if mine and paper.shows_results(finding.id):
            ballot_after.room(paper, finding)


def _words(paper: Ballot, finding: RoomFinding, mine: int) -> str:
    say = paper.here.say
    about = [f"\\#{finding.number}", ballot_one.about(paper, finding)]
    if earlier := paper.earlier.get(finding.id):
        about.append(say.many("last time {n} dot", "last time {n} dots", earlier[0]))
    if finding.id in paper.said:
        about.append(paper.said[finding.id])
    given = say.many("{n} dot", "{n} dots", mine)
    return (
        f"{' · '.join(about)}\n\n{escaped(finding.read_in(say.language))}\n\n"
        f"{progress.dots(mine, mine) if mine else ''} {given}"
    )


def _give(finding_id: int, dots: int) -> None:
    mine = {0: dots} if dots else None
    ballot.deed("dots", voting.give_dots, finding_id, mine, dots=dots)
