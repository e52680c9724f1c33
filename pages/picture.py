"""The combined picture as a story: who is here, what was found, what the regions agree on, and what comes of it."""

import streamlit as st

from profit_tt.models import Audience, BallotKind, Scope
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.ui import live
from profit_tt.ui.parts import chapters, filters, gate, lapse, pictures_press, story, which_round

here = gate.for_anybody()
say = here.say


@st.fragment
def body() -> None:
    """Drawn anew by itself when a filter changes or a finding comes in; results appear when the facilitator says so."""
    pictures_press.follow()
    round_id = which_round.chosen(here.room)
    whole = results.picture(by=here.person, audience=Audience.phones, round_id=round_id, at=here.pulse)
    lists = [
        filters.region(whole.room, say, name="region", label=say("Votes from")),
        filters.stakeholder(say),
        filters.theme(whole.room, say),
        filters.kind(say),
    ]
    picked = filters.chosen(lists)
    seen = results.filtered(
        whole,
        regions=picked["region"],
        stakeholders=picked["type"],
        themes=picked["theme"],
        kinds=picked["kind"],
    )
    st.markdown(f"# {say('The picture')}", anchors=False)
    story.samples(whole, say)
    which_round.choose(whole.room, say)
    filters.row(lists, picked, say, count=filters.counted(len(seen.room.findings), len(whole.room.findings), say))
    tell(seen, by_type=bool(picked["type"]))
    live.watch(scope=Scope.content, revision=whole.room.content, spread=8000)


def tell(seen: Picture, *, by_type: bool) -> None:
    """The chapters."""
    chapters.people(seen, say)
    if not seen.room.findings:
        story.calm(say("No finding here yet, or none that fits the filters."), key="nothing")
        return
    chapters.themes(seen, say)
    chapters.agreement(seen, say, by_type=by_type)
    if seen.shown and seen.ballot is not BallotKind.dots:
        chapters.differences(seen, say)
        chapters.alike(seen, say)
        chapters.unknown(seen, say)
    chapters.moved(results.movement(by=here.person, audience=Audience.phones, round_id=seen.round_id), say)
    chapters.exchange(seen, say)
    chapters.following(seen, say)
    with story.chapter("grew", say("How did it grow?")):
        lapse.show()
    chapters.methods(seen, say)


body()
