"""The Canterbury sample: what is in it, and that loading it is all or nothing, once."""

import shutil
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from profit_tt import store
from profit_tt.config import HOUSE, settings
from profit_tt.errors import BadData, NotAllowed
from profit_tt.models import Audience, Person, Provenance, StepKind
from profit_tt.services import codes, collecting, results, room, running, sample, searching, setting_up
from profit_tt.services.sample import LoadedSample
from profit_tt.services.sample_files import SampleFiles
from tests.building import REGIONS, House

FOLDER = HOUSE / "data" / "canterbury"


@pytest.fixture
def loaded(house: House) -> LoadedSample:
    return sample.load_canterbury(by=Person.house())


@pytest.fixture
def files() -> SampleFiles:
    return sample.read(regions=setting_up.read_regions(HOUSE / "data"), themes=setting_up.read_themes(HOUSE / "data"))


@pytest.fixture
def copy(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample's files that a test may spoil."""
    data = tmp_path / "data"
    shutil.copytree(HOUSE / "data", data)
    monkeypatch.setattr(settings(), "data", data)
    return data / "canterbury"


def counts(loaded: LoadedSample) -> tuple[int, int, int]:
    """Experts, findings, votes."""
    seen = results.picture(by=Person.house(loaded.think_tank.id), audience=Audience.desk)
    assert seen.tallies is not None
    return sum(seen.joined.values()), len(seen.room.findings), int(seen.tallies.overall["seen"].sum())


def test_everything_is_there(loaded: LoadedSample, files: SampleFiles) -> None:
    assert loaded.new
    assert counts(loaded) == (40, 35, len(files.votes))
    assert loaded.think_tank.code == files.think_tank.code
    assert set(files.think_tank.code) <= set(codes.CODE_SIGNS)
    assert (loaded.think_tank.place, str(loaded.think_tank.held_on)) == ("Canterbury", "2019-06-13")


def test_a_session_can_begin_at_once(loaded: LoadedSample) -> None:
    here = room.look(by=Person.house(loaded.think_tank.id))
    assert here.is_open(StepKind.collect)
    assert here.is_open(StepKind.vote)
    assert here.voting is not None
    assert (here.voting.shown_on_wall, here.voting.shown_on_phones) == (True, True)
    assert here.has_samples


def test_loading_again_changes_nothing(loaded: LoadedSample) -> None:
    by = Person.house(loaded.think_tank.id)
    running.close_step(by=by, kind=StepKind.collect)
    collecting.hide(by=by, finding_id=room.look(by=by).findings[0].id, reason="said twice")
    before, pulse = counts(loaded), room.pulse(by=by)
    again = sample.load_canterbury(by=Person.house())
    assert (again.new, again.think_tank.id) == (False, loaded.think_tank.id)
    assert counts(again) == before
    assert room.pulse(by=by) == pulse
    assert not room.look(by=by).is_open(StepKind.collect)


def test_only_the_house_loads_samples(house: House) -> None:
    with pytest.raises(NotAllowed):
        sample.load_canterbury(by=Person("a-device"))
    with store.reading() as session:
        assert store.think_tanks.every(session) == []


def test_every_row_says_where_it_comes_from(files: SampleFiles) -> None:
    assert files.think_tank.provenance is Provenance.documented
    assert {row.provenance for row in [*files.experts, *files.votes]} == {Provenance.illustrative}
    assert Counter((row.kind == "conclusion", row.provenance) for row in files.findings) == {
        (True, Provenance.documented): 5,
        (False, Provenance.illustrative): 30,
    }
    assert all(row.source for row in [*files.experts, *files.votes, *files.findings])


def test_every_finding_is_read_and_found_in_three_languages(loaded: LoadedSample, files: SampleFiles) -> None:
    by = Person.house(loaded.think_tank.id)
    findings = room.look(by=by).findings
    assert {tuple(sorted(one.translations)) for one in findings} == {("fr", "nl")}
    assert all(row.source for row in files.translations)
    numbers = {one.id: one.number for one in findings}
    for words, number in (("charr à voile", 14), ("zeilwagen", 14), ("billet comun", 1), ("stile uren", 30)):
        assert number in [numbers[one] for one in searching.search(by=by, text=words).ids], words


def test_what_is_documented_has_no_author(files: SampleFiles) -> None:
    documented = [row for row in files.findings if row.provenance is Provenance.documented]
    assert {(row.expert, row.region) for row in documented} == {("", "")}
    assert documented[-1].text.endswith("…")  # the source is cut there, and nothing may be made up


def test_experts_come_from_all_regions_and_types(files: SampleFiles) -> None:
    assert {row.region for row in files.experts} == set(REGIONS)
    assert {(row.region, row.stakeholder) for row in files.experts} == {
        (region, kind) for region in REGIONS for kind in ("enterprise", "public", "research")
    }


@pytest.fixture
def votes(files: SampleFiles) -> pd.DataFrame:
    """A row each: finding, region of the voter, region of the finding, vote."""
    voter = {row.id: row.region for row in files.experts}
    origin = {row.number: row.region for row in files.findings}
    return pd.DataFrame(
        [(row.finding, voter[row.expert], origin[row.finding], str(row.vote)) for row in files.votes],
        columns=["finding", "voter", "origin", "vote"],
    )


def test_every_region_votes_on_the_findings_of_every_region(votes: pd.DataFrame) -> None:
    met = set(zip(votes["voter"], votes["origin"], strict=True))
    assert {(voter, origin) for voter in REGIONS for origin in REGIONS} <= met


def test_votes_are_uneven(votes: pd.DataFrame, files: SampleFiles) -> None:
    balance = votes["vote"].map({"agree": 1, "disagree": -1, "passed": 0}).groupby(votes["finding"]).sum()
    counted = votes.groupby("finding")["vote"].value_counts().unstack(fill_value=0)
    assert list(counted.index[counted["agree"] == counted["disagree"]]) == [5]
    assert {row.number for row in files.findings} - set(votes["finding"]) == {30}
    assert (balance >= 17).sum() <= 6
    assert (balance < 0).sum() >= 5


def test_one_finding_is_opposed_by_a_single_region(votes: pd.DataFrame) -> None:
    by_region = votes.groupby(["finding", "voter"])["vote"].value_counts().unstack(fill_value=0)
    against = by_region[by_region["disagree"] > by_region["agree"]].reset_index()
    regions = against.groupby("finding")["voter"].agg(list)
    alone = {finding: names for finding, names in regions.items() if len(names) == 1}
    assert alone == {23: ["zeeland"]}


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        ("experts.csv", "kent-01,kent", "kent-01,cornwall", "row 2.region: names nothing that is known"),
        ("experts.csv", "kent-02", "kent-01", "row 3: is there twice"),
        ("experts.csv", "id,region", "region,region", "row 1: every column needs a name of its own"),
        ("experts.csv", "id,", "name,", "row 2.id: is missing"),
        (
            "findings.csv",
            "1,practice",
            "1,wish",
            "row 2.kind: Input should be 'practice', 'need', 'barrier', 'idea' or 'conclusion'",
        ),
        ("findings.csv", ",partnership,", ",weather,", "row 2.themes: names nothing that is known"),
        (
            "findings.csv",
            "Neighbouring",
            "N" * 300,
            "row 2.text: Too long: 355 characters, 280 are allowed. Shorten it a little.",
        ),
        ("findings.csv", "kent,kent-01", "essex,kent-01", "row 2.region: is not the expert's region"),
        ("findings.csv", "in the quiet months.", "in the quiet, months.", "row 2: has too few or too many columns"),
        ("translations.csv", "1,fr,Des lieux", "1,en,Des lieux", "row 2.language: is the finding's own"),
        ("translations.csv", "1,fr,Des lieux", "99,fr,Des lieux", "row 2.finding: names nothing that is known"),
        ("votes.csv", "agree", "maybe", "row 2.vote: Input should be 'agree', 'disagree' or 'passed'"),
        ("votes.csv", "invented for this sample", "", "row 2.source: is empty"),
        (
            "votes.csv",
            "illustrative",
            "certain",
            "row 2.provenance: Input should be 'documented', 'project', 'illustrative', 'live' or 'facilitator'",
        ),
        ("think_tank.toml", "CANT26", "CANTO1", "-.code: is not a code: six characters, none of 0 O 1 I L"),
        (
            "think_tank.toml",
            "Cross-border",
            "x" * 121,
            "-.title: Too long: 156 characters, 120 are allowed. Shorten it a little.",
        ),
    ],
)
def test_a_spoilt_file_is_one_sentence_and_nothing_is_loaded(
    copy: Path, file: str, old: str, new: str, wrong: str
) -> None:
    text = (copy / file).read_text("utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadData) as refused:
        sample.load_canterbury(by=Person.house())
    assert str(refused.value) == f"{file}: {wrong}"
    with store.reading() as session:
        assert store.think_tanks.every(session) == []


def test_a_quote_that_is_never_closed_is_one_sentence(copy: Path) -> None:
    with (copy / "findings.csv").open("a", encoding="utf-8") as file:
        file.write('36,idea,,,data,,en,"never closed,illustrative,invented')
    with pytest.raises(BadData) as refused:
        sample.load_canterbury(by=Person.house())
    assert str(refused.value) == "findings.csv: row 37: unexpected end of data"


def test_the_folder_is_what_is_read(copy: Path) -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(path.name for path in copy.iterdir())
    shutil.rmtree(copy)
    with pytest.raises(BadData) as refused:
        sample.load_canterbury(by=Person.house())
    assert str(refused.value) == "think_tank.toml: -: the file is not there"
