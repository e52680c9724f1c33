"""All findings as the world reads them: search, filters, order and page in the address, votes by region, files."""

from functools import partial

import streamlit as st

from profit_tt.services import results, reviewing, searching
from profit_tt.services.reviewing import Asked
from profit_tt.ui.parts import downloads, filters, listing, open_story, printing, story
from profit_tt.ui.session import Visit


def draw(here: Visit) -> None:
    """The findings of the latest vote that the world may read; of all findings while there is none."""
    say = here.say
    whole = results.picture(by=here.person, audience=here.audience, at=here.pulse)
    lists = [
        filters.region(whole.room, say, name="from", label=say("Region")),
        filters.theme(whole.room, say),
        filters.kind(say),
    ]
    picked = filters.chosen(lists)
    text, order = listing.wanted(whole)
    asked = Asked(text=text, regions=picked["from"], themes=picked["theme"], kinds=picked["kind"])
    listed = partial(reviewing.listed, by=here.person, audience=here.audience, asked=asked, order=order)
    seen = listing.at_hand(listed, at=here.pulse)
    listing.controls(whole, text, order, say)
    count = filters.counted(len(seen.room.findings), len(whole.room.findings), say)
    filters.row(filters.useful(lists), picked, say, count=count)
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        told = [*filters.sentences(lists, picked, say), story.small_cells(whole, say)]
        make = partial(listing.at_hand, listed)
        downloads.row(make, whole.room.think_tank.code, say, chosen=told, with_json=True)
        everything = printing.switch(say)
    open_story.not_yet(seen, say)
    if seen.shown:
        listing.rules(seen, say, by_type=True)
    if seen.room.findings:
        listing.cards(seen, say, everything=everything, by_type=True, became={})  # told in the room alone
    else:
        offered = searching.search(by=here.person, text=text, at=here.pulse).instead if text else ""
        listing.nothing(whole, say, instead=offered)
