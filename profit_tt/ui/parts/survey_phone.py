"""Answering a survey: one question at a time or all on one page, saved with every answer."""

import streamlit as st

from profit_tt.errors import InField
from profit_tt.models import Person, SurveyState
from profit_tt.services import survey_answers, survey_form, surveys
from profit_tt.services.survey_answers import Mine
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import progress, survey_question, survey_results, survey_who, top
from profit_tt.ui.parts.words import escaped, plain

_PLACE, _AGAIN, _WAY = "_survey_place", "_survey_again", "survey-way"


@st.fragment
def show(survey_id: int, by: Person, *, link: str) -> None:
    """The survey of a link, whatever think tank it is in."""
    draw(surveys.by_link(link=link), by)


def draw(form: Form, by: Person) -> None:
    """The survey in the state it is in for this person."""
    say = session.visit().say
    mine = survey_answers.mine(by=by, survey_id=form.id)
    with st.container(key="survey"):
        st.markdown(f"# {escaped(survey_form.words(form.survey, 'name', say.language))}")
        if form.is_sample:
            st.caption(say("Sample: these questions are an illustration."))
        if form.survey.state is not SurveyState.open:
            _closed(form, mine, say)
            survey_results.on_phone(form, by)
        elif mine.respondent is None and not mine.is_expert:
            _introduced(form, say)
            survey_who.ask(form, by)
        elif mine.is_finished and session.recall(_AGAIN) != form.id:
            _thanks(form, mine, say)
            survey_results.on_phone(form, by)
        else:
            _questions(form, by, mine, say)


def _introduced(form: Form, say: Speaker) -> None:
    if text := survey_form.words(form.survey, "text", say.language):
        plain(text, key="survey-text")


def _questions(form: Form, by: Person, mine: Mine, say: Speaker) -> None:
    one_by_one = (session.recall(_WAY) or "one") == "one"
    place = _place(form, mine)
    if not one_by_one or place == 0:
        _introduced(form, say)
    _how_far(mine, place if one_by_one else None, say)

    keeper = _keeper(form, by)
    if one_by_one:
        top.show(f"survey {form.id} {place}")
        survey_question.draw(mine.asked[place], place + 1, mine.values.get(mine.asked[place].id), keeper, say)
        _turns(form, by, mine, place, say)
    else:
        for number, asked in enumerate(mine.asked, start=1):
            survey_question.draw(asked, number, mine.values.get(asked.id), keeper, say)
        _done(form, by, say)
    notices.show("survey")
    _ways(say)


def _place(form: Form, mine: Mine) -> int:
    """Which question is in front: it stays when it is answered, until somebody goes on."""
    kept = session.recall(_PLACE, {})
    if form.id not in kept:
        _turn(form.id, _first_open(mine))
    return int(min(session.recall(_PLACE)[form.id], len(mine.asked) - 1))


def _first_open(mine: Mine) -> int:
    """Where somebody goes on who comes back: the first question without an answer, else the last one."""
    unanswered = (place for place, one in enumerate(mine.asked) if mine.values.get(one.id) is None)
    return next(unanswered, len(mine.asked) - 1)


def _how_far(mine: Mine, place: int | None, say: Speaker) -> None:
    done, every = mine.answered, len(mine.asked)
    if place is not None:
        told = say("Question {number} of {all}", number=say.number(place + 1), all=say.number(every))
    else:
        told = say("{done} of {all} answered", done=say.number(done), all=say.number(every))
    with st.container(key="survey-progress"):
        st.markdown(f"{told} {progress.bar(done, every)}")


def _turns(form: Form, by: Person, mine: Mine, place: int, say: Speaker) -> None:
    is_last = place == len(mine.asked) - 1
    if is_last:
        _done(form, by, say)
    with st.container(key="survey-turns", horizontal=True):
        st.button(say("Back"), key="survey-back", disabled=place == 0, on_click=_turn, args=(form.id, place - 1))
        if not is_last:
            st.button(say("Next"), key="survey-next", type="primary", on_click=_turn, args=(form.id, place + 1))


def _done(form: Form, by: Person, say: Speaker) -> None:
    st.button(
        say("I am done"), key="survey-done", type="primary", width="stretch", on_click=_finish, args=(form.id, by)
    )


def _ways(say: Speaker) -> None:
    st.caption(say("Every answer is saved at once. You can change it until the survey closes."))
    if session.recall(_WAY) is None:
        session.keep(_WAY, "one")
    st.segmented_control(
        say("How the questions stand here"),
        ["one", "all"],
        format_func=lambda one: say("One at a time") if one == "one" else say("All on one page"),
        key=_WAY,
        required=True,
        label_visibility="collapsed",
    )


def _thanks(form: Form, mine: Mine, say: Speaker) -> None:
    top.show(f"survey {form.id} done")
    with st.container(key="card-thanks"):
        st.markdown(f"{progress.bar(1, 1)}\n\n## {say('Thank you. Your answers are with us.')}")
        st.markdown(say.many("You have answered one question.", "You have answered {n} questions.", mine.answered))
        st.markdown(say("Until the survey closes you can still change them."))
        st.button(say("Look at my answers"), key="survey-again", on_click=_look_again, args=(form.id,))


def _closed(form: Form, mine: Mine, say: Speaker) -> None:
    with st.container(key="card-wait"):
        st.markdown(f"### {say('This survey is closed')}")
        if mine.answered:
            st.markdown(say.many("You have answered one question.", "You have answered {n} questions.", mine.answered))
            st.markdown(say("Thank you. Your answers stand as you gave them."))
        else:
            st.markdown(say("Answers are not taken any more."))


def _keeper(form: Form, by: Person) -> survey_question.Keeper:
    def stored(asked: AskedQuestion) -> survey_question.Value:
        return survey_answers.mine(by=by, survey_id=form.id).values.get(asked.id)

    def save(asked: AskedQuestion, value: survey_question.Value) -> bool:
        place = survey_question.place(asked)
        notices.attempt(place, survey_answers.answer, by=by, survey_id=form.id, question_id=asked.id, value=value)
        return not notices.refused(place)

    return survey_question.Keeper(stored, save)


def _turn(survey_id: int, place: int) -> None:
    session.keep(_PLACE, session.recall(_PLACE, {}) | {survey_id: max(place, 0)})


def _finish(survey_id: int, by: Person) -> None:
    def finished() -> bool:
        try:
            survey_answers.finish(by=by, survey_id=survey_id)
        except InField as lacking:
            asked = survey_answers.mine(by=by, survey_id=survey_id).asked
            places = {f"question-{one.id}": place for place, one in enumerate(asked)}
            _turn(survey_id, places.get(lacking.field, 0))
            raise
        return True

    if notices.attempt("survey", finished):
        session.forget(_AGAIN)


def _look_again(survey_id: int) -> None:
    session.keep(_AGAIN, survey_id)
    _turn(survey_id, 0)
