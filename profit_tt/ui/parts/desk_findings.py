"""The findings at the desk: search, hide with a reason, restore."""

import streamlit as st

from profit_tt.services import collecting, reviewing, running
from profit_tt.services.results import Picture
from profit_tt.services.room import Room, RoomFinding
from profit_tt.services.running import HiddenFinding
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark, words
from profit_tt.ui.session import Visit

PAGE = 8
_HIDING = "_desk_hiding"


def findings(here: Visit, seen: Picture) -> None:
    """Those on the list, newest first, and below them those that were hidden."""
    say = here.say
    with st.container(key="card-findings"):
        st.header(say("Findings"), anchor=False)
        notices.show("findings")
        if not seen.room.findings:
            st.caption(say("Nothing has been sent yet."))
        else:
            _listed(here, seen.room)
        _hidden(here, seen.room)


def _listed(here: Visit, room: Room) -> None:
    say = here.say
    text = st.text_input(
        say("Search findings"), key="desk-search", placeholder=say("Words or number"), label_visibility="collapsed"
    )
    by_id = {one.id: one for one in room.findings}
    found = reviewing.search(by=here.person, text=text or "", order=reviewing.Order.newest)
    pages = max(1, -(-len(found) // PAGE))
    page = min(int(session.recall("desk-page") or 1), pages)
    for finding_id in found[(page - 1) * PAGE : page * PAGE]:
        if finding_id in by_id:
            _row(by_id[finding_id], room, say)
    if not found:
        st.caption(say("No finding contains these words."))
    if pages > 1:
        st.pagination(pages, key="desk-page")


def _row(finding: RoomFinding, room: Room, say: Speaker) -> None:
    with st.container(key=f"row-finding-{finding.id}", horizontal=True, vertical_alignment="top"):
        with st.container(key=f"desk-words-{finding.id}"):
            words.plain(finding.text)
            st.caption(
                " · ".join(filter(None, [f"#{finding.number}", region_mark.named(room, finding.region, say.language)]))
            )
        if session.recall(_HIDING) != finding.id:
            st.button(say("Hide"), key=f"hide-{finding.id}", on_click=_ask_why, args=(finding.id,))
    if session.recall(_HIDING) == finding.id:
        _why(finding, say)


def _why(finding: RoomFinding, say: Speaker) -> None:
    with st.container(key="hiding"), st.form(f"hide-form-{finding.id}", border=False):
        st.text_input(
            say("Why is it hidden? Its author will read this."),
            key=f"hide-reason-{finding.id}",
            placeholder=say("It says the same as number 12"),
        )
        notices.show("hide")
        with st.container(key="hide-deeds", horizontal=True):
            st.form_submit_button(say("Hide this finding"), type="primary", on_click=_hide, args=(finding.id,))
            st.form_submit_button(say("Leave it on the list"), on_click=_leave)


def _hidden(here: Visit, room: Room) -> None:
    say = here.say
    hidden = running.hidden_findings(by=here.person)
    if not hidden:
        return
    label = say.many("{n} hidden finding", "{n} hidden findings", len(hidden))
    with st.expander(label, key="desk-hidden"):
        for finding in hidden:
            _hidden_row(finding, room, say)


def _hidden_row(finding: HiddenFinding, room: Room, say: Speaker) -> None:
    with st.container(key=f"row-hidden-{finding.id}", horizontal=True, vertical_alignment="top"):
        with st.container(key=f"desk-words-hidden-{finding.id}"):
            words.plain(finding.text)
            st.caption(say("Hidden because: {reason}", reason=words.escaped(finding.reason)))
        st.button(say("Restore"), key=f"restore-{finding.id}", on_click=_restore, args=(finding.id,))


def _ask_why(finding_id: int) -> None:
    session.keep(_HIDING, finding_id)


def _leave() -> None:
    session.forget(_HIDING)


def _hide(finding_id: int) -> None:
    reason = str(session.recall(f"hide-reason-{finding_id}") or "")
    notices.attempt("hide", collecting.hide, by=session.visit().person, finding_id=finding_id, reason=reason)
    if not notices.refused("hide"):
        session.forget(_HIDING)


def _restore(finding_id: int) -> None:
    notices.attempt("findings", collecting.restore, by=session.visit().person, finding_id=finding_id)
