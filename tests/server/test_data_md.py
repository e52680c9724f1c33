"""docs/data.md tells the truth: its addresses, its charts, its notebook, its numbers."""

import re

import pytest
from starlette.testclient import TestClient

from profit_tt import store
from profit_tt.config import HOUSE
from profit_tt.models import Parameters, Person, StepKind, StepState
from profit_tt.reports.open_data import PARTS
from profit_tt.reports.report.embed import CHARTS, SCHEMES, SIZES
from profit_tt.server import open_data
from profit_tt.services import open_addresses, publishing, room, running, sample
from tests.building import House

TEXT = (HOUSE / "docs" / "data.md").read_text("utf-8")


@pytest.fixture
def canterbury(house: House) -> Person:
    """The sample, published, its vote over."""
    tank = sample.load_canterbury(by=Person.house()).think_tank
    by = Person.house(tank.id)
    for one in room.look(by=by).steps:
        if one.kind is StepKind.vote and one.state is StepState.open:
            running.set_step(by=by, step_id=one.id or 0, state=StepState.view_only)
    publishing.publish(by=by)
    return by


def test_every_address_and_every_chart_is_named() -> None:
    told = set(re.findall(r"^\| `(/data/v1/[^`]+)`", TEXT, re.MULTILINE))
    assert told == {open_addresses.data("CODE", part) for part in PARTS}
    charts = TEXT[TEXT.index("## A chart on another site") :]
    assert [key for key in (*CHARTS, *SIZES, *SCHEMES) if f"`{key}`" not in charts] == []


def test_its_numbers_are_those_of_the_code() -> None:
    assert f"may ask {open_data.A_MINUTE} times a minute" in TEXT
    assert Parameters().small_cell == 3
    errors = set(re.findall(r'"(\w+)"', (HOUSE / "profit_tt/server/open_data.py").read_text())) & {
        *re.findall(r"`(\w+)` \(\d{3}", TEXT)
    }
    assert errors == {"bad_query", "not_found", "only_read", "too_often", "busy", "trouble"}


def test_the_notebook_runs(door: TestClient, canterbury: Person, capsys: pytest.CaptureFixture[str]) -> None:
    block = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert block is not None
    exec(block[1].replace("import httpx\n", ""), {"httpx": door})
    assert "Holiday centres" in capsys.readouterr().out
    assert len(door.get("/data/v1/think-tanks/CANT26/findings").json()["findings"]) == 35


def test_the_piece_for_other_sites_is_ours(door: TestClient, canterbury: Person) -> None:
    piece = open_addresses.snippet("http://localhost:8501", "CANT26", "map", title="Findings on the map", language="en")
    assert piece in TEXT
    assert door.get(re.findall(r'src="http://localhost:8501([^"]+)"', piece)[0]).status_code == 200


def test_every_chart_of_the_sample_stands_alone(door: TestClient, canterbury: Person) -> None:
    drawn = {key for key in CHARTS if door.get(open_addresses.chart("CANT26", key)).status_code == 200}
    assert set(CHARTS) - drawn == {"ratings", "dots", "impact", "movement", "themes-together", "uncertain"} - drawn
    assert {"agreement", "differences", "regions-alike", "exchange", "network-links"} <= drawn


@pytest.mark.parametrize("path", ["/data/v1/think-tanks/CANT26", "/embed/CANT26/map"])
def test_a_database_that_is_gone_is_a_sentence(door: TestClient, canterbury: Person, house: House, path: str) -> None:
    store.engine().dispose()
    for file in house.var.glob("profit_tt.sqlite3*"):
        file.unlink()
    house.var.joinpath("profit_tt.sqlite3").mkdir()
    answer = door.get(path, params={"lang": "nl"})
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert "Er ging iets mis" in answer.text
    if path.startswith("/data/"):
        assert answer.json()["error"] == "busy"
