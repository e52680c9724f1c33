"""What leaves the house comes back the same: written, read into an empty database, and written again.

From SQLite into PostgreSQL and the other way round, with every text of tests/bad_input.py in every field that takes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from typer.testing import CliRunner

from profit_tt import store
from profit_tt.cli import app
from profit_tt.models import (
    Audience,
    BallotKind,
    Person,
    StepKind,
    ThinkTankDraft,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.services import (
    agenda_files,
    composing,
    hosting,
    results,
    room,
    setting_up,
    survey_files,
)
from profit_tt.services.sheets.fields import Kind
from profit_tt.text import LANGUAGES
from tests.building import House
from tests.conftest import settled
from tests.reports import stuffed

pytestmark = pytest.mark.slow
CROSSED = pytest.mark.parametrize(
    ("house", "empty_url"), [("sqlite", "postgresql"), ("postgresql", "sqlite")], indirect=True
)


def told(*words: str | Path) -> str:
    """The last line of what a command says when all is well."""
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[-1]


@contextmanager
def elsewhere(folder: Path, url: str) -> Iterator[Person]:
    """Another house, whose database has nothing but an empty think tank; its facilitator."""
    folder.mkdir()
    store.engine().dispose()  # of the house that is left meanwhile
    with settled(folder, url):
        setting_up.set_up()
        made = hosting.create_think_tank(by=Person("desk"), draft=ThinkTankDraft.of(title="There", question="Again?"))
        yield Person.house(made.think_tank.id)


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@CROSSED
def test_a_conversation_comes_back_byte_by_byte(house: House, empty_url: str, tmp_path: Path) -> None:
    hall = stuffed.conversing(house)
    wanted = [one.text for one in results.picture(by=hall.desk, audience=Audience.desk).room.findings]
    told("export", hall.code, "--to", tmp_path / "one", "--format", "polis")
    with elsewhere(tmp_path / "there", empty_url):
        code = told("import", "polis", tmp_path / "one" / "polis", "--region-column", "region", "--title", "Again")
        told("export", code, "--to", tmp_path / "two", "--format", "polis")
        there = hosting.newest(by=Person.house())
        assert there is not None
        seen = results.picture(by=Person.house(there.id), audience=Audience.desk)
    assert wanted == stuffed.kept(TEXT_LIMIT)[:-1]
    assert [one.text for one in seen.room.findings] == wanted
    assert read(tmp_path / "two") == read(tmp_path / "one")


@CROSSED
def test_an_agenda_comes_back_sign_by_sign(house: House, empty_url: str, tmp_path: Path) -> None:
    hall = house.think_tank()
    names, labels = cycle(stuffed.kept(80)), cycle(stuffed.kept(40))
    texts = cycle(stuffed.kept(2000, one_line=False))
    for place in range(40):
        kind = StepKind.vote if place % 5 == 0 else StepKind.text
        words = {"names": stuffed.in_languages(names), "texts": stuffed.in_languages(texts)}
        step = StepDraft.of(kind=kind, minutes=1 + place, **words)
        voting = RoundDraft.of(
            ballot=BallotKind.scale, labels={code: [next(labels) for _ in range(5)] for code in LANGUAGES}
        )
        composing.add_step(by=hall.desk, draft=step, voting=voting if kind is StepKind.vote else None)
    one = agenda_files.to_toml(by=hall.desk)
    with elsewhere(tmp_path / "there", empty_url) as there:
        agenda_files.from_toml(by=there, text=one, replace=True)
        assert agenda_files.to_toml(by=there) == one


@CROSSED
def test_a_survey_comes_back_sign_by_sign(house: House, empty_url: str, tmp_path: Path) -> None:
    hall = house.think_tank()
    made = stuffed.surveying(hall)
    one = survey_files.to_toml(by=hall.desk, survey_id=made.id or 0)
    assert one.count("[[question]]") > 20
    with elsewhere(tmp_path / "there", empty_url) as there:
        taken = survey_files.from_toml(by=there, text=one)
        assert survey_files.to_toml(by=there, survey_id=taken.id or 0) == one


@CROSSED
@pytest.mark.parametrize(("form", "language"), [("csv", "en"), ("csv", "fr"), ("xlsx", "nl")])
def test_a_network_comes_back_byte_by_byte(
    house: House, empty_url: str, tmp_path: Path, form: str, language: str
) -> None:
    hall = house.think_tank(title="=Our network")
    stuffed.networking(hall)
    told("export", hall.code, "--to", tmp_path / "one", "--format", "network", "--language", language)
    with elsewhere(tmp_path / "there", empty_url) as there:
        code = room.look(by=there).think_tank.code
        for kind in Kind:
            alike = () if kind is Kind.activities else ("--alike", "other")
            told("import", kind, tmp_path / "one" / "network" / f"{kind}.{form}", code, *alike)
        told("export", code, "--to", tmp_path / "two", "--format", "network", "--language", language)
    one, two = read(tmp_path / "one"), read(tmp_path / "two")
    assert set(one) == {f"network/{kind}.{ending}" for kind in Kind for ending in ("csv", "xlsx")}
    assert one["network/organisations.csv"].count(b"\r\n") > 60
    assert two == one
