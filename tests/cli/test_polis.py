"""Real conversations through the command line: imported, then the statistics of other software's groups, to 1e-9."""

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from profit_tt.cli import app
from profit_tt.config import HOUSE
from tests import polis
from tests.building import House

EXACT = 1e-9
#: The reference looks for the directions of its map only to 1e-4 where a table is large; ours are exact.
NEAR = {"vtaiwan.uberx": 1e-4}
SCHEMA = HOUSE / "docs" / "picture.schema.json"


def told(*words: str) -> Result:
    """What a command says."""
    return CliRunner().invoke(app, words)


def imported(folder: Path, *more: str) -> str:
    """The code of the think tank that was made of it."""
    done = told("import", "polis", str(folder), *more)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[-1]


def pictured(code: str, *more: str) -> dict[str, Any]:
    seen = told("picture", code, "--json", *more)
    assert seen.exit_code == 0, seen.output
    keys: dict[str, Any] = json.loads(seen.stdout)
    return keys


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def near(found: dict[str, float], expected: dict[str, float], within: float = EXACT) -> list[str]:
    """What lies further apart than that."""
    return [key for key, value in expected.items() if abs(found[key] - value) > within * max(1, abs(value))]


@pytest.mark.parametrize("name", polis.CONVERSATIONS)
def test_statistics_of_given_groups_are_those_of_the_reference(house: House, name: str) -> None:
    folder = polis.real(name) / "reference"
    keys = pictured(imported(folder.parent), "--groups", str(folder / "participants.csv"))
    statements = {one["external_id"]: one for one in keys["polis"]["statements"]}
    expected = rows(folder / "statements.csv")
    assert set(statements) == {row["statement_id"] for row in expected}
    figures = {"mean": "mean", "group_informed_consensus": "group-aware-consensus"}
    of_the_map = {"extremity": "extremity", "priority": "priority"}
    wrong = []
    for row in expected:
        found = statements[row["statement_id"]]
        wrong += near(found, {key: float(row[of]) for key, of in figures.items()})
        wrong += near(found, {key: float(row[of]) for key, of in of_the_map.items()}, NEAR.get(name, EXACT))
        assert sum(one["seen"] for one in found["groups"].values()) == int(row["n_total"])
        assert found["rejected"] == (row["to_zero"] == "True")
    assert wrong == []


@pytest.mark.parametrize("name", polis.CONVERSATIONS)
def test_every_group_says_what_it_says_in_the_reference(house: House, name: str) -> None:
    folder = polis.real(name) / "reference"
    keys = pictured(imported(folder.parent), "--groups", str(folder / "participants.csv"))["polis"]
    statements = {one["external_id"]: one["groups"] for one in keys["statements"]}
    counts = {"agree": "na", "disagree": "nd", "seen": "ns"}
    wrong = []
    for row in rows(folder / "group_comment_stats.csv"):
        group = statements[row["statement_id"]][row["group_id"]]
        expected = {key: float(row[key]) for key in ("pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt")}
        if {key: group[key] for key in counts} != {key: int(row[of]) for key, of in counts.items()}:
            wrong.append((row["group_id"], row["statement_id"], "counts"))
        if off := near(group, expected):
            wrong.append((row["group_id"], row["statement_id"], ",".join(off)))
    assert wrong == []
    chosen = json.loads((folder / "repness.json").read_text())
    assert {str(group["id"]): _chosen(group["representative"]) for group in keys["groups"]} == {
        group: [(str(one["tid"]), one["repful-for"]) for one in found] for group, found in chosen.items()
    }
    consensus = json.loads((folder / "consensus.json").read_text())
    assert {way: [one["external_id"] for one in found] for way, found in keys["consensus"].items()} == {
        way: [str(one["tid"]) for one in consensus[way]] for way in ("agree", "disagree")
    }


def _chosen(representative: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["external_id"], one["direction"]) for one in representative]


