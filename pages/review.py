"""All findings: search, filter, read, print, take away."""

from functools import partial

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results, reviewing
from profit_tt.ui.parts import downloads, filters, gate, listing, printing, story

here = gate.for_anybody()
say = here.say
whole = results.picture(by=here.person, audience=Audience.phones, at=here.pulse)
lists = [
    filters.region(whole.room, say, name="from", label=say("Region")),
    filters.theme(whole.room, say),
    filters.kind(say),
    filters.stakeholder(say),
]
picked = filters.chosen(lists)
text, order = listing.wanted()
listed = partial(
    reviewing.listed,
    by=here.person,
    text=text,
    regions=picked["from"],
    themes=picked["theme"],
    kinds=picked["kind"],
    stakeholders=picked["type"],
    order=order,
)
seen = listed(at=here.pulse)
told = filters.sentences(lists, picked, say)

st.markdown(f"# {say('All findings')}", anchors=False)
printing.head(whole.room.think_tank, say, chosen=told)
story.samples(whole, say)
listing.controls(seen, text, order, say)
filters.row(lists, picked, say, count=filters.counted(len(seen.room.findings), len(whole.room.findings), say))
with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
    downloads.row(listed, whole.room.think_tank.code, say, chosen=told)
    everything = printing.switch(say)
listing.rules(seen, say, by_type=bool(picked["type"]))
if seen.room.findings:
    listing.cards(seen, say, everything=everything, by_type=bool(picked["type"]))
else:
    listing.nothing(whole, say)
