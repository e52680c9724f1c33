"""The sample's network: sums that must come out, real names without invented rows, loaded once, all or nothing."""

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from profit_tt import store
from profit_tt.config import HOUSE, settings
from profit_tt.errors import BadData
from profit_tt.models import FigureKey, Person, Provenance
from profit_tt.services import network, network_figures, network_links, room, sample, stated
from tests.building import REGIONS, House

FOLDER = HOUSE / "data" / "canterbury"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def here(house: House) -> Person:
    return Person.house(sample.load_canterbury(by=Person.house()).think_tank.id)


def test_everything_is_there(here: Person) -> None:
    seen = network_figures.network(by=here)
    whole = (len(seen.organisations), len(seen.activities), len(seen.participations))
    assert whole == (len(rows("organisations")), len(rows("activities")), len(rows("participations")))
    assert 60 <= whole[0] <= 100
    assert set(seen.organisations["region"]) == set(REGIONS)
    links = network_links.of_findings(by=here)
    assert sum(len(one.rests) for one in links.values()) == len(rows("evidence"))
    assert sum(len(one.tries) for one in links.values()) == len(rows("commitments"))
    assert len(stated.figures(by=here)) == len(rows("figures"))


def test_the_months_of_the_platform_sum_to_what_the_project_states(here: Person) -> None:
    for key, whole in ((FigureKey.visits, 3_500), (FigureKey.pageviews, 26_000)):
        told = stated.figures(by=here, keys=(key,))
        months = [one for one in told if one.begins]
        assert [(one.value, one.provenance) for one in told if not one.begins] == [(whole, Provenance.project)]
        assert {one.provenance for one in months} == {Provenance.illustrative}
        assert sum(one.value for one in months) == whole
        assert max(months, key=lambda one: one.value).begins == date(2019, 6, 1)


def test_the_reach_is_1040_by_region_and_type(here: Person) -> None:
    told = stated.figures(by=here, keys=(FigureKey.reached,))
    parts = {(one.region, one.stakeholder): one.value for one in told if one.region}
    assert (len(parts), sum(parts.values())) == (15, 1_040)
    whole = [(one.value, one.at_least, one.provenance) for one in told if not one.region]
    assert whole == [(1_000, True, Provenance.project)]


def test_there_are_as_many_masterclasses_and_pilots_as_stated(here: Person) -> None:
    held = network_figures.network(by=here).activities
    for key, kind in ((FigureKey.masterclasses, "masterclass"), (FigureKey.pilots, "pilot")):
        told = {one.region: one.value for one in stated.figures(by=here, keys=(key,))}
        counted = Counter(held.loc[(held["type"] == kind) & (held["host_region"] != ""), "host_region"])
        assert dict(counted) == told


def test_what_is_documented_of_kent_is_a_floor(here: Person) -> None:
    told = {
        one.key: (one.value, one.at_least, one.provenance) for one in stated.figures(by=here) if one.region == "kent"
    }
    assert told[FigureKey.masterclass_businesses] == (70, True, Provenance.documented)
    assert told[FigureKey.innovation_plans] == (35, False, Provenance.documented)


def test_no_real_organisation_has_an_invented_row() -> None:
    real = {row["id"] for row in rows("organisations") if row["provenance"] != "illustrative"}
    held = {row["id"]: row["provenance"] for row in rows("activities")}
    assert len(real) == 5
    for row in rows("participations"):
        is_real = {
            row["organisation"] in real,
            held[row["activity"]] != "illustrative",
            row["provenance"] != "illustrative",
        }
        assert len(is_real) == 1, row
    assert not real & {row["organisation"] for row in (*rows("evidence"), *rows("commitments"))}
    assert not real & {row["host"] for row in rows("activities") if row["provenance"] == "illustrative"}


def test_hiding_samples_leaves_what_is_documented(here: Person) -> None:
    network.hide_samples(by=here, hidden=True)
    seen = network_figures.network(by=here)
    assert sorted(seen.organisations["name"]) == [
        "HZ University of Applied Sciences",
        "ISTO",
        "Solley's Ice Cream",
        "Visit Kent",
        "Westtoer apb",
    ]
    assert (len(seen.activities), len(seen.participations), seen.has_samples) == (6, 3, False)
    assert {one.provenance for one in stated.figures(by=here)} == {Provenance.documented, Provenance.project}
    assert network_links.of_findings(by=here) == {}


def test_loading_again_changes_nothing_and_an_earlier_sample_gets_its_network(here: Person) -> None:
    before = room.pulse(by=here)
    assert not sample.load_canterbury(by=Person.house()).new
    assert room.pulse(by=here) == before
    seen = network_figures.network(by=here)
    for one in seen.organisations["id"]:
        network.remove_organisation(by=here, organisation_id=one)
    sample.load_canterbury(by=Person.house())
    assert len(network_figures.network(by=here).organisations) == 0  # people took it away, and it stays away


@pytest.fixture
def copy(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample's files that a test may spoil."""
    shutil.copytree(HOUSE / "data", tmp_path / "data")
    monkeypatch.setattr(settings(), "data", tmp_path / "data")
    return tmp_path / "data" / "canterbury"


def test_a_sample_of_an_earlier_version_gets_its_network(copy: Path) -> None:
    (copy / "organisations.csv").rename(copy / "later.csv")
    here = Person.house(sample.load_canterbury(by=Person.house()).think_tank.id)
    assert len(network_figures.network(by=here).organisations) == 0
    (copy / "later.csv").rename(copy / "organisations.csv")
    assert not sample.load_canterbury(by=Person.house()).new
    assert len(network_figures.network(by=here).organisations) == len(rows("organisations"))


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        ("organisations.csv", ",kent,public", ",cornwall,public", "row 4.region: There is no such region."),
        (
            "activities.csv",
            "2017-02-01,2017-02-28",
            "2017-03-01,2017-02-28",
            "row 2.ends: It cannot end before it begins.",
        ),
        (
            "participations.csv",
            "kent-02,dutch-trip",
            "kent-99,dutch-trip",
            "row 4.organisation: names nothing that is known",
        ),
        ("figures.csv", "1000", "-1", "row 2.value: Input should be greater than or equal to 0"),
        ("evidence.csv", "1,,kent-pilot-1", "1,,", "row 2: names an organisation or an activity, one of them"),
        ("commitments.csv", ",essex,", ",,", "row 3.organisation: Choose an organisation or a region."),
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
