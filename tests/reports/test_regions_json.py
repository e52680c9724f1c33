"""What the JSON says beyond single findings: the numbers of the picture, as the schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from profit_tt.models import Audience, BallotKind
from profit_tt.reports.picture_json import as_keys
from profit_tt.services import results, thresholds, voting
from tests.building import REGIONS, Hall, House

DOCS = Path(__file__).parents[2] / "docs"


def keys(hall: Hall, audience: Audience = Audience.desk) -> dict[str, Any]:
    """With the movement from an earlier round; checked against the schema."""
    seen = results.picture(by=hall.desk, audience=audience)
    moves = results.movement(by=hall.desk, audience=audience, round_id=seen.round_id)
    made = json.loads(json.dumps(as_keys(seen, None, moves), allow_nan=False))
    schema = jsonschema.Draft202012Validator(json.loads((DOCS / "picture.schema.json").read_text()))
    assert [error.message for error in schema.iter_errors(made)] == []
    return made  # type: ignore[no-any-return]


@pytest.fixture
def hall(house: House) -> Hall:
    """Twenty experts, four a region. All back 1; 2 is Kent's and Essex's; 3 all others'; nobody wants 4."""
    hall = house.session_of(20, 4)
    for place, expert in enumerate(hall.experts):
        kent_or_essex = place % 5 < 2
        answers = ("agree", *(("agree", "disagree") if kent_or_essex else ("disagree", "agree")), "disagree")
        for finding_id, choice in zip(hall.findings, answers, strict=True):
            hall.vote(expert, finding_id, choice)
    return hall


def test_the_slate_and_whom_it_speaks_for(hall: Hall) -> None:
    slate = keys(hall)["slate"]
    assert [one["id"] for one in slate["findings"]] == [hall.findings[0], hall.findings[2], hall.findings[1]]
    first = slate["findings"][0]
    assert (first["place"], first["gain"], first["people"], first["newly"]) == (1, 5.0, 20, 20)
    assert slate["regions"] == {one: {"people": 4, "backed": 4, "share": 1.0, "mean": 2.0} for one in REGIONS}


def test_regions_that_agree_and_those_that_do_not(hall: Hall) -> None:
    (told,) = keys(hall)["agreement_of_regions"]
    assert (told["judges"], told["findings"], told["df"], len(told["pairs"])) == (5, 4, 3, 10)
    taus = {(one["region"], one["other"]): one["tau"] for one in told["pairs"]}
    assert (taus["kent", "essex"], taus["kent", "zeeland"]) == (1.0, 0.0)
    assert told["chi2"] == pytest.approx(5 * 3 * told["w"])


def test_a_difference_with_its_levels_and_both_weights(hall: Hall) -> None:
    second = keys(hall)["findings"][1]
    assert second["difference"]["signal"] == "strong"
    assert (second["difference"]["lowest_level"], second["difference"]["highest_level"]) == (0.0, 1.0)
    assert second["difference"]["p"] <= second["difference"]["q"] <= 0.01
    assert second["weights"]["people_share"] == second["weights"]["region_share"] == 0.4
    assert (second["weights"]["moved"], second["weights"]["marked"], second["pass_share"]) == (0.0, False, 0.0)


def test_themes_gaps_and_co_occurrence(house: House) -> None:
    hall = house.think_tank()
    ann, cor = hall.expert("kent"), hall.expert("zeeland")
    hall.finding("Done", by=ann, kind="practice", themes=["data", "experience"])
    hall.finding("Wanted", by=cor, kind="need", themes=["data"])
    hall.heap(1)
    made = keys(hall)
    data = next(one for one in made["by_theme"] if one["theme"] == "data")
    told = {"findings": 1, "contributors": 1, "attention": 0.5, "practices": 1, "needs": 0}
    assert {name: data["regions"]["kent"][name] for name in told} == told
    assert (data["findings"] >= 2, data["contributors"], data["measured"], data["common_ground"]) == (True, 2, 0, None)
    exchange = {"theme": "data", "giver": "kent", "taker": "zeeland"}
    assert made["exchanges"] == [exchange | {"practices": hall.findings[:1], "needs": hall.findings[1:2]}]
    pairs = {frozenset((one["theme"], one["other"])): one for one in made["co_occurrence"]}
    assert len(pairs) == len(made["co_occurrence"]) == len(made["themes"]) * (len(made["themes"]) - 1) / 2
    assert pairs[frozenset(("data", "experience"))]["both"] == 1


def test_small_cells_of_who_is_here_are_kept_back(house: House) -> None:
    hall = house.think_tank()
    for stakeholder, number in (("public", 3), ("enterprise", 4), ("research", 1)):
        for _ in range(number):
            hall.expert(region="kent", stakeholder=stakeholder)
    kent = {one["stakeholder"]: one["joined"] for one in keys(hall)["participation"] if one["region"] == "kent"}
    assert kent == {"enterprise": 4, "public": None, "research": None}


def test_movement_from_the_round_before(house: House) -> None:
    hall = house.session_of(15, 1)
    first = hall.round_id
    for expert in hall.experts:
        hall.vote(expert, hall.findings[0], "disagree")
    assert keys(hall)["movement"] is None
    hall.another(again_of=first)
    for place, expert in enumerate(hall.experts):
        hall.vote(expert, hall.findings[0], "agree" if place % 5 == 0 else "disagree")
    told = keys(hall)["movement"]
    assert told["from_round"]["id"] == first
    (axis,) = told["axes"]
    assert (axis["both"], axis["changed"], axis["changed_share"], axis["stable"]) == (15, 3, 0.2, False)
    kent = axis["findings"][0]["regions"]["kent"]
    assert (kent["before"], kent["after"], kent["arrow"], kent["changed"], kent["covered"]) == (0.0, 1.0, "up", 3, True)


def test_each_axis_of_a_plane_has_its_own(house: House) -> None:
    hall = house.session_of(10, 2).ballot(BallotKind.impact_feasibility)
    thresholds.change(by=hall.desk, changes={"covered_from": 2})
    for place, expert in enumerate(hall.experts):
        for finding_id in hall.findings:
            impact = 5 if place % 5 == 0 else 1
            voting.place(by=expert, round_id=hall.round_id, finding_id=finding_id, impact=impact, feasibility=3)
    made = keys(hall)
    impact, feasibility = made["findings"][0]["ratings"]
    assert (impact["difference"]["highest"], impact["difference"]["spread"]) == ("kent", 4.0)
    assert (feasibility["difference"]["spread"], feasibility["uncertain"]) == (0.0, False)
    assert made["findings"][0]["difference"] == impact["difference"]
    assert (len(made["agreement_of_regions"]), made["slate"]) == (2, None)


def test_dots_lie_together(house: House) -> None:
    hall = house.session_of(5, 5).ballot(BallotKind.dots, budget=4, each=3)
    for expert in hall.experts:
        for finding_id in hall.findings[:4]:
            voting.give_dots(by=expert, round_id=hall.round_id, finding_id=finding_id, dots=1)
    made = keys(hall)
    assert made["dots"] == {"given": 20, "concentration": 0.75}
    assert (made["agreement_of_regions"], made["slate"]["findings"][0]["people"]) == (None, 5)


def test_nothing_of_it_while_results_are_hidden(hall: Hall) -> None:
    made = keys(hall, Audience.phones)
    assert [made[name] for name in ("slate", "agreement_of_regions", "dots", "movement")] == [None] * 4
    assert {one["common_ground"] for one in made["by_theme"]} == {None}
    assert {one["measured"] for one in made["by_theme"]} == {0}
