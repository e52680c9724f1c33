"""Composing a survey: its questions in their order, and the sheet of the one that is chosen."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import QuestionKind
from profit_tt.models.survey_drafts import QuestionDraft
from profit_tt.services import survey_form, survey_questions
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import survey_sheet
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

KINDS = {
    QuestionKind.single: N_("One choice"),
    QuestionKind.multiple: N_("Several choices"),
    QuestionKind.scale: N_("A scale"),
    QuestionKind.ranking: N_("An order"),
    QuestionKind.number: N_("A number, in figures"),
    QuestionKind.short_text: N_("A few words"),
    QuestionKind.long_text: N_("A longer text"),
    QuestionKind.matrix: N_("A table: one choice a row"),
}
_CHOSEN = "_survey_question"


def draw(form: Form, here: Visit) -> None:
    """The list, and beside it the sheet of a question."""
    picked = next((one for one in form.questions if one.id == session.recall(_CHOSEN)), None)
    with st.container(key=f"survey-columns-{'sheet' if picked else 'list'}"):
        with st.container(key="card-questions"):
            _list(form, picked, here.say)
        if picked is not None:
            survey_sheet.draw(form, picked, here.say, kind=here.say(KINDS[picked.kind]))


def choose(question_id: int | None) -> None:
    """From now on this question is composed."""
    session.keep(_CHOSEN, question_id)


def _list(form: Form, picked: AskedQuestion | None, say: Speaker) -> None:
    notices.show("questions")
    if not form.questions:
        st.markdown(say("There are no questions yet."))
    for place, asked in enumerate(form.questions, start=1):
        _row(form, asked, place, say, is_picked=picked is not None and picked.id == asked.id)
    with st.popover(say("Add a question"), key="survey-add"):
        for kind, words in KINDS.items():
            st.button(
                say(words),
                key=f"survey-add-{kind}",
                type="tertiary",
                on_click=_added,
                args=(form.id, kind, picked.id if picked else None),
            )


def _row(form: Form, asked: AskedQuestion, place: int, say: Speaker, *, is_picked: bool) -> None:
    words = survey_form.words(asked.question, "text", say.language)
    now = "now-" if is_picked else ""
    with st.container(key=f"question-row-{now}{asked.id}", horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(key=f"question-words-{asked.id}", gap=None):
            st.button(
                f"{say.number(place)}\\. {escaped(words)}",
                key=f"question-pick-{asked.id}",
                type="tertiary",
                on_click=choose,
                args=(asked.id,),
            )
            st.caption(" · ".join(_about(form, asked, say)))
        for way, to, label in (
            ("up", place - 1, say("Move question {number} up", number=place)),
            ("down", place + 1, say("Move question {number} down", number=place)),
        ):
            st.button(
                label,
                key=f"question-{way}-{asked.id}",
                disabled=not 1 <= to <= len(form.questions),
                on_click=_moved,
                args=(asked.id, to, asked.version),
            )


def _about(form: Form, asked: AskedQuestion, say: Speaker) -> list[str]:
    said = [say(KINDS[asked.kind])]
    if asked.question.required:
        said.append(say("Needs an answer"))
    if asked.shown_if:
        on = next(
            (place for place, one in enumerate(form.questions, start=1) if asked.shown_if & set(one.option_ids)), 0
        )
        said.append(say("Only after some answers to question {number}", number=on))
    return said


def _added(survey_id: int, kind: QuestionKind, after: int | None) -> None:
    by = session.visit().person
    made = notices.attempt(
        "questions", lambda: survey_questions.add_question(by=by, survey_id=survey_id, draft=_new(kind), after=after)
    )
    if made is not None:
        choose(made.id)


def _new(kind: QuestionKind) -> QuestionDraft:
    """A question that may be stored, with words to be written over, in the facilitator's language."""
    say = session.visit().say
    code = say.language
    return QuestionDraft.of(
        kind=kind,
        texts={code: say("New question")},
        options=[{code: say("First option")}, {code: say("Second option")}],
        rows=[{code: say("First row")}],
    )


def _moved(question_id: int, to: int, seen: int) -> None:
    deed = partial(survey_questions.move_question, question_id=question_id, to=to, seen=seen)
    notices.attempt("questions", deed, by=session.visit().person)
