"""The themes most written about, as lines of marks and numbers: what fits beside the ranking."""

from collections import Counter
from html import escape

import streamlit as st

from profit_tt.models import Region, Theme
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import wall_regions


def top(seen: Picture, say: Speaker, *, limit: int) -> None:
    """The first few themes, each with the number of findings from every region."""
    counted = counts(seen)
    leading = sorted(seen.room.themes, key=lambda one: (-sum(counted[one.slug].values()), one.position))[:limit]
    rows = "".join(_row(one, counted[one.slug], seen.room.regions, say) for one in leading)
    with st.container(key="wall-top-themes"):
        st.subheader(say("Themes by region"), anchor=False)
        st.html(f'<table class="themes">{rows}</table>')


def counts(seen: Picture) -> dict[str, Counter[str | None]]:
    """Findings of each theme by region."""
    counted: dict[str, Counter[str | None]] = {theme.slug: Counter() for theme in seen.room.themes}
    for finding in seen.room.findings:
        for theme in finding.themes:
            counted[theme][finding.region] += 1
    return counted


def _row(theme: Theme, by_region: Counter[str | None], regions: tuple[Region, ...], say: Speaker) -> str:
    cells = "".join(_cell(region, by_region[region.slug], say) for region in regions)
    return f'<tr><th scope="row">{escape(theme.name(say.language))}</th>{cells}</tr>'


def _cell(region: Region, findings: int, say: Speaker) -> str:
    kind = "some" if findings else "none"
    return f'<td class="{kind}">{wall_regions.mark(region)} {escape(say.number(findings))}</td>'
