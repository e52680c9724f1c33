"""The rules of a ballot stand in the tables: raw rows that break them are refused by the database itself."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from profit_tt import store
from profit_tt.models import BallotKind, Expert, Purse, Reason, Round, Vote
from profit_tt.models.base import Row, table
from tests.building import Hall, House

GOOD = {
    BallotKind.agreement: [(0, -1), (0, 0), (0, 1)],
    BallotKind.scale: [(0, point) for point in range(6)],
    BallotKind.dots: [(0, 1), (0, 100)],
    BallotKind.impact_feasibility: [(axis, point) for axis in (0, 1) for point in range(6)],
}
BAD = {
    BallotKind.agreement: [(0, -2), (0, 2), (1, 1), (-1, 1), (0, 5)],
    BallotKind.scale: [(0, -1), (0, 6), (1, 3)],
    BallotKind.dots: [(0, 0), (0, -1), (0, 101), (1, 2)],
    BallotKind.impact_feasibility: [(0, -1), (0, 6), (1, 6), (2, 3), (-1, 3)],
}


def cells(of: dict[BallotKind, list[tuple[int, int]]]) -> list[tuple[BallotKind, int, int]]:
    return [(kind, axis, value) for kind, pairs in of.items() for axis, value in pairs]


def hall_of(house: House, kind: BallotKind) -> Hall:
    return house.session_of(1, 2).ballot(kind, budget=5, each=3)


def expert_id(hall: Hall) -> int:
    with store.reading() as session:
        return session.scalars(sa.select(Expert.id).where(Expert.think_tank_id == hall.id)).first() or 0  # type: ignore[call-overload,arg-type]


def insert(noun: type[Row], **row: Any) -> None:
    with store.writing_statements() as writer:
        writer.execute(sa.insert(table(noun)), row)


def vote(hall: Hall, **other: Any) -> dict[str, Any]:
    return {
        "round_id": hall.round_id,
        "expert_id": expert_id(hall),
        "finding_id": hall.findings[0],
        "axis": 0,
        "ballot": BallotKind.agreement,
        "value": 1,
        "revision": 1,
        "provenance": "live",
    } | other


@pytest.mark.parametrize(("kind", "axis", "value"), cells(GOOD))
def test_each_value_of_a_ballot_can_be_stored(house: House, kind: BallotKind, axis: int, value: int) -> None:
    insert(Vote, **vote(hall_of(house, kind), ballot=kind, axis=axis, value=value))


@pytest.mark.parametrize(("kind", "axis", "value"), cells(BAD))
def test_a_value_that_the_ballot_does_not_know_is_refused(
    house: House, kind: BallotKind, axis: int, value: int
) -> None:
    hall = hall_of(house, kind)
    with pytest.raises(IntegrityError):
        insert(Vote, **vote(hall, ballot=kind, axis=axis, value=value))


@pytest.mark.parametrize("kind", BallotKind, ids=str)
def test_a_vote_of_another_ballot_than_its_rounds_is_refused(house: House, kind: BallotKind) -> None:
    hall = hall_of(house, kind)
    for other in set(BallotKind) - {kind}:
        with pytest.raises(IntegrityError):
            insert(Vote, **vote(hall, ballot=other, value=1))


@pytest.mark.parametrize("column", ["round_id", "expert_id", "finding_id"])
def test_a_vote_hangs_on_what_is_there(house: House, column: str) -> None:
    hall = hall_of(house, BallotKind.agreement)
    with pytest.raises(IntegrityError):
        insert(Vote, **vote(hall, **{column: 4711}))


def test_a_vote_on_a_finding_that_the_round_is_not_about_is_refused(house: House) -> None:
    hall, other = hall_of(house, BallotKind.agreement), house.session_of(0, 1)
    with pytest.raises(IntegrityError):
        insert(Vote, **vote(hall, finding_id=other.findings[0]))


def test_two_votes_of_one_person_on_one_finding_are_refused(house: House) -> None:
    hall = hall_of(house, BallotKind.agreement)
    insert(Vote, **vote(hall))
    with pytest.raises(IntegrityError):
        insert(Vote, **vote(hall, value=-1))


def purse(hall: Hall, **other: Any) -> dict[str, Any]:
    same = {"round_id": hall.round_id, "expert_id": expert_id(hall), "budget": 5, "each": 3}
    return same | {"spent": 0, "most": 0} | other


@pytest.mark.parametrize(
    "bad",
    [
        {"spent": 6},
        {"spent": -1},
        {"spent": 4, "most": 4},
        {"spent": 1, "most": -1},
        {"budget": 100, "spent": 6},
        {"each": 5, "most": 5},
        {"budget": 4},
    ],
    ids=str,
)
def test_an_overspent_purse_or_one_with_another_budget_is_refused(house: House, bad: dict[str, int]) -> None:
    hall = hall_of(house, BallotKind.dots)
    with pytest.raises(IntegrityError):
        insert(Purse, **purse(hall, **bad))
    insert(Purse, **purse(hall, spent=5, most=3))


def test_a_purse_cannot_be_raised_beyond_its_budget(house: House) -> None:
    hall = hall_of(house, BallotKind.dots)
    insert(Purse, **purse(hall, spent=5, most=3))
    for values in ({"spent": 6}, {"most": 4}, {"budget": 6}):
        with pytest.raises(IntegrityError), store.writing_statements() as writer:
            writer.execute(sa.update(table(Purse)).values(**values))


def test_only_a_round_of_dots_has_purses(house: House) -> None:
    hall = hall_of(house, BallotKind.scale)
    with pytest.raises(IntegrityError):
        insert(Purse, **purse(hall))


@pytest.mark.parametrize(
    "values",
    [
        {"ballot": BallotKind.dots},
        {"ballot": BallotKind.dots, "budget": 0, "each": 0},
        {"ballot": BallotKind.dots, "budget": 101, "each": 1},
        {"ballot": BallotKind.dots, "budget": 3, "each": 4},
        {"ballot": BallotKind.scale, "budget": 3, "each": 1},
        {"top": 0},
    ],
    ids=str,
)
def test_a_round_whose_rule_makes_no_sense_is_refused(house: House, values: dict[str, Any]) -> None:
    hall = house.think_tank()
    with pytest.raises(IntegrityError), store.writing_statements() as writer:
        writer.execute(sa.update(table(Round)).where(table(Round).c.think_tank_id == hall.id).values(**values))


def test_a_ballot_cannot_be_exchanged_under_its_votes(house: House) -> None:
    hall = hall_of(house, BallotKind.scale)
    insert(Vote, **vote(hall, ballot=BallotKind.scale, value=3))
    with pytest.raises(IntegrityError), store.writing_statements() as writer:
        writer.execute(
            sa.update(table(Round)).where(table(Round).c.id == hall.round_id).values(ballot=BallotKind.agreement)
        )


def test_a_person_has_one_reason_for_a_vote(house: House) -> None:
    hall = hall_of(house, BallotKind.scale)
    row = {"round_id": hall.round_id, "expert_id": expert_id(hall), "finding_id": hall.findings[0]}
    insert(Reason, id=1, **row, text="because", hidden=False, revision=1)
    with pytest.raises(IntegrityError):
        insert(Reason, id=2, **row, text="again", hidden=False, revision=2)


def test_a_seat_code_is_given_once_in_a_think_tank(house: House) -> None:
    hall = house.session_of(2, 0)
    with pytest.raises(IntegrityError), store.writing_statements() as writer:
        writer.execute(sa.update(table(Expert)).where(table(Expert).c.think_tank_id == hall.id).values(seat="KEN-01"))
