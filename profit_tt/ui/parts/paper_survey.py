"""A survey sheet typed in for a seat: the questions as on a phone, each answer kept at once, numbered as on paper."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import SurveyState
from profit_tt.services import seat_survey, survey_form
from profit_tt.services.room import Room
from profit_tt.services.seats import Seat
from profit_tt.services.survey_answers import Mine
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import survey_choice, survey_question
from profit_tt.ui.parts.paper_seats import who
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_SURVEY, _SEAT, _LATE = "paper-survey", "paper-survey-seat", "paper-survey-before-close"
_PLACE = "paper-survey"


def draw(here: Visit, now: Room, present: Sequence[Seat], forms: Sequence[Form]) -> None:
    """Choose survey and seat, enter its answers, say that the sheet is whole; nothing without a survey."""
    say = here.say
    known = {form.id: form for form in forms if form.survey.state is not SurveyState.draft and form.questions}
    if not known:
        return
    seats = {one.code: one for one in present}
    with st.container(key="card-paper-survey"):
        st.header(say("Type in a survey"), anchor=False)
        _choose(known, seats, now, say)
        form, seat = known[int(session.recall(_SURVEY))], str(session.recall(_SEAT))
        if not form.is_open:
            st.checkbox(say("This sheet was filled in before the survey was closed."), key=_LATE)
        st.caption(say("Every answer is saved at once, as entered by a facilitator."))
        entered = seat_survey.answered(by=here.person, survey_id=form.id, seat=seat)
        with st.container(key="survey"):
            for asked in entered.asked:
                number = form.place(asked.id)
                survey_question.draw(asked, number, entered.values.get(asked.id), _keeper(form, seat), say)
        _done(form, seat, entered, say)


def _choose(known: dict[int, Form], seats: dict[str, Seat], now: Room, say: Speaker) -> None:
    names = {key: survey_form.words(form.survey, "name", say.language) for key, form in known.items()}
    with st.container(key="paper-survey-which", horizontal=True):
        st.selectbox(
            say("Survey"),
            list(names),
            format_func=lambda one: names.get(one, ""),
            key=_SURVEY,
            on_change=_another,
            args=(known,),
        )
        st.selectbox(
            say("Seat"),
            list(seats),
            format_func=lambda code: f"{code} · {who(seats[code], now, say)}",
            key=_SEAT,
            on_change=_another,
            args=(known,),
        )


def _another(known: dict[int, Form]) -> None:
    """What was refused belongs to the sheet before."""
    for form in known.values():
        for asked in form.questions:
            survey_choice.let_go(asked)


def _keeper(form: Form, seat: str) -> survey_question.Keeper:
    by = session.visit().person
    at: dict[str, Any] = {"survey_id": form.id, "seat": seat}

    def stored(asked: AskedQuestion) -> survey_question.Value:
        return seat_survey.answered(by=by, **at).values.get(asked.id)

    def save(asked: AskedQuestion, value: survey_question.Value) -> bool:
        place, late = survey_question.place(asked), bool(session.recall(_LATE))
        notices.attempt(
            place, seat_survey.enter_answer, by=by, **at, question_id=asked.id, value=value, before_close=late
        )
        return not notices.refused(place)

    return survey_question.Keeper(stored, save)


def _done(form: Form, seat: str, entered: Mine, say: Speaker) -> None:
    notices.show(_PLACE)
    label = say("This sheet is whole already") if entered.is_finished else say("This sheet is whole")
    st.button(
        label,
        key="paper-survey-done",
        type="primary",
        disabled=entered.is_finished,
        on_click=_finish,
        args=(form.id, seat),
    )
    st.caption(escaped(say("{done} of {all} answered", done=entered.answered, all=len(entered.asked))))


def _finish(survey_id: int, seat: str) -> None:
    by, late = session.visit().person, bool(session.recall(_LATE))
    n = notices.attempt(_PLACE, seat_survey.finish, by=by, survey_id=survey_id, seat=seat, before_close=late)
    if n is not None:
        notices.tell(_PLACE, N_("{seat}: {n} answers entered."), seat=seat, n=n)
