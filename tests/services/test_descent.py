"""Where a finding comes from and what became of it, as everybody may read it."""

import pytest

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import Audience, FindingDraft, FindingState, LineageKind, Person, Scope
from profit_tt.services import descent, merging, moderating, results
from profit_tt.services.descent import Origin
from tests.building import Hall, House


def joined(hall: Hall, *ids: int) -> int:
    draft = FindingDraft.of(text="Both in one", kind="practice", language="en", themes=["data"])
    made = merging.merge(by=hall.desk, finding_ids=ids, draft=draft, seen=dict.fromkeys(ids, 1))
    assert made.id is not None
    return made.id


def told(hall: Hall, finding_id: int, audience: Audience = Audience.desk) -> Origin | None:
    return descent.origin(results.picture(by=hall.desk, audience=audience), finding_id)


@pytest.fixture
def hall(house: House) -> Hall:
    """Five experts, three findings; the first two voted on by three and two people, one of them on both."""
    hall = house.session_of(5, 3)
    for person, finding in ((0, 0), (1, 0), (2, 0), (2, 1), (3, 1)):
        hall.vote(hall.experts[person], hall.findings[finding])
    return hall


def test_who_wrote_it_has_no_descent(hall: Hall) -> None:
    assert told(hall, hall.findings[0]) is None


def test_a_merge_tells_its_forebears_and_what_was_carried(hall: Hall) -> None:
    made = told(hall, joined(hall, *hall.findings[:2]))
    assert made is not None
    assert (made.kind, made.carried, made.both) == (LineageKind.merge, 4, 1)
    assert [(one.number, one.region) for one in made.forebears] == [(1, "essex"), (2, "pas-de-calais")]
    assert all(one.text.startswith("Finding number") for one in made.forebears)


def test_nothing_of_votes_while_they_are_hidden(hall: Hall) -> None:
    made = told(hall, joined(hall, *hall.findings[:2]), Audience.phones)
    assert made is not None
    assert (made.carried, made.both, len(made.forebears)) == (None, None, 2)


def test_what_was_perhaps_never_approved_keeps_its_words(hall: Hall) -> None:
    """The first two were in a round and read by everybody; the third one waited for approval."""
    with store.writing() as session:
        store.revisions.advance(session, think_tank_id=hall.id, scope=Scope.content)
        think_tank = store.think_tanks.by_id(session, think_tank_id=hall.id)
        assert think_tank is not None
        think_tank.approve_first = True
        session.add(think_tank)
    late = hall.finding("Not read by anybody", by=hall.experts[0])
    assert late.state is FindingState.waiting
    made = told(hall, joined(hall, hall.findings[0], late.id or 0))
    assert made is not None
    assert [bool(one.text) for one in made.forebears] == [True, False]


def test_what_became_of_a_finding(hall: Hall) -> None:
    by = hall.experts[0]
    first = joined(hall, *hall.findings[:2])
    assert [descent.became(by=by, number=number) for number in (1, 2, 3, 4, 99)] == [(4,), (4,), (), (), ()]
    joined(hall, first, hall.findings[2])  # and on
    assert [descent.became(by=by, number=number) for number in (1, 3, 4, 5)] == [(5,), (5,), (5,), ()]
    with pytest.raises(NotFound):
        descent.became(by=Person("somebody", None), number=1)


def test_what_was_taken_off_or_undone_leads_nowhere(hall: Hall) -> None:
    made = joined(hall, *hall.findings[:2])
    moderating.archive(by=hall.desk, finding_id=made, seen=1)
    assert descent.became(by=hall.experts[0], number=1) == ()


def test_another_think_tank_knows_nothing_of_it(hall: Hall, house: House) -> None:
    joined(hall, *hall.findings[:2])
    other = house.think_tank()
    assert descent.became(by=other.desk, number=1) == ()
