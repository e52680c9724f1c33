"""My votes on my page: each kind of ballot is changed and taken back there while its round is open, and not after."""

from typing import Any

import pytest

from profit_tt.models import BallotKind, Choice, Person, StepKind
from profit_tt.services import running, voting
from tests.building import Hall, House
from tests.pages.reading import keys, open_room, statements, told


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank(open=(StepKind.collect, StepKind.vote))
    hall.expert()
    hall.finding("Ferry *tickets*")
    hall.finding("Harbour bells")
    return hall


def _mine(hall: Hall) -> dict[int, dict[int, int]]:
    return voting.my_ballot(by=hall.experts[0], round_id=hall.round_id).votes


def _page(hall: Hall) -> Any:
    return open_room(hall, "mine", hall.experts[0])


def test_a_vote_is_changed_taken_back_and_cast_again(hall: Hall) -> None:
    me, (one, _) = hall.experts[0], hall.findings
    hall.vote(me, one, "disagree")
    page, key = _page(hall), f"vote-mine-{hall.round_id}-{one}"
    assert r"**1** Ferry \*tickets\*" in told(page)
    assert page.button_group(key=key).value == "disagree"
    page.button_group(key=key).set_value(Choice.agree).run()
    assert _mine(hall) == {one: {0: 1}}
    page.button_group(key=key).set_value(None).run()
    assert _mine(hall) == {}
    assert "2 findings wait for your vote." in told(page)
    page.button_group(key=key).set_value(Choice.passed).run()
    assert _mine(hall) == {one: {0: 0}}
    assert "1 finding waits for your vote." in told(page)


def test_five_points(hall: Hall) -> None:
    hall.ballot(BallotKind.scale)
    one, round_id = hall.findings[0], hall.round_id
    voting.rate(by=hall.experts[0], round_id=round_id, finding_id=one, value=2)
    page = _page(hall)
    page.button_group(key=f"vote-mine-{round_id}-{one}").set_value(5).run()
    assert _mine(hall) == {one: {0: 5}}
    page.button_group(key=f"vote-mine-{round_id}-{one}").set_value(None).run()
    assert _mine(hall) == {}


def test_impact_and_feasibility(hall: Hall) -> None:
    hall.ballot(BallotKind.impact_feasibility)
    one, round_id = hall.findings[0], hall.round_id
    voting.place(by=hall.experts[0], round_id=round_id, finding_id=one, impact=2, feasibility=3)
    page = _page(hall)
    page.button_group(key=f"vote-mine-{round_id}-{one}-1").set_value(5).run()
    assert _mine(hall) == {one: {0: 2, 1: 5}}
    page.button_group(key=f"vote-mine-{round_id}-{one}").set_value(None).run()
    assert _mine(hall) == {}


def test_dots_keep_to_their_budget(hall: Hall) -> None:
    hall.ballot(BallotKind.dots, budget=2, each=2)
    one, round_id = hall.findings[0], hall.round_id
    voting.give_dots(by=hall.experts[0], round_id=round_id, finding_id=one, dots=1)
    page, key = _page(hall), f"mine-{round_id}-{one}"
    assert "1 of 2 dots left" in told(page)
    page.button(key=f"more-{key}").click().run()
    assert _mine(hall) == {one: {0: 2}}
    page.button(key=f"more-{key}").click().run()
    assert "At most 2 dots on one finding." in told(page)
    assert _mine(hall) == {one: {0: 2}}
    for _ in range(2):
        page.button(key=f"less-{key}").click().run()
    assert _mine(hall) == {}
    assert "2 of 2 dots left" in told(page)
    assert page.button(key=f"less-{key}").disabled


def test_a_round_that_has_closed_meanwhile_takes_nothing(hall: Hall) -> None:
    me, one = hall.experts[0], hall.findings[0]
    hall.vote(me, one, "disagree")
    page, key = _page(hall), f"vote-mine-{hall.round_id}-{one}"
    running.close_step(by=hall.desk, kind=StepKind.vote)
    page.button_group(key=key).set_value(Choice.agree).run()
    assert _mine(hall) == {one: {0: -1}}
    assert "Voting is closed: this vote was not counted." in told(page)
    assert key not in keys(page, "button_group")
    assert "This round is closed: votes stay as they are." in told(page)


def test_nobody_else_changes_them(hall: Hall) -> None:
    me, one = hall.experts[0], hall.findings[0]
    hall.vote(me, one, "disagree")
    other = hall.expert("zeeland")
    assert f"vote-mine-{hall.round_id}-{one}" not in keys(open_room(hall, "mine", other), "button_group")
    voting.cast(by=Person(other.device, hall.id), round_id=hall.round_id, finding_id=one, choice="agree")
    assert _mine(hall) == {one: {0: -1}}


def test_ten_at_first_at_the_same_cost(hall: Hall) -> None:
    me = hall.experts[0]
    hall.vote(me, hall.findings[0])
    _page(hall)
    with statements() as few:
        _page(hall)
    for finding in hall.heap(12):
        hall.vote(me, finding)
    page = _page(hall)
    assert len([one for one in keys(page, "button_group") if str(one).startswith("vote-mine-")]) == 10
    with statements() as many:
        _page(hall)
    assert len(many) == len(few)
    page.button(key=f"my-more-{hall.round_id}").click().run()
    assert len([one for one in keys(page, "button_group") if str(one).startswith("vote-mine-")]) == 13
