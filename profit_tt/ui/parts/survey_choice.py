"""The widgets of a survey that choose: options, points, an order, the rows of a matrix."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from profit_tt.services import survey_form
from profit_tt.services.survey_form import AskedQuestion
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts.words import escaped


@dataclass(frozen=True, slots=True)
class Field:
    """A question being answered.

    value: what was stored when it was drawn; stored: asks for it anew, for two quick taps may come as one; save: stores
    another value and says whether it was taken.
    """

    asked: AskedQuestion
    value: Any
    stored: Callable[[], Any]
    save: Callable[[Any], bool]
    say: Speaker
    label: str

    def lay(self, stored: Any, part: str = "") -> str:
        """The key of a widget, which stands at what was typed and refused, else at what is stored.

        One that stands there already is left alone, or what is being typed in it would be gone over.
        """
        key = f"survey-answer-{self.asked.id}{part}"
        refused = session.recall(f"_{key}")
        wanted = stored if refused is None else refused
        if session.recall(key) != wanted:
            session.keep(key, wanted)
        return key

    def words(self, row: object) -> str:
        return escaped(survey_form.words(row, "text", self.say.language))


def given(field: Field, key: str) -> None:
    """In a callback: store the widget's value; one that is refused stays in the widget."""
    value = session.recall(key)
    taken = field.save(None if value == "" else value)
    session.forget(f"_{key}") if taken else session.keep(f"_{key}", value)


def let_go(asked: AskedQuestion) -> None:
    """In a callback: what was typed and refused stands in the field no longer."""
    session.forget(f"_survey-answer-{asked.id}")


def single(field: Field) -> None:
    """Options below each other."""
    key = field.lay(field.value)
    names = {option.id: field.words(option) for option in field.asked.options}
    st.radio(
        field.label,
        list(names),
        format_func=lambda one: names.get(one, ""),
        index=None,
        key=key,
        label_visibility="collapsed",
        on_change=partial(given, field, key),
        width="stretch",
    )
    if field.value is not None and not field.asked.question.required:
        st.button(
            field.say("Take my answer back"),
            key=f"survey-none-{field.asked.id}",
            type="tertiary",
            on_click=_put,
            args=(field, None),
        )


def multiple(field: Field) -> None:
    """A box for each option; when no more may be chosen the others rest."""
    chosen = list(field.value or [])
    most = field.asked.question.most
    for option in field.asked.options:
        is_in = option.id in chosen
        key = field.lay(is_in, f"-{option.id}")
        st.checkbox(
            field.words(option),
            key=key,
            disabled=not is_in and most is not None and len(chosen) >= most,
            on_change=_ticked,
            args=(field, option.id, key),
            width="stretch",
        )


def scale(field: Field) -> None:
    """The points in a row with the names of both ends, or below each other when each has a name."""
    key, points, labels = field.lay(field.value), field.asked.points, field.asked.labels(field.say.language)
    change = partial(given, field, key)
    if all(labels):
        names = {point: f"{point} – {escaped(name)}" for point, name in zip(points, labels, strict=True)}
        st.radio(
            field.label,
            list(points),
            format_func=lambda one: names.get(one, ""),
            index=None,
            key=key,
            label_visibility="collapsed",
            on_change=change,
            width="stretch",
        )
        return
    st.segmented_control(
        field.label, list(points), key=key, label_visibility="collapsed", on_change=change, width="stretch"
    )
    if any(labels):
        with st.container(key=f"survey-ends-{field.asked.id}", horizontal=True, horizontal_alignment="distribute"):
            st.caption(escaped(labels[0]), width="content")
            st.caption(escaped(labels[-1]), width="content")


def ranking(field: Field) -> None:
    """A button for each option: those that have a place first, in their order."""
    order = list(field.value or [])
    rows = {option.id: option for option in field.asked.options}
    most = field.asked.question.most
    with st.container(key=f"survey-ranking-{field.asked.id}"):
        for option_id in [*order, *(one for one in rows if one not in order)]:
            ranked = option_id in order
            words = field.words(rows[option_id])
            label = f"**{field.say.number(order.index(option_id) + 1)}.** {words}" if ranked else words
            st.button(
                label,
                key=f"survey-rank-{'in-' if ranked else ''}{option_id}",
                width="stretch",
                disabled=not ranked and most is not None and len(order) >= most,
                on_click=_ranked,
                args=(field, option_id, not ranked),
            )


def matrix(field: Field) -> None:
    """A row of columns for each line."""
    stored = dict(field.value or {})
    names = {option.id: field.words(option) for option in field.asked.options}
    for row in field.asked.rows:
        key = field.lay(stored.get(row.id), f"-row-{row.id}")
        st.segmented_control(
            field.words(row),
            list(names),
            format_func=lambda one: names.get(one, ""),
            key=key,
            on_change=_lined,
            args=(field, row.id, key),
            width="stretch",
        )


def _put(field: Field, value: Any) -> None:
    field.save(value)


def _ticked(field: Field, option_id: int, key: str) -> None:
    """Of what is stored, not of what other boxes show: a tap is about its own box alone."""
    rest = [one for one in field.stored() or [] if one != option_id]
    field.save(([*rest, option_id] if session.recall(key) else rest) or None)


def _ranked(field: Field, option_id: int, taken: bool) -> None:
    rest = [one for one in field.stored() or [] if one != option_id]
    field.save(([*rest, option_id] if taken else rest) or None)


def _lined(field: Field, row_id: int, key: str) -> None:
    picked = session.recall(key)
    rest = {one: option for one, option in (field.stored() or {}).items() if one != row_id}
    field.save((rest if picked is None else rest | {row_id: picked}) or None)
