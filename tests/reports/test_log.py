"""The log as files: every deed, safe in spreadsheets, without names unless they are asked for."""

import csv
import json
from io import StringIO

import pytest

from profit_tt.models import CommitmentDraft, OrganisationDraft, StepKind
from profit_tt.reports import log as files
from profit_tt.services import hosting, log, moderating, network, network_links, network_merging
from profit_tt.services.log import LogRow
from profit_tt.text import speaker
from tests.building import House
from tests.services.networks import firm, held, joined

SAY = speaker("en")
_RENAMED = OrganisationDraft.of(name="The Quay", region="kent", stakeholder="public")


@pytest.fixture
def rows(house: House) -> tuple[LogRow, ...]:
    hall = house.think_tank(open=(StepKind.collect,), facilitator="Anke Peeters")
    hall.finding('=HYPERLINK("x")', by=hall.expert("zeeland", name="Joris Maes"))
    moderating.reject(by=hall.desk, finding_id=hall.findings[0], reason="=1+1", seen=1)
    hosting.invite_facilitator(by=hall.desk, name="Lies Claes")
    quay = firm(hall, "Quiet Quay", website="https://quay.example")
    trip = held(hall, host="Quay and sons")
    joined(hall, quay, trip)
    network_links.link(by=hall.desk, finding_id=hall.findings[0], organisation_id=quay)
    draft = CommitmentDraft.of(organisation_id=quay)
    network_links.commit(by=hall.desk, finding_id=hall.findings[0], draft=draft)
    network.edit_organisation(by=hall.desk, organisation_id=quay, draft=_RENAMED)
    network_merging.merge(by=hall.desk, organisation_id=firm(hall, "Quays"), into=quay)
    return log.everything(by=hall.desk)


def _csv(rows: tuple[LogRow, ...], *, names: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files.as_csv(rows, SAY, names=names).decode("utf-8-sig"))))


def test_every_deed_in_order_with_before_and_after(rows: tuple[LogRow, ...]) -> None:
    read = _csv(rows, names=True)
    assert len(read) == len(rows)
    rejected = next(row for row in read if row["Deed"] == "reject")
    assert (rejected["Who"], rejected["Done to"], rejected["Number"]) == ("Facilitator: Anke Peeters", "finding", "1")
    assert json.loads(rejected["After"]) == {"state": "rejected", "reason": "=1+1"}
    sent = next(row for row in read if row["Deed"] == "submit")
    assert (sent["Who"], sent["Region"]) == ("Expert: Joris Maes", "zeeland")


def test_no_cell_begins_like_a_formula(rows: tuple[LogRow, ...]) -> None:
    for row in _csv(rows, names=True):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize("name", ["Anke", "Peeters", "Joris", "Maes", "Lies", "Claes", "Quay", "quay"])
def test_nobody_is_named_unless_names_are_asked_for(rows: tuple[LogRow, ...], name: str) -> None:
    for quiet in (files.as_csv(rows, SAY, names=False), files.as_json(rows, names=False)):
        assert name not in quiet.decode()
    assert name in files.as_json(rows, names=True).decode()


def test_json_holds_the_same(rows: tuple[LogRow, ...]) -> None:
    read = json.loads(files.as_json(rows, names=True))
    assert [(one["deed"], one["noun"], one["after"]) for one in read] == [
        (row.deed, row.noun, row.after) for row in rows
    ]
