"""Countdowns: by the monotonic clock, whatever the other one does; locked at zero though nobody looks."""

from datetime import UTC, datetime, timedelta

import pytest

from profit_tt import store
from profit_tt.errors import BadChoice, ChangedMeanwhile, CollectingClosed, NotAllowed, OutOfTurn, VotingClosed
from profit_tt.models import FindingDraft, Person, Step, StepKind, StepState
from profit_tt.models.base import row_id
from profit_tt.services import collecting, countdown, deadlines, room, running
from tests.building import Hall, House
from tests.conftest import Clock

collect, vote = StepKind.collect, StepKind.vote
THE_HOUSE = Person.house()


class Seconds:
    """The monotonic clock of the process: only ever goes on."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    standing = Seconds()
    monkeypatch.setattr(deadlines, "source", standing)
    return standing


def the(hall: Hall, kind: StepKind) -> Step:
    step = room.look(by=hall.desk).step(kind)
    assert step is not None
    return step


def begun(house: House, kind: StepKind = collect, *, of: int = 60) -> tuple[Hall, int]:
    """A think tank with a countdown of a minute running in a step."""
    hall = house.session_of(1, 1, open=(kind,))
    step_id = row_id(the(hall, kind).id)
    countdown.start(by=hall.desk, step_id=step_id, seconds=of)
    return hall, step_id


def left(hall: Hall, kind: StepKind = collect) -> int | None:
    return countdown.left_ms(the(hall, kind))


def pass_by(seconds: Seconds, clock: Clock, by: float) -> None:
    """Time goes on, by both clocks."""
    seconds.at += by
    clock.move(seconds=by)


def test_it_runs_pauses_goes_on_and_is_lengthened(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, step_id = begun(house)
    by = {"by": hall.desk, "step_id": step_id}
    pass_by(seconds, clock, 20)
    assert left(hall) == 40_000
    countdown.pause(**by)
    pass_by(seconds, clock, 500)
    assert left(hall) == 40_000
    countdown.add(**by)
    assert left(hall) == 70_000
    countdown.resume(**by)
    pass_by(seconds, clock, 10.5)
    assert left(hall) == 59_500
    countdown.add(**by, seconds=60)
    assert left(hall) == 119_500
    countdown.clear(**by)
    assert left(hall) is None
    assert the(hall, collect).state is StepState.open


@pytest.mark.parametrize(
    "jump",
    [timedelta(hours=1), timedelta(hours=-1)],
    ids=["an hour on", "an hour back"],
)
def test_a_clock_that_jumps_moves_no_deadline(house: House, clock: Clock, seconds: Seconds, jump: timedelta) -> None:
    hall, step_id = begun(house)
    pass_by(seconds, clock, 20)
    clock.at += jump
    assert left(hall) == 40_000
    assert countdown.close_due(by=THE_HOUSE) == []
    countdown.add(by=hall.desk, step_id=step_id)
    assert left(hall) == 70_000
    deadlines.forget()  # a restart finds the moment that was written after the jump
    assert left(hall) == 70_000
    seconds.at += 70
    assert left(hall) == 0
    assert countdown.close_due(by=THE_HOUSE) == [step_id]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2019, 3, 31, 0, 59, 30),
        datetime(2019, 10, 27, 0, 59, 30),
        datetime(2020, 2, 29, 23, 59, 30),
        datetime(2038, 1, 19, 3, 13, 30),
    ],
    ids=["summer time begins", "summer time ends", "29 February", "the end of 32 bits"],
)
def test_a_night_of_the_calendar_makes_no_difference(
    house: House, clock: Clock, seconds: Seconds, at: datetime
) -> None:
    clock.at = at.replace(tzinfo=UTC)
    hall, _ = begun(house)
    pass_by(seconds, clock, 45)
    assert left(hall) == 15_000
    deadlines.forget()
    assert left(hall) == 15_000


def test_a_restart_takes_it_up_from_the_database(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, _ = begun(house)
    deadlines.forget()
    seconds.at = 5.0  # another process counts from elsewhere
    clock.move(seconds=25)
    assert left(hall) == 35_000
    pass_by(seconds, clock, 35)
    assert left(hall) == 0


def test_it_locks_at_zero_though_nobody_has_closed_the_step(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, _ = begun(house)
    expert = hall.experts[0]
    draft = FindingDraft.of(text="Open the harbour in winter", kind="idea", language="en", themes=["data"])
    pass_by(seconds, clock, 59.999)
    sent = collecting.submit(by=expert, draft=draft)
    pass_by(seconds, clock, 0.001)
    assert the(hall, collect).state is StepState.open
    for late in (
        lambda: collecting.submit(by=expert, draft=draft),
        lambda: collecting.edit(by=expert, finding_id=row_id(sent.id), draft=draft),
        lambda: collecting.support(by=expert, finding_id=hall.findings[0]),
        lambda: collecting.withdraw(by=expert, finding_id=row_id(sent.id)),
    ):
        with pytest.raises(CollectingClosed):
            late()


def test_no_vote_after_zero(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, _ = begun(house, vote)
    expert, finding = hall.experts[0], hall.findings[0]
    pass_by(seconds, clock, 59.999)
    hall.vote(expert, finding)
    pass_by(seconds, clock, 0.001)
    with pytest.raises(VotingClosed):
        hall.vote(expert, finding, "disagree")
    with store.reading() as session:
        assert store.votes.tally(session, round_id=hall.round_id)["value"].tolist() == [1]


def test_what_is_due_is_closed_once_and_phones_hear_of_it(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, step_id = begun(house)
    other, _ = begun(house, of=600)
    before, version = room.pulse(by=hall.desk), the(hall, collect).version
    assert countdown.close_due(by=THE_HOUSE) == []
    assert room.pulse(by=hall.desk) == before
    pass_by(seconds, clock, 60)
    assert countdown.close_due(by=THE_HOUSE) == [step_id]
    closed, after = the(hall, collect), room.pulse(by=hall.desk)
    assert (closed.state, closed.ends_at, closed.left_ms) == (StepState.view_only, None, None)
    assert (closed.version, after.agenda) == (version + 1, after.number)
    assert countdown.close_due(by=THE_HOUSE) == []
    assert room.pulse(by=hall.desk) == after
    assert the(other, collect).state is StepState.open
    with store.reading() as session:
        entry = store.think_tanks.log(session, think_tank_id=hall.id)[-1]
    assert (entry.role, entry.deed, entry.noun_id, entry.after["state"]) == ("house", "close", step_id, "view_only")


def test_time_added_at_the_last_moment_wins_over_closing(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, step_id = begun(house)
    pass_by(seconds, clock, 60)
    with store.reading() as session:
        seen_as_due = store.agenda.running(session)
    countdown.add(by=hall.desk, step_id=step_id)
    before = room.pulse(by=hall.desk)
    assert [countdown._close(step) for step in seen_as_due] == [False]
    assert (the(hall, collect).state, left(hall), room.pulse(by=hall.desk)) == (StepState.open, 30_000, before)


def test_a_step_that_closes_or_ends_with_the_think_tank_has_no_countdown(
    house: House, clock: Clock, seconds: Seconds
) -> None:
    hall, step_id = begun(house)
    running.close_step(by=hall.desk, kind=collect)
    assert left(hall) is None
    running.open_step(by=hall.desk, kind=collect)
    countdown.start(by=hall.desk, step_id=step_id, seconds=10)
    countdown.pause(by=hall.desk, step_id=step_id)
    running.end(by=hall.desk)
    assert left(hall) is None


def test_each_countdown_is_held_for_itself(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, _ = begun(house)
    other, _ = begun(house, of=90)
    pass_by(seconds, clock, 30)
    assert (left(hall), left(other)) == (30_000, 60_000)


@pytest.mark.parametrize("length", [0, -1, 6_000_001, True])
def test_a_length_that_is_none(house: House, length: int) -> None:
    hall = house.think_tank(open=(collect,))
    step_id = row_id(the(hall, collect).id)
    with pytest.raises(BadChoice):
        countdown.start(by=hall.desk, step_id=step_id, seconds=length)
    countdown.start(by=hall.desk, step_id=step_id, seconds=6_000_000)
    with pytest.raises(BadChoice):
        countdown.add(by=hall.desk, step_id=step_id, seconds=length)
    countdown.add(by=hall.desk, step_id=step_id, seconds=6_000_000)
    assert (left(hall) or 0) <= 6_000_000_000


def test_the_desk_that_saw_something_else_changes_nothing(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, step_id = begun(house)
    seen = the(hall, collect).version
    countdown.pause(by=hall.desk, step_id=step_id, seen=seen)
    before = room.pulse(by=hall.desk)
    for deed in (countdown.resume, countdown.add, countdown.clear):
        with pytest.raises(ChangedMeanwhile):
            deed(by=hall.desk, step_id=step_id, seen=seen)
    assert (left(hall), room.pulse(by=hall.desk)) == (60_000, before)


def test_out_of_turn(house: House, clock: Clock, seconds: Seconds) -> None:
    hall, step_id = begun(house)
    with pytest.raises(OutOfTurn):
        countdown.resume(by=hall.desk, step_id=step_id)
    pass_by(seconds, clock, 61)
    with pytest.raises(OutOfTurn):
        countdown.pause(by=hall.desk, step_id=step_id)
    with pytest.raises(NotAllowed):
        countdown.close_due(by=hall.desk)


def test_old_deadlines_are_forgotten(house: House, clock: Clock, seconds: Seconds) -> None:
    begun(house)
    pass_by(seconds, clock, 60 + deadlines.KEPT_SECONDS + 1)
    begun(house)
    assert len(deadlines._deadlines) == 1