@pytest.mark.parametrize("name", ["london.youth.policing", "brexit-consensus"])
def test_the_whole_picture_of_a_real_conversation_keeps_to_the_schema(house: House, name: str) -> None:
    people, findings, votes = polis.CONVERSATIONS[name]
    keys = pictured(imported(polis.real(name), "--title", "From elsewhere"))
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    assert [error.message for error in schema.iter_errors(keys)] == []
    assert keys["people"]["joined"]["unknown"] == people
    assert len(keys["polis"]["people"]) == people
    assert sum(one["seen"] for one in keys["polis"]["statements"]) == votes
    assert isinstance(keys["polis"]["reliable"], bool)
    listed = [one for one in keys["polis"]["statements"] if not one["rejected"]]
    assert {one["external_id"] for one in listed} <= {one["external_id"] for one in keys["findings"]}
    assert all(one["votes"] == _without_shares(one["regions"]["unknown"]) for one in keys["findings"])
    assert len(keys["findings"]) <= findings


def _without_shares(region: dict[str, Any]) -> dict[str, int]:
    return {key: region[key] for key in ("agree", "disagree", "pass")}


def test_regions_of_people_make_regions_of_votes(house: House) -> None:
    keys = pictured(imported(polis.small(), "--region-column", "county"))
    ferries = next(one for one in keys["findings"] if one["external_id"] == "7")
    assert ferries["votes"] == {"agree": 2, "disagree": 0, "pass": 0}
    assert {slug: one["agree"] for slug, one in ferries["regions"].items() if one["agree"]} == {"kent": 1, "zeeland": 1}
    assert keys["people"]["joined"]["unknown"] == 2
    assert keys["regions"] == ["kent", "essex", "pas-de-calais", "belgian-coast", "zeeland"]
    people = {one["external_id"]: one["group"] for one in keys["polis"]["people"]}
    assert set(people) == {"1", "2", "4", "12"}
    rejected = {one["external_id"]: one["rejected"] for one in keys["polis"]["statements"]}
    assert rejected == {"3": False, "5": True, "7": False, "11": False}


def test_the_same_again_is_said_and_not_done(house: House) -> None:
    first, again = told("import", "polis", str(polis.small())), told("import", "polis", str(polis.small()))
    code = first.stdout.splitlines()[-1]
    assert first.stdout.splitlines() == ["Imported: 5 people, 4 findings, 5 votes.", code]
    assert again.stdout.splitlines() == ["This export is there already; nothing was added.", code]


def test_regions_that_are_none_are_told(house: House) -> None:
    done = told("import", "polis", str(polis.small()), "--region-column", "county", "--language", "zh")
    assert done.stderr.splitlines() == [
        "The app does not speak zh: the texts stand as they are, marked as English.",
        "Region unknown: 1 people whose region is none of this app's: Narnia (1)",
    ]


def test_a_broken_export_is_one_sentence(house: House, tmp_path: Path) -> None:
    folder = polis.written(tmp_path / "export")
    (folder / "votes.csv").write_text(polis.VOTES.replace("7,4,1,", "7,4,9,"))
    refused = told("import", "polis", str(folder))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "votes.csv: line 4, vote: is not a vote: 1, 0 or -1\n"
    nowhere = told("import", "polis", str(tmp_path / "nowhere"))
    assert (nowhere.exit_code, nowhere.stderr) == (1, "comments.csv: -: the file is not there\n")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("participant_id,cluster\n1,0\n", "line 1, cluster_id: is missing"),
        ("participant_id,cluster_id\n1,0\n99,0\n", "line 3, participant_id: names nobody in this think tank"),
        ("participant_id,cluster_id\n1,0\n1,1\n", "line 3, participant_id: is there twice"),
        ("participant_id,cluster_id\n1,left\n", "line 2, cluster_id: is not a whole number"),
        ("participant_id,cluster_id\n1\n", "line 2: has too few or too many columns"),
    ],
)
def test_a_broken_file_of_groups_is_one_sentence(house: House, tmp_path: Path, text: str, wrong: str) -> None:
    (tmp_path / "groups.csv").write_text(text)
    refused = told("picture", imported(polis.small()), "--groups", str(tmp_path / "groups.csv"))
    assert (refused.exit_code, refused.stderr) == (1, f"groups.csv: {wrong}\n")


def test_whoever_is_in_no_group_counts_in_none(house: House, tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text("participant_id,cluster_id,more\n1,3,x\n4,3.0,x\n2,,x\n")
    found = pictured(imported(polis.small()), "--groups", str(tmp_path / "groups.csv"))["polis"]
    assert {one["external_id"]: one["group"] for one in found["people"]} == {"1": 3, "2": None, "4": 3, "12": None}
    assert [(one["id"], one["size"]) for one in found["groups"]] == [(3, 2)]
    assert found["reliable"] is None
