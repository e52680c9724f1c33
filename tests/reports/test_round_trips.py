"""What leaves the house comes back the same: written, read into an empty database, and written again.

From SQLite into PostgreSQL and the other way round, with every text of tests/bad_input.py in every field that takes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from profit_tt import store
from profit_tt.cli import app
from profit_tt.errors import InField
from profit_tt.models import (
    ORGANISATIONS,
    ActivityKind,
    Audience,
    BallotKind,
    Part,
    Person,
    SizeBand,
    StepKind,
    ThinkTankDraft,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.models.survey_drafts import QuestionDraft, SurveyDraft
from profit_tt.models.words import clean, clean_link, folded
from profit_tt.services import (
    agenda_files,
    composing,
    hosting,
    moderating,
    network_merging,
    results,
    room,
    setting_up,
    survey_files,
    survey_questions,
    surveys,
)
from profit_tt.services.sheets.fields import Kind
from profit_tt.text import LANGUAGES
from tests.bad_input import TEXTS
from tests.building import REGIONS, Hall, House
from tests.conftest import settled
from tests.services import networks

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


def kept(limit: int, *, one_line: bool = True) -> list[str]:
    """Every bad text that a field of this limit takes, as it keeps it."""
    found = []
    for text in TEXTS.values():
        try:
            found.append(clean(text, field="text", limit=limit, required=True, one_line=one_line))
        except InField:
            continue
    assert len(found) > 60
    return list(dict.fromkeys(found))


def conversing(house: House) -> Hall:
    """A think tank whose findings are every bad text; everybody votes, one finding is rejected."""
    hall = house.think_tank(open=(StepKind.collect,))
    for place, text in enumerate(kept(TEXT_LIMIT)):
        hall.finding(text, by=hall.expert(("kent", "zeeland", "essex")[place % 3]))
    hall.open(StepKind.vote)
    for place, person in enumerate(hall.experts):
        for choice, finding in zip(("agree", "disagree", "passed"), hall.findings[place:], strict=False):
            hall.vote(person, finding, choice)
    moderating.reject(by=hall.desk, finding_id=hall.findings[-1], reason="=1+1", seen=None)
    return hall


@CROSSED
def test_a_conversation_comes_back_byte_by_byte(house: House, empty_url: str, tmp_path: Path) -> None:
    hall = conversing(house)
    wanted = [one.text for one in results.picture(by=hall.desk, audience=Audience.desk).room.findings]
    told("export", hall.code, "--to", tmp_path / "one", "--format", "polis")
    with elsewhere(tmp_path / "there", empty_url):
        code = told("import", "polis", tmp_path / "one" / "polis", "--region-column", "region", "--title", "Again")
        told("export", code, "--to", tmp_path / "two", "--format", "polis")
        there = hosting.newest(by=Person.house())
        assert there is not None
        seen = results.picture(by=Person.house(there.id), audience=Audience.desk)
    assert wanted == kept(TEXT_LIMIT)[:-1]
    assert [one.text for one in seen.room.findings] == wanted
    assert read(tmp_path / "two") == read(tmp_path / "one")


def in_languages(texts: Iterator[str]) -> dict[str, str]:
    return {language: next(texts) for language in LANGUAGES}


@CROSSED
def test_an_agenda_comes_back_sign_by_sign(house: House, empty_url: str, tmp_path: Path) -> None:
    hall = house.think_tank()
    names, labels = cycle(kept(80)), cycle(kept(40))
    texts = cycle(kept(2000, one_line=False))
    for place in range(40):
        kind = StepKind.vote if place % 5 == 0 else StepKind.text
        step = StepDraft.of(kind=kind, names=in_languages(names), texts=in_languages(texts), minutes=1 + place)
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
    names, options, labels = (cycle(kept(limit)) for limit in (120, 160, 60))
    texts = cycle(kept(2000, one_line=False))
    made = surveys.add_survey(
        by=hall.desk, draft=SurveyDraft.of(names=in_languages(names), texts=in_languages(texts), by_link=True)
    )
    for place in range(30):
        asked = {"kind": ("single", "matrix", "scale")[place % 3], "texts": in_languages(names)}
        offered = {"options": [in_languages(options) for _ in range(4)], "rows": [in_languages(options)]}
        named = {"labels": {code: [next(labels), next(labels)] for code in LANGUAGES}}
        try:
            draft = QuestionDraft.of(**asked, **offered, **named)  # type: ignore[arg-type]
        except InField:  # two options that differ in nothing but signs
            continue
        survey_questions.add_question(by=hall.desk, survey_id=made.id or 0, draft=draft)
    one = survey_files.to_toml(by=hall.desk, survey_id=made.id or 0)
    assert one.count("[[question]]") > 20
    with elsewhere(tmp_path / "there", empty_url) as there:
        taken = survey_files.from_toml(by=there, text=one)
        assert survey_files.to_toml(by=there, survey_id=taken.id or 0) == one


def networking(house: House) -> Hall:
    """A network of bad texts: organisations, activities (some alike but for day or place), who took part, a merge."""
    hall = house.think_tank(title="=Our network")
    links = cycle(one for text in TEXTS.values() if (one := linked(text)))
    sectors, sources, hosts = (cycle(kept(limit)) for limit in (60, 200, 120))
    descriptions = cycle(kept(1000, one_line=False))
    firms, seen = [], set[tuple[str, str]]()
    for place, name in enumerate(kept(120)):
        plain = folded(name) or name
        region = next((one for one in REGIONS if (one, plain) not in seen), None)  # a region has a name once
        if region is None:
            continue
        seen.add((region, plain))
        more: dict[str, Any] = {"sector": next(sectors), "source": next(sources), "website": next(links)}
        more |= {
            "size": (None, *SizeBand)[place % 5],
            "consent": place % 2 == 0,
            "stakeholder": ORGANISATIONS[place % 3],
        }
        firms.append(networks.firm(hall, name, region, **more))
    bare = networks.firm(hall, "Bare", "kent")
    firms.append(bare)
    network_merging.merge(by=hall.desk, organisation_id=firms[0], into=bare)
    activities = []
    for place, title in enumerate([*kept(120), *["Twice"] * 4]):
        more = {"host": next(hosts), "source": next(sources), "description": next(descriptions)}
        more |= {"begins": (None, date(2019, 4, 3), date(2019, 6, 13 + place % 5))[place % 3], "reached": place or None}
        more |= {"host_region": (None, "kent", "essex")[place % 3], "regions": list(REGIONS[: 1 + place % 4])}
        more |= {"themes": ["data", "partnership"][: place % 3]}
        try:
            activities.append(networks.held(hall, title, list(ActivityKind)[place % 8], **more))
        except InField:
            continue
    for place, activity in enumerate(activities):
        networks.joined(hall, firms[place % len(firms)], activity, role=list(Part)[place % 5])
    return hall


def linked(text: str) -> str:
    """A web address with the text in it, if one may be kept."""
    try:
        return clean_link(f"https://example.org/{text}", field="website", limit=500)
    except InField:
        return ""


@CROSSED
@pytest.mark.parametrize(("form", "language"), [("csv", "en"), ("csv", "fr"), ("xlsx", "nl")])
def test_a_network_comes_back_byte_by_byte(
    house: House, empty_url: str, tmp_path: Path, form: str, language: str
) -> None:
    hall = networking(house)
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
