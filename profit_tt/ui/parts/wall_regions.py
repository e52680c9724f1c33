"""People by region, as a bar for each that fills up; it is the key to colours and shapes of the pictures as well."""

from html import escape

import streamlit as st

from profit_tt.models import Region
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark

#: A bar is full at so many people at least: the first one to come does not fill it.
FULL_FROM = 8


def joined(seen: Picture, say: Speaker) -> None:
    """How many have joined, altogether and in each region."""
    total = sum(seen.joined.values())
    full = max([FULL_FROM, *(seen.people(seen.joined, region.slug) for region in seen.room.regions)])
    rows = []
    for region in seen.room.regions:
        people = seen.people(seen.joined, region.slug)
        rows.append(_row(region, say.language, say.number(people), people / full))
    _draw(say.many("{n} has joined", "{n} have joined", total), rows)


def voted(seen: Picture, say: Speaker, *, heading: str = "") -> None:
    """How many of those who joined have voted, altogether and in each region: progress, never what was voted."""
    rows = []
    for region in seen.room.regions:
        of, people = (seen.people(column, region.slug) for column in (seen.joined, seen.voted))
        words = f"{say.number(people)}/{say.number(of)}"  # words would leave no room for the region's name
        rows.append(_row(region, say.language, words, people / of if of else 0.0))
    _draw(heading or progress(seen, say), rows)


def progress(seen: Picture, say: Speaker) -> str:
    """The sentence about those who have voted."""
    of, people = sum(seen.joined.values()), sum(seen.voted.values())
    if not of:
        return say("Nobody has joined yet")
    return say.many("{n} of {m} has voted", "{n} of {m} have voted", people, m=say.number(of))


def bar(seen: Picture, say: Speaker) -> None:
    """One bar for all who have voted, readable from far."""
    of, people = sum(seen.joined.values()), sum(seen.voted.values())
    share = min(people / of, 1) if of else 0.0
    label = escape(progress(seen, say), quote=True)
    st.html(f'<div class="far" role="img" aria-label="{label}"><span style="width:{share:.1%}"></span></div>')


def mark(region: Region) -> str:
    """The region's mark as HTML, for places where its name stands beside it."""
    return f'<img class="mark" src="{region_mark.address(region.position)}" alt="">'


def _row(region: Region, language: str, words: str, share: float) -> str:
    fill = f"width:{min(share, 1):.1%};background:var(--region-{region.position})"
    return (
        f'<li>{mark(region)}<span class="people-name">{escape(region.name(language))}</span>'
        f'<span class="people-number">{escape(words)}</span>'
        f'<span class="people-bar"><span style="{fill}"></span></span></li>'
    )


def _draw(heading: str, rows: list[str]) -> None:
    st.html(f'<div class="people"><h2>{escape(heading)}</h2><ul>{"".join(rows)}</ul></div>')
