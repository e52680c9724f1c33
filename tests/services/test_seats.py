"""Seats: people without a phone; a facilitator types their paper, all of a sheet or nothing, and says so."""

from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import (
    BadChoice,
    BadLines,
    CollectingClosed,
    NoDotsLeft,
    NotFound,
    Refused,
    VotingClosed,
)
from profit_tt.models import BallotKind, Finding, FindingDraft, LogEntry, Provenance, StepKind, StepState, Vote
from profit_tt.services import moderating, results, room, running, seats, voting
from profit_tt.services.seat_answers import read_answer, read_number
from tests.building import Hall, House

KINDS = {BallotKind.agreement: "1", BallotKind.scale: "4", BallotKind.dots: "2", BallotKind.impact_feasibility: "4 2"}


def add(hall: Hall, region: str = "kent", **more: Any) -> list[str]:
    return seats.add_seats(
        by=hall.desk, region=region, stakeholder="enterprise", language="en", **({"number": 1} | more)
    )


def enter(hall: Hall, seat: str, *lines: tuple[str, str], **more: Any) -> int:
    return seats.enter_votes(by=hall.desk, seat=seat, round_id=hall.round_id, lines=lines, **more)


def votes(hall: Hall) -> list[tuple[int, int, int, str]]:
    """(finding, axis, value, provenance)"""
    with store.reading() as session:
        rows: list[Vote] = list(session.scalars(sa.select(Vote).where(Vote.round_id == hall.round_id)))  # type: ignore[arg-type]
    return sorted((row.finding_id, row.axis, row.value, row.provenance) for row in rows)


def log(hall: Hall) -> list[LogEntry]:
    with store.reading() as session:
        return store.think_tanks.log(session, think_tank_id=hall.id)


def shut(hall: Hall, kind: StepKind, state: StepState) -> None:
    step = room.look(by=hall.desk).step(kind)
    assert step is not None
    running.set_step(by=hall.desk, step_id=step.id or 0, state=state)


def test_seats_are_numbered_by_region_and_stand_in_their_order(house: House) -> None:
    hall = house.think_tank()
    assert add(hall, number=2) == ["KEN-01", "KEN-02"]
    assert add(hall, "pas-de-calais", names=["Anne", ""]) == ["PAS-01", "PAS-02"]
    assert add(hall) == ["KEN-03"]
    assert [(one.code, one.region, one.name) for one in seats.seats(by=hall.desk)] == [
        ("KEN-01", "kent", None),
        ("KEN-02", "kent", None),
        ("KEN-03", "kent", None),
        ("PAS-01", "pas-de-calais", "Anne"),
        ("PAS-02", "pas-de-calais", None),
    ]


def test_the_hundredth_seat_has_three_digits(house: House) -> None:
    hall = house.think_tank()
    assert add(hall, number=100)[98:] == ["KEN-99", "KEN-100"]
    assert add(hall) == ["KEN-101"]


def test_each_think_tank_has_its_own_seats(house: House) -> None:
    here, there = house.session_of(0, 1), house.session_of(0, 1)
    assert (add(here), add(there, number=2)) == (["KEN-01"], ["KEN-01", "KEN-02"])
    with pytest.raises(NotFound, match="There is no seat KEN-02"):
        enter(here, "KEN-02", ("1", "1"))


@pytest.mark.parametrize("number", [0, -1, 101, True])
def test_seats_come_in_a_sensible_number(house: House, number: int) -> None:
    with pytest.raises(BadChoice):
        add(house.think_tank(), number=number)


@pytest.mark.parametrize("wrong", [{"region": "atlantis"}, {"stakeholder": "king"}, {"language": "la"}])
def test_a_seat_is_of_a_region_a_type_and_a_language(house: House, wrong: dict[str, str]) -> None:
    hall = house.think_tank()
    right = {"region": "kent", "stakeholder": "public", "language": "nl"}
    with pytest.raises(BadChoice):
        seats.add_seats(by=hall.desk, number=1, **(right | wrong))
    assert seats.seats(by=hall.desk) == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_sheet_counts_like_votes_by_phone_and_says_who_entered_it(house: House, kind: BallotKind) -> None:
    hall = house.session_of(1, 3).ballot(kind, budget=5, each=3)
    seat = add(hall)[0]
    assert enter(hall, seat, ("1", KINDS[kind]), ("2", " "), ("#3", KINDS[kind])) == 2
    first, _, third = hall.findings
    values = {
        BallotKind.agreement: [(0, 1)],
        BallotKind.scale: [(0, 4)],
        BallotKind.dots: [(0, 2)],
        BallotKind.impact_feasibility: [(0, 4), (1, 2)],
    }[kind]
    assert votes(hall) == [(one, *value, "facilitator") for one in (first, third) for value in values]
    assert [(one.voted, one.asked) for one in seats.seats(by=hall.desk, round_id=hall.round_id)] == [(2, 3)]
    assert results.picture(by=hall.desk, audience=results.Audience.desk).voted == {("kent", "enterprise"): 1}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_one_bad_line_keeps_the_whole_sheet_out(house: House, kind: BallotKind) -> None:
    hall = house.session_of(1, 4).ballot(kind, budget=5, each=3)
    seat, good, before = add(hall)[0], KINDS[kind], room.pulse
    at = before(by=hall.desk)
    with pytest.raises(BadLines) as refused:
        enter(hall, seat, ("1", good), ("2", "9 9 9"), ("1", good), ("77", good), ("", good), ("4", ""))
    assert sorted(refused.value.refusals) == [1, 2, 3, 4]
    said = {place: str(why) for place, why in refused.value.refusals.items()}
    assert (said[2], said[3]) == ("Finding 1 is here twice.", "This round has no finding 77.")
    assert said[1].startswith("Type ")
    assert "{" not in "".join(said.values())
    assert (votes(hall), room.pulse(by=hall.desk)) == ([], at)


