"""A round closes while 200 vote: each vote is counted before the close or refused with a sentence, none is lost."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import NoDotsLeft, VotingClosed
from profit_tt.models import BallotKind, DeviceExpert, Person, Purse, StepKind, Vote
from profit_tt.services import countdown, deadlines, room, running, voting
from tests.building import Hall, House

PEOPLE, FINDINGS, THREADS, ENOUGH = 200, 3, 12, 150
KINDS: dict[BallotKind, Callable[..., int]] = {
    BallotKind.agreement: partial(voting.cast, choice="agree"),
    BallotKind.scale: partial(voting.rate, value=4),
    BallotKind.dots: partial(voting.give_dots, dots=2),
    BallotKind.impact_feasibility: partial(voting.place, impact=4, feasibility=2),
}
Told = dict[tuple[str, int], int]


def _kept(hall: Hall) -> Told:
    """(device, finding) -> revision of the vote in the database."""
    with store.reading() as session:
        rows = session.execute(
            sa.select(DeviceExpert.device, Vote.finding_id, Vote.revision)  # type: ignore[call-overload]
            .join(DeviceExpert, DeviceExpert.expert_id == Vote.expert_id)
            .where(Vote.round_id == hall.round_id)
        ).all()
    return {(device, finding): revision for device, finding, revision in rows}


def _storm(hall: Hall, vote: Callable[..., int], end: Callable[[], None]) -> tuple[Told, int, int]:
    """Everybody votes on everything while `end` closes the round; what each was told: counted, refused, spent."""
    round_id, enough = hall.round_id, threading.Event()
    counted: Told = {}
    refused: list[Person] = []
    spent: list[Person] = []

    def once(at: tuple[Person, int]) -> None:
        by, finding = at
        try:
            counted[by.device, finding] = vote(by=by, round_id=round_id, finding_id=finding)
        except VotingClosed:
            refused.append(by)
        except NoDotsLeft:
            spent.append(by)
        if len(counted) >= ENOUGH:
            enough.set()

    def close() -> None:
        assert enough.wait(timeout=120)
        end()

    tries = [(by, finding) for finding in hall.findings for by in hall.experts]
    with ThreadPoolExecutor(THREADS + 1) as threads:
        closing = threads.submit(close)
        list(threads.map(once, tries))
        closing.result()
    assert len(counted) + len(refused) + len(spent) == len(tries)
    return counted, len(refused), len(spent)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_closing_by_hand_answers_every_vote_truly(house: House, kind: BallotKind) -> None:
    hall = house.session_of(PEOPLE, FINDINGS).ballot(kind, budget=5, each=2)
    closed_at: list[int] = []

    def close() -> None:
        running.close_step(by=hall.desk, kind=StepKind.vote)
        closed_at.append(room.pulse(by=hall.desk).number)

    counted, refused, _ = _storm(hall, KINDS[kind], close)
    assert refused > 0
    assert _kept(hall) == counted
    assert max(counted.values()) < closed_at[0]
    if kind is BallotKind.dots:
        with store.reading() as session:
            spent = session.scalars(sa.select(sa.func.sum(Purse.spent)).where(Purse.round_id == hall.round_id)).one()  # type: ignore[call-overload,arg-type]
        assert spent == 2 * len(counted)


@pytest.mark.slow
def test_a_countdown_that_comes_to_zero_answers_every_vote_truly(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody closes the step: the votes themselves are refused at their own door."""
    hall = house.session_of(PEOPLE, FINDINGS).ballot(BallotKind.scale)
    step = room.look(by=hall.desk).step(StepKind.vote)
    assert step is not None
    jump = [0.0]
    monkeypatch.setattr(deadlines, "source", lambda: time.monotonic() + jump[0])
    countdown.start(by=hall.desk, step_id=step.id or 0, seconds=3600)

    def end() -> None:
        jump[0] = 3601.0

    counted, refused, _ = _storm(hall, KINDS[BallotKind.scale], end)
    assert refused > 0
    assert _kept(hall) == counted
    assert countdown.close_due(by=Person.house()) == [step.id]
    assert _kept(hall) == counted
