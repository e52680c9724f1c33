"""What a round is about: by its rule, gathered when it opens, added to while it is open, never taken out."""

from collections.abc import Callable
from typing import Any

import pytest

from profit_tt import store
from profit_tt.models import BallotKind, StepKind
from profit_tt.services import moderating, room, thresholds, voting
from tests.building import Hall, House


def about(hall: Hall, round_id: int) -> list[int]:
    with store.reading() as session:
        return store.rounds.findings(session, round_id=round_id)


def test_all_listed_findings_and_those_that_come_while_it_is_open(house: House) -> None:
    hall = house.session_of(2, 2)
    assert about(hall, hall.round_id) == hall.findings
    new = hall.heap(1)
    assert about(hall, hall.round_id) == hall.findings[:2] + new
    moderating.archive(by=hall.desk, finding_id=hall.findings[0], seen=1)
    assert about(hall, hall.round_id) == hall.findings
    here = room.look(by=hall.desk)
    assert here.voting is not None
    assert [one.id for one in here.findings_of(here.voting)] == hall.findings[1:]
    hall.close(StepKind.vote).heap(1)
    assert about(hall, hall.round_id) == hall.findings[:3]


def test_starred_and_themes(house: House) -> None:
    hall = house.session_of(1, 20)
    moderating.star(by=hall.desk, finding_id=hall.findings[3], starred=True, seen=1)
    starred = hall.another(findings_from="starred")
    assert about(hall, starred) == [hall.findings[3]]
    moderating.star(by=hall.desk, finding_id=hall.findings[5], starred=True, seen=1)
    moderating.star(by=hall.desk, finding_id=hall.findings[3], starred=False, seen=2)
    assert about(hall, starred) == [hall.findings[3], hall.findings[5]]  # a vote may hang on the first one
    theme = room.look(by=hall.desk).findings[0].themes[0]
    themed = hall.another(findings_from="themes", themes=[theme])
    assert about(hall, themed) == [one.id for one in room.look(by=hall.desk).findings if theme in one.themes]


def _agree(hall: Hall, expert: int, finding: int, weight: int) -> None:
    choice = "agree" if expert < 3 * weight else "disagree"
    voting.cast(by=hall.experts[expert], round_id=hall.round_id, finding_id=finding, choice=choice)


def _rate(hall: Hall, expert: int, finding: int, weight: int) -> None:
    voting.rate(by=hall.experts[expert], round_id=hall.round_id, finding_id=finding, value=weight)


def _dot(hall: Hall, expert: int, finding: int, weight: int) -> None:
    voting.give_dots(by=hall.experts[expert], round_id=hall.round_id, finding_id=finding, dots=weight)


def _place(hall: Hall, expert: int, finding: int, weight: int) -> None:
    at: dict[str, Any] = {"by": hall.experts[expert], "round_id": hall.round_id, "finding_id": finding}
    voting.place(**at, impact=weight, feasibility=2)


@pytest.mark.parametrize(
    ("kind", "vote"),
    [
        (BallotKind.agreement, _agree),
        (BallotKind.scale, _rate),
        (BallotKind.dots, _dot),
        (BallotKind.impact_feasibility, _place),
    ],
)
def test_the_top_of_an_earlier_round_is_ranked_by_its_own_ballot(
    house: House, kind: BallotKind, vote: Callable[[Hall, int, int, int], None]
) -> None:
    hall = house.session_of(15, 5).ballot(kind, budget=20, each=5)
    for finding, weight in zip(hall.findings, (2, 5, 1, 4), strict=False):  # nobody votes on the fifth
        for expert in range(15):
            vote(hall, expert, finding, weight)
    first = hall.round_id
    second = hall.another(findings_from="top", top=2, top_of=first)
    assert about(hall, second) == sorted([hall.findings[1], hall.findings[3]])
    hall.heap(1)
    assert len(about(hall, second)) == 2  # what was the top then stays it
    many = hall.another(findings_from="top", top=50, top_of=first)
    assert about(hall, many) == hall.findings[:4]


def test_the_top_goes_by_the_thresholds_of_the_think_tank(house: House) -> None:
    hall = house.session_of(20, 2)  # four of each region
    three_of_each, all_of_each = hall.findings
    for place, person in enumerate(hall.experts):
        if place < 15:
            hall.vote(person, three_of_each)
        hall.vote(person, all_of_each, "disagree" if place < 5 else "agree")
    first = hall.round_id
    assert about(hall, hall.another(findings_from="top", top=1, top_of=first)) == [three_of_each]
    thresholds.change(by=hall.desk, changes={"covered_from": 4})  # now the first one is provisional
    assert about(hall, hall.another(findings_from="top", top=1, top_of=first)) == [all_of_each]


def test_what_has_left_the_list_leaves_its_place_in_the_top_to_the_next(house: House) -> None:
    hall = house.session_of(5, 3).ballot(BallotKind.scale)
    for finding, value in zip(hall.findings, (5, 4, 3), strict=True):
        _rate(hall, 0, finding, value)
    first = hall.round_id
    moderating.archive(by=hall.desk, finding_id=hall.findings[0], seen=1)
    assert about(hall, hall.another(findings_from="top", top=2, top_of=first)) == hall.findings[1:]


def test_a_vote_again_is_about_what_the_first_was_about(house: House) -> None:
    hall = house.session_of(1, 3)
    hall.close(StepKind.vote).heap(2)
    assert about(hall, hall.another(again_of=hall.round_id)) == hall.findings[:3]
