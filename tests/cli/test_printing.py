"""The infographic through the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from profit_tt.cli import app
from tests.building import House


@pytest.mark.parametrize(
    ("name", "more", "begins"),
    [("a.pdf", (), b"%PDF-"), ("a.svg", ("--language", "fr"), b"<svg"), ("a.PNG", ("--slide",), b"\x89PNG")],
)
def test_the_ending_says_what_is_written(
    house: House, tmp_path: Path, name: str, more: tuple[str, ...], begins: bytes
) -> None:
    hall = house.think_tank()
    path = tmp_path / name
    done = CliRunner().invoke(app, ["infographic", hall.code, "--to", str(path), *more])
    assert (done.exit_code, done.stdout) == (0, f"Written: {path}\n")
    assert path.read_bytes().startswith(begins)


def test_another_ending_is_refused(house: House, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["infographic", house.think_tank().code, "--to", str(tmp_path / "a.docx")])
    assert (done.exit_code, done.stderr) == (1, "The file must end in .pdf, .svg or .png.\n")
