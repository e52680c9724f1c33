"""The gallery: what people of each region said about the day, newest first, and how they rated it."""

from functools import partial
from itertools import islice

import pandas as pd
import streamlit as st

from profit_tt.charts import day as day_chart
from profit_tt.models import Provenance, Region
from profit_tt.services import frames_reactions
from profit_tt.services.reactions import DayRatings, Shown
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import cache, session
from profit_tt.ui.parts import pictures, reaction_player, region_mark, story
from profit_tt.ui.parts.words import plain

#: Cards of a region before somebody asks for more.
FIRST, MORE = 6, 12
_SHOWN = "_reactions_shown"


def show(now: Room, gallery: tuple[Shown, ...], say: Speaker) -> None:
    """Region after region; `?from=` shows one of them alone."""
    st.markdown(f"## {say('What people say')}", anchors=False)
    if not gallery:
        story.calm(say("No reaction to show yet. The first one may be yours."), key="no-reactions")
        return
    if any(one.reaction.provenance == Provenance.illustrative for one in gallery):
        with st.container(key="samples"):
            st.markdown(say("Sample: some reactions here were invented to show how the app works."))
    asked = session.query("from")
    for region in now.regions:
        of = [one for one in gallery if one.reaction.region == region.slug]
        if of and asked in (None, region.slug):
            _region(region, of, say)
    if asked is not None:
        st.button(say("All regions"), key="gallery-all", on_click=session.set_query, args=("from", None))


def _region(region: Region, of: list[Shown], say: Speaker) -> None:
    wanted = dict(session.recall(_SHOWN, {})).get(region.slug, FIRST)
    with st.container(key=f"gallery-of-{region.slug}"):
        name = f"{region_mark.mark(region.position)} {region.name(say.language)}"
        st.markdown(f"### {name} · {say.many('{n} reaction', '{n} reactions', len(of))}", anchors=False)
        with st.container(key=f"gallery-{region.slug}"):
            for one in islice(of, wanted):
                _card(one, say)
        if len(of) > wanted:
            more = say("Show more from {region}", region=region.name(say.language))
            st.button(more, key=f"more-{region.slug}", on_click=_more, args=(region.slug, wanted))


def _card(one: Shown, say: Speaker) -> None:
    with st.container(key=f"shown-{one.reaction.id}"):
        reaction_player.draw(one, say, key="gallery")
        if one.reaction.text:
            plain(one.reaction.text, key=f"shown-text-{one.reaction.id}")
        if one.reaction.provenance == Provenance.illustrative:
            st.markdown(f":gray-badge[{say('Sample')}]")


def _more(slug: str, shown: int) -> None:
    session.keep(_SHOWN, dict(session.recall(_SHOWN, {})) | {slug: shown + MORE})


def ratings(now: Room, told: DayRatings, say: Speaker) -> None:
    """How each region rated the day, without those where too few did."""
    framed = cache.of(told, "framed", lambda: partial(_framed, now.regions))
    rule = say(
        "Regions where fewer than {n} people have rated are left out, and with one of them the next smallest.",
        n=say.number(told.small_cell),
    )
    with story.chapter("day", say("How was the day?"), rule):
        pictures.draw(told, day_chart, framed, size="page", key="day", table=told.everybody is not None)


def _framed(regions: tuple[Region, ...], told: DayRatings, say: Speaker) -> pd.DataFrame:
    return frames_reactions.day(told, say, regions=regions)
