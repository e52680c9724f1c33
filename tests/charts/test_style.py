import re
import tomllib
from itertools import combinations

import numpy as np
import pytest

from profit_tt.charts import style
from profit_tt.charts.style import PALETTES, SHAPE_PATHS, SHAPES, SIZES, contrast
from profit_tt.config import HOUSE

#: How people without one kind of cone see linear RGB (Machado, Oliveira, Fernandes 2009, severity 1).
VISIONS = {
    "trichromacy": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
TO_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
SCHEMES = pytest.mark.parametrize("scheme", list(PALETTES))


def seen(colour: str, vision: str) -> np.ndarray:
    """Where a colour lies in OKLab for a kind of vision; a distance of 0.02 is just seen."""
    light = np.clip(np.array(VISIONS[vision]) @ np.array(style.linear(colour)), 0, 1)
    return np.array(TO_OKLAB) @ np.cbrt(np.array(TO_CONES) @ light)


@pytest.mark.parametrize("vision", list(VISIONS))
@SCHEMES
def test_the_five_regions_are_told_apart_by_everybody(scheme: str, vision: str) -> None:
    points = [seen(colour, vision) for colour in PALETTES[scheme].regions[:5]]
    nearest = min(float(np.linalg.norm(one - other)) for one, other in combinations(points, 2))
    assert nearest >= 0.09


@SCHEMES
def test_region_marks_stand_out_from_every_ground_they_are_drawn_on(scheme: str) -> None:
    colours = PALETTES[scheme]
    for region in colours.regions:
        for ground in (colours.background, colours.surface, colours.sea):
            assert contrast(region, ground) >= 3


@SCHEMES
@pytest.mark.parametrize("name", ["ink", "muted", "link", "agree", "disagree", "passed"])
def test_words_are_legible(scheme: str, name: str) -> None:
    colours = PALETTES[scheme]
    for ground in (colours.background, colours.surface):
        assert contrast(getattr(colours, name), ground) >= 4.5


@SCHEMES
def test_words_on_buttons_are_legible(scheme: str) -> None:
    colours = PALETTES[scheme]
    assert contrast(colours.on_primary, colours.primary) >= 4.5
    for ground in (colours.background, colours.surface):
        assert contrast(colours.primary, ground) >= 3


def test_every_region_has_a_colour_and_a_shape_of_its_own() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == len(PALETTES["light"].regions) == len(PALETTES["dark"].regions)
    assert set(SHAPE_PATHS) == set(SHAPES)
    assert len({style.region_shape(position) for position in range(1, 6)}) == 5
    assert style.region_colour(8, "dark") == style.region_colour(1, "dark")


@SCHEMES
def test_streamlit_wears_the_same_colours(scheme: str) -> None:
    theme = tomllib.loads((HOUSE / ".streamlit" / "config.toml").read_text())["theme"][scheme]
    colours = PALETTES[scheme]
    assert theme == {
        "primaryColor": colours.primary,
        "backgroundColor": colours.background,
        "secondaryBackgroundColor": colours.surface,
        "textColor": colours.ink,
        "borderColor": colours.line,
        "linkColor": colours.link,
    }


@SCHEMES
def test_the_style_sheet_gets_every_colour(scheme: str) -> None:
    variables = dict(line.split(":") for line in style.css_variables(scheme).split(";"))
    colours = PALETTES[scheme]
    assert variables["--on-primary"] == colours.on_primary
    assert variables["--link"] == colours.link
    assert [variables[f"--region-{position}"] for position in range(1, 8)] == list(colours.regions)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in variables.values())


def test_letters_on_the_wall_are_read_from_ten_metres() -> None:
    """Charts on the wall are drawn at 1920 x 1080; the smallest letters are 24 pixels."""
    assert min(letters for place in ("wall", "half") for letters in (SIZES[place].label, SIZES[place].note)) >= 24
    assert min(size.note for size in SIZES.values()) >= 12


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@SCHEMES
@pytest.mark.parametrize("share", [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1])
def test_numbers_in_shaded_cells_are_legible(scheme: str, share: float) -> None:
    shade = style.shade(share, scheme)
    assert contrast(style.ink_on(shade, scheme), shade) >= 4.5
