"""What the report tells of follow-up: who tries what, the next day first, and what became of findings."""

from datetime import date

import pytest

from profit_tt.models import Audience, CommitmentDraft, OrganisationDraft
from profit_tt.reports.report.parts import Grid, Words
from profit_tt.reports.report.practice import told
from profit_tt.services import following_up, network, network_links, reporting
from profit_tt.text import speaker
from tests.building import Hall, House


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    for text in ("A joint ticket", "A shared card", "Quiet hours"):
        hall.finding(text)
    return hall


def grids(hall: Hall) -> list[Grid]:
    gathered = reporting.gathered(by=hall.desk, audience=Audience.desk)
    return [block for block in told(gathered, speaker("en")) if isinstance(block, Grid)]


def test_nothing_is_told_before_anything_was_said(hall: Hall) -> None:
    assert grids(hall) == []
    assert told(reporting.gathered(by=hall.desk, audience=Audience.desk), speaker("en")) == ()


def test_promises_stand_with_the_next_day_first(hall: Hall) -> None:
    first, second, third = hall.findings
    for finding, day in ((first, None), (second, date(2026, 12, 1)), (third, date(2026, 10, 1))):
        draft = CommitmentDraft.of(region="kent", by_when=day, state="trying", outcome="Two museums.")
        network_links.commit(by=hall.desk, finding_id=finding, draft=draft)
    (grid,) = grids(hall)
    assert [row[0] for row in grid.rows] == ["#3", "#2", "#1"]
    assert grid.rows[0][1:] == (
        "Quiet hours",
        "The region as a whole",
        "Kent",
        "1 October 2026",
        "Trying it",
        "Two museums.",
    )
    gathered = reporting.gathered(by=hall.desk, audience=Audience.desk)
    lead = next(block for block in told(gathered, speaker("fr")) if isinstance(block, Words))
    assert lead.text.endswith("À l’essai\u00a0: 3")


def test_an_organisation_that_did_not_agree_is_not_named(hall: Hall) -> None:
    draft = OrganisationDraft.of(name="Harbour House", region="kent", stakeholder="enterprise")
    made = network.add_organisation(by=hall.desk, draft=draft)
    promise = CommitmentDraft.of(organisation_id=made.id)
    network_links.commit(by=hall.desk, finding_id=hall.findings[0], draft=promise)
    told_to_all = reporting.gathered(by=hall.experts[0], audience=Audience.phones)
    (grid,) = (block for block in told(told_to_all, speaker("en")) if isinstance(block, Grid))
    assert grid.rows[0][2] == "An organisation"


def test_what_became_of_a_finding_is_told_with_its_reason(hall: Hall) -> None:
    following_up.set_status(
        by=hall.desk, finding_id=hall.findings[1], status="not_pursued", reason="The ferry line has closed.", seen=0
    )
    (grid,) = grids(hall)
    (row,) = grid.rows
    assert row[:4] == ("#2", "A shared card", "Not pursued", "The ferry line has closed.")
