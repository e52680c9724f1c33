"""Two think tanks beside each other, and one question to all of mine: only where I have been, only what is shown."""

from collections.abc import Callable

import pytest

from profit_tt.errors import NotAllowed, NotFound, NotJoined
from profit_tt.models import Audience, Person, StepKind
from profit_tt.services import beside, elsewhere, hosting, my_data, running
from profit_tt.services.reviewing import Asked, Order
from tests.building import Hall, House

TICKET = "Museums sell one ticket together in winter"


@pytest.fixture
def halls(house: House) -> tuple[Hall, Hall]:
    """Somebody has been at both. Of five people in each everybody agrees on the first finding."""
    first, second = _hall(house, TICKET, "Bicycles on the ferry"), _hall(house, f"{TICKET} sun", "Laundry is shared")
    second.expert("zeeland", device=first.experts[0].device)
    return first, second


def _hall(house: House, *texts: str) -> Hall:
    hall = house.think_tank(title=texts[-1])
    for region in ("kent", "zeeland") * 3:
        hall.expert(region)
    for text in texts:
        hall.finding(text, themes=["data"])
    hall.open(StepKind.vote)
    for by in hall.experts:
        hall.vote(by, hall.findings[0])
    return hall


def _show(hall: Hall, shown: bool = True) -> None:
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=shown)


def test_mine_are_those_i_joined_or_run(house: House, halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    me, third = first.experts[0], house.think_tank()
    assert [one.id for one in elsewhere.others(by=me)] == [second.id]
    assert [one.id for one in elsewhere.others(by=Person(me.device, second.id))] == [first.id]
    assert [one.id for one in elsewhere.others(by=Person(third.desk.device, first.id))] == [third.id]
    assert [one.id for one in elsewhere.others(by=Person(third.coordinator().device))] == [third.id]
    for stranger in (first.experts[1], first.person("guest"), Person("", first.id), Person.house(first.id)):
        assert elsewhere.others(by=stranger) == ()


@pytest.mark.parametrize(
    "deed",
    [
        lambda by, other: elsewhere.there(by=by, think_tank_id=other),
        lambda by, other: beside.of_two(by=by, other=other),
    ],
)
def test_others_are_refused(halls: tuple[Hall, Hall], deed: Callable[[Person, int], object]) -> None:
    first, second = halls
    for by in (first.experts[1], first.person("guest"), Person("", first.id)):
        with pytest.raises(NotJoined):
            deed(by, second.id)
    with pytest.raises(NotFound):
        deed(first.experts[0], 10_000)
    assert issubclass(NotJoined, NotAllowed)


def test_who_is_removed_or_erased_reads_nothing_more(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    me, desk = first.experts[0], Person(second.desk.device, first.id)
    assert beside.of_two(by=desk, other=second.id).other.picture.room.think_tank.id == second.id
    hosting.invite_facilitator(by=second.desk, name="Second")
    (mine, _) = hosting.facilitators(by=second.desk)
    hosting.remove_facilitator(by=second.desk, facilitator_id=mine.id or 0)
    my_data.erase(by=Person(me.device, second.id), keep_findings=True)
    for by in (me, desk):
        with pytest.raises(NotJoined):
            beside.of_two(by=by, other=second.id)
        assert elsewhere.others(by=by) == ()


def test_each_side_tells_what_its_own_phones_may_see(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    me = first.experts[0]
    two = beside.of_two(by=me, other=second.id)
    assert (two.one.picture.shown, two.other.picture.shown) == (False, False)
    assert (two.one.ground, two.other.ground) == ((), ())
    _show(second)
    two = beside.of_two(by=me, other=second.id)
    assert (two.one.picture.shown, two.other.picture.shown) == (False, True)
    assert [one.id for one in two.other.ground] == [second.findings[0]]
    assert two.one.themes == {"data": 2}
    _show(second, shown=False)
    assert beside.of_two(by=me, other=second.id).other.ground == ()


def test_what_reads_alike_in_both_is_paired_once(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    two = beside.of_two(by=first.experts[0], other=second.id)
    assert [(one.one, one.other) for one in two.alike] == [(first.findings[0], second.findings[0])]
    turned = beside.of_two(by=Person(first.experts[0].device, second.id), other=first.id)
    assert [(one.one, one.other) for one in turned.alike] == [(second.findings[0], first.findings[0])]


def test_the_same_question_to_all_of_mine(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    me = first.experts[0]
    (hits,) = elsewhere.search(by=me, asked=Asked(text="tikcet"))
    assert (hits.think_tank.id, [one.id for one in hits.seen.room.findings]) == (second.id, [second.findings[0]])
    assert elsewhere.search(by=me, asked=Asked(text="bicycles")) == ()
    assert elsewhere.search(by=first.experts[1], asked=Asked(text="ticket")) == ()


def test_orders_by_votes_fall_back_where_results_are_hidden(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    _show(first)
    (hits,) = elsewhere.search(by=first.experts[0], asked=Asked(), order=Order.votes)
    assert [one.id for one in hits.seen.room.findings] == second.findings
    assert hits.seen.tallies is None
