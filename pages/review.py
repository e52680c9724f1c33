"""All findings: search, filter, compare, read, print, take away."""

from functools import partial

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results, reviewing, searching
from profit_tt.ui.parts import downloads, filters, gate, listing, printing, report_files, side_by_side, story
from profit_tt.ui.parts.side_by_side import View

here = gate.for_anybody()
say = here.say
whole = results.picture(by=here.person, audience=Audience.phones, at=here.pulse)
lists = [
    filters.region(whole.room, say, name="from", label=say("Region")),
    filters.theme(whole.room, say),
    filters.tag(whole.room, say),
    filters.kind(say),
    filters.written_in(whole.room, say),
    filters.provenance(whole.room, say),
    filters.stakeholder(say),
]
picked = filters.chosen(lists)
text, order = listing.wanted(whole)
listed = partial(
    reviewing.listed,
    by=here.person,
    text=text,
    regions=picked["from"],
    themes=picked["theme"],
    tags=picked["tag"],
    kinds=picked["kind"],
    languages=picked["written"],
    provenances=picked["origin"],
    stakeholders=picked["type"],
    order=order,
)
seen = listing.at_hand(listed, at=here.pulse)
view = side_by_side.wanted(whole)
told = side_by_side.sentences(whole, view, filters.sentences(lists, picked, say), say)

st.markdown(f"# {say('All findings')}", anchors=False)
printing.head(whole.room.think_tank, say, chosen=told)
story.samples(whole, say)
side_by_side.switch(whole, view, say)
if view is View.rounds:
    side_by_side.rounds(here.person, say)
else:
    listing.controls(whole, text, order, say, ordered=view is View.list)
    count = filters.counted(len(seen.room.findings), len(whole.room.findings), say)
    filters.row(filters.useful(lists), picked, say, count=count)
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        downloads.row(partial(listing.at_hand, listed), whole.room.think_tank.code, say, chosen=told)
        everything = printing.switch(say)
    report_files.row(here, whole)
    if seen.room.findings or not seen.shown:
        listing.rules(seen, say, by_type=bool(picked["type"]))
    compared = side_by_side.regions(whole, seen, say) if view is View.regions else None
    if seen.room.findings:
        listing.cards(seen, say, everything=everything, by_type=bool(picked["type"]), compared=compared)
    else:
        offered = searching.search(by=here.person, text=text, at=here.pulse).instead if text else ""
        listing.nothing(whole, say, instead=offered)
