"""One finding within public reading: its words, its votes by region, what they mean, and the way back."""

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import finding_page, finding_page_measures, open_frame, story, way, which_round
from profit_tt.ui.parts.open_frame import Part


def draw(number: str, seen: Picture, say: Speaker) -> None:
    """The finding with this number, or a calm sentence where there is none."""
    one = finding_page.asked_for(seen.room, number)
    if one is None:
        story.calm(say("This finding is not here, or not here any more."), key="nothing")
    else:
        finding_page.words(one, seen.room, say)
        which_round.choose(seen.room, say)
        if seen.shown:
            finding_page.votes(one, seen, say, kept_back=True)
        finding_page_measures.told(one, seen, say, leads_on=False)
    with st.container(key="ways-on", horizontal=True):
        way.to("open", say("To the picture"), key="way-picture")
        way.to("open", say("All findings"), key="way-review", **{open_frame.PART: Part.findings})
