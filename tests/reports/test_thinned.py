"""What goes out to the world: what is hidden is told as nothing, never as nought, and no sum gives it back."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from profit_tt.models import Audience, BallotKind, StepKind, StepState
from profit_tt.reports.csv import as_csv
from profit_tt.reports.picture_json import as_keys
from profit_tt.reports.thinned import authors
from profit_tt.services import publishing, results, room, running
from profit_tt.services.results import Picture
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.ballots import Ballot, a_round

SCHEMA = Path(__file__).parents[2] / "docs" / "picture.schema.json"
VALUES = {BallotKind.agreement: [1], BallotKind.impact_feasibility: [4, 2]}


def published(house: House, kind: BallotKind) -> tuple[Hall, Ballot]:
    """Of the first finding three of each region, of Zeeland one; of the second two of Kent; of the third nobody."""
    hall = house.session_of(15, 3, open=())
    ballot = a_round(hall, kind)
    values = VALUES.get(kind, [4])
    for place, person in enumerate(hall.experts):
        if place not in (4, 9):
            ballot.vote(person, 0, *values)
    for person in hall.experts[:10:5]:
        ballot.vote(person, 1, *values)
    ballot.set(shown_on_phones=True)
    for one in room.look(by=hall.desk).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=hall.desk, step_id=one.id or 0, state=StepState.view_only)
    publishing.publish(by=hall.desk)
    return hall, ballot


def of_the_world(hall: Hall) -> Picture:
    return results.picture(by=publishing.reader(hall.code), audience=Audience.world)


def keys(hall: Hall) -> dict[str, Any]:
    made = as_keys(of_the_world(hall))
    problems = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(made)
    assert [one.message for one in problems] == []
    return made


@pytest.mark.parametrize("kind", list(BallotKind))
def test_small_regions_are_not_in_the_json_and_not_in_its_sums(house: House, kind: BallotKind) -> None:
    hall, _ = published(house, kind)
    first, second, third = keys(hall)["findings"]
    told = {
        BallotKind.agreement: lambda one: (one["votes"], one["regions"]),
        BallotKind.dots: lambda one: (one["dots"], one["dots"]["regions"]),
    }.get(kind, lambda one: (one["ratings"][-1], one["ratings"][-1]["regions"]))
    whole, regions = told(first)
    assert list(regions) == ["kent", "essex", "pas-de-calais", "belgian-coast"]
    counted = {"agreement": "agree", "dots": "people"}.get(kind.value)
    assert (whole[counted] if counted else sum(whole["points"])) == 12
    for one in (second, third):
        empty = ("votes", "regions", "common_ground", "status", "rank", "ratings", "dots", "difference", "uncertain")
        assert {name: one[name] for name in (*empty, "weights", "pass_share")} == dict.fromkeys(
            (*empty, "weights", "pass_share")
        )


@pytest.mark.parametrize("kind", list(BallotKind))
def test_small_regions_are_empty_cells_in_tables(house: House, kind: BallotKind) -> None:
    hall, _ = published(house, kind)
    text = as_csv(of_the_world(hall), speaker("en")).decode("utf-8-sig")
    first, second, third = list(csv.DictReader(StringIO(text)))
    votes = {BallotKind.dots: "Dots", BallotKind.impact_feasibility: "Impact: Votes"}.get(kind, "Votes")
    assert first[votes] == ("48" if kind is BallotKind.dots else "12")
    assert first[f"Kent: {votes}"] != ""
    assert {cell for name, cell in first.items() if name.startswith("Zeeland")} == {""}
    for one in (second, third):
        assert one[votes] == one[f"Kent: {votes}"] == one["Rank" if "Rank" in one else votes] == ""


def test_a_desk_reads_noughts(house: House) -> None:
    hall, ballot = published(house, BallotKind.agreement)
    made = as_keys(results.picture(by=hall.desk, audience=Audience.desk, round_id=ballot.id))
    assert made["findings"][2]["votes"] == {"agree": 0, "disagree": 0, "pass": 0}
    assert made["findings"][1]["regions"]["kent"]["agree"] == 2
    assert made["findings"][0]["regions"]["zeeland"]["agree"] == 1


def test_movement_says_nothing_of_small_regions(house: House) -> None:
    hall, first = published(house, BallotKind.agreement)
    second = a_round(hall, BallotKind.agreement, again_of=first.id)
    for person in hall.experts[:13]:
        second.vote(person, 0, -1)
    second.set(shown_on_phones=True)
    for one in room.look(by=hall.desk).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=hall.desk, step_id=one.id or 0, state=StepState.view_only)
    by = publishing.reader(hall.code)
    moves = results.movement(by=by, audience=Audience.world)
    made = as_keys(of_the_world(hall), None, moves)["movement"]["axes"][0]
    assert [one["id"] for one in made["findings"]] == [hall.findings[0]]
    assert list(made["findings"][0]["regions"]) == ["kent", "essex", "pas-de-calais"]


def test_authors_are_not_counted_where_they_are_few(house: House) -> None:
    hall, _ = published(house, BallotKind.agreement)
    seen = of_the_world(hall)
    whole = results.picture(by=hall.desk, audience=Audience.desk)
    assert authors(whole, {"kent": 1, "essex": 0}, 1) == ({"kent": 1, "essex": 0}, 1)
    assert authors(seen, {"kent": 1, "essex": 0}, 1) == ({"kent": None, "essex": 0}, None)
    assert authors(seen, {"kent": 1, "essex": 4, "zeeland": 9}, 14) == (
        {"kent": None, "essex": None, "zeeland": 9},
        14,
    )
    assert authors(seen, {"kent": 0, "essex": 0}, 0) == ({"kent": 0, "essex": 0}, 0)
