"""The names of a survey, its introduction, whether its link lets people answer; a copy, a file, and the end of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import SurveyState
from profit_tt.models.survey_drafts import INTRODUCTION_LIMIT, NAME_LIMIT, SurveyDraft
from profit_tt.services import survey_files, surveys
from profit_tt.services.survey_form import Form
from profit_tt.text import LANGUAGES, Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.agenda_step import meanwhile
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.session import Visit


def draw(form: Form, here: Visit, leave: Callable[[], None]) -> None:
    """The sheet of the survey, and what can be done with all of it. `leave` goes back to the list."""
    say = here.say
    fields = [f"{part}_{code}" for part in ("name", "text") for code in LANGUAGES]
    stored = {field: getattr(form.survey, field) for field in fields} | {"by_link": form.survey.by_link}
    sheet = Sheet(f"survey-{form.id}", form.survey.version, stored)
    sheet.lay_out()
    with st.expander(say("Name, introduction, who may answer"), key="survey-sheet", expanded=sheet.is_typed):
        _fields(sheet, say)
        notices.show("survey-sheet")
        meanwhile(sheet, say)
        st.button(
            say("Save"),
            key="survey-save",
            type="primary",
            disabled=not sheet.is_typed,
            on_click=_saved,
            args=(sheet, form.id),
        )
    _whole(form, say, leave)


def _fields(sheet: Sheet, say: Speaker) -> None:
    with st.container(key="survey-names"):
        for code in LANGUAGES:
            label = say("Name, {language}", language=AUTONYMS[code])
            st.text_input(label, key=sheet.key(f"name_{code}"), max_chars=NAME_LIMIT)
            notices.show("survey-sheet", field=f"name_{code}")
    with st.container(key="survey-texts"):
        for code in LANGUAGES:
            label = say("Introduction, {language}", language=AUTONYMS[code])
            st.text_area(label, key=sheet.key(f"text_{code}"), height=96, max_chars=INTRODUCTION_LIMIT)
            notices.show("survey-sheet", field=f"text_{code}")
    st.checkbox(say("Whoever has the link may answer, without joining"), key=sheet.key("by_link"))


def _saved(sheet: Sheet, survey_id: int) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        names, texts = ({code: typed[f"{part}_{code}"] for code in LANGUAGES} for part in ("name", "text"))
        draft = SurveyDraft.of(names=names, texts=texts, by_link=typed["by_link"])
        return surveys.edit_survey(by=session.visit().person, survey_id=survey_id, draft=draft, seen=seen)

    if sheet.save("survey-sheet", deed):
        notices.tell("survey-state", N_("Saved."))


def _whole(form: Form, say: Speaker, leave: Callable[[], None]) -> None:
    with st.container(key="survey-whole", horizontal=True):
        st.download_button(
            say("Download as a file (TOML)"),
            partial(survey_files.to_toml, by=session.visit().person, survey_id=form.id),
            file_name=f"survey-{form.id}.toml",
            mime="application/toml",
            key="survey-download",
            on_click="ignore",
        )
        st.button(say("Copy the survey"), key="survey-copy", on_click=_copied, args=(form.id,))
        if form.survey.state is SurveyState.open:
            return
        with st.popover(say("Empty or remove"), key="survey-end"):
            st.markdown(say("What people have answered is gone then, for good. The log keeps that it was done."))
            for key, label, deed in (
                ("survey-clear", say("Take all answers away"), _cleared),
                ("survey-remove", say("Remove the survey with its answers"), partial(_removed, leave)),
            ):
                st.button(label, key=key, on_click=deed, args=(form.id, form.survey.version))


def _copied(survey_id: int) -> None:
    by = session.visit().person
    if notices.attempt("survey-state", surveys.duplicate_survey, by=by, survey_id=survey_id) is not None:
        notices.tell("survey-state", N_("The copy stands at the end of the list, as a draft."))


def _cleared(survey_id: int, seen: int) -> None:
    by = session.visit().person
    if notices.attempt("survey-state", surveys.clear_answers, by=by, survey_id=survey_id, seen=seen) is not None:
        notices.tell("survey-state", N_("All answers were taken away."))


def _removed(leave: Callable[[], None], survey_id: int, seen: int) -> None:
    deed = partial(surveys.remove_survey, by=session.visit().person, survey_id=survey_id, with_answers=True, seen=seen)
    notices.attempt("survey-state", deed)
    if not notices.refused("survey-state"):
        leave()
