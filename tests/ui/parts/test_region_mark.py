from urllib.parse import unquote

import pytest

from profit_tt.charts.style import PALETTES, SHAPE_PATHS, region_colour, region_shape
from profit_tt.services import room
from profit_tt.ui.parts import progress, region_mark
from tests.building import House


@pytest.mark.parametrize("position", [1, 2, 3, 4, 5])
def test_a_mark_has_the_regions_colour_in_both_schemes_and_its_shape(position: int) -> None:
    picture = unquote(region_mark.mark(position))
    assert [region_colour(position, scheme) in picture for scheme in PALETTES] == [True, True]
    assert SHAPE_PATHS[region_shape(position)] in picture


def test_no_sign_of_a_mark_could_end_the_markdown_around_it() -> None:
    inside = region_mark.mark(1).removeprefix("![](").removesuffix(")")
    assert not set(inside) & set("()<> \n\"'")


def test_the_name_stands_beside_the_mark(house: House) -> None:
    here = room.look(by=house.think_tank().desk)
    assert region_mark.named(here, "belgian-coast", "nl").endswith(") Belgische Kust")
    assert region_mark.named(here, None, "nl") == ""


@pytest.mark.parametrize(("done", "of", "width"), [(0, 0, 0), (0, 7, 0), (1, 3, 33), (7, 7, 100)])
def test_a_bar_is_as_long_as_what_is_done(done: int, of: int, width: int) -> None:
    assert f"M0 0h{width}v4H0z" in unquote(progress.bar(done, of))