def test_a_sheet_beyond_the_budget_is_kept_out_as_a_whole(house: House) -> None:
    hall = house.session_of(1, 4).ballot(BallotKind.dots, budget=5, each=3)
    seat = add(hall)[0]
    with pytest.raises(NoDotsLeft, match="budget of 5"):
        enter(hall, seat, ("1", "3"), ("2", "3"))
    assert votes(hall) == []
    enter(hall, seat, ("1", "3"), ("2", "2"))
    enter(hall, seat, ("1", "0"), ("3", "3"))
    assert [(finding, value) for finding, _, value, _ in votes(hall)] == [(hall.findings[1], 2), (hall.findings[2], 3)]


def test_a_line_can_be_corrected_or_taken_back(house: House) -> None:
    hall = house.session_of(1, 2)
    seat = add(hall)[0]
    enter(hall, seat, ("1", "1"), ("2", "2"))
    assert enter(hall, "ken 1", ("1", "3"), ("2", "x")) == 2
    assert votes(hall) == [(hall.findings[0], 0, 0, "facilitator")]


def test_a_finding_that_is_off_the_list_or_not_of_the_round_has_no_line(house: House) -> None:
    hall = house.session_of(1, 2)
    seat = add(hall)[0]
    moderating.archive(by=hall.desk, finding_id=hall.findings[0], seen=1)
    with pytest.raises(BadLines):
        enter(hall, seat, ("1", "1"))
    assert enter(hall, seat, ("2", "1")) == 1


def test_paper_comes_after_the_close_only_when_somebody_says_it_is_from_before(house: House) -> None:
    hall = house.session_of(1, 1)
    seat = add(hall)[0]
    shut(hall, StepKind.vote, StepState.view_only)
    with pytest.raises(VotingClosed, match="before the close"):
        enter(hall, seat, ("1", "1"))
    assert votes(hall) == []
    assert enter(hall, seat, ("1", "1"), before_close=True) == 1
    assert log(hall)[-1].after["after_close"] is True


