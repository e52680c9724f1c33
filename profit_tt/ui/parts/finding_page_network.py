"""A finding in the network, on its own page: the firms and activities it rests on, and who tries it."""

import streamlit as st

from profit_tt.models import ActivityKind, Progress, Provenance, Stakeholder
from profit_tt.services import network_links
from profit_tt.services.network_links import Rests, Tries
from profit_tt.services.network_names import KINDS, STATES, TYPES
from profit_tt.services.room import Room, RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import commitment, region_mark, story, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(one: RoomFinding, here: Visit) -> None:
    """Two chapters, each only where there is something to tell, or somebody who may add to it."""
    links, say = network_links.of_finding(by=here.person, finding_id=one.id), here.say
    if links.rests:
        rule = say("Organisations are named only where they agreed to it.")
        with story.chapter("rests", say("What it rests on"), rule):
            for rests in links.rests:
                _rests(rests, here.room, say)
    may_add = commitment.may_add(here)
    if links.tries or may_add:
        with story.chapter("tries", say("Who tries it")):
            for tries in links.tries:
                _tries(tries, here)
            if may_add:
                words = say("Add who tries it, or what it rests on")
                way.to("network", words, key="way-tries", edit="findings", row=str(one.id))


def _rests(one: Rests, here: Room, say: Speaker) -> None:
    kind = say(KINDS[ActivityKind(one.kind)]) if one.noun == "activity" else say(TYPES[Stakeholder(one.kind)])
    regions = [region_mark.named(here, region, say.language) for region in one.regions]
    name = f"**{escaped(one.name)}**" if one.name else f"**{kind}**"
    marks = [name, kind if one.name else "", *regions]
    with st.container(key=f"rests-{one.evidence_id}", gap=None):
        st.markdown(" · ".join(filter(None, marks)) + _sample(one.provenance, say))
        if one.note:
            st.caption(escaped(one.note))


def _tries(one: Tries, here: Visit) -> None:
    say = here.say
    region = region_mark.named(here.room, one.region, say.language)
    name = f"**{escaped(one.name)}**" if one.name else f"**{say('An organisation')}**" if one.id else ""
    by_when = say("by {day}", day=say.date(one.by_when)) if one.by_when else ""
    marks = [name, region, say(STATES[Progress(one.state)]), by_when]
    with st.container(key=f"tries-{one.commitment_id}", gap=None):
        st.markdown(" · ".join(filter(None, marks)) + _sample(one.provenance, say))
        if one.outcome:
            st.caption(escaped(one.outcome))
        commitment.change(one, here)


def _sample(provenance: str, say: Speaker) -> str:
    return f" :orange-badge[{say('Sample')}]" if provenance == Provenance.illustrative else ""
