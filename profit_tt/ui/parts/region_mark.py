"""A region's mark: its colour and its shape, the same on every page. As a Markdown image it may stand in any label."""

from functools import cache
from urllib.parse import quote

from profit_tt.charts.style import PALETTES, SHAPE_PATHS, region_colour, region_shape
from profit_tt.services.room import Room


@cache
def mark(position: int, alt: str = "") -> str:
    """The mark of the region with this position (from 1) as Markdown; `alt` only where its name is not beside it."""
    return f"![{alt}]({address(position)})"


@cache
def address(position: int) -> str:
    """The mark as a data address."""
    return f"data:image/svg+xml,{quote(_svg(position), safe='')}"


def named(here: Room, slug: str | None, language: str) -> str:
    """Mark and name of a region as Markdown; nothing for a finding without one."""
    region = next((one for one in here.regions if one.slug == slug), None)
    return f"{mark(region.position)} {region.name(language)}" if region else ""


def _svg(position: int) -> str:
    """The picture knows both schemes, so it is right in the dark too."""
    light, dark = (region_colour(position, scheme) for scheme in PALETTES)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f"<style>path{{fill:{light}}}@media(prefers-color-scheme:dark){{path{{fill:{dark}}}}}</style>"
        f'<path d="{SHAPE_PATHS[region_shape(position)]}"/></svg>'
    )
