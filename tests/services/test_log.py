"""The log: who did what, when, before and after; for facilitators alone."""

import pytest

from profit_tt.errors import NotAllowed
from profit_tt.models import StepKind
from profit_tt.services import hosting, log, moderating
from tests.building import Hall, House
from tests.conftest import Clock


@pytest.fixture
def hall(house: House, clock: Clock) -> Hall:
    made = house.think_tank(open=(StepKind.collect,), facilitator="Anke")
    made.finding("A joint ticket", by=made.expert("zeeland", name="Joris"))
    clock.move(minutes=5)
    moderating.reject(by=made.desk, finding_id=made.findings[0], reason="Off topic", seen=1)
    return made


def test_each_row_says_who_when_what_before_and_after(hall: Hall, clock: Clock) -> None:
    last, first = (one for one in log.entries(by=hall.desk).rows if one.noun == "finding")
    assert (last.at, last.role, last.name, last.deed, last.number) == (clock.at, "facilitator", "Anke", "reject", 1)
    assert (last.before, last.after) == (
        {"state": "listed", "reason": ""},
        {"state": "rejected", "reason": "Off topic"},
    )
    assert (first.role, first.name, first.region, first.after) == (
        "expert",
        "Joris",
        "zeeland",
        {"text": "A joint ticket"},
    )


def test_filters_narrow_and_count(hall: Hall) -> None:
    whole = log.entries(by=hall.desk)
    assert whole.total == len(whole.rows)
    rejected = log.entries(by=hall.desk, noun="finding", deed="reject")
    assert ([one.deed for one in rejected.rows], rejected.total) == (["reject"], 1)
    (anke,) = whole.facilitators
    assert {one.role for one in log.entries(by=hall.desk, facilitator_id=anke[0]).rows} == {"facilitator"}
    assert ("finding", "reject") in whole.deeds


def test_pages_and_the_whole(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PAGE", 2)
    pages = log.entries(by=hall.desk).pages
    read = [row for page in range(1, pages + 1) for row in log.entries(by=hall.desk, page=page).rows]
    assert read == list(log.everything(by=hall.desk))[::-1]
    assert log.entries(by=hall.desk, page=99).rows == log.entries(by=hall.desk, page=pages).rows


def test_nobody_else_reads_it_nor_that_of_another_think_tank(hall: Hall, house: House) -> None:
    for other in (hall.experts[0], hall.person("guest"), house.think_tank().person(hall.desk.device)):
        with pytest.raises(NotAllowed):
            log.entries(by=other)
        with pytest.raises(NotAllowed):
            log.everything(by=other)


def test_a_removed_facilitator_is_still_named(hall: Hall) -> None:
    invited = hosting.invite_facilitator(by=hall.desk, name="Second")
    hosting.remove_facilitator(by=hall.desk, facilitator_id=invited.facilitator.id)
    assert {one.name for one in log.entries(by=hall.desk, noun="facilitator").rows} == {"Anke"}
