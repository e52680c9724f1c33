"""A finding sheet typed in for a seat."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import FindingDraft, Language, StepKind
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.services import seats
from profit_tt.services.room import Room
from profit_tt.services.seats import Seat
from profit_tt.ui import notices, session
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.paper_seats import who
from profit_tt.ui.session import Visit


def draw(here: Visit, now: Room, present: Sequence[Seat]) -> None:
    """Seat, text, kind and themes; cleared when it is entered, kept when it is refused."""
    say = here.say
    seats_by_code = {one.code: one for one in present}
    with st.container(key="card-paper-finding"):
        st.header(say("Type in a finding"), anchor=False)
        with st.form("paper-finding", border=False):
            st.selectbox(
                say("Seat"),
                list(seats_by_code),
                format_func=lambda code: f"{code} · {who(seats_by_code[code], now, say)}",
                key="sheet-seat",
            )
            st.text_area(say("Finding, at most {limit} characters", limit=TEXT_LIMIT), key="sheet-text", height=96)
            notices.show("sheet", field="text")
            st.pills(say("Kind of finding"), list(KINDS), format_func=lambda kind: say(KINDS[kind]), key="sheet-kind")
            notices.show("sheet", field="kind")
            st.pills(
                say("Themes, one to three"),
                [theme.slug for theme in now.themes],
                selection_mode="multi",
                format_func=lambda slug: now.theme_name(slug, say.language),
                key="sheet-themes",
            )
            notices.show("sheet", field="themes")
            st.selectbox(say("Language"), list(Language), format_func=AUTONYMS.__getitem__, key="sheet-language")
            if not now.is_open(StepKind.collect):
                st.checkbox(say("This sheet was written before collecting was closed."), key="sheet-before-close")
            notices.show("sheet")
            st.form_submit_button(say("Enter this finding"), type="primary", on_click=_enter)


def _enter() -> None:
    sent = notices.attempt("sheet", _entered)
    if sent is None:
        return
    session.keep("sheet-text", "")
    session.keep("sheet-kind", None)
    session.keep("sheet-themes", [])
    notices.tell("sheet", N_("Entered as #{number}."), number=sent)


def _entered() -> int:
    draft = FindingDraft.of(
        text=str(session.recall("sheet-text") or ""),
        kind=session.recall("sheet-kind"),
        language=str(session.recall("sheet-language") or ""),
        themes=list(session.recall("sheet-themes") or []),
    )
    return seats.enter_finding(
        by=session.visit().person,
        seat=str(session.recall("sheet-seat") or ""),
        draft=draft,
        before_close=bool(session.recall("sheet-before-close")),
    ).number
