"""The combined picture as a story: who is here, what was found, what the regions agree on."""

import streamlit as st

from profit_tt.models import Audience, Scope
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.ui import live
from profit_tt.ui.parts import filters, gate, pictures, ranked, story

here = gate.for_anybody()
say = here.say


@st.fragment
def body() -> None:
    """Drawn anew by itself when a filter changes or a finding comes in; results appear when the facilitator says so."""
    whole = results.picture(by=here.person, audience=Audience.phones)
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
    filters.row(lists, picked, say, count=filters.counted(len(seen.room.findings), len(whole.room.findings), say))
    tell(seen, by_type=bool(picked["type"]))
    live.watch(scope=Scope.content, revision=whole.room.content, spread=8000)


def tell(seen: Picture, *, by_type: bool) -> None:
    """The chapters."""
    with story.chapter("here", say("Who is here?"), say("People who joined, and those of them who have voted.")):
        pictures.participation(seen, table=True)
    if not seen.room.findings:
        story.calm(say("No finding here yet, or none that fits the filters."), key="nothing")
        return
    with story.chapter(
        "found",
        say("What did we find?"),
        say("Findings by theme and by the region they come from. A finding with several themes counts in each."),
    ):
        pictures.themes(seen, table=True)
    with story.chapter("agree", say("What do we agree on?"), *ranked.rules(seen, say, by_type=by_type)):
        ranked.findings(seen, say, by_type=by_type)


body()
