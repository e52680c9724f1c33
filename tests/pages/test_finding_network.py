"""A finding's own page tells what it rests on and who tries it, and names nobody who did not agree to it."""

from datetime import date

import pytest

from profit_tt.models import CommitmentDraft
from profit_tt.services import network, network_links
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.pages.reading import named, open_room, told
from tests.pages.visiting import keys
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
    # Not the desk, whose log tells of what was hidden, too.
    words = told(open_room(hall, "finding", hall.coordinator("zeeland"), finding="1"))
    assert ("Bicycles" in words, "Quiet Quay" in words) == (False, True)


def test_whoever_looks_after_a_region_changes_what_came_of_it(hall: Hall) -> None:
    page = open_room(hall, "finding", hall.coordinator("zeeland"), finding="1")
    forms = [one.label for one in page.expander if one.label == "Change this line"]
    assert len(forms) == 1, "Essex is looked after by somebody else"
    named(page.selectbox, "commitment-state-").set_value("adopted")
    named(page.date_input, "commitment-by-").set_value(date(2020, 1, 31))
    named(page.text_area, "commitment-outcome-").set_value("Two *nights* more")
    named(page.button, "commitment-save-").click().run()
    assert "Saved." in [str(one.value) for one in page.success]
    tries = network_links.of_finding(by=hall.desk, finding_id=hall.findings[0]).tries
    (changed,) = (one for one in tries if one.region == "zeeland")
    assert (changed.state, changed.by_when, changed.outcome) == ("adopted", date(2020, 1, 31), "Two *nights* more")
    words = told(open_room(hall, "finding", hall.person("somebody"), finding="1"))
    assert "Two \\*nights\\* more" in words


def test_a_change_that_came_too_late_is_told_and_not_made(hall: Hall) -> None:
    page = open_room(hall, "finding", hall.coordinator("zeeland"), finding="1")
    (one,) = (one for one in network_links.of_finding(by=hall.desk, finding_id=hall.findings[0]).tries if one.id)
    draft = CommitmentDraft.of(organisation_id=one.id, state="stopped", outcome="Sold")
    network_links.edit_commitment(by=hall.desk, commitment_id=one.commitment_id, draft=draft)
    named(page.text_area, "commitment-outcome-").set_value("Three nights")
    named(page.button, "commitment-save-").click().run()
    assert "Somebody else has just changed this." in told(page)
    (kept,) = (one for one in network_links.of_finding(by=hall.desk, finding_id=hall.findings[0]).tries if one.id)
    assert (kept.state, kept.outcome) == ("stopped", "Sold")


def test_others_have_no_form(hall: Hall) -> None:
    for by in (hall.experts[0], hall.person("somebody")):
        page = open_room(hall, "finding", by, finding="1")
        assert [one.label for one in page.expander] == []
        assert "way-tries" not in keys(page)
    assert "way-tries" in keys(open_room(hall, "finding", hall.desk, finding="1"))


def test_a_line_is_taken_off(hall: Hall) -> None:
    page = open_room(hall, "finding", hall.coordinator("essex"), finding="1")
    named(page.button, "commitment-off-").click().run()
    tries = network_links.of_finding(by=hall.desk, finding_id=hall.findings[0]).tries
    assert [one.region for one in tries] == ["zeeland"]
