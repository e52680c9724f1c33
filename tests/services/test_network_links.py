"""What findings rest on and who tries them; figures that were stated."""

from datetime import date

import pytest

from profit_tt.errors import BadChoice, BadLink, ChangedMeanwhile, Empty, NotAllowed, NotFound
from profit_tt.models import CommitmentDraft, Person, StatedDraft
from profit_tt.services import log, network, network_links, network_merging, stated
from tests.building import Hall, House, everything
from tests.services.networks import firm, held


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank()
    made.finding()
    return made


def _rests(by: Person, finding_id: int) -> list[tuple[str, str, str]]:
    return [(one.noun, one.name, one.note) for one in network_links.of_finding(by=by, finding_id=finding_id).rests]


def test_a_finding_rests_on_organisations_and_activities(hall: Hall) -> None:
    (finding,) = hall.findings
    one, trip = firm(hall), held(hall, "Prices")
    made = network_links.link(by=hall.desk, finding_id=finding, organisation_id=one, note="Full on Wednesdays")
    network_links.link(by=hall.desk, finding_id=finding, activity_id=trip)
    network_links.link(by=hall.desk, finding_id=finding, activity_id=trip, note="In its second hour")
    told = [("organisation", "Saltmarsh Stays", "Full on Wednesdays"), ("activity", "Prices", "In its second hour")]
    assert _rests(hall.desk, finding) == told
    assert _rests(hall.experts[0], finding) == [("organisation", "", "Full on Wednesdays"), told[1]]
    assert set(network_links.of_findings(by=hall.desk)) == {finding}
    network_links.unlink(by=hall.desk, evidence_id=made.id or 0)
    network.remove_activity(by=hall.desk, activity_id=trip)
    assert _rests(hall.desk, finding) == []
    deeds = [row.deed for row in log.everything(by=hall.desk, noun="finding")]
    assert deeds[-4:] == ["link", "link", "link", "unlink"]


def test_evidence_is_of_one_thing_that_is_there(house: House, hall: Hall) -> None:
    (finding,) = hall.findings
    one, trip = firm(hall), held(hall)
    there = house.think_tank()
    theirs, their_finding = firm(there), there.finding().id or 0
    before = everything()
    for fields in ({}, {"organisation_id": one, "activity_id": trip}):
        with pytest.raises(BadChoice):
            network_links.link(by=hall.desk, finding_id=finding, **fields)
    with pytest.raises(NotFound):
        network_links.link(by=hall.desk, finding_id=finding, organisation_id=theirs)
    with pytest.raises(NotFound):
        network_links.link(by=hall.desk, finding_id=their_finding, organisation_id=one)
    with pytest.raises(NotFound):
        network_links.unlink(by=hall.desk, evidence_id=999)
    assert everything() == before


def test_who_tries_a_finding_is_written_down_once_and_changed_by_version(hall: Hall) -> None:
    (finding,) = hall.findings
    one = firm(hall, consent=True)
    draft = CommitmentDraft.of(organisation_id=one, by_when=date(2019, 10, 1))
    made = network_links.commit(by=hall.desk, finding_id=finding, draft=draft)
    network_links.commit(by=hall.desk, finding_id=finding, draft=CommitmentDraft.of(region="zeeland"))
    for again in (draft, CommitmentDraft.of(region="zeeland", state="trying")):
        with pytest.raises(BadChoice):
            network_links.commit(by=hall.desk, finding_id=finding, draft=again)
    done = CommitmentDraft.of(organisation_id=one, state="adopted", outcome="Two nights more")
    network_links.edit_commitment(by=hall.desk, commitment_id=made.id or 0, draft=done, seen=1)
    with pytest.raises(ChangedMeanwhile):
        network_links.edit_commitment(by=hall.desk, commitment_id=made.id or 0, draft=draft, seen=1)
    tries = network_links.of_finding(by=hall.experts[0], finding_id=finding).tries
    assert [(one.name, one.region, one.state, one.outcome, one.version) for one in tries] == [
        ("Saltmarsh Stays", "kent", "adopted", "Two nights more", 2),
        ("", "zeeland", "planned", "", 1),
    ]
    network_links.remove_commitment(by=hall.desk, commitment_id=made.id or 0, seen=2)
    assert [one.region for one in network_links.of_finding(by=hall.desk, finding_id=finding).tries] == ["zeeland"]


