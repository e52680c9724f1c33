"""The network: rows are there once, belong to their think tank and region, and nobody is overwritten or named."""

from datetime import date

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, NotAllowed, NotFound
from profit_tt.models import ActivityDraft, OrganisationDraft, Person
from profit_tt.services import entering, hosting, log, network, network_figures, room
from tests.building import Hall, House, everything
from tests.services.networks import firm, held, joined


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


def _names(by: Person) -> list[str]:
    return list(network_figures.network(by=by).organisations["name"])


def test_a_name_is_there_once_in_a_region_whatever_its_case_and_accents(hall: Hall) -> None:
    firm(hall, "Gîte des Deux Baies", "pas-de-calais")
    before = everything()
    with pytest.raises(BadChoice) as refused:
        firm(hall, "GITE  des deux-baies", "pas-de-calais")
    assert refused.value.field == "name"
    assert everything() == before
    firm(hall, "Gite des deux baies", "kent")
    assert len(network_figures.network(by=hall.desk).organisations) == 2


def test_frames_are_as_written_down(hall: Hall) -> None:
    one = firm(hall, "Duinhuis", "belgian-coast", sector="lodging", size="small", consent=True)
    trip = held(hall, "To Zeeland", "inspiration_trip", "zeeland", regions=["kent"], begins=date(2018, 5, 2), reached=9)
    joined(hall, one, trip)
    seen = network_figures.network(by=hall.desk)
    assert seen.organisations.to_dict("records") == [
        {
            "id": one,
            "name": "Duinhuis",
            "region": "belgian-coast",
            "type": "enterprise",
            "sector": "lodging",
            "size": "small",
            "provenance": "facilitator",
        }
    ]
    assert seen.activities.to_dict("records") == [
        {
            "id": trip,
            "title": "To Zeeland",
            "type": "inspiration_trip",
            "regions": ("kent", "zeeland"),
            "themes": (),
            "begins": date(2018, 5, 2),
            "ends": None,
            "host_region": "zeeland",
            "host": "",
            "reached": 9,
            "provenance": "facilitator",
        }
    ]
    assert seen.participations.to_dict("records") == [{"organisation": one, "activity": trip, "role": "participant"}]


def test_without_consent_only_those_who_look_after_it_read_a_name(hall: Hall) -> None:
    firm(hall, "Silent Sands", "kent")
    firm(hall, "Open Dunes", "kent", consent=True)
    held(hall, host_id=firm(hall, "Quiet Quay", "zeeland"))
    told = {
        "desk": _names(hall.desk),
        "kent": _names(hall.coordinator("kent")),
        "expert": _names(hall.expert()),
        "passer-by": _names(hall.person("passer-by")),
        "nobody": _names(Person("", hall.id)),
    }
    public = ["", "Open Dunes", ""]
    assert told == {
        "desk": ["Silent Sands", "Open Dunes", "Quiet Quay"],
        "kent": ["Silent Sands", "Open Dunes", ""],
        "expert": public,
        "passer-by": public,
        "nobody": public,
    }
    hosts = [list(network_figures.network(by=by).activities["host"]) for by in (hall.desk, hall.experts[0])]
    assert hosts == [["Quiet Quay"], [""]]


def test_what_somebody_else_changed_is_not_overwritten(hall: Hall) -> None:
    one, trip = firm(hall), held(hall)
    draft = OrganisationDraft.of(name="Saltmarsh Stays", region="kent", stakeholder="public")
    assert network.edit_organisation(by=hall.desk, organisation_id=one, draft=draft, seen=1).version == 2
    moved = ActivityDraft.of(title="Prices", kind="masterclass", host_region="kent", regions=["essex"])
    assert network.edit_activity(by=hall.desk, activity_id=trip, draft=moved, seen=1).version == 2
    before = everything()
    for late in (
        lambda: network.edit_organisation(by=hall.desk, organisation_id=one, draft=draft, seen=1),
        lambda: network.remove_organisation(by=hall.desk, organisation_id=one, seen=1),
        lambda: network.edit_activity(by=hall.desk, activity_id=trip, draft=moved, seen=1),
        lambda: network.remove_activity(by=hall.desk, activity_id=trip, seen=1),
    ):
        with pytest.raises(ChangedMeanwhile):
            late()
    assert everything() == before


def test_a_write_moves_the_number_alone_and_is_logged(hall: Hall) -> None:
    before = room.pulse(by=hall.desk)
    one, trip = firm(hall), held(hall)
    joined(hall, one, trip, trip)
    after = room.pulse(by=hall.desk)
    assert (after.number - before.number, after.content, after.agenda) == (4, before.content, before.agenda)
    network.leave_out(by=hall.desk, organisation_id=one, activity_id=trip)
    network.remove_activity(by=hall.desk, activity_id=trip)
    network.remove_organisation(by=hall.desk, organisation_id=one)
    told = [(row.deed, row.noun) for row in log.everything(by=hall.desk)]
    assert told == [
        ("add", "organisation"),
        ("add", "activity"),
        ("add", "participation"),
        ("remove", "participation"),
        ("remove", "activity"),
        ("remove", "organisation"),
    ]


