"""The map of the infographic as SVG: the regions in their colours, each with its name and a figure."""

from collections.abc import Sequence
from html import escape

from profit_tt.charts import style, two_seas

_WIDTH = 1000.0
#: The part of the map that the regions fill, so that none is cut off where the page crops it.
_LEFT, _SEEN = 60.0, 880.0
_LAND = "#f3f1ea"
#: Half of a letter's width at the size of names, about; names stay inside by it.
_HALF_LETTER = 9.5

#: (slug, name, figure as it is said or "", position as in data/regions.toml)
Place = tuple[str, str, str, int]


def as_svg(places: Sequence[Place]) -> str:
    """An SVG text without a fixed size. Names and figures are text in it, and escaped."""
    height = two_seas.height() * _WIDTH
    look, shapes = style.LIGHT, two_seas.shapes()
    drawn = [f'<rect width="{_WIDTH:.0f}" height="{height:.0f}" fill="{look.sea}"/>']
    if two_seas.LAND in shapes:
        drawn.append(_shape(shapes[two_seas.LAND], _LAND))
    drawn += [_shape(shapes[slug], style.region_colour(at, "light")) for slug, _, _, at in places if slug in shapes]
    drawn += [_words(shapes[slug], name, figure) for slug, name, figure, _ in places if slug in shapes]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_LEFT:.0f} 0 {_SEEN:.0f} {height:.0f}">'
        f'<clipPath id="sheet"><rect width="{_WIDTH:.0f}" height="{height:.0f}"/></clipPath>'
        f'<g clip-path="url(#sheet)">{"".join(drawn)}</g></svg>'
    )


def _shape(one: two_seas.Shape, fill: str) -> str:
    size = one.half * _WIDTH
    return (
        f'<path transform="translate({one.x * _WIDTH:.2f} {one.y * _WIDTH:.2f}) scale({size:.2f})" d="{one.path}" '
        f'fill="{fill}" fill-rule="evenodd" stroke="#ffffff" stroke-width="{1.5 / size:.5f}"/>'
    )


def _words(one: two_seas.Shape, name: str, figure: str) -> str:
    """Name and figure in the middle of a region, written over a white edge so that every colour may lie below."""
    room = len(name) * _HALF_LETTER + 12
    x = min(max(one.x * _WIDTH, _LEFT + room), _LEFT + _SEEN - room)
    y = one.y * _WIDTH
    lines = [f'<text x="{x:.0f}" y="{y:.0f}">{escape(name)}</text>']
    if figure:
        lines.append(f'<text x="{x:.0f}" y="{y + 40:.0f}" font-size="38">{escape(figure)}</text>')
    return (
        f'<g font-family="Atkinson Hyperlegible Next" font-size="34" font-weight="700" text-anchor="middle" '
        f'fill="{style.LIGHT.ink}" stroke="#ffffff" stroke-width="8" stroke-linejoin="round" paint-order="stroke">'
        f"{''.join(lines)}</g>"
    )
