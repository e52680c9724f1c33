"""How far one is, as a bar that stands inside a line of text."""

from functools import cache
from urllib.parse import quote

from profit_tt.charts.style import PALETTES

#: More dots than this would be too small to count.
DOTS = 30


def bar(done: int, all_of_them: int) -> str:
    """A bar as Markdown. The numbers stand beside it in words, so it has no other text."""
    return _bar(round(100 * done / all_of_them) if all_of_them else 0)


@cache
def _bar(percent: int) -> str:
    light, dark = (PALETTES[scheme] for scheme in ("light", "dark"))
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 4" preserveAspectRatio="none">'
        f"<style>.a{{fill:{light.line}}}.b{{fill:{light.primary}}}"
        f"@media(prefers-color-scheme:dark){{.a{{fill:{dark.line}}}.b{{fill:{dark.primary}}}}}</style>"
        f'<path class="a" d="M0 0h100v4H0z"/><path class="b" d="M0 0h{percent}v4H0z"/></svg>'
    )
    return f"![](data:image/svg+xml,{quote(picture, safe='')})"


@cache
def dots(filled: int, of: int) -> str:
    """So many dots, the first ones filled, as Markdown; more than thirty as a bar. The number stands beside it."""
    if of > DOTS:
        return _bar(round(100 * filled / of))
    light, dark = (PALETTES[scheme] for scheme in ("light", "dark"))
    bright = dark.link
    circles = "".join(
        f'<circle class="{"b" if place < filled else "a"}" cx="{14 * place + 7}" cy="7" r="5"/>' for place in range(of)
    )
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="dots" viewBox="0 0 {14 * of} 14" width="{14 * of}" height="14">'
        f"<style>.a{{fill:none;stroke:{light.muted};stroke-width:1.5}}.b{{fill:{light.primary}}}"
        f"@media(prefers-color-scheme:dark){{.a{{stroke:{dark.muted}}}.b{{fill:{bright}}}}}</style>{circles}</svg>"
    )
    return f"![](data:image/svg+xml,{quote(picture, safe='')})"
