"""Findings that are not on the list, on the page where all are read: for those who moderate, by their state."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.models import FindingState
from profit_tt.services.moderating import QueueRow
from profit_tt.text import Speaker
from profit_tt.ui.parts import finding_card, story, way
from profit_tt.ui.parts.filters import Filter
from profit_tt.ui.parts.moderate_choice import STATES
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: The name in the address.
NAME = "state"
AT_MOST = 50


def states(here: Visit) -> list[Filter]:
    """The list of states to choose from; none for those who may not read them."""
    if not here.is_facilitator:
        return []
    off = {str(one): here.say(word) for one, word in STATES.items() if one is not FindingState.listed}
    return [Filter(NAME, here.say("Not on the list"), off)]


def draw(rows: Sequence[QueueRow], here: Visit) -> None:
    """A card each with its state and the reason, newest first, and the way to where they are dealt with."""
    say = here.say
    st.caption(say("These findings are not on the list: only facilitators see them here."))
    if not rows:
        story.calm(say("No finding fits. Try other words, or clear the filters."), key="no-hit")
    with st.container(key="findings"):
        for row in rows[:AT_MOST]:
            badge = f":gray-badge[{say(STATES[row.state])}]"
            finding_card.card(row.finding, here.room, say, badge=badge, note=_reason(row, say))
    way.to("moderate", say("Moderate findings"), key="way-off-list")


def _reason(row: QueueRow, say: Speaker) -> str:
    if not row.reason:
        return ""
    return say("The facilitator's reason: {reason}", reason=escaped(row.reason))
