"""Opinion groups from the database: whose votes count, for whom they are shown, once a revision."""

import pytest

from profit_tt.errors import NotAllowed
from profit_tt.models import Audience, Person
from profit_tt.services import behind, collecting, opinion, voting
from profit_tt.services.opinion import Opinion
from profit_tt.services.polis_import import import_polis
from tests import polis
from tests.building import Hall, House


def desk(hall: Hall) -> Opinion:
    told = opinion.opinion(by=hall.desk, audience=Audience.desk)
    assert told is not None
    return told


def test_votes_on_rejected_findings_count_and_those_on_withdrawn_ones_do_not(house: House) -> None:
    hall = house.session_of(6, 3)
    for person in hall.experts:
        for finding in hall.findings:
            hall.vote(person, finding)
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    told = desk(hall)
    found = told.polis.findings.set_index("finding_id")
    assert found["rejected"].to_dict() == dict(zip(hall.findings, [True, False, False], strict=True))
    assert found["agree"].tolist() == [6, 6, 6]


def test_once_a_revision(house: House) -> None:
    hall = house.session_of(3, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    first = desk(hall)
    assert desk(hall) is first
    hall.vote(hall.experts[1], hall.findings[0], "disagree")
    second = desk(hall)
    assert second.revision > first.revision
    assert second.polis.findings["disagree"].tolist() == [1]


def test_hidden_from_whom_results_are_hidden(house: House) -> None:
    hall = house.session_of(3, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    assert opinion.opinion(by=hall.experts[0], audience=Audience.phones) is None
    assert opinion.opinion(by=hall.desk, audience=Audience.wall) is None
    with pytest.raises(NotAllowed):
        opinion.opinion(by=hall.experts[0], audience=Audience.desk)


def test_nobody_has_voted(house: House) -> None:
    hall = house.session_of(3, 2)
    told = desk(hall)
    assert (len(told.polis.people), len(told.polis.groups), len(told.polis.consensus)) == (0, 0, 0)
    verdict = told.verdict()
    assert verdict is not None
    assert not verdict.reliable


def test_the_verdict_follows_and_nobody_waits_for_it(house: House) -> None:
    hall = house.session_of(20, 6)
    for place, person in enumerate(hall.experts):
        for number, finding in enumerate(hall.findings):
            hall.vote(person, finding, "agree" if (place + number) % 2 else "disagree")
    first = desk(hall)
    assert first.verdict_so_far() is None
    behind.idle()
    known = first.verdict_so_far()
    assert known is not None
    assert (known.revision, known.value.reliable) == (first.revision, True)
    assert first.verdict() is known.value  # made once
    hall.vote(hall.experts[0], hall.findings[0], "passed")
    second = desk(hall)
    assert second.verdict_so_far() == known  # of the counts before, until it is made anew
    behind.idle()
    newer = second.verdict_so_far()
    assert newer is not None
    assert (newer.revision, newer.value) == (second.revision, second.verdict())


def test_a_vote_taken_back_is_gone(house: House) -> None:
    hall = house.session_of(3, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    voting.withdraw(by=hall.experts[0], round_id=hall.round_id, finding_id=hall.findings[0])
    assert len(desk(hall).polis.people) == 0


def test_polis_marks_of_an_import_reach_the_statistics(house: House) -> None:
    done = import_polis(by=Person.house(), folder=polis.small())
    told = opinion.opinion(by=Person.house(done.think_tank.id), audience=Audience.desk)
    assert told is not None
    names = {one.id: one.external_id for one in told.statements.values()}
    found = told.polis.findings
    marks = zip(found["finding_id"].map(names), found["rejected"], found["meta"], strict=True)
    assert sorted(marks) == [("11", False, False), ("3", False, True), ("5", True, False), ("7", False, False)]
    assert {told.people[one] for one in told.polis.people["person"].tolist()} == {"1", "2", "4", "12"}


def test_given_groups_are_not_judged(house: House) -> None:
    done = import_polis(by=Person.house(), folder=polis.small())
    told = opinion.opinion(by=Person.house(done.think_tank.id), audience=Audience.desk)
    assert told is not None
    given = opinion.with_groups(told, {"1": 0, "4": 1})
    assert given.polis.groups["people"].tolist() == [1, 1]
    assert given.verdict() is None
    assert given.verdict_so_far() is None
    assert told.verdict() is not None
