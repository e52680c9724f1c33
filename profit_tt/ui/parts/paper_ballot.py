"""A paper ballot typed in: a line for each finding, the number pad is enough; all of it is taken, or nothing."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from profit_tt.errors import N_, BadLines, Refused
from profit_tt.models import Round, StepState
from profit_tt.services import seats
from profit_tt.services.room import Room
from profit_tt.services.seat_answers import HINTS
from profit_tt.services.seats import Seat
from profit_tt.ui import notices, session
from profit_tt.ui.parts import paper_rows
from profit_tt.ui.parts.paper_seats import who
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_WRONG = "_paper_wrong"
_TURN = "_paper_turn"


def draw(here: Visit, now: Room, present: Sequence[Seat], voting: Round | None) -> None:
    """Choose a seat, type its answers, enter them; the next seat without votes comes by itself."""
    say = here.say
    with st.container(key="card-paper-ballot"):
        st.header(say("Type in a ballot"), anchor=False)
        findings = now.findings_of(voting) if voting else ()
        if voting is None or voting.id is None or not findings:
            st.markdown(say("There is no round with findings yet. Open the vote once; its ballots can then be typed."))
            return
        seats_by_code = {one.code: one for one in present}
        st.selectbox(
            say("Seat"),
            list(seats_by_code),
            format_func=lambda code: f"{code} · {who(seats_by_code[code], now, say)}",
            key="paper-seat",
        )
        st.markdown(escaped(say(HINTS[voting.ballot], each=voting.each)))
        _late(now, voting, here)
        seat = str(session.recall("paper-seat") or "")
        paper_rows.draw(
            [(one.number, one.read_in(say.language)) for one in findings],
            turn=f"{seat} {session.recall(_TURN, 0)}",
            button=say("Enter this ballot"),
            wrong=_refusals(here),
            enter=partial(_enter, voting.id, [one.number for one in findings]),
        )
        notices.show("paper-ballot")


def _late(now: Room, voting: Round, here: Visit) -> None:
    step = next((step for step in now.steps if step.id == voting.step_id), None)
    if step is not None and step.state is not StepState.open:
        st.checkbox(here.say("This ballot was filled in before the vote was closed."), key="paper-before-close")


def _refusals(here: Visit) -> dict[int, str]:
    """The lines that need another look: place -> why."""
    wrong: dict[int, Refused] = session.recall(_WRONG) or {}
    session.forget(_WRONG)
    return {row: refused.spoken(here.say) for row, refused in wrong.items()}


def _enter(round_id: int, numbers: Sequence[int], answers: Sequence[str]) -> None:
    here, seat = session.visit(), str(session.recall("paper-seat") or "")
    lines = [(str(number), answer) for number, answer in zip(numbers, answers, strict=False)]
    taken = notices.attempt("paper-ballot", _entered, here, seat, round_id, lines)
    if taken is None:
        return
    session.keep(_TURN, int(session.recall(_TURN, 0)) + 1)
    notices.tell("paper-ballot", N_("{seat}: answers entered on {n} findings."), seat=seat, n=taken)
    waiting = [one.code for one in seats.seats(by=here.person, round_id=round_id) if not one.voted]
    if waiting:
        session.keep("paper-seat", waiting[0])


def _entered(here: Visit, seat: str, round_id: int, lines: Sequence[tuple[str, str]]) -> int:
    try:
        return seats.enter_votes(
            by=here.person,
            seat=seat,
            round_id=round_id,
            lines=lines,
            before_close=bool(session.recall("paper-before-close")),
        )
    except BadLines as refused:
        session.keep(_WRONG, refused.refusals)
        raise
