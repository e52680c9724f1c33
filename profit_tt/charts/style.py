"""The only place with colours and sizes: the palette of sea, chalk and sand, one colour and shape for each region."""

from dataclasses import dataclass
from typing import Any

FONT = "Atkinson Hyperlegible Next, system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme."""

    ink: str
    muted: str
    background: str
    surface: str
    line: str
    primary: str
    on_primary: str
    sea: str
    sand: str
    agree: str
    disagree: str
    passed: str
    regions: tuple[str, ...]
    shades: tuple[str, str]


LIGHT = Palette(
    ink="#10242e",
    muted="#4d626c",
    background="#f6f9f9",
    surface="#ffffff",
    line="#d3dfe3",
    primary="#0b5c7a",
    on_primary="#ffffff",
    sea="#d7e9ef",
    sand="#f5ecdc",
    agree="#0f766e",
    disagree="#b4431f",
    passed="#5f6f78",
    regions=("#1f6fb2", "#c2500a", "#8a3fa0", "#8c6a00", "#00796b", "#5a5f66", "#a3325c"),
    shades=("#e4f0f3", "#0b5c7a"),
)
DARK = Palette(
    ink="#e8f1f3",
    muted="#a5b8c0",
    background="#0b1a22",
    surface="#12262f",
    line="#2b434e",
    primary="#1f7fa6",
    on_primary="#ffffff",
    sea="#12303d",
    sand="#2b2a22",
    agree="#4cc9b0",
    disagree="#ff9a76",
    passed="#a5b3ba",
    regions=("#6db3f2", "#ff9a57", "#d79be8", "#f0c648", "#4cd0b8", "#b5bcc4", "#f08bb0"),
    shades=("#16303b", "#6fc3e0"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

#: A shape beside the colour, in the order of the regions: never colour alone. Names of Vega symbols.
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "stroke")

#: The same shapes as paths in a box of 16, for the page.
SHAPE_PATHS = {
    "circle": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    "square": "M3 3h10v10h-10z",
    "triangle-up": "M8 2l6.5 11.5h-13z",
    "diamond": "M8 1l6 7l-6 7l-6-7z",
    "triangle-down": "M8 14l-6.5-11.5h13z",
    "cross": "M6 2h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "stroke": "M1 7h14v2h-14z",
}


@dataclass(frozen=True, slots=True)
class Size:
    """Letters and marks in pixels for one place a chart stands in."""

    label: int
    title: int
    mark: int
    row: int


SIZES = {
    "phone": Size(label=13, title=17, mark=110, row=34),
    "page": Size(label=14, title=19, mark=140, row=32),
    "wall": Size(label=24, title=34, mark=420, row=64),
}


def palette(scheme: str) -> Palette:
    """The colours of "light" or "dark"."""
    return PALETTES.get(scheme, LIGHT)


def region_colour(position: int, scheme: str) -> str:
    """The colour of the region with this position (from 1, as in data/regions.toml)."""
    colours = palette(scheme).regions
    return colours[(position - 1) % len(colours)]


def region_shape(position: int) -> str:
    """The shape of the region with this position."""
    return SHAPES[(position - 1) % len(SHAPES)]


def css_variables(scheme: str) -> str:
    """The palette as CSS custom properties, for the style sheet."""
    colours = palette(scheme)
    names = ("ink", "muted", "background", "surface", "line", "primary", "on_primary", "sea", "sand")
    lines = [f"--{name.replace('_', '-')}:{getattr(colours, name)}" for name in (*names, "agree", "disagree", "passed")]
    lines += [f"--region-{position}:{colour}" for position, colour in enumerate(colours.regions, start=1)]
    return ";".join(lines)


def config(scheme: str, size: str) -> dict[str, Any]:
    """Vega-Lite's config for a scheme and a place ("phone", "page", "wall")."""
    colours, sizes = palette(scheme), SIZES[size]
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": colours.ink,
            "titleColor": colours.muted,
            "labelFontSize": sizes.label,
            "titleFontSize": sizes.label,
            "gridColor": colours.line,
            "domainColor": colours.line,
            "tickColor": colours.line,
            "labelLimit": 0,
        },
        "legend": {"labelColor": colours.ink, "titleColor": colours.muted, "labelFontSize": sizes.label},
        "title": {"color": colours.ink, "fontSize": sizes.title, "anchor": "start", "fontWeight": 600},
        "text": {"color": colours.ink, "fontSize": sizes.label},
    }
