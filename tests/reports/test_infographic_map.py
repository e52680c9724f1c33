"""The infographic's map: every region is there, and names cannot be markup."""

from xml.etree import ElementTree

from profit_tt.charts import style, two_seas
from profit_tt.reports.infographic_map import as_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_each_region_has_its_colour_name_and_figure() -> None:
    drawn = ElementTree.fromstring(as_svg([("kent", "Kent", "235", 1), ("zeeland", "Zeeland", "", 5)]))
    fills = [one.get("fill") for one in drawn.iter(f"{SVG}path")]
    assert fills[-2:] == [style.region_colour(1, "light"), style.region_colour(5, "light")]
    assert [one.text for one in drawn.iter(f"{SVG}text")] == ["Kent", "235", "Zeeland"]


def test_names_are_text_and_lie_within_the_map() -> None:
    hostile = '<script>alert("1")</script>' * 3
    drawn = ElementTree.fromstring(as_svg([("zeeland", hostile, "1 & 2", 5)]))
    assert [one.text for one in drawn.iter(f"{SVG}text")] == [hostile, "1 & 2"]
    assert drawn.find(f".//{SVG}script") is None
    plain = ElementTree.fromstring(as_svg([("zeeland", "Zeeland", "", 5)]))
    left, _, width, _ = (float(part) for part in (plain.get("viewBox") or "").split())
    (name,) = plain.iter(f"{SVG}text")
    assert left < float(name.get("x") or 0) < left + width
    assert float(name.get("x") or 0) != two_seas.shapes()["zeeland"].x * 1000


def test_a_place_that_the_map_does_not_know_is_left_out() -> None:
    assert [one.text for one in ElementTree.fromstring(as_svg([("moon", "Moon", "1", 1)])).iter(f"{SVG}text")] == []
