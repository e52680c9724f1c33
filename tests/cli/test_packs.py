"""Packs through the command line: written, made again, found out."""

import zipfile
from pathlib import Path

from typer.testing import CliRunner, Result

from profit_tt.cli import app
from tests.building import House
from tests.reports.test_pack import changed


def told(*words: str) -> Result:
    """What a command says."""
    return CliRunner().invoke(app, words)


def test_a_pack_is_written_and_every_figure_made_again(house: House, tmp_path: Path) -> None:
    hall = house.session_of(6, 2)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    path = tmp_path / "pack.zip"
    done = told("pack", hall.code, "--to", str(path), "--language", "nl")
    assert (done.exit_code, done.stdout) == (0, f"Written: {path}, 6 people, 6 votes.\n")
    again = told("recompute", str(path))
    assert again.exit_code == 0, again.output
    assert again.stdout.startswith("Compared ")
    assert again.stdout.endswith(" figures: 0 differ.\n")


def test_a_changed_vote_ends_with_1_and_is_named(house: House, tmp_path: Path) -> None:
    hall = house.session_of(6, 2)
    hall.vote(hall.experts[0], hall.findings[0])
    path = tmp_path / "pack.zip"
    told("pack", hall.code, "--to", str(path))
    with zipfile.ZipFile(path) as archive:
        line = archive.read("votes.csv").decode().splitlines()[1]
    changed(path, "votes.csv", line, f"{line[:-1]}0")
    done = told("recompute", str(path))
    assert done.exit_code == 1
    assert "Changed since it was written: votes.csv" in done.stderr
    assert "Differs: pictures/1: findings.0.votes.agree" in done.stderr


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    done = told("recompute", str(tmp_path / "nowhere.zip"))
    assert done.exit_code == 1
    assert done.stderr == "nowhere.zip: -: is no ZIP file that can be read\n"
