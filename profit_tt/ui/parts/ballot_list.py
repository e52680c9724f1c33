"""The list of all findings with my vote on each: to look up, to change or take back any while voting is open."""

import math

import streamlit as st

from profit_tt.models import POINTS, BallotKind
from profit_tt.models.words import folded
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import ballot, ballot_after, ballot_done, ballot_points, ballot_reasons, ballot_row, region_mark
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.words import escaped

PAGE = 20


@st.fragment
def show(*, is_open: bool, mine_only: bool = False) -> None:
    """A page of twenty of the findings that are searched for; `mine_only`: of those I have voted on."""
    paper = kept()
    say = paper.here.say
    if not paper.findings:
        ballot_done.nothing(paper)
        ballot_done.watch(paper)
        return
    with st.container(key="list-search"):
        st.text_input(
            say("Search"),
            key="search",
            type="search",
            live=True,
            label_visibility="collapsed",
            placeholder=say("Search"),
        )
        if is_open and not mine_only:
            st.toggle(say("Only those without my vote"), key="only-waiting")
    if is_open:
        st.caption(_told(paper))
    found = _found(paper, only_waiting=is_open and not mine_only and bool(session.recall("only-waiting")))
    if mine_only:
        found = [one for one in found if one.id in paper.votes]
    notices.show("list")
    if not found:
        st.markdown(say("Nothing found."))
        return
    pages = math.ceil(len(found) / PAGE)
    page = min(int(session.recall("list-page") or 1), pages)
    for finding in found[(page - 1) * PAGE : page * PAGE]:
        _finding(paper, finding, is_open=is_open)
    if pages > 1:
        st.pagination(pages, key="list-page", max_visible_pages=5)


def _told(paper: Ballot) -> str:
    """How an answer is taken back, and what the points of a scale are called."""
    say = paper.here.say
    told = [say("Press your answer again to take it back.")]
    if paper.kind is BallotKind.scale:
        names = ballot_points.names(paper.voting, say)
        told.append(
            " · ".join(say("{point} {name}", point=n, name=name) for n, name in zip(POINTS, names, strict=True))
        )
    if paper.kind is BallotKind.impact_feasibility:
        told += [f"{say(name)}: {say(ballot_points.ENDS[axis])}" for axis, name in ballot_points.AXES.items()]
    return "  \n".join(told)


def _found(paper: Ballot, *, only_waiting: bool) -> list[RoomFinding]:
    wanted = folded(str(session.recall("search") or "")).split()
    waiting = set(paper.waiting())
    return [
        one
        for one in paper.listed()
        if all(word in one.folded for word in wanted) and not (only_waiting and one.id not in waiting)
    ]


def _finding(paper: Ballot, finding: RoomFinding, *, is_open: bool) -> None:
    with st.container(key=f"card-list-{finding.id}"):
        st.markdown(_words(paper, finding))
        mine, where = paper.votes.get(finding.id, {}), (finding.id, finding.number)
        ballot_row.draw(paper.kind, where, mine, paper.here.say, on_change=_changed, is_open=is_open)
        if is_open and finding.id in paper.asked:
            ballot_reasons.question(paper, finding)
        if finding.id in paper.votes:
            ballot_after.room(paper, finding)


def _words(paper: Ballot, finding: RoomFinding) -> str:
    say, now = paper.here.say, paper.room
    regions = [region_mark.named(now, region, say.language) for region in finding.regions]
    about = [f"\\#{finding.number}", *regions, say(KINDS[finding.kind])]
    lines = [" · ".join(filter(None, about)), escaped(finding.read_in(say.language))]
    if earlier := paper.earlier.get(finding.id):
        lines.append(say("Last time you said: {vote}", vote=ballot_points.told(paper.voting, earlier, say)))
    if finding.id in paper.said:
        lines.append(paper.said[finding.id])
    return "\n\n".join(lines)


def _changed(finding_id: int, axis: int, key: str) -> None:
    """Cast, change or (the chosen answer pressed again) withdraw. A refusal leaves the vote as the database has it."""
    paper = kept()
    before = paper.votes.get(finding_id, {})
    act, mine, what = ballot_row.deed(paper.kind, axis, session.recall(key), before)
    if not ballot.deed("list", act, finding_id, mine, **what):
        return
    if mine is None:
        kept().asked.discard(finding_id)
    elif paper.kind is BallotKind.scale or (paper.kind in ballot_row.AXES and ballot.is_whole(mine)):
        ballot_after.ask(kept(), finding_id)
