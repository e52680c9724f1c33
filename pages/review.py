"""All findings: search, filter, compare, read, print, take away."""

from functools import partial

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import elsewhere, following_up, results, reviewing, searching
from profit_tt.services.reviewing import Asked
from profit_tt.ui.parts import (
    beside_two,
    downloads,
    elsewhere_list,
    filters,
    gate,
    listing,
    off_list,
    printing,
    report_files,
    side_by_side,
    story,
)
from profit_tt.ui.parts.side_by_side import View

here = gate.for_anybody()
say, by = here.say, here.person
whole = results.picture(by=by, audience=Audience.phones, at=here.pulse)
became, others = following_up.of_findings(by=by, at=here.pulse), elsewhere.others(by=by)
lists = [*filters.of_findings(whole.room, became, say), *off_list.states(here)]
picked = filters.chosen(lists)
text, order = listing.wanted(whole)
asked = Asked(
    text=text,
    regions=picked["from"],
    themes=picked["theme"],
    tags=picked["tag"],
    kinds=picked["kind"],
    languages=picked["written"],
    provenances=picked["origin"],
    statuses=picked["status"],
)
listed = partial(reviewing.listed, by=by, asked=asked, stakeholders=picked["type"], order=order)
seen = listing.at_hand(listed, at=here.pulse)
view = side_by_side.wanted(whole, others)
told = side_by_side.sentences(whole, view, filters.sentences(lists, picked, say), say)

st.markdown(f"# {say('All findings')}", anchors=False)
printing.head(whole.room.think_tank, say, chosen=told)
story.samples(whole, say)
side_by_side.switch(whole, view, say, others)
if view is View.rounds:
    side_by_side.rounds(by, say)
elif view is View.think_tanks:
    beside_two.draw(here, others)
else:
    listing.controls(whole, text, order, say, ordered=view is View.list)
    everywhere = elsewhere_list.switch(others, say) if view is View.list else False
    off = reviewing.off_the_list(by=by, states=states, asked=asked) if (states := picked.get(off_list.NAME)) else None
    left, of = (len(seen.room.findings), len(whole.room.findings)) if off is None else (len(off), len(off))
    filters.row(filters.useful(lists), picked, say, count=filters.counted(left, of, say))
    if off is not None:
        off_list.draw(off, here)
        st.stop()
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        downloads.row(partial(listing.at_hand, listed), whole.room.think_tank.code, say, chosen=told)
        everything = printing.switch(say)
    report_files.row(here, whole)
    by_type = bool(picked["type"])
    if seen.room.findings or not seen.shown:
        listing.rules(seen, say, by_type=by_type)
    compared = side_by_side.regions(whole, seen, say) if view is View.regions else None
    if seen.room.findings:
        listing.cards(seen, say, everything=everything, by_type=by_type, became=became, compared=compared)
    else:
        offered = searching.search(by=by, text=text, at=here.pulse).instead if text else ""
        listing.nothing(whole, say, instead=offered)
    if everywhere:
        elsewhere_list.draw(by, asked, order, say)
