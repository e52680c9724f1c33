"""The network's rules below every service: what may not be is refused by the database itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.models import (
    Activity,
    ActivityKind,
    ActivityRegion,
    Commitment,
    Evidence,
    FigureKey,
    Organisation,
    Participation,
    Stakeholder,
    StatedFigure,
    Unit,
)
from profit_tt.models.base import Row
from tests.building import Hall, House
from tests.services.networks import firm, held


@pytest.fixture
def hall(house: House) -> Hall:
    """One finding, organisation 1 and activity 1; a second think tank with organisation 2 and activity 2."""
    hall, other = house.think_tank(), house.think_tank()
    hall.finding()
    for one in (hall, other):
        firm(one)
        held(one)
    return hall


def _organisation(**more: Any) -> Organisation:
    fields = {"think_tank_id": 1, "name": "New", "folded": "new", "region": "kent"} | more
    return Organisation(stakeholder=Stakeholder.enterprise, **fields)


def _activity(**more: Any) -> Activity:
    return Activity(**{"think_tank_id": 1, "kind": ActivityKind.pilot, "title": "New", "folded": "new"} | more)


def _figure(**more: Any) -> StatedFigure:
    fields = {"think_tank_id": 1, "mark": "x", "value": 1, "source": "here"} | more
    return StatedFigure(key=FigureKey.reached, unit=Unit.organisations, **fields)


RIGHT: dict[str, Callable[[], Row]] = {
    "an organisation": _organisation,
    "the same name in another region": lambda: _organisation(folded="saltmarsh stays", region="essex"),
    "one that was merged": lambda: _organisation(merged_into=1),
    "an activity": lambda: _activity(begins=date(2019, 1, 1), ends=date(2019, 1, 1), reached=0, host_id=1),
    "a participation": lambda: Participation(think_tank_id=1, organisation_id=1, activity_id=1),
    "evidence": lambda: Evidence(think_tank_id=1, finding_id=1, activity_id=1),
    "a commitment": lambda: Commitment(think_tank_id=1, finding_id=1, region="kent"),
    "a figure": lambda: _figure(value=0),
}
WRONG: dict[str, Callable[[], Row]] = {
    "a name that is there": lambda: _organisation(folded="saltmarsh stays"),
    "a name of nothing": lambda: _organisation(folded=""),
    "an organisation of no region": lambda: _organisation(region="cornwall"),
    "an organisation of no think tank": lambda: _organisation(think_tank_id=99),
    "merged into one of another think tank": lambda: _organisation(merged_into=2),
    "merged into itself": lambda: _organisation(id=50, merged_into=50),
    "an end before the begin": lambda: _activity(begins=date(2019, 1, 2), ends=date(2019, 1, 1)),
    "an end without a begin": lambda: _activity(ends=date(2019, 1, 1)),
    "less than no business": lambda: _activity(reached=-1),
    "a host of another think tank": lambda: _activity(host_id=2),
    "held in no region": lambda: _activity(host_region="cornwall"),
    "for a region that is none": lambda: ActivityRegion(activity_id=1, region="cornwall"),
    "a participation of another's organisation": lambda: Participation(
        think_tank_id=1, organisation_id=2, activity_id=1
    ),
    "a participation in another's activity": lambda: Participation(think_tank_id=1, organisation_id=1, activity_id=2),
    "a participation across": lambda: Participation(think_tank_id=2, organisation_id=1, activity_id=1),
    "evidence of nothing": lambda: Evidence(think_tank_id=1, finding_id=1),
    "evidence of two things": lambda: Evidence(think_tank_id=1, finding_id=1, organisation_id=1, activity_id=1),
    "evidence for no finding": lambda: Evidence(think_tank_id=1, finding_id=99, activity_id=1),
    "evidence of another's activity": lambda: Evidence(think_tank_id=1, finding_id=1, activity_id=2),
    "a commitment of nobody": lambda: Commitment(think_tank_id=1, finding_id=1),
    "a commitment of two": lambda: Commitment(think_tank_id=1, finding_id=1, region="kent", organisation_id=1),
    "a commitment of another's": lambda: Commitment(think_tank_id=1, finding_id=1, organisation_id=2),
    "a figure below nothing": lambda: _figure(value=-1),
    "a figure that ends before it begins": lambda: _figure(begins=date(2019, 2, 1), ends=date(2019, 1, 1)),
    "a figure of no region": lambda: _figure(region="cornwall"),
}


def _add(*rows: Row) -> None:
    with store.writing() as session:
        session.add_all(rows)


@pytest.mark.parametrize("row", RIGHT)
def test_what_is_right_is_kept(hall: Hall, row: str) -> None:
    _add(RIGHT[row]())


@pytest.mark.parametrize("row", WRONG)
def test_what_is_wrong_is_refused(hall: Hall, row: str) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        _add(WRONG[row]())


@pytest.mark.parametrize("row", ["a participation", "evidence", "a commitment", "a figure"])
def test_nothing_is_there_twice(hall: Hall, row: str) -> None:
    _add(RIGHT[row]())
    with pytest.raises(sa.exc.IntegrityError):
        _add(RIGHT[row]())
