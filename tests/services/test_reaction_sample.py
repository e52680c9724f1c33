"""The sample's reactions: in three languages, from all regions, marked as invented, hidden with all samples."""

from pathlib import Path

import pytest

from profit_tt.errors import BadData
from profit_tt.models import Person, Provenance, ReactionDraft
from profit_tt.services import data_files, network, reaction_moderating, reaction_sample, reactions, sample
from tests.building import REGIONS, House


@pytest.fixture
def by(house: House) -> Person:
    return Person.house(sample.load_canterbury(by=Person.house()).think_tank.id)


def test_all_regions_speak_in_three_languages_and_all_is_invented(by: Person) -> None:
    shown = [one.reaction for one in reactions.look(by=by).gallery]
    assert {one.region for one in shown} == set(REGIONS)
    assert {str(one.language) for one in shown} == {"en", "fr", "nl"}
    assert {one.provenance for one in shown} == {Provenance.illustrative}
    assert all(one.source for one in shown)


def test_loading_again_adds_none(by: Person) -> None:
    before = reactions.look(by=by).gallery
    sample.load_canterbury(by=Person.house())
    assert reactions.look(by=by).gallery == before


def test_the_switch_hides_them_and_nothing_else(house: House) -> None:
    loaded = sample.load_canterbury(by=Person.house()).think_tank
    by = Person.house(loaded.id)
    there = reactions.look(by=by).gallery
    network.hide_samples(by=by, hidden=True)
    assert reactions.look(by=by).gallery == reaction_moderating.queue(by=by) == ()
    hall = house.think_tank()
    reactions.give(by=hall.expert("kent"), draft=ReactionDraft.of(text="Said here", language="en", consent=True))
    network.hide_samples(by=hall.desk, hidden=True)
    assert [one.reaction.text for one in reactions.look(by=hall.desk).gallery] == ["Said here"]
    network.hide_samples(by=by, hidden=False)
    assert reactions.look(by=by).gallery == there


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("row", "wrong"),
    [("nobody,en,Words", "expert: names nothing that is known"), (f"kent-01,en,{'x' * 601}", "text: ")],
)
def test_a_wrong_row_is_named(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, wrong: str
) -> None:
    spoilt = tmp_path / "reactions.csv"
    spoilt.write_text(f"expert,language,text,provenance,source\n{row},illustrative,invented\n", "utf-8")
    read = data_files.read_csv
    monkeypatch.setattr(reaction_sample, "read_csv", lambda _path, kind: read(spoilt, kind))
    with pytest.raises(BadData, match=rf"reactions\.csv: row 2\.{wrong}"):
        sample.load_canterbury(by=Person.house())