def test_paper_never_comes_before_a_round_was_open_or_after_it_was_reset(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.heap(1)
    seat = add(hall)[0]
    with pytest.raises(VotingClosed):
        enter(hall, seat, ("1", "1"), before_close=True)
    hall.open(StepKind.vote)
    wiped = hall.round_id
    enter(hall, seat, ("1", "1"), before_close=True)
    assert log(hall)[-1].after["after_close"] is False
    running.reset_round(by=hall.desk, round_id=wiped)
    with pytest.raises(NotFound):
        seats.enter_votes(by=hall.desk, seat=seat, round_id=wiped, lines=[("1", "1")], before_close=True)


def test_the_log_says_who_entered_how_much_for_which_seat_and_no_answer(house: House) -> None:
    hall = house.session_of(1, 3)
    seat = add(hall, names=["Anne"])[0]
    enter(hall, seat, ("1", "1"), ("2", "2"), ("3", "3"))
    last = log(hall)[-1]
    assert (last.deed, last.noun, last.role, last.facilitator_id is not None) == (
        "enter",
        "ballot",
        "facilitator",
        True,
    )
    assert last.after == {"seat": "KEN-01", "round": hall.round_id, "lines": 3, "after_close": False}
    assert last.before == {}
    assert "Anne" not in repr([(one.before, one.after) for one in log(hall)])


def test_a_finding_on_paper_is_credited_to_the_seats_region(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    seat = add(hall, "zeeland")[0]
    draft = FindingDraft.of(text="Mussels by bicycle", kind="idea", language="nl", themes=["data"], tags=["food"])
    sent = seats.enter_finding(by=hall.desk, seat=seat, draft=draft)
    with store.reading() as session:
        kept: Finding | None = store.findings.by_id(session, think_tank_id=hall.id, finding_id=sent.id or 0)
    assert kept is not None
    assert (kept.text, kept.region, kept.provenance) == ("Mussels by bicycle", "zeeland", Provenance.facilitator)
    shown = room.look(by=hall.desk)
    assert [(one.themes, one.tags) for one in shown.findings] == [(("data",), ("food",))]
    assert [one.findings for one in seats.seats(by=hall.desk)] == [1]
    assert shown.voting is not None
    assert len(shown.findings_of(shown.voting)) == 1
    assert log(hall)[-1].after == {"seat": "ZEE-01", "text": "Mussels by bicycle", "after_close": False}


def test_a_finding_sheet_after_the_close_needs_the_word_of_the_facilitator(house: House) -> None:
    hall = house.think_tank()
    seat = add(hall)[0]
    draft = FindingDraft.of(text="Mussels by bicycle", kind="idea", language="nl", themes=["data"])
    with pytest.raises(CollectingClosed):  # has never been open
        seats.enter_finding(by=hall.desk, seat=seat, draft=draft, before_close=True)
    hall.open(StepKind.collect).close(StepKind.collect)
    with pytest.raises(CollectingClosed, match="before the close"):
        seats.enter_finding(by=hall.desk, seat=seat, draft=draft)
    assert room.look(by=hall.desk).findings == ()
    seats.enter_finding(by=hall.desk, seat=seat, draft=draft, before_close=True)
    assert len(room.look(by=hall.desk).findings) == 1
    wrong = draft.model_copy(update={"themes": ("atlantis",)})
    with pytest.raises(BadChoice):
        seats.enter_finding(by=hall.desk, seat=seat, draft=wrong, before_close=True)


def test_only_a_seat_without_entries_can_be_removed(house: House) -> None:
    hall = house.session_of(1, 1)
    used, unused = add(hall, number=2)
    enter(hall, used, ("1", "1"))
    with pytest.raises(Refused, match="KEN-01"):
        seats.remove_seat(by=hall.desk, seat=used)
    seats.remove_seat(by=hall.desk, seat=unused)
    assert [one.code for one in seats.seats(by=hall.desk)] == [used]
    with pytest.raises(NotFound):
        seats.remove_seat(by=hall.desk, seat=unused)


def test_a_phones_expert_is_no_seat(house: House) -> None:
    hall = house.session_of(1, 1)
    assert seats.seats(by=hall.desk, round_id=hall.round_id) == []
    voting.cast(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0], choice="agree")
    assert seats.seats(by=hall.desk, round_id=hall.round_id) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ken 3", "KEN-03"), (" KEN-03 ", "KEN-03"), ("ken03", "KEN-03"), ("Ken-103", "KEN-103"), ("three", "three")],
)
def test_a_seats_code_is_read_however_it_is_typed(typed: str, meant: str) -> None:
    assert seats.read_seat(typed) == meant


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("#12", 12), (" No. 12 ", 12), ("n° 7", 7), ("012", 12), ("", None), ("x", None), ("1.5", None),
     ("-1", None), ("٣", None), ("9" * 30, None)],
)  # fmt: skip
def test_a_findings_number_is_read_however_it_is_typed(typed: str, number: int | None) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("kind", "typed", "values"),
    [
        (BallotKind.agreement, "1", {0: 1}),
        (BallotKind.agreement, " - ", {0: -1}),
        (BallotKind.agreement, "3", {0: 0}),
        (BallotKind.agreement, "agree", {0: 1}),
        (BallotKind.scale, "0", {0: 0}),
        (BallotKind.scale, "5", {0: 5}),
        (BallotKind.dots, "3", {0: 3}),
        (BallotKind.dots, "0", {}),
        (BallotKind.impact_feasibility, "45", {0: 4, 1: 5}),
        (BallotKind.impact_feasibility, "4, 5", {0: 4, 1: 5}),
        (BallotKind.impact_feasibility, "4/0", {0: 4, 1: 0}),
        *((kind, "X", {}) for kind in BallotKind),
    ],
)
def test_an_answer_is_read_however_it_is_typed(kind: BallotKind, typed: str, values: dict[int, int]) -> None:
    assert read_answer(typed, ballot=kind, each=3) == values


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(BallotKind.agreement, "4"), (BallotKind.scale, "6"), (BallotKind.scale, "-1"), (BallotKind.scale, "٣"),
     (BallotKind.dots, "4"), (BallotKind.dots, "-1"), (BallotKind.impact_feasibility, "4"),
     (BallotKind.impact_feasibility, "46"), *((kind, word) for kind in BallotKind for word in ("?", "1,5e", "\x00"))],
)  # fmt: skip
def test_what_is_no_answer_is_told_what_may_be_typed(kind: BallotKind, typed: str) -> None:
    with pytest.raises(BadChoice, match="Type"):
        read_answer(typed, ballot=kind, each=3)
