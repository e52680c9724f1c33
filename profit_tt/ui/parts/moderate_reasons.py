"""The reasons that people gave for their votes on the finding in front; one that should not be read is hidden."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import reasons
from profit_tt.services.moderating import QueueRow
from profit_tt.services.reasons import ReasonShown
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts.words import plain
from profit_tt.ui.session import Visit

_PLACE = "mod-reasons"


def draw(here: Visit, row: QueueRow) -> None:
    """All reasons of all rounds that ask for them; nothing where nobody gave one."""
    say, room = here.say, here.room
    rounds = [
        one.id or 0 for one in room.rounds if one.asks_reason and row.finding.id in room.asked.get(one.id or 0, ())
    ]
    found = [
        reason
        for round_id in rounds
        for reason in reasons.reasons(
            by=here.person, round_id=round_id, finding_id=row.finding.id, audience=Audience.desk
        )
    ]
    notices.show(_PLACE)
    if not found:
        return
    with st.container(key="mod-reasons"):
        st.markdown(f"### {say('Reasons people gave')}")
        for reason in found:
            _one(reason, say)


def _one(reason: ReasonShown, say: Speaker) -> None:
    with st.container(key=f"mod-said-{reason.id}", horizontal=True, vertical_alignment="center"):
        plain(reason.text)
        st.button(
            say("Show again") if reason.hidden else say("Hide"),
            key=f"mod-hide-{reason.id}",
            type="tertiary",
            on_click=_hide,
            args=(reason.id, not reason.hidden),
        )


def _hide(reason_id: int, hidden: bool) -> None:
    notices.attempt(_PLACE, reasons.hide_reason, by=session.visit().person, reason_id=reason_id, hidden=hidden)
