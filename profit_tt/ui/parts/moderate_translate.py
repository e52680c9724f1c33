"""Translating a finding by hand: a text for each other language of the think tank, shown once it is approved."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import translating
from profit_tt.services.moderating import QueueRow
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice
from profit_tt.ui.session import Visit

_PLACE = "mod-translating"
_INTO = {"en": N_("In English"), "fr": N_("In French"), "nl": N_("In Dutch")}


def begin(row: QueueRow) -> None:
    """Fill the form with what is there: drafts and approved texts."""
    there = row.finding.translations | dict(row.drafts)
    for language in _INTO:
        session.keep(_key(language), there.get(language, ""))


def draw(here: Visit, row: QueueRow) -> None:
    """A field for each other language, with what may be done to it."""
    say, one = here.say, row.finding
    for language in here.room.think_tank.languages:
        if language != one.language:
            _field(row, language, say)
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(say("Close"), key="mod-form-leave", on_click=moderate_choice.close)


def _field(row: QueueRow, language: str, say: Speaker) -> None:
    one, drafts = row.finding, dict(row.drafts)
    st.text_area(say(_INTO[language]), key=_key(language), height=92)
    if language in one.translations:
        st.caption(say("Everybody can read it."))
    elif language in drafts:
        st.caption(say("Waits for approval: nobody reads it yet."))
    notices.show(f"{_PLACE}-{language}")
    with st.container(horizontal=True, key=f"mod-translate-deeds-{language}"):
        on = (one.id, language)
        st.button(say("Save and show"), key=f"mod-show-{language}", type="primary", on_click=_save, args=(*on, True))
        st.button(say("Save for later"), key=f"mod-later-{language}", on_click=_save, args=(*on, False))
        if language in one.translations or language in drafts:
            st.button(say("Take it away"), key=f"mod-away-{language}", type="tertiary", on_click=_remove, args=on)


def _save(finding_id: int, language: str, show: bool) -> None:
    notices.attempt(f"{_PLACE}-{language}", _saved, finding_id, language, show)


def _saved(finding_id: int, language: str, show: bool) -> None:
    by, text = session.visit().person, str(session.recall(_key(language)) or "")
    kept = translating.put(by=by, finding_id=finding_id, language=language, text=text)
    if show:
        translating.approve(by=by, finding_id=finding_id, language=language, seen=kept.text)


def _remove(finding_id: int, language: str) -> None:
    by = session.visit().person
    notices.attempt(f"{_PLACE}-{language}", translating.remove, by=by, finding_id=finding_id, language=language)
    if not notices.refused(f"{_PLACE}-{language}"):
        session.keep(_key(language), "")


def _key(language: str) -> str:
    return f"mod-translation-{language}"
