"""The commands that end by themselves."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profit_tt import store
from profit_tt.cli import app
from profit_tt.config import settings
from profit_tt.models import Person
from profit_tt.services import entering, hosting, sample
from tests.building import House


def told(*words: str) -> Result:
    """What a command says."""
    return CliRunner().invoke(app, words)


def token_in(output: str) -> str:
    return output.split("/enter/", 1)[1].split()[0]


def test_demo_loads_and_ends_with_the_code(house: House) -> None:
    first, second = told("demo", "--load-only"), told("demo", "--load-only")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.splitlines() == ["The Canterbury think tank was loaded.", "CANT26"]
    assert second.stdout.splitlines() == ["The Canterbury think tank is there.", "CANT26"]


def test_a_spoilt_data_folder_is_one_sentence(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "data", tmp_path)
    refused = told("demo", "--load-only")
    assert refused.exit_code == 1
    assert refused.stderr == "regions.toml: -: the file is not there\n"


def test_new_makes_a_think_tank_that_can_be_run(house: House) -> None:
    made = told("new", "--title", "Low season", "--question", "Who fills it?", "--facilitator", "Ann")
    assert made.exit_code == 0
    entered = entering.enter_as_facilitator(device="laptop", token=token_in(made.stdout))
    assert (entered.title, entered.question) == ("Low season", "Who fills it?")
    assert f"  phone  http://localhost:8501/join/{entered.code}\n" in made.stdout
    assert f"  wall   http://localhost:8501/wall?tt={entered.code}\n" in made.stdout
    assert [one.name for one in hosting.facilitators(by=Person.house(entered.id))] == ["Ann"]


def test_new_refuses_what_a_form_would_refuse(house: House) -> None:
    refused = told("new", "--title", " ", "--question", "Who?")
    assert (refused.exit_code, refused.stderr) == (1, "Please write something here.\n")


def test_a_fresh_link_ends_the_former_one(house: House) -> None:
    code = sample.load_canterbury(by=Person.house()).think_tank.code
    first, second = told("link", code.lower()), told("link", code)
    assert entering.enter_as_facilitator(device="laptop", token=token_in(second.stdout)).code == code
    with pytest.raises(Exception, match="not valid any more"):
        entering.enter_as_facilitator(device="other", token=token_in(first.stdout))


def test_whoever_came_in_stays_in_when_the_link_is_renewed(house: House) -> None:
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    entering.enter_as_facilitator(device="laptop", token=token_in(told("link", loaded.code).stdout))
    told("link", loaded.code)
    assert [one.name for one in hosting.facilitators(by=Person("laptop", loaded.id))] == [sample.FACILITATOR]


def test_the_picture_as_json(house: House, tmp_path: Path) -> None:
    code = sample.load_canterbury(by=Person.house()).think_tank.code
    printed = told("picture", code, "--json")
    assert printed.exit_code == 0
    assert json.loads(printed.stdout)["think_tank"]["code"] == code
    assert len(json.loads(printed.stdout)["findings"]) == 35
    written = told("picture", code, "--json", "--out", str(tmp_path / "picture.json"))
    assert (written.exit_code, written.stdout) == (0, "")
    assert (tmp_path / "picture.json").read_text("utf-8") == printed.stdout


def test_the_picture_is_whole_even_while_it_is_hidden_from_the_room(house: House) -> None:
    made = told("new", "--title", "Low season", "--question", "Who fills it?")
    code = made.stdout.split("/join/", 1)[1].split()[0]
    assert json.loads(told("picture", code).stdout)["shown"] is True


@pytest.mark.parametrize("command", [["picture", "NOPE22"], ["link", "NOPE22"]])
def test_an_unknown_code_is_one_sentence(house: House, command: list[str]) -> None:
    refused = told(*command)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("No think tank has the code NOPE22. ")
    assert refused.stderr.count("\n") == 1


def test_a_file_that_cannot_be_written_is_one_sentence(house: House, tmp_path: Path) -> None:
    code = sample.load_canterbury(by=Person.house()).think_tank.code
    refused = told("picture", code, "--out", str(tmp_path / "nowhere" / "picture.json"))
    assert refused.exit_code == 2
    assert refused.stderr == f"{tmp_path / 'nowhere' / 'picture.json'}: No such file or directory\n"


def test_a_wrong_setting_is_one_sentence(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFIT_TT_SQLITE_BUSY_SECONDS", "soon")
    settings.cache_clear()
    refused = told("doctor")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("PROFIT_TT_SQLITE_BUSY_SECONDS: ")
    assert "Traceback" not in refused.output


@pytest.mark.parametrize("url", ["nonsense", "mysql://ann:hush@host/db", "postgresql://ann:hush@host:door/db"])
@pytest.mark.parametrize("command", [["doctor"], ["demo", "--load-only"]])
def test_a_wrong_database_is_one_sentence_without_its_password(
    house: House, monkeypatch: pytest.MonkeyPatch, url: str, command: list[str]
) -> None:
    store.forget_engine()
    monkeypatch.setattr(settings(), "database_url", url)
    refused = told(*command)
    assert refused.exit_code == 1
    sentence = "PROFIT_TT_DATABASE_URL: -: must be like postgresql://name:password@host/database"
    assert [line for line in refused.output.splitlines() if sentence in line]
    assert "hush" not in refused.output
    assert "Traceback" not in refused.output
    monkeypatch.undo()
    store.forget_engine()


def test_the_doctor_finds_nothing_to_do(house: House) -> None:
    said = told("doctor")
    assert [line[:5] for line in said.stdout.splitlines()] == ["ok   "] * 8
    assert said.exit_code == 0


def test_the_doctor_makes_no_database(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "var", tmp_path / "empty")
    said = told("doctor")
    assert "ok   database: none yet, the first start makes it" in said.stdout.splitlines()
    assert not (tmp_path / "empty").exists()


def test_the_doctor_says_what_to_do(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "data", tmp_path)
    (house.var / "secret").write_text("known to all")
    (house.var / "secret").chmod(0o644)
    said = told("doctor")
    assert said.exit_code == 1
    assert [line for line in said.stdout.splitlines() if line.startswith("!!")] == [
        f"!!   data files in {tmp_path}: regions.toml: -: the file is not there",
        f"!!   secret: others can read it: chmod 600 {house.var / 'secret'}",
    ]
