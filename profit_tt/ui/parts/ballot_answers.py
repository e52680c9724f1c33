"""The answers to one finding: buttons for thumbs, and keys 1 to 5, 0 to pass. Another ballot, another set of them."""

from collections.abc import Callable

import streamlit as st

from profit_tt.models import FEASIBILITY, IMPACT, PASSED, POINTS, BallotKind, Choice
from profit_tt.services import voting
from profit_tt.services.room import RoomFinding
from profit_tt.ui import session
from profit_tt.ui.parts import ballot, ballot_after, ballot_points
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.kinds import CHOICES

AGREEMENT = {Choice.agree: ("agree", "1"), Choice.disagree: ("disagree", "2"), Choice.passed: ("pass", "3")}
PASS = "pass"  # noqa: S105 - a key
_AXES = {IMPACT: "impact", FEASIBILITY: "feasibility"}
#: Keys of all buttons that are one vote each, for thumbs.py.
KEYS = ("agree", "disagree", PASS, *(f"point-{point}" for point in POINTS))


def draw(paper: Ballot, finding: RoomFinding) -> None:
    """The answers that this round's ballot offers."""
    _DRAWN[paper.kind](paper, finding)


def _agreement(paper: Ballot, finding: RoomFinding) -> None:
    say = paper.here.say
    for choice, (key, shortcut) in AGREEMENT.items():
        st.button(
            say(CHOICES[choice]),
            key=key,
            shortcut=shortcut,
            on_click=_agree,
            args=(finding.id, choice),
            width="stretch",
        )


def _scale(paper: Ballot, finding: RoomFinding) -> None:
    for point, name in zip(POINTS, ballot_points.names(paper.voting, paper.here.say), strict=True):
        st.button(
            name,
            key=f"point-{point}",
            shortcut=str(point),
            on_click=_rate,
            args=(finding.id, point),
            width="stretch",
        )
    _pass(paper, finding, _rate)


def _impact_feasibility(paper: Ballot, finding: RoomFinding) -> None:
    """Two rows of five. The second answer is the vote; keys answer the row that waits (thumbs.js)."""
    say = paper.here.say
    mine = paper.votes.get(finding.id, {})
    for axis, name in ballot_points.AXES.items():
        key = f"axis-{axis}-{finding.id}"
        if session.recall(key) != mine.get(axis):
            session.keep(key, mine.get(axis))
        st.segmented_control(
            f"{say(name)} · {say(ballot_points.ENDS[axis])}",
            list(POINTS),
            format_func=say.number,
            key=key,
            on_change=_place,
            args=(finding.id, axis, key),
            width="stretch",
        )
    _pass(paper, finding, _pass_both)


def _pass(paper: Ballot, finding: RoomFinding, act: Callable[[int, int], None]) -> None:
    say = paper.here.say
    st.button(say("Pass"), key=PASS, shortcut="0", on_click=act, args=(finding.id, PASSED), width="stretch")


_DRAWN = {
    BallotKind.agreement: _agreement,
    BallotKind.scale: _scale,
    BallotKind.impact_feasibility: _impact_feasibility,
}


def _agree(finding_id: int, choice: Choice) -> None:
    if ballot.cast("ballot", finding_id, choice):
        _go_on(finding_id)


def _rate(finding_id: int, point: int) -> None:
    if ballot.deed("ballot", voting.rate, finding_id, {0: point}, value=point):
        _go_on(finding_id)


def _place(finding_id: int, axis: int, key: str) -> None:
    point = session.recall(key)
    if point is None:  # pressed again: one point less is no vote less, the other axis stays
        return
    mine = kept().votes.get(finding_id, {}) | {axis: point}
    given = {_AXES[axis]: point}
    if ballot.deed("ballot", voting.place, finding_id, mine, **given) and ballot.is_whole(mine):
        _go_on(finding_id)


def _pass_both(finding_id: int, _passed: int) -> None:
    mine = dict.fromkeys(_AXES, PASSED)
    if ballot.deed("ballot", voting.place, finding_id, mine, impact=PASSED, feasibility=PASSED):
        _go_on(finding_id)


def _go_on(finding_id: int) -> None:
    """The vote is cast: on to the next finding, or first to what the room says of this one."""
    paper = kept()
    paper.last, paper.current = finding_id, None
    paper.after = ballot_after.wanted(paper, finding_id)
