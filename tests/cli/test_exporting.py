"""`profit-tt export`: every format in a folder, each once, named by code alone."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profit_tt.cli import app
from profit_tt.models import BallotKind
from profit_tt.services.sheets.fields import Kind
from tests.building import House
from tests.services import networks


def told(*words: str) -> Result:
    """What a command says."""
    return CliRunner().invoke(app, words)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("csv", {"{code}.csv"}),
        ("xlsx", {"{code}.xlsx"}),
        ("json", {"{code}.json"}),
        ("html", {"{code}-report.html"}),
        ("pdf", {"{code}-report.pdf"}),
        ("pptx", {"{code}-slides.pptx"}),
        ("network", {f"network/{kind}.{ending}" for kind in Kind for ending in ("csv", "xlsx")}),
        ("polis", {"polis/comments.csv", "polis/votes.csv", "polis/participants-votes.csv"}),
    ],
)
def test_each_format_writes_its_files(house: House, tmp_path: Path, form: str, names: set[str]) -> None:
    hall = house.session_of(6, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    networks.firm(hall)
    done = told("export", hall.code, "--to", str(tmp_path / "out"), "--format", form, "--language", "fr")
    assert done.exit_code == 0, done.output
    assert files(tmp_path / "out") == {name.format(code=hall.code) for name in names}
    assert done.stdout.count("Written: ") == len(names)


def test_charts_are_written_as_svg_and_png(house: House, tmp_path: Path) -> None:
    hall = house.session_of(15, 2)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    assert told("export", hall.code, "--to", str(tmp_path), "--format", "charts").exit_code == 0
    written = files(tmp_path)
    assert {"charts/participation.svg", "charts/participation.png", "charts/agreement.svg"} <= written
    assert {name[:-4] for name in written if name.endswith(".svg")} == {
        name[:-4] for name in written if name.endswith(".png")
    }


def test_all_is_everything_there_is_and_says_what_there_is_not(house: House, tmp_path: Path) -> None:
    hall = house.think_tank().ballot(BallotKind.dots)
    done = told("export", hall.code, "--to", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert files(tmp_path) >= {f"{hall.code}.{ending}" for ending in ("csv", "xlsx", "json")}
    assert "polis: There is no round of agree, disagree and pass to write as a conversation." in done.stderr
    assert json.loads((tmp_path / f"{hall.code}.json").read_text("utf-8"))["shown"] is True
    assert "network: There is no row of a network to write." in done.stderr
    alone = told("export", hall.code, "--to", str(tmp_path), "--format", "polis")
    assert (alone.exit_code, alone.stdout) == (1, "")