def test_what_is_removed_takes_what_hangs_on_it_along(hall: Hall) -> None:
    host, guest = firm(hall, "Host"), firm(hall, "Guest")
    trip = held(hall, host_id=host)
    joined(hall, guest, trip)
    network.remove_organisation(by=hall.desk, organisation_id=host)
    network.remove_organisation(by=hall.desk, organisation_id=guest)
    seen = network_figures.network(by=hall.desk)
    assert (len(seen.organisations), list(seen.activities["host"]), len(seen.participations)) == (0, [""], 0)
    with pytest.raises(NotFound):
        network.leave_out(by=hall.desk, organisation_id=guest, activity_id=trip)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"region": "cornwall"}, "regions"),
        ({"themes": ["weather"]}, "themes"),
        ({"host_id": 999}, "host"),
        ({"begins": date(2019, 6, 2), "ends": date(2019, 6, 1)}, "ends"),
        ({"ends": date(2019, 6, 1)}, "begins"),
        ({"reached": -1}, "reached"),
        ({"reached": 2.5}, "reached"),
        ({"kind": "party"}, "kind"),
        ({"title": "prices", "kind": "masterclass"}, "title"),
    ],
)
def test_an_activity_that_cannot_be(hall: Hall, fields: dict[str, object], field: str) -> None:
    held(hall, "Prices")
    before = everything()
    with pytest.raises(BadChoice) as refused:
        held(hall, **{"title": "Other prices"} | fields)
    assert refused.value.field == field
    assert everything() == before


def test_samples_are_hidden_everywhere_and_come_back(hall: Hall) -> None:
    mine, invented = firm(hall, "Mine"), firm(hall, "Invented", provenance="illustrative")
    real, sample = held(hall, "Real"), held(hall, "Sample", provenance="illustrative")
    joined(hall, mine, real, sample)
    joined(hall, invented, real, sample)
    whole = network_figures.network(by=hall.desk)
    assert (len(whole.participations), whole.has_samples) == (4, True)
    network.hide_samples(by=hall.desk, hidden=True)
    seen = network_figures.network(by=hall.desk)
    assert (list(seen.organisations["id"]), list(seen.activities["id"]), len(seen.participations)) == (
        [mine],
        [real],
        1,
    )
    assert (seen.has_samples, room.look(by=hall.desk).think_tank.sample_hidden) == (False, True)
    network.hide_samples(by=hall.desk, hidden=False)
    assert len(network_figures.network(by=hall.desk).participations) == 4


def test_a_vote_does_not_make_the_network_anew(hall: Hall) -> None:
    firm(hall)
    seen = network_figures.network(by=hall.desk)
    hall.finding()
    assert network_figures.network(by=hall.desk) is seen
    firm(hall, "Another")
    assert network_figures.network(by=hall.desk) is not seen


def test_rows_of_another_think_tank_are_out_of_reach(house: House, hall: Hall) -> None:
    there = house.think_tank()
    theirs, their_trip, mine, my_trip = firm(there), held(there), firm(hall), held(hall)
    before = everything()
    for organisation, activity in ((theirs, my_trip), (mine, their_trip), (theirs, their_trip)):
        with pytest.raises(NotFound):
            joined(hall, organisation, activity)
    with pytest.raises(NotFound):
        network.remove_organisation(by=hall.desk, organisation_id=theirs)
    with pytest.raises(BadChoice):
        held(hall, "Elsewhere", host_id=theirs)
    assert everything() == before


# A coordinator of Kent.


def test_a_coordinator_looks_after_the_own_region(hall: Hall) -> None:
    mine = hall.coordinator("kent")
    one, trip = firm(hall, by=mine), held(hall, by=mine)
    guest, theirs = firm(hall, "Duinhuis", "zeeland"), held(hall, "Bicycles", region="zeeland")
    joined(hall, guest, trip, by=mine)
    joined(hall, one, trip, theirs, by=mine)
    network.leave_out(by=mine, organisation_id=guest, activity_id=trip)
    network.remove_activity(by=mine, activity_id=trip)
    network.remove_organisation(by=mine, organisation_id=one)
    assert list(network_figures.network(by=hall.desk).organisations["id"]) == [guest]
    assert {row.role for row in log.everything(by=hall.desk) if row.name == "Coordinator of kent"} == {"coordinator"}


def test_a_coordinator_changes_nothing_of_other_regions_or_of_the_agenda(hall: Hall) -> None:
    mine = hall.coordinator("kent")
    own, other, trip = firm(hall), firm(hall, "Duinhuis", "zeeland"), held(hall, "Bicycles", region="zeeland")
    shared = held(hall, "Everywhere", region="", regions=["kent", "zeeland"])
    here = OrganisationDraft.of(name="Duinhuis", region="kent", stakeholder="enterprise")
    away = OrganisationDraft.of(name="Saltmarsh Stays", region="zeeland", stakeholder="enterprise")
    taken = ActivityDraft.of(title="Bicycles", kind="masterclass", host_region="kent")
    before = everything()
    for refused in (
        lambda: firm(hall, "New", "zeeland", by=mine),
        lambda: network.edit_organisation(by=mine, organisation_id=other, draft=here),
        lambda: network.edit_organisation(by=mine, organisation_id=own, draft=away),
        lambda: network.remove_organisation(by=mine, organisation_id=other),
        lambda: held(hall, "New", region="zeeland", by=mine),
        lambda: held(hall, "New", region="", regions=["kent", "zeeland"], by=mine),
        lambda: network.edit_activity(by=mine, activity_id=trip, draft=taken),
        lambda: network.edit_activity(by=mine, activity_id=shared, draft=taken),
        lambda: network.remove_activity(by=mine, activity_id=trip),
        lambda: joined(hall, other, trip, by=mine),
        lambda: network.hide_samples(by=mine, hidden=True),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert everything() == before


def test_a_facilitator_who_also_came_in_as_coordinator_stays_a_facilitator(hall: Hall) -> None:
    made = hosting.invite_facilitator(by=hall.desk, name="Kent", region="kent")
    entering.enter_as_facilitator(device=hall.desk.device, token=made.token)
    firm(hall, "Duinhuis", "zeeland")
    hosting.remove_facilitator(by=hall.desk, facilitator_id=made.facilitator.id or 0)
