"""What becomes of a finding, on its own page: told to everybody, set by facilitators with a reason."""

import streamlit as st

from profit_tt.models import FollowUpStatus
from profit_tt.models.talk import FOLLOW_REASON_LIMIT
from profit_tt.services import following_up
from profit_tt.services.following_up import Became
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import story, talk_words
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(one: RoomFinding, here: Visit) -> None:
    """The chapter, where there is something to tell or somebody who may."""
    say, told = here.say, following_up.of_findings(by=here.person).get(one.id)
    if told is None and not here.is_facilitator:
        return
    with story.chapter("follow", say("What becomes of it")):
        if told is not None:
            st.markdown(sentence(told, say))
        if here.is_facilitator:
            _form(one, told, say)


def sentence(told: Became, say: Speaker) -> str:
    """Status, reason and day in one line of Markdown."""
    parts = [talk_words.badge(told.status, say), escaped(told.reason), say.date(told.at.date())]
    return " · ".join(filter(None, parts))


def _form(one: RoomFinding, told: Became | None, say: Speaker) -> None:
    seen = told.version if told else 0
    name = f"{one.id}-{seen}"  # what another facilitator has set meanwhile begins a new form
    with st.expander(say("Say what becomes of it"), key=f"follow-form-{one.id}", expanded=notices.refused("follow")):
        st.pills(
            say("Status"),
            [str(status) for status in FollowUpStatus],
            format_func=lambda status: say(talk_words.STATUS[FollowUpStatus(status)]),
            default=str(told.status) if told else None,
            key=f"follow-status-{name}",
        )
        st.text_input(
            say("Why? Its author and everybody here read this."),
            value=told.reason if told else "",
            key=f"follow-reason-{name}",
            max_chars=FOLLOW_REASON_LIMIT,
        )
        st.button(say("Save"), key=f"follow-save-{name}", type="primary", on_click=_save, args=(one.id, seen))
        notices.show("follow")


def _save(finding_id: int, seen: int) -> None:
    name = f"{finding_id}-{seen}"
    notices.attempt(
        "follow",
        following_up.set_status,
        by=session.visit().person,
        finding_id=finding_id,
        status=session.recall(f"follow-status-{name}"),
        reason=str(session.recall(f"follow-reason-{name}") or ""),
        seen=seen,
    )
