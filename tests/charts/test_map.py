import json
from pathlib import Path

import pytest

from profit_tt.charts import map as map_chart
from profit_tt.charts import style, two_seas
from profit_tt.config import HOUSE
from profit_tt.text import speaker
from tests.charts.drawing import PLACES, mapped
from tests.charts.looking import SIZES

say = speaker("en")


@pytest.mark.parametrize(
    ("measure", "values", "title"),
    [
        ("findings", {}, "No findings yet."),
        ("people", {"kent": 0}, "Nobody has joined yet."),
        ("findings", {"kent": 1, "essex": 8}, "Most findings come from Essex: 8 findings."),
        ("findings", {"kent": 2, "essex": 2, "zeeland": 0}, "Most findings come from Kent and Essex: 2 findings each."),
        ("people", {"kent": 1, "essex": 0}, "Most people come from Kent: 1 person."),
        ("voted", {"kent": 0.5, "essex": 0.75}, "Essex in front: 75% have voted."),
        ("agree", dict.fromkeys(PLACES, 0.5), "All regions alike: 50% agree."),
    ],
)
def test_the_title_states_the_finding(measure: str, values: dict[str, float], title: str) -> None:
    assert map_chart.title(mapped(measure, values), say) == title


def test_every_region_has_its_shape_and_more_is_darker() -> None:
    drawn = map_chart.drawn(mapped("findings", {"kent": 1, "essex": 8}), say).set_index("slug")
    assert drawn["side"].notna().all()
    ground = style.palette("light").background
    contrasts = {slug: style.contrast(drawn.loc[slug, "fill"], ground) for slug in ("kent", "essex")}
    assert contrasts["essex"] > contrasts["kent"] > style.contrast(drawn.loc["zeeland", "fill"], ground)


@pytest.mark.parametrize("size", SIZES)
def test_names_do_not_lie_on_each_other(size: str) -> None:
    drawn = map_chart.drawn(mapped("findings", dict.fromkeys(PLACES, 3)), say, size=size).iloc[1:]
    letters, two = style.SIZES[size], map_chart.PLANS[size].two_lines
    for _, of in drawn.groupby("align"):
        heights = of["line_1_y"].sort_values().diff().dropna()
        assert heights.min() >= letters.label * 1.2 + (letters.note if two else 0)


def test_marks_lie_at_the_towns_inside_the_map() -> None:
    drawn = map_chart.drawn(mapped("findings", {}), say).iloc[1:]
    plan = map_chart.PLANS["page"]
    assert drawn["mark_x"].between(0, plan.width).all()
    assert drawn["mark_y"].between(0, plan.height).all()
    kent, zeeland = (drawn[drawn["slug"] == slug].iloc[0] for slug in ("kent", "zeeland"))
    assert kent["mark_x"] < zeeland["mark_x"]
    assert kent["mark_y"] > zeeland["mark_y"], "Canterbury lies south of Middelburg"


def test_a_region_without_a_shape_is_its_mark_alone() -> None:
    frame = mapped("findings", {"kent": 3})
    frame["slug"] = frame["slug"].replace("kent", "atlantis")
    drawn = map_chart.drawn(frame, say).set_index("slug")
    assert drawn.loc["atlantis", ["x", "y", "side"]].isna().all()
    assert drawn.loc["atlantis", "line_1"] == "Kent"
    assert "Atlantis".lower() not in str(map_chart.chart(frame, say).to_dict()["layer"])


def test_words_and_table_have_the_numbers() -> None:
    frame = mapped("voted", {"kent": 0.5})
    assert map_chart.alt_text(frame, say) == "Kent in front: 50% have voted. Kent: 50% have voted."
    assert map_chart.table(frame, say)["Figure"].tolist() == ["50% have voted", "", "", "", ""]


def test_the_shapes_are_those_of_the_regions() -> None:
    shapes = two_seas.shapes()
    features = json.loads((HOUSE / "data" / "two_seas" / "two_seas_regions.geojson").read_text())["features"]
    assert set(shapes) == {one["id"] for one in features} | {two_seas.LAND} == set(PLACES) | {two_seas.LAND}
    for slug, (lon, lat) in PLACES.items():
        x, y = two_seas.point(lon, lat)
        one = shapes[slug]
        assert abs(x - one.x) <= one.half, slug
        assert abs(y - one.y) <= one.half, slug


def test_a_folder_without_maps_has_no_shapes(tmp_path: Path) -> None:
    assert two_seas._read(tmp_path) == {}
