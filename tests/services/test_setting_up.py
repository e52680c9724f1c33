"""data/*.toml and the schema: read whole, or refused in one sentence."""

from pathlib import Path

import pytest

from profit_tt import store
from profit_tt.config import HOUSE, settings
from profit_tt.errors import BadData
from profit_tt.services import setting_up
from tests.building import REGIONS, House

KENT = """
[kent]
name = { en = "Kent", fr = "Kent", nl = "Kent" }
country = "GB"
language = "en"
town = "Canterbury"
lon = 1.08
lat = 51.28
"""


@pytest.mark.parametrize(
    ("regions", "wrong"),
    [
        ("", "-: the file is empty"),
        (KENT.replace(', nl = "Kent"', ""), "kent.name.nl: is missing"),
        (KENT.replace("town", "city"), "kent.town: is missing"),
        (KENT + 'colour = "red"', "kent.colour: is not a known key"),
        (KENT.replace("Kent", ""), "kent.name.en: is empty"),
        (KENT.replace('language = "en"', 'language = "de"'), "kent.language: Input should be 'en', 'fr' or 'nl'"),
        (KENT.replace("1.08", '"east"'), "kent.lon: is not a number"),
        ("kent = 1", "kent: is not a table of its own"),
    ],
)
def test_a_wrong_region_is_one_sentence(tmp_path: Path, regions: str, wrong: str) -> None:
    (tmp_path / "regions.toml").write_text(regions, "utf-8")
    with pytest.raises(BadData) as refused:
        setting_up.read_regions(tmp_path)
    assert str(refused.value) == f"regions.toml: {wrong}"


def test_a_file_that_is_no_toml_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text("[data", "utf-8")
    with pytest.raises(BadData) as refused:
        setting_up.read_themes(tmp_path)
    assert str(refused.value).startswith("themes.toml: -: ")
    assert "\n" not in str(refused.value)


def test_bytes_that_are_no_text_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadData) as refused:
        setting_up.read_themes(tmp_path)
    assert str(refused.value).startswith("themes.toml: -: 'utf-8' codec")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadData) as refused:
        setting_up.read_themes(tmp_path)
    assert str(refused.value) == "themes.toml: -: the file is not there"


def test_a_theme_needs_all_three_languages(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text('[data]\nname = { en = "Data", fr = "Données" }\n', "utf-8")
    with pytest.raises(BadData) as refused:
        setting_up.read_themes(tmp_path)
    assert str(refused.value) == "themes.toml: data.name.nl: is missing"


def test_the_files_of_the_house_are_right() -> None:
    assert [region.slug for region in setting_up.read_regions(HOUSE / "data")] == list(REGIONS)
    assert len(setting_up.read_themes(HOUSE / "data")) == 10


def test_setting_up_again_follows_the_files(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "regions.toml").write_text(KENT.replace('nl = "Kent"', 'nl = "Graafschap Kent"'), "utf-8")
    (data / "themes.toml").write_text((HOUSE / "data" / "themes.toml").read_text("utf-8"), "utf-8")
    monkeypatch.setattr(settings(), "data", data)
    setting_up.set_up()
    with store.reading() as session:
        kent = next(region for region in store.places.regions(session) if region.slug == "kent")
    assert kent.name("nl") == "Graafschap Kent"


def test_a_wrong_file_leaves_the_database_as_it_was(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "data", tmp_path)
    with pytest.raises(BadData):
        setting_up.set_up()
    with store.reading() as session:
        assert [region.slug for region in store.places.regions(session)] == list(REGIONS)


def test_the_condition_of_the_database(house: House) -> None:
    found = setting_up.condition()
    assert (found.kind, found.current, found.durable) == (house.kind, True, True)
    assert setting_up.has_database()
    assert setting_up.is_ready()
