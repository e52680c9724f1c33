"""A survey as people will see it, to be tried out: conditions work, and nothing is stored."""

from typing import Any

import streamlit as st

from profit_tt.services import survey_form, survey_rules
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.ui import notices, session
from profit_tt.ui.parts import survey_question
from profit_tt.ui.parts.words import plain
from profit_tt.ui.session import Visit


def draw(form: Form, here: Visit) -> None:
    """All questions on one page, in the language of the switch above."""
    say = here.say
    values = _values(form)
    with st.container(key="survey"):
        st.caption(say("This is how it looks on a phone. What you answer here is not kept."))
        if text := survey_form.words(form.survey, "text", say.language):
            plain(text, key="survey-text")
        if not form.questions:
            st.markdown(say("There are no questions yet."))
        keeper = survey_question.Keeper(lambda asked: _values(form).get(asked.id), _saver(form))
        for number, asked in enumerate(survey_rules.asked_of(form, values), start=1):
            survey_question.draw(asked, number, values.get(asked.id), keeper, say)


def _values(form: Form) -> dict[int, Any]:
    kept: dict[int, Any] = session.recall(f"_survey_tried_{form.id}", {})
    return kept


def _saver(form: Form) -> Any:
    def save(asked: AskedQuestion, value: Any) -> bool:
        place = survey_question.place(asked)
        notices.attempt(place, survey_rules.cells, asked, value)
        if notices.refused(place):
            return False
        session.keep(f"_survey_tried_{form.id}", _values(form) | {asked.id: value})
        return True

    return save
