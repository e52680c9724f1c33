"""One question with its widget, by kind. What is answered is kept at once; what is refused stays in its field."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from profit_tt.models import QuestionKind
from profit_tt.models.survey_drafts import LONG_LIMIT, SHORT_LIMIT
from profit_tt.services import survey_form
from profit_tt.services.survey_form import AskedQuestion
from profit_tt.text import Speaker
from profit_tt.ui import notices
from profit_tt.ui.parts import survey_choice
from profit_tt.ui.parts.survey_choice import Field
from profit_tt.ui.parts.words import escaped

Value = Any


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where answers go: stored asks for the one to a question, save puts another one and says whether it was taken."""

    stored: Callable[[AskedQuestion], Value]
    save: Callable[[AskedQuestion, Value], bool]


def place(asked: AskedQuestion) -> str:
    """Where refusals of this question's answers are shown."""
    return f"survey-question-{asked.id}"


def draw(asked: AskedQuestion, number: int, value: Value, keeper: Keeper, say: Speaker) -> None:
    """The card of a question. value: what is stored, None for nothing."""
    words = survey_form.words(asked.question, "text", say.language)
    with st.container(key=f"card-question-{asked.id}"):
        st.markdown(f"### {say.number(number)}\\. {escaped(words)}")
        if hint := _hint(asked, say):
            st.caption(hint)
        stored, save = partial(keeper.stored, asked), partial(keeper.save, asked)
        field = Field(asked, value, stored, save, say, label=escaped(words))
        _WIDGETS[asked.kind](field)
        notices.show(place(asked))


def _hint(asked: AskedQuestion, say: Speaker) -> str:
    low, high = asked.question.least, asked.question.most
    said = [say("Needs an answer")] if asked.question.required else []
    if asked.kind is QuestionKind.multiple:
        said.append(_how_many(low, high, say) or say("Choose as many as you like"))
    elif asked.kind is QuestionKind.ranking:
        said.append(say("Tap in your order, the first one first; tap again to take one back"))
        said += [_how_many(low, high, say)] if low or high else []
    return " · ".join(part for part in said if part)


def _how_many(low: float | None, high: float | None, say: Speaker) -> str:
    if low and high and low != high:
        return say("Choose {least} to {most}", least=say.number(int(low)), most=say.number(int(high)))
    if low and high:
        return say.many("Choose one", "Choose {n}", int(high))
    if high:
        return say.many("Choose one at most", "Choose {n} at most", int(high))
    return say.many("Choose at least one", "Choose at least {n}", int(low)) if low else ""


def _number(field: Field) -> None:
    key = field.lay(field.value)
    st.number_input(
        field.label,
        value=None,
        key=key,
        step=1.0,
        format="%g",
        placeholder=field.say("A number"),
        label_visibility="collapsed",
        on_change=partial(survey_choice.given, field, key),
    )


def _short(field: Field) -> None:
    key = field.lay(field.value or "")
    st.text_input(
        field.label,
        key=key,
        max_chars=SHORT_LIMIT,
        label_visibility="collapsed",
        on_change=partial(survey_choice.given, field, key),
    )


def _long(field: Field) -> None:
    key = field.lay(field.value or "")
    st.text_area(
        field.label,
        key=key,
        max_chars=LONG_LIMIT,
        height=140,
        label_visibility="collapsed",
        on_change=partial(survey_choice.given, field, key),
    )


_WIDGETS: dict[QuestionKind, Callable[[Field], None]] = {
    QuestionKind.single: survey_choice.single,
    QuestionKind.multiple: survey_choice.multiple,
    QuestionKind.scale: survey_choice.scale,
    QuestionKind.ranking: survey_choice.ranking,
    QuestionKind.matrix: survey_choice.matrix,
    QuestionKind.number: _number,
    QuestionKind.short_text: _short,
    QuestionKind.long_text: _long,
}
