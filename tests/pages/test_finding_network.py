"""A finding's own page tells what it rests on and who tries it, and names nobody who did not agree to it."""

from datetime import date

import pytest

from profit_tt.models import CommitmentDraft
from profit_tt.services import network, network_links
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.pages.reading import open_room, told
from tests.services.networks import firm, held


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    hall.finding()
    (finding,) = hall.findings
    open_, quiet = firm(hall, "Open *Dunes*", consent=True), firm(hall, "Quiet Quay", "zeeland", stakeholder="public")
    trip = held(hall, "Bicycles", "pilot", "zeeland", provenance="illustrative")
    for target in ({"organisation_id": open_}, {"organisation_id": quiet}, {"activity_id": trip}):
        network_links.link(by=hall.desk, finding_id=finding, note="Seen there", **target)
    draft = CommitmentDraft.of(organisation_id=quiet, by_when=date(2019, 12, 1), state="trying", outcome="Half way")
    network_links.commit(by=hall.desk, finding_id=finding, draft=draft)
    network_links.commit(by=hall.desk, finding_id=finding, draft=CommitmentDraft.of(region="essex", state="adopted"))
    return hall


def test_everybody_reads_what_it_rests_on_and_who_tries_it(hall: Hall) -> None:
    words = told(open_room(hall, "finding", hall.person("somebody"), finding="1"))
    for expected in ("What it rests on", "Open \\*Dunes\\*", "Public body", "Bicycles", "Pilot", "Seen there"):
        assert expected in words
    for expected in (
        "Who tries it",
        "An organisation",
        "Trying it",
        f"by {speaker('en').date(date(2019, 12, 1))}",
        "Half way",
        "Essex",
        "Adopted",
    ):
        assert expected in words
    assert "Quiet Quay" not in words


def test_the_desk_reads_every_name(hall: Hall) -> None:
    assert "Quiet Quay" in told(open_room(hall, "finding", hall.desk, finding="1"))


def test_without_links_there_is_nothing_and_hidden_samples_are_left_out(house: House, hall: Hall) -> None:
    there = house.think_tank()
    there.finding()
    assert "What it rests on" not in told(open_room(there, "finding", there.desk, finding="1"))
    network.hide_samples(by=hall.desk, hidden=True)
    words = told(open_room(hall, "finding", hall.desk, finding="1"))
    assert ("Bicycles" in words, "Quiet Quay" in words) == (False, True)