def test_links_follow_a_merge_and_come_back(hall: Hall) -> None:
    (finding,) = hall.findings
    one, same = firm(hall, "Duinhuis"), firm(hall, "Duin Huis")
    network_links.link(by=hall.desk, finding_id=finding, organisation_id=same)
    network_merging.merge(by=hall.desk, organisation_id=same, into=one)
    assert _rests(hall.desk, finding) == [("organisation", "Duinhuis", "")]
    network_merging.part_again(by=hall.desk, organisation_id=same)
    assert _rests(hall.desk, finding) == [("organisation", "Duin Huis", "")]


def test_a_coordinator_links_and_commits_the_own_region_alone(hall: Hall) -> None:
    (finding,) = hall.findings
    by = hall.coordinator("kent")
    mine, other, trip = firm(hall), firm(hall, "Duinhuis", "zeeland"), held(hall, region="zeeland")
    link = network_links.link(by=hall.desk, finding_id=finding, organisation_id=other)
    away = CommitmentDraft.of(region="zeeland")
    theirs = network_links.commit(by=hall.desk, finding_id=finding, draft=away)
    before = everything()
    for refused in (
        lambda: network_links.link(by=by, finding_id=finding, organisation_id=other),
        lambda: network_links.link(by=by, finding_id=finding, activity_id=trip),
        lambda: network_links.unlink(by=by, evidence_id=link.id or 0),
        lambda: network_links.commit(by=by, finding_id=finding, draft=CommitmentDraft.of(organisation_id=other)),
        lambda: network_links.edit_commitment(by=by, commitment_id=theirs.id or 0, draft=away),
        lambda: network_links.remove_commitment(by=by, commitment_id=theirs.id or 0),
        lambda: stated.add(by=by, draft=_figure(region="zeeland")),
        lambda: stated.add(by=by, draft=_figure()),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert everything() == before
    network_links.link(by=by, finding_id=finding, organisation_id=mine)
    network_links.commit(by=by, finding_id=finding, draft=CommitmentDraft.of(organisation_id=mine))
    stated.add(by=by, draft=_figure(region="kent"))


def _figure(**more: object) -> StatedDraft:
    fields = {"key": "reached", "value": 1000, "unit": "organisations", "source": "the project's page"} | more
    return StatedDraft.of(**fields)  # type: ignore[arg-type]


def test_a_figure_is_stated_once_with_its_source(hall: Hall) -> None:
    made = stated.add(by=hall.desk, draft=_figure(at_least=True))
    stated.add(by=hall.desk, draft=_figure(region="kent", stakeholder="public", value=30))
    with pytest.raises(BadChoice):
        stated.add(by=hall.desk, draft=_figure(value=7))
    with pytest.raises(Empty):
        _figure(source=" ")
    with pytest.raises(BadLink):
        _figure(link="javascript:alert(1)")
    for wrong in ({"value": -1}, {"value": 1.5}, {"value": None}, {"key": "luck"}, {"unit": "miles"}):
        with pytest.raises(BadChoice):
            _figure(**wrong)
    with pytest.raises(BadChoice):
        stated.add(by=hall.desk, draft=_figure(region="cornwall"))
    stated.edit(by=hall.desk, figure_id=made.id or 0, draft=_figure(value=1100, link="https://example.org"), seen=1)
    with pytest.raises(ChangedMeanwhile):
        stated.remove(by=hall.desk, figure_id=made.id or 0, seen=1)
    assert [(one.region, one.value, one.at_least) for one in stated.figures(by=Person("", hall.id))] == [
        (None, 1100, False),
        ("kent", 30, False),
    ]
    assert [one.link for one in stated.figures(by=hall.desk)] == ["https://example.org", ""]
    stated.remove(by=hall.desk, figure_id=made.id or 0, seen=2)
    assert [one.value for one in stated.figures(by=hall.desk)] == [30]
    assert [row.deed for row in log.everything(by=hall.desk, noun="figure")] == ["state", "state", "edit", "remove"]
