"""One finding over the whole wall: its words, where it comes from, and how it stands if that is shown."""

from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from profit_tt.models import BallotKind
from profit_tt.services import showing
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import kinds, region_mark, wall_regions, way, words
from profit_tt.ui.parts.wall_shown import Shown, calm
from profit_tt.ui.parts.words import escaped


def finding(shown: Shown) -> None:
    """The finding that was chosen, else the first to discuss."""
    say, asked = shown.say, shown.option("finding")
    one = shown.room.finding(asked if asked is not None else showing.after(shown.seen, None))
    if one is None:
        calm(say("No finding"), say("The one that was here is not on the list any more.") if asked else "")
        return
    with st.container(key="wall-one"):
        _head(one, say)
        words.plain(one.read_in(say.language), key=f"wall-one-{_length(one.read_in(say.language))}")
        _from(one, shown)
        seen = shown.picture()
        if seen.shown and any(other.id == one.id for other in seen.findings):
            _standing(one, seen, say)


def _length(text: str) -> str:
    """How large it may be written."""
    return "short" if len(text) <= 90 else "long" if len(text) > 180 else "middle"


def _head(one: RoomFinding, say: Speaker) -> None:
    with st.container(key="wall-one-head", horizontal=True):
        # The number leads to the finding's own page, in a tab beside the wall.
        st.markdown(f"[\\#{one.number}](/finding?{urlencode(_address(one))}) · {say(kinds.KINDS[one.kind])}")
        if one.discussed:
            st.html(f'<span class="discussed">{escape(say("Discussed"))}</span>')


def _address(one: RoomFinding) -> dict[str, str]:
    return session.links(**{way.FINDING: str(one.number)})


def _from(one: RoomFinding, shown: Shown) -> None:
    language = shown.say.language
    regions = [region_mark.named(shown.room, slug, language) for slug in one.regions]
    themes = [escaped(shown.room.theme_name(slug, language)) for slug in one.themes]
    with st.container(key="wall-one-from"):
        if regions:
            st.markdown("  ".join(regions))
        st.markdown(" · ".join(themes))


def _standing(one: RoomFinding, seen: Picture, say: Speaker) -> None:
    """Each region's share, median or dots; the mark and the number, no scale to read."""
    rows = "".join(_cell(region, figure, say) for region, figure in _figures(one, seen, say))
    if rows:
        heading = escape(_heading(seen, say))
        st.html(f'<div class="standing"><p>{heading}</p><ul>{rows}</ul></div>')


def _heading(seen: Picture, say: Speaker) -> str:
    if seen.ballot is BallotKind.agreement:
        return say("Share who agree")
    if seen.ballot is BallotKind.dots:
        return say("Dots")
    if seen.ballot is BallotKind.impact_feasibility:
        return say("Impact, median of five points")
    return say("Median of five points")


def _figures(one: RoomFinding, seen: Picture, say: Speaker) -> list[tuple[Any, str]]:
    told = seen.tallies or seen.dots or (seen.axes[0] if seen.axes else None)
    if told is None:
        return []
    rows = told.by_region[told.by_region["finding_id"] == one.id].set_index("region").to_dict("index")
    return [(region, _figure(rows[region.slug], say)) for region in seen.room.regions if region.slug in rows]


def _figure(row: dict[Any, Any], say: Speaker) -> str:
    """Nothing where too few of a region have voted."""
    if "dots" in row:
        return say.number(int(row["dots"]))
    value = row["share"] if "share" in row else row["median"]
    if not row["covered"] or value != value:
        return "–"
    return say.percent(value) if "share" in row else say.number(float(value))


def _cell(region: Any, figure: str, say: Speaker) -> str:
    name = escape(region.name(say.language))
    return f"<li>{wall_regions.mark(region)}<span>{name}</span><b>{escape(figure)}</b></li>"
