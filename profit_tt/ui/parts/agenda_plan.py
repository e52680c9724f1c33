"""An agenda that is not there yet, as a preview: from a template or a file, before it takes the place of another."""

from collections.abc import Callable

import streamlit as st

from profit_tt.models.agenda_drafts import AgendaPlan, PlannedStep
from profit_tt.services import step_names
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts import agenda_words
from profit_tt.ui.parts.words import escaped


def preview(plan: AgendaPlan, say: Speaker) -> None:
    """Its steps in order, with lengths."""
    st.markdown("\n".join(f"1. {_line(one, say)}" for one in plan.steps))


def take(
    plan: AgendaPlan, here: Room, say: Speaker, *, key: str, replace: Callable[[], None], append: Callable[[], None]
) -> None:
    """Two ways to use it: instead of the agenda that is there, which asks once more, or after it."""
    with st.container(key=f"{key}-take", horizontal=True):
        with st.popover(say("Replace the agenda…"), key=f"{key}-replace-ask"):
            st.markdown(
                say.many(
                    "The {n} step that is there goes, with its texts and ballots. Findings stay.",
                    "The {n} steps that are there go, with their texts and ballots. Findings stay.",
                    len(here.steps),
                )
            )
            st.button(say("Replace it now"), key=f"{key}-replace", type="primary", on_click=replace)
        st.button(say("Add these steps at the end"), key=f"{key}-append", on_click=append)


def _line(one: PlannedStep, say: Speaker) -> str:
    step = one.step
    name = step.names.get(say.language) or next(iter(step.names.values()), "")
    if not name:
        again = one.voting is not None and one.voting.again_of is not None
        name = say(step_names.AGAIN) if again else say(step_names.KINDS[step.kind])
    parts = [agenda_words.minutes(step.minutes, say)] if step.minutes else []
    if one.voting is not None:
        parts.append(say(agenda_words.BALLOTS[one.voting.ballot]))
    return f"**{escaped(name)}** · {' · '.join(parts)}" if parts else f"**{escaped(name)}**"
