"""The list of all findings with my vote on each: to look up, to change or take back any while voting is open."""

import math

import streamlit as st

from profit_tt.models import CHOICES as CHOICE_OF
from profit_tt.models import VALUES, Choice
from profit_tt.models.words import folded
from profit_tt.services import voting
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.kinds import CHOICES, KINDS
from profit_tt.ui.parts.words import escaped

PAGE = 20


@st.fragment
def show(*, is_open: bool) -> None:
    """A page of twenty of the findings that are searched for."""
    ballot = kept()
    say = ballot.here.say
    with st.container(key="list-search"):
        st.text_input(
            say("Search"),
            key="search",
            type="search",
            live=True,
            label_visibility="collapsed",
            placeholder=say("Search"),
        )
        if is_open:
            st.toggle(say("Only those without my vote"), key="only-waiting")
    found = _found(ballot, only_waiting=is_open and bool(session.recall("only-waiting")))
    notices.show("list")
    if not found:
        st.markdown(say("Nothing found."))
        return
    pages = math.ceil(len(found) / PAGE)
    page = min(int(session.recall("list-page") or 1), pages)
    for finding in found[(page - 1) * PAGE : page * PAGE]:
        _finding(ballot, finding, is_open=is_open)
    if pages > 1:
        st.pagination(pages, key="list-page", max_visible_pages=5)


def _found(ballot: Ballot, *, only_waiting: bool) -> list[RoomFinding]:
    wanted = folded(str(session.recall("search") or "")).split()
    return [
        one
        for one in ballot.room.findings
        if all(word in one.folded for word in wanted) and not (only_waiting and one.id in ballot.votes)
    ]


def _finding(ballot: Ballot, finding: RoomFinding, *, is_open: bool) -> None:
    say, now = ballot.here.say, ballot.room
    region = region_mark.named(now, finding.region, say.language)
    about = " · ".join(filter(None, [f"\\#{finding.number}", region, say(KINDS[finding.kind])]))
    key = f"vote-{finding.id}"
    mine = _choice(ballot, finding.id)
    with st.container(key=f"card-list-{finding.id}"):
        st.markdown(f"{about}\n\n{escaped(finding.text)}")
        if session.recall(key) != mine:  # the vote may have been cast one at a time, or been refused
            session.keep(key, mine)
        st.segmented_control(
            say("My vote on {number}", number=f"#{finding.number}"),
            list(CHOICES),
            format_func=lambda choice: say(CHOICES[choice]),
            key=key,
            on_change=_changed,
            args=(finding.id, key),
            disabled=not is_open,
            label_visibility="collapsed",
            width="stretch",
        )


def _choice(ballot: Ballot, finding_id: int) -> Choice | None:
    value = ballot.votes.get(finding_id)
    return None if value is None else CHOICE_OF[value]


def _changed(finding_id: int, key: str) -> None:
    """Cast, change or (the chosen answer pressed again) withdraw. A refusal leaves the vote as the database has it."""
    ballot = kept()
    by, round_id = ballot.here.person, ballot.round_id
    choice = session.recall(key)
    if choice is None:
        done = notices.attempt("list", voting.withdraw, by=by, round_id=round_id, finding_id=finding_id)
    else:
        done = notices.attempt("list", voting.cast, by=by, round_id=round_id, finding_id=finding_id, choice=choice)
    if done is None:
        return
    if choice is None:
        ballot.votes.pop(finding_id, None)
    else:
        ballot.votes[finding_id] = VALUES[choice]
