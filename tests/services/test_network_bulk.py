"""Many rows at once: all or none, with a reason for each cell; organisations that are one and the same."""

from datetime import date

import pytest

from profit_tt.errors import ChangedMeanwhile, NotAllowed, Refused
from profit_tt.services import log, network_bulk, network_figures, network_merging
from profit_tt.services.network_bulk import Change
from tests.building import Hall, House, everything
from tests.services.networks import firm, held, joined


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


def _row(name: str, region: str = "kent", **more: object) -> dict[str, object]:
    return {"name": name, "region": region, "stakeholder": "enterprise"} | more


def test_rows_are_added_changed_and_removed_together(hall: Hall) -> None:
    one, two, three = firm(hall, "One"), firm(hall, "Two"), firm(hall, "Three", "zeeland")
    told = network_bulk.apply(
        by=hall.desk,
        noun="organisation",
        changes=[
            Change(0, _row("Two", consent=True), id=one, seen=1),
            Change(1, id=two, seen=1, remove=True),
            Change(2, _row("Three", "zeeland"), id=three, seen=1),
            Change(3, _row("Four", "essex", size="small")),
        ],
    )
    assert (told.is_done, told.added, told.changed, told.removed) == (True, 1, 2, 1)
    seen = network_figures.network(by=hall.desk).organisations
    assert list(zip(seen["id"][:2], seen["name"][:2], strict=True)) == [(one, "Two"), (three, "Three")]
    assert list(seen["name"]) == ["Two", "Three", "Four"]
    assert [row.deed for row in log.everything(by=hall.desk, noun="organisation")][-1] == "change rows"


def test_any_bad_cell_and_nothing_is_kept_but_every_reason_is_told(hall: Hall) -> None:
    one = firm(hall, "One")
    before = everything()
    told = network_bulk.apply(
        by=hall.desk,
        noun="organisation",
        changes=[
            Change(0, _row("Good")),
            Change(1, _row("", "cornwall", website="ftp://x", size="huge")),
            Change(2, _row("ONE")),
            Change(3, _row("Two"), id=one, seen=7),
            Change(4, _row("Nobody"), id=999),
        ],
    )
    assert everything() == before
    assert not told.is_done
    assert [(fault.row, fault.column, fault.value) for fault in told.faults] == [
        (1, "name", ""),
        (1, "size", "huge"),
        (1, "website", "ftp://x"),
        (2, "name", "ONE"),
        (3, "", None),
        (4, "", None),
    ]
    assert isinstance(told.faults[4].why, ChangedMeanwhile)


def test_activities_too(hall: Hall) -> None:
    one = held(hall, "One")
    row = {"title": "Two", "kind": "pilot", "regions": ["essex"], "begins": date(2019, 1, 2)}
    told = network_bulk.apply(
        by=hall.desk, noun="activity", changes=[Change(0, row), Change(1, id=one, seen=1, remove=True)]
    )
    assert (told.added, told.removed, told.faults) == (1, 1, ())
    bad = network_bulk.apply(
        by=hall.desk,
        noun="activity",
        changes=[Change(5, row | {"title": "Three", "ends": date(2019, 1, 1), "reached": -2})],
    )
    assert [(fault.row, fault.column) for fault in bad.faults] == [(5, "ends"), (5, "reached")]
    assert list(network_figures.network(by=hall.desk).activities["title"]) == ["Two"]


def test_a_coordinator_s_table_takes_the_own_region_alone(hall: Hall) -> None:
    by = hall.coordinator("kent")
    told = network_bulk.apply(
        by=by, noun="organisation", changes=[Change(0, _row("Mine")), Change(1, _row("Theirs", "zeeland"))]
    )
    assert [(fault.row, type(fault.why)) for fault in told.faults] == [(1, NotAllowed)]
    with pytest.raises(NotAllowed):
        network_bulk.apply(by=hall.expert(), noun="organisation", changes=[])
    with pytest.raises(Refused):
        network_bulk.apply(by=by, noun="organisation", changes=[Change(0)] * (network_bulk.ROWS_LIMIT + 1))


def test_likely_duplicates_are_offered_merged_and_parted_exactly(hall: Hall) -> None:
    one, same = firm(hall, "Garnaal & Co", "zeeland"), firm(hall, "Garnaal en Co BV", "zeeland")
    firm(hall, "Schelde Camping", "zeeland")
    trip, class_ = held(hall, "Trip"), held(hall, "Class")
    joined(hall, one, trip)
    joined(hall, same, trip, class_)
    pairs = network_merging.near_duplicates(by=hall.desk)
    assert [(pair.one.id, pair.other.id) for pair in pairs] == [(one, same)]
    before = network_figures.network(by=hall.desk).participations
    network_merging.merge(by=hall.desk, organisation_id=same, into=one, seen=1)
    assert network_figures.network(by=hall.desk).reach.participations == 2
    assert network_merging.near_duplicates(by=hall.desk) == ()
    (line,) = network_merging.merged(by=hall.desk)
    assert (line.id, line.into_id, line.into) == (same, one, "Garnaal & Co")
    with pytest.raises(Refused):
        network_merging.merge(by=hall.desk, organisation_id=same, into=one)
    network_merging.part_again(by=hall.desk, organisation_id=same, seen=line.version)
    assert network_figures.network(by=hall.desk).participations.equals(before)
    with pytest.raises(Refused):
        network_merging.part_again(by=hall.desk, organisation_id=same)


def test_a_chain_of_merges_counts_as_the_last(hall: Hall) -> None:
    first, second, third = (firm(hall, name) for name in ("Anchor", "Buoy", "Capstan"))
    joined(hall, first, held(hall))
    network_merging.merge(by=hall.desk, organisation_id=first, into=second)
    network_merging.merge(by=hall.desk, organisation_id=second, into=third)
    assert set(network_figures.network(by=hall.desk).participations["organisation"]) == {third}
    with pytest.raises(Refused):
        network_merging.merge(by=hall.desk, organisation_id=third, into=first)


def test_a_coordinator_merges_within_the_own_region(hall: Hall) -> None:
    by = hall.coordinator("kent")
    mine, theirs = firm(hall, "Anchor Inn"), firm(hall, "Anchor Inn", "zeeland")
    before = everything()
    for one, other in ((mine, theirs), (theirs, mine)):
        with pytest.raises(NotAllowed):
            network_merging.merge(by=by, organisation_id=one, into=other)
    assert (network_merging.near_duplicates(by=by), len(network_merging.near_duplicates(by=hall.desk))) == ((), 1)
    assert everything() == before
