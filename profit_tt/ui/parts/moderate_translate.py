"""Translating a finding by hand: a text for each other language of the think tank, shown once it is approved."""

from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import translating
from profit_tt.services.moderating import QueueRow
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_step, moderate_choice
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.session import Visit

_PLACE = "mod-translating"
_INTO = {"en": N_("In English"), "fr": N_("In French"), "nl": N_("In Dutch")}


def begin(row: QueueRow) -> None:
    """Fill the form with what is there: drafts and approved texts."""
    for language in _INTO:
        _sheet(row, language).drop()


def draw(here: Visit, row: QueueRow) -> None:
    """A field for each other language, with what may be done to it."""
    say, one = here.say, row.finding
    for language in here.room.think_tank.languages:
        if language != one.language:
            _field(row, language, say)
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(say("Close"), key="mod-form-leave", on_click=moderate_choice.close)


def _sheet(row: QueueRow, language: str) -> Sheet:
    """The words that are there are their own version."""
    there = (row.finding.translations | dict(row.drafts)).get(language, "")
    return Sheet(f"mod-translation-{row.finding.id}-{language}", there, {"text": there})


def _field(row: QueueRow, language: str, say: Speaker) -> None:
    one, drafts, sheet = row.finding, dict(row.drafts), _sheet(row, language)
    sheet.lay_out()
    st.text_area(say(_INTO[language]), key=sheet.key("text"), height=92)
    if language in one.translations:
        st.caption(say("Everybody can read it."))
    elif language in drafts:
        st.caption(say("Waits for approval: nobody reads it yet."))
    notices.show(f"{_PLACE}-{language}")
    agenda_step.meanwhile(sheet, say)
    with st.container(horizontal=True, key=f"mod-translate-deeds-{language}"):
        on = (sheet, one.id, language)
        st.button(say("Save and show"), key=f"mod-show-{language}", type="primary", on_click=_save, args=(*on, True))
        st.button(say("Save for later"), key=f"mod-later-{language}", on_click=_save, args=(*on, False))
        if language in one.translations or language in drafts:
            st.button(say("Take it away"), key=f"mod-away-{language}", type="tertiary", on_click=_remove, args=on)


def _save(sheet: Sheet, finding_id: int, language: str, show: bool) -> None:
    def deed(typed: dict[str, Any], seen: str) -> object:
        by, text = session.visit().person, str(typed["text"] or "")
        kept = translating.put(by=by, finding_id=finding_id, language=language, text=text, seen=seen)
        if show:
            translating.approve(by=by, finding_id=finding_id, language=language, seen=kept.text)
        return kept

    sheet.save(f"{_PLACE}-{language}", deed)


def _remove(sheet: Sheet, finding_id: int, language: str) -> None:
    by = session.visit().person
    notices.attempt(f"{_PLACE}-{language}", translating.remove, by=by, finding_id=finding_id, language=language)
    if not notices.refused(f"{_PLACE}-{language}"):
        sheet.drop()
