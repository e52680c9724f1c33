"""The head of the welcome page: the sea between the regions, and in front of it what this is about."""

from base64 import b64encode
from functools import cache

import streamlit as st

from profit_tt.charts.style import LIGHT, SHAPE_PATHS, region_shape
from profit_tt.models import Region
from profit_tt.text import Speaker
from profit_tt.ui.parts.words import escaped


def draw(say: Speaker, title: str, lines: list[str], regions: tuple[Region, ...] = ()) -> None:
    """A title in plain words, lines under it that are Markdown already, and the regions at their places by the sea.

    The coast itself is assets/strait.svg, laid under it by the style sheet.
    """
    parts = [f"# {escaped(title)}", *lines]
    if regions:
        places = tuple((region.position, region.lon, region.lat) for region in regions)
        names = say.list([region.name(say.language) for region in regions])
        alt = escaped(say("The sea between {regions}", regions=names))
        parts.append(f"![{alt}](data:image/svg+xml;base64,{b64encode(_buoys(places).encode()).decode()})")
    with st.container(key="hero"):
        st.markdown("\n\n".join(parts))


@cache
def _buoys(places: tuple[tuple[int, float, float], ...]) -> str:
    """Each region's mark on a light disc, in the box of assets/strait.svg (1000 x 560)."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 560" preserveAspectRatio="xMidYMid slice">'
        + "".join(_buoy(position, lon * 238, (52.2 - lat) * 290) for position, lon, lat in places)
        + "</svg>"
    )


def _buoy(position: int, x: float, y: float) -> str:
    colour = LIGHT.regions[(position - 1) % len(LIGHT.regions)]  # the disc is light in both schemes
    return (
        f'<g transform="translate({x:.0f} {y:.0f})"><circle r="21" fill="#fff" fill-opacity=".92"/>'
        f'<path transform="scale(1.5) translate(-8 -8)" fill="{colour}" d="{SHAPE_PATHS[region_shape(position)]}"/></g>'
    )
