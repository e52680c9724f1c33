"""The sheet of one question: its words in three languages, options a line each, limits, condition."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import QuestionKind
from profit_tt.models.survey import CONDITIONAL_ON, SCALE_HIGHEST, WITH_OPTIONS
from profit_tt.models.survey_drafts import QUESTION_LIMIT, QuestionDraft
from profit_tt.services import survey_form, survey_questions
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.text import LANGUAGES, Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.agenda_step import meanwhile
from profit_tt.ui.parts.desk_new import AUTONYMS

_PLACE = "question-sheet"


def draw(form: Form, asked: AskedQuestion, say: Speaker, *, kind: str) -> None:
    """The card of a question. kind: its kind in words."""
    sheet = Sheet(f"question-{asked.id}", asked.question.version, _stored(asked))
    sheet.lay_out()
    with st.container(key="card-question-sheet"):
        st.markdown(f"### {kind}")
        _words(sheet, say)
        if asked.kind in WITH_OPTIONS:
            heading = say("Columns, one a line") if asked.kind is QuestionKind.matrix else say("Options, one a line")
            _lines(sheet, "options", heading, say)
        if asked.kind is QuestionKind.matrix:
            _lines(sheet, "rows", say("Rows, one a line"), say)
        _limits(sheet, asked, say)
        st.checkbox(say("Needs an answer"), key=sheet.key("required"))
        _condition(sheet, form, asked, say)
        notices.show(_PLACE)
        meanwhile(sheet, say)
        _deeds(sheet, asked, say)


def _words(sheet: Sheet, say: Speaker) -> None:
    with st.container(key="question-texts"):
        for code in LANGUAGES:
            label = say("Question, {language}", language=AUTONYMS[code])
            st.text_area(label, key=sheet.key(f"text_{code}"), height=104, max_chars=QUESTION_LIMIT)
            notices.show(_PLACE, field=f"text_{code}")


def _lines(sheet: Sheet, part: str, heading: str, say: Speaker) -> None:
    st.markdown(f"**{heading}**")
    with st.container(key=f"question-{part}"):
        for code in LANGUAGES:
            st.text_area(AUTONYMS[code], key=sheet.key(f"{part}_{code}"), height=176)
    st.caption(
        say("The same line is the same option in each language; an empty line borrows the words of another one.")
    )
    notices.show(_PLACE, field=part)


def _limits(sheet: Sheet, asked: AskedQuestion, say: Speaker) -> None:
    labels = {
        QuestionKind.multiple: (say("Choose at least"), say("Choose at most")),
        QuestionKind.ranking: (say("Put in order at least"), say("Put in order at most")),
        QuestionKind.scale: (say("The scale begins at"), say("The scale ends at")),
        QuestionKind.number: (say("Lowest number"), say("Highest number")),
    }.get(asked.kind)
    if labels is None:
        return
    bounds: dict[str, Any] = {}
    if asked.kind is QuestionKind.scale:
        bounds = {"min_value": 0.0, "max_value": float(SCALE_HIGHEST)}
    with st.container(key="question-limits", horizontal=True):
        for field, label in zip(("least", "most"), labels, strict=True):
            st.number_input(label, key=sheet.key(field), step=1.0, format="%g", placeholder="–", **bounds)
    notices.show(_PLACE, field="least")
    notices.show(_PLACE, field="most")
    if asked.kind is QuestionKind.scale:
        st.markdown(f"**{say('Names of the ends, or of all points, one a line')}**")
        with st.container(key="question-labels"):
            for code in LANGUAGES:
                st.text_area(AUTONYMS[code], key=sheet.key(f"labels_{code}"), height=80)
        notices.show(_PLACE, field="labels")


def _condition(sheet: Sheet, form: Form, asked: AskedQuestion, say: Speaker) -> None:
    """Options of earlier questions; the service sees to it that they are of one question."""
    names: dict[int, str] = {}
    for place, one in enumerate(form.questions, start=1):
        if one.id == asked.id:
            break
        if one.kind in CONDITIONAL_ON:
            for option in one.options:
                words = survey_form.words(option, "text", say.language)
                names[option.id or 0] = say("{number}: {option}", number=place, option=words)
    if not names:
        return
    st.multiselect(
        say("Ask only those who chose one of these"),
        list(names),
        format_func=lambda one: names.get(one, str(one)),
        key=sheet.key("shown_if"),
        placeholder=say("Everybody is asked"),
    )
    notices.show(_PLACE, field="shown_if")


def _deeds(sheet: Sheet, asked: AskedQuestion, say: Speaker) -> None:
    with st.container(key="question-deeds", horizontal=True):
        st.button(
            say("Save"),
            key="question-save",
            type="primary",
            disabled=not sheet.is_typed,
            on_click=_saved,
            args=(sheet, asked),
        )
        st.button(say("Duplicate"), key="question-duplicate", on_click=_duplicated, args=(asked.id,))
        st.button(say("Remove"), key="question-remove", on_click=_removed, args=(asked.id, asked.version))


def _stored(asked: AskedQuestion) -> dict[str, Any]:
    """The fields of the form: lists as lines, limits as numbers."""
    question = asked.question
    stored: dict[str, Any] = {f"text_{code}": getattr(question, f"text_{code}") for code in LANGUAGES}
    if asked.kind in WITH_OPTIONS:
        stored |= _as_lines("options", asked.options)
    if asked.kind is QuestionKind.matrix:
        stored |= _as_lines("rows", asked.rows)
    if asked.kind is QuestionKind.scale:
        stored |= {f"labels_{code}": "\n".join(question.labels.get(code, ())) for code in LANGUAGES}
    return stored | {
        "least": question.least,
        "most": question.most,
        "required": question.required,
        "shown_if": sorted(asked.shown_if),
    }


def _as_lines(part: str, rows: Iterable[object]) -> dict[str, str]:
    every = list(rows)
    return {f"{part}_{code}": "\n".join(getattr(row, f"text_{code}") for row in every).rstrip() for code in LANGUAGES}


def draft(kind: QuestionKind, typed: Mapping[str, Any]) -> QuestionDraft:
    """What the form holds. Raises BadText or BadChoice with the field's name."""
    return QuestionDraft.of(
        kind=kind,
        texts={code: typed[f"text_{code}"] for code in LANGUAGES},
        required=typed["required"],
        least=typed["least"],
        most=typed["most"],
        labels={code: str(typed.get(f"labels_{code}") or "").splitlines() for code in LANGUAGES},
        options=_read_lines("options", typed),
        rows=_read_lines("rows", typed),
        shown_if=typed["shown_if"],
    )


def _read_lines(part: str, typed: Mapping[str, Any]) -> Sequence[dict[str, str]]:
    columns = [str(typed.get(f"{part}_{code}") or "").splitlines() for code in LANGUAGES]
    return [dict(zip(LANGUAGES, line, strict=True)) for line in zip_longest(*columns, fillvalue="")]


def _saved(sheet: Sheet, asked: AskedQuestion) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        edit = partial(survey_questions.edit_question, by=session.visit().person, question_id=asked.id)
        return edit(draft=draft(asked.kind, typed), seen=seen)

    if sheet.save(_PLACE, deed):
        notices.tell("questions", N_("Saved."))


def _duplicated(question_id: int) -> None:
    notices.attempt(
        "questions", survey_questions.duplicate_question, by=session.visit().person, question_id=question_id
    )


def _removed(question_id: int, seen: int) -> None:
    deed = partial(survey_questions.remove_question, question_id=question_id, seen=seen)
    notices.attempt("questions", deed, by=session.visit().person)
