"""The only place with colours and sizes: the palette of sea, chalk and sand, one colour and shape for each region."""

from dataclasses import dataclass
from typing import Any

FONT = "Atkinson Hyperlegible Next, system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme.

    primary fills buttons (on_primary is read on it), link is read on background and surface. The first five of
    regions stay apart for people who see no red, green or blue (tests/charts/test_style.py).
    """

    ink: str
    muted: str
    background: str
    surface: str
    line: str
    primary: str
    on_primary: str
    link: str
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
    link="#0b5c7a",
    sea="#d7e9ef",
    sand="#f5ecdc",
    agree="#0f766e",
    disagree="#b4431f",
    passed="#5f6f78",
    regions=("#1d57a8", "#a1380a", "#65166e", "#9e7d0d", "#0a8a83", "#5a5f66", "#b03a6e"),
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
    link="#6fc3e0",
    sea="#12303d",
    sand="#2b2a22",
    agree="#4cc9b0",
    disagree="#ff9a76",
    passed="#a5b3ba",
    regions=("#58acfa", "#ff8b45", "#c078ad", "#f7d838", "#5fe3c6", "#b5bcc4", "#f6a5c0"),
    shades=("#16303b", "#6fc3e0"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

#: A shape beside the colour, in the order of the regions: never colour alone. Names of Vega symbols.
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right")

#: The shape of what has no region.
NO_REGION = "cross"

#: Area of a shape in parts of a circle's that looks as large: Vega draws them into one box.
AREAS = {"circle": 1.0, "square": 0.92, "triangle-up": 1.25, "diamond": 1.3, "triangle-down": 1.25}

#: The same shapes as paths in a box of 16, for the page.
SHAPE_PATHS = {
    "circle": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    "square": "M3 3h10v10h-10z",
    "triangle-up": "M8 2l6.5 11.5h-13z",
    "diamond": "M8 1l6 7l-6 7l-6-7z",
    "triangle-down": "M8 14l-6.5-11.5h13z",
    "cross": "M6 2h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "triangle-right": "M14 8l-11.5 6.5v-13z",
}


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels for one place a chart stands in: letters (label, smaller note, larger figure and title), marks (their
    area, and the step from one to the next where several would lie on each other)."""

    label: int
    note: int
    figure: int
    title: int
    mark: int
    step: int


#: Places: a phone, a page, a wall's full width and a part of it (a column about half as wide).
SIZES = {
    "phone": Size(label=14, note=13, figure=15, title=17, mark=130, step=13),
    "page": Size(label=15, note=13, figure=17, title=20, mark=140, step=13),
    "wall": Size(label=28, note=24, figure=34, title=40, mark=400, step=22),
    "half": Size(label=25, note=24, figure=28, title=36, mark=260, step=18),
}


def palette(scheme: str) -> Palette:
    """The colours of "light" or "dark"."""
    return PALETTES.get(scheme, LIGHT)


def region_colour(position: int, scheme: str) -> str:
    """The colour of the region with this position (from 1, as in data/regions.toml); 0 is people without a region."""
    if position < 1:
        return palette(scheme).muted
    colours = palette(scheme).regions
    return colours[(position - 1) % len(colours)]


def region_shape(position: int) -> str:
    """The shape of the region with this position; 0 is people without a region."""
    if position < 1:
        return NO_REGION
    return SHAPES[(position - 1) % len(SHAPES)]


def shape_area(position: int) -> float:
    """The area of that shape in parts of a circle's."""
    return AREAS.get(region_shape(position), 1.0)


def linear(colour: str) -> tuple[float, float, float]:
    """A "#rrggbb" colour as linear light, each part 0..1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG counts it, 1 to 21."""
    weights = (0.2126, 0.7152, 0.0722)
    darker, lighter = sorted(sum(w * part for w, part in zip(weights, linear(c), strict=True)) for c in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def shade(share: float, scheme: str) -> str:
    """The colour between the two shades of a scheme, `share` 0..1 of the way."""
    low, high = palette(scheme).shades
    pairs = ((int(low[place : place + 2], 16), int(high[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def ink_on(ground: str, scheme: str) -> str:
    """What is best read on a ground: the ink of the scheme, or that of the other one."""
    inks = (palette(scheme).ink, palette("dark" if scheme == "light" else "light").ink, "#ffffff", "#000000")
    return next((ink for ink in inks if contrast(ink, ground) >= 4.5), max(inks, key=lambda ink: contrast(ink, ground)))


def css_variables(scheme: str) -> str:
    """The palette as CSS custom properties, for the style sheet."""
    colours = palette(scheme)
    names = ("ink", "muted", "background", "surface", "line", "primary", "on_primary", "link", "sea", "sand")
    lines = [f"--{name.replace('_', '-')}:{getattr(colours, name)}" for name in (*names, "agree", "disagree", "passed")]
    lines += [f"--region-{position}:{colour}" for position, colour in enumerate(colours.regions, start=1)]
    return ";".join(lines)


def config(scheme: str, size: str) -> dict[str, Any]:
    """Vega-Lite's config for a scheme and a place (SIZES)."""
    colours, sizes = palette(scheme), SIZES[size]
    axis = {
        "labelColor": colours.muted,
        "labelFontSize": sizes.note,
        "labelPadding": sizes.note // 2,
        "gridColor": colours.line,
        "domain": False,
        "ticks": False,
        "title": None,
    }
    legend = {
        "labelColor": colours.ink,
        "labelFontSize": sizes.label,
        "labelLimit": 0,
        "symbolSize": sizes.mark * 1.2,
        "symbolStrokeWidth": 0,
        "columnPadding": sizes.label * 1.3,
        "rowPadding": sizes.label * 0.5,
        "title": None,
    }
    return {
        "aria": False,
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "legend": legend,
        "title": {"color": colours.ink, "fontSize": sizes.title, "anchor": "start", "fontWeight": 600},
        "text": {"color": colours.ink, "fontSize": sizes.label, "align": "left", "baseline": "middle"},
    }
