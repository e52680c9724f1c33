"""One finding and all that is known of it, at its own address: ?tt=CODE&finding=12."""

import streamlit as st

from profit_tt.models import Audience, Scope
from profit_tt.services import results
from profit_tt.ui import live, session
from profit_tt.ui.parts import (
    finding_page,
    finding_page_lineage,
    finding_page_log,
    finding_page_measures,
    finding_page_network,
    finding_page_people,
    follow_status,
    gate,
    talk_threads,
    way,
    which_round,
)

here = gate.for_anybody()
say = here.say


@st.fragment
def body() -> None:
    """Drawn anew by itself when the finding changes, or its results are shown."""
    seen = results.picture(
        by=here.person, audience=Audience.phones, round_id=which_round.chosen(here.room), at=here.pulse
    )
    one = finding_page.asked_for(seen.room, session.query(way.FINDING))
    if one is None:
        finding_page_lineage.not_here(session.query(way.FINDING), here)
    else:
        finding_page.words(one, seen.room, say)
        which_round.choose(seen.room, say)
        finding_page.votes(one, seen, say)
        finding_page_measures.told(one, seen, say)
        finding_page_lineage.came_from(one, seen, say)
        follow_status.draw(one, here)
        finding_page_network.draw(one, here)
        finding_page_people.own_vote(one, seen, here)
        finding_page_people.reasons_given(one, seen, here)
        talk_threads.draw(one, here)
        finding_page_log.draw(one, here)
    with st.container(key="ways-on", horizontal=True):
        way.to("picture", say("To the picture"), key="way-picture")
        way.to("review", say("All findings"), key="way-review")
    live.watch(scope=Scope.content, revision=seen.room.content, spread=8000)


body()
