"""JSON: as its schema says, the same for the same picture, the numbers of the store."""

import json
from pathlib import Path

import jsonschema
import pytest

from profit_tt.models import Audience, BallotKind, StepKind
from profit_tt.reports.picture_json import SCHEMA, as_json
from profit_tt.services import results
from tests.building import Hall, House
from tests.services.ballots import a_round

DOCS = Path(__file__).parents[2] / "docs"
#: What the world gets: tests/reports/test_thinned.py.
INSIDE = [one for one in Audience if one is not Audience.world]


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((DOCS / "picture.schema.json").read_text()))


def _hall(house: House) -> Hall:
    hall = house.think_tank(place="Canterbury")
    kent, zeeland = hall.expert("kent"), hall.expert("zeeland", "research")
    hall.finding("Un vélo", by=kent, tags=["thé"], businesses=3)
    hall.finding("A boat", by=zeeland, themes=["data", "service-design"])
    hall.open(StepKind.vote)
    for finding_id, choice in zip(hall.findings, ("agree", "passed"), strict=True):
        hall.vote(kent, finding_id, choice)
    return hall


def _keys(hall: Hall, audience: Audience = Audience.desk) -> dict:  # type: ignore[type-arg]
    return json.loads(as_json(results.picture(by=hall.desk, audience=audience)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("audience", INSIDE)
def test_it_is_as_the_schema_says(house: House, schema: jsonschema.Draft202012Validator, audience: Audience) -> None:
    keys = _keys(_hall(house), audience)
    assert [error.message for error in schema.iter_errors(keys)] == []
    assert keys["shown"] is (audience is Audience.desk)


def test_the_schema_refuses_what_is_not_so(house: House, schema: jsonschema.Draft202012Validator) -> None:
    keys = _keys(_hall(house))
    keys["findings"][0]["expert_id"] = 7
    assert not schema.is_valid(keys)
    hidden = _keys(_hall(house))
    hidden["shown"] = False
    assert not schema.is_valid(hidden)


def test_a_whole_finding(house: House) -> None:
    hall = _hall(house)
    nobody = {"agree": 0, "disagree": 0, "pass": 0, "share": None, "low": None, "high": None}
    first = _keys(hall)["findings"][0]
    kent = first["regions"].pop("kent")
    assert (kent["agree"], kent["disagree"], kent["pass"], kent["share"], kent["high"]) == (1, 0, 0, 1.0, 1.0)
    assert kent["low"] == pytest.approx(0.206549314)
    assert first == {
        "id": hall.findings[0],
        "external_id": None,
        "number": 1,
        "text": "Un vélo",
        "kind": "practice",
        "language": "en",
        "themes": ["data"],
        "tags": ["thé"],
        "region": "kent",
        "credits": ["kent"],
        "provenance": "live",
        "source": None,
        "supporters": 0,
        "votes": {"agree": 1, "disagree": 0, "pass": 0},
        "regions": dict.fromkeys(("essex", "pas-de-calais", "belgian-coast", "zeeland"), nobody),
        "common_ground": None,
        "common_ground_low": None,
        "common_ground_high": None,
        "weakest_region": None,
        "status": "provisional",
        "rank": 1,
        "ratings": None,
        "dots": None,
        "difference": {
            **dict.fromkeys(("spread", "p", "q", "lowest_level", "highest_level", "furthest_level", "rest_level")),
            **dict.fromkeys(("furthest", "lowest", "highest")),
            "signal": "too_few",
            "compared": 0,
            "rank": 1,
        },
        "uncertain": False,
        "pass_share": 0.0,
        "weights": {
            **dict.fromkeys(("people_share", "region_share", "people_rank", "region_rank", "moved")),
            "marked": False,
        },
    }


def test_head_and_people(house: House) -> None:
    hall = _hall(house)
    keys = _keys(hall)
    assert keys["schema"] == SCHEMA
    assert keys["think_tank"] == {
        "code": hall.code,
        "title": "Canterbury",
        "question": "What helps small tourism firms innovate?",
        "place": "Canterbury",
        "held_on": None,
    }
    assert keys["people"]["joined"] == {"kent": 1, "essex": 0, "pas-de-calais": 0, "belgian-coast": 0, "zeeland": 1}
    assert keys["people"]["voted"] == {"kent": 1, "essex": 0, "pas-de-calais": 0, "belgian-coast": 0, "zeeland": 0}


def test_hidden_results_leave_no_tally(house: House) -> None:
    for finding in _keys(_hall(house), Audience.phones)["findings"]:
        tallies = ("votes", "regions", "common_ground", "weakest_region", "status", "rank", "ratings", "dots")
        assert [finding[key] for key in (*tallies, "difference", "uncertain", "pass_share", "weights")] == [None] * 12


@pytest.mark.parametrize("kind", list(BallotKind))
def test_every_ballot_is_as_the_schema_says(
    house: House, schema: jsonschema.Draft202012Validator, kind: BallotKind
) -> None:
    hall = house.session_of(15, 2, open=())
    ballot = a_round(hall, kind)
    values = {BallotKind.agreement: [1], BallotKind.impact_feasibility: [4, 2]}.get(kind, [4])
    for person in hall.experts:
        ballot.vote(person, 0, *values)
    for audience in INSIDE:
        keys = _keys(hall, audience)
        assert [error.message for error in schema.iter_errors(keys)] == []
        assert keys["round"] == {"id": ballot.id, "number": 2, "ballot": kind.value}  # 1 is the usual agenda's
    first = _keys(hall)["findings"][0]
    told = {
        "agreement": ("votes", first["votes"], {"agree": 15, "disagree": 0, "pass": 0}),
        "scale": ("ratings", [one["points"] for one in first["ratings"] or []], [[0, 0, 0, 15, 0]]),
        "impact_feasibility": (
            "ratings",
            [one["points"] for one in first["ratings"] or []],
            [[0, 0, 0, 15, 0], [0, 15, 0, 0, 0]],
        ),
        "dots": ("dots", {name: (first["dots"] or {}).get(name) for name in ("dots", "people")}, _dots(60, 15)),
    }
    key, found, expected = told[kind.value]
    assert found == expected
    assert {name for name in ("votes", "ratings", "dots") if first[name] is not None} == {key}


def _dots(dots: int, people: int) -> dict[str, int]:
    return {"dots": dots, "people": people}


def test_the_same_picture_gives_the_same_text(house: House) -> None:
    picture = results.picture(by=_hall(house).desk, audience=Audience.desk)
    assert as_json(picture) == as_json(picture)
    assert "NaN" not in as_json(picture)


def test_every_key_is_explained() -> None:
    schema = json.loads((DOCS / "picture.schema.json").read_text())
    told = (DOCS / "picture-schema.md").read_text()
    keys = {*schema["properties"], *(key for one in schema["$defs"].values() for key in one.get("properties", ()))}
    assert [key for key in keys if f"`{key}`" not in told] == []
