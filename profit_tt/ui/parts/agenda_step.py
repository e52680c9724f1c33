"""One step of the agenda: its names and texts in three languages, its length, its link; duplicate it, take it out."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from profit_tt.models import Step, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.models.base import row_id
from profit_tt.services import composing, step_names
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, Speaker, speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_ballot, agenda_collect, agenda_list, agenda_words
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.words import escaped


def draw(step: Step, here: Room, say: Speaker, *, can_change: bool) -> None:
    """The card of a step."""
    with st.container(key="card-step"):
        st.button(
            say("Back to the agenda"), key="step-back", type="tertiary", on_click=agenda_list.choose, args=(None,)
        )
        with st.container(key="step-head", gap=None):
            st.header(escaped(here.step_name(step, say)), anchor=False)
            st.caption(say(agenda_words.KINDS_EXPLAINED[step.kind]))
        notices.show("step")
        sheet = _sheet(step)
        sheet.lay_out()
        _fields(sheet, step, say, disabled=not can_change)
        if can_change:
            _save(sheet, step, say)
    if step.kind is StepKind.vote:
        agenda_ballot.draw(step, here, say, can_change=can_change)
    if step.kind is StepKind.collect:
        agenda_collect.draw(here, say, can_change=can_change)


def _sheet(step: Step) -> Sheet:
    fields = [f"{noun}_{language}" for noun in ("name", "text") for language in LANGUAGES]
    stored = {field: getattr(step, field) for field in fields} | {"link": step.link, "minutes": step.minutes}
    return Sheet(f"step-{step.id}", step.version, stored)


def _fields(sheet: Sheet, step: Step, say: Speaker, *, disabled: bool) -> None:
    with st.container(key="step-names"):
        for language in LANGUAGES:
            st.text_input(
                say("Name, {language}", language=AUTONYMS[language]),
                key=sheet.key(f"name_{language}"),
                placeholder=speaker(language)(step_names.KINDS[step.kind]),
                disabled=disabled,
            )
            notices.show("step-sheet", field=f"name_{language}")
    st.number_input(
        say("Minutes"),
        min_value=1,
        max_value=100_000,
        step=5,
        key=sheet.key("minutes"),
        placeholder=say("No time set"),
        disabled=disabled,
    )
    notices.show("step-sheet", field="minutes")
    with st.expander(say("Text and link on phones"), key=f"step-more-{step.id}", expanded=step.kind is StepKind.text):
        for language in LANGUAGES:
            key = sheet.key(f"text_{language}")
            label = say("Text, {language}", language=AUTONYMS[language])
            st.text_area(label, key=key, height=96, disabled=disabled)
            notices.show("step-sheet", field=f"text_{language}")
        st.text_input(say("Link"), key=sheet.key("link"), placeholder="https://", disabled=disabled)
        notices.show("step-sheet", field="link")


def _save(sheet: Sheet, step: Step, say: Speaker) -> None:
    notices.show("step-sheet")
    meanwhile(sheet, say)
    with st.container(key="step-deeds", horizontal=True, vertical_alignment="center"):
        st.button(
            say("Save"),
            key="step-save",
            type="primary",
            disabled=not sheet.is_typed,
            on_click=_saved,
            args=(sheet, step),
        )
        st.button(say("Duplicate"), key="step-duplicate", on_click=_duplicated, args=(step,))
        with st.popover(say("Remove"), key="step-remove-ask"):
            st.markdown(say("This step leaves the agenda. Findings stay."))
            st.button(say("Remove now"), key="step-remove", type="primary", on_click=_removed, args=(step,))


def meanwhile(sheet: Sheet, say: Speaker, told: Callable[[str, Any], str] | None = None) -> None:
    """What somebody else made of the form while something was typed in it, and a way to take that over.

    `told`: the words for the value of a field, where it is not words itself.
    """
    if not (sheet.is_typed and sheet.theirs):
        return
    with st.container(key=f"meanwhile-{sheet.name}"):
        st.markdown(say("Somebody else has changed this meanwhile. It is stored like this now:"))
        for field, value in sheet.theirs.items():
            st.text(told(field, value) if told else _told(value, say))
        st.button(say("Take theirs"), key=f"{sheet.name}-theirs", on_click=sheet.drop)


def _told(value: Any, say: Speaker) -> str:
    if isinstance(value, list):
        return say.list([str(one) for one in value]) if value else "–"
    return "–" if value in (None, "") else str(value)


def _saved(sheet: Sheet, step: Step) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        names, texts = ({code: typed[f"{noun}_{code}"] for code in LANGUAGES} for noun in ("name", "text"))
        draft = StepDraft.of(kind=step.kind, names=names, texts=texts, minutes=typed["minutes"], link=typed["link"])
        return composing.edit_step(by=session.visit().person, step_id=row_id(step.id), draft=draft, seen=seen)

    if sheet.save("step-sheet", deed):
        notices.tell("step", "Saved.")


def _duplicated(step: Step) -> None:
    made = notices.attempt(
        "step", partial(composing.duplicate_step, by=session.visit().person, step_id=row_id(step.id))
    )
    if made is not None:
        agenda_list.choose(made.id)


def _removed(step: Step) -> None:
    deed = partial(composing.remove_step, by=session.visit().person, step_id=row_id(step.id), seen=step.version)
    notices.attempt("step", deed)
    if not notices.refused("step"):
        agenda_list.choose(None)
