"""What waits for a facilitator: findings to approve, texts that came back, likely duplicates; the way to moderation."""

from collections import Counter

import streamlit as st

from profit_tt.models import FindingState
from profit_tt.services import moderating
from profit_tt.ui.parts import way
from profit_tt.ui.rooms import ROOMS
from profit_tt.ui.session import Visit


def draw(here: Visit) -> None:
    """A line for each kind of work, also when there is none, so that nothing jumps."""
    say = here.say
    rows = moderating.queue(by=here.person)
    states = Counter(row.state for row in rows)
    pairs = {
        frozenset((row.finding.id, other.finding_id))
        for row in rows
        if row.state in (FindingState.listed, FindingState.waiting)
        for other in row.alike
    }
    drafts = sum(len(row.drafts) for row in rows)
    lines = (
        (
            states[FindingState.waiting],
            say.many("{n} finding to approve", "{n} findings to approve", states[FindingState.waiting]),
        ),
        (
            states[FindingState.reword],
            say.many("{n} is being reworded", "{n} are being reworded", states[FindingState.reword]),
        ),
        (len(pairs), say.many("{n} likely duplicate", "{n} likely duplicates", len(pairs))),
        (drafts, say.many("{n} translation to approve", "{n} translations to approve", drafts)),
    )
    with st.container(key="card-waiting"):
        st.header(say("Waiting for you"), anchor=False)
        with st.container(key="waiting"):
            st.markdown("  \n".join(f"**{words}**" if number else words for number, words in lines))
        if "moderate" in ROOMS:
            way.to("moderate", say("Moderate findings"), key="way-moderate")
