"""The agenda as a list in its order: planned time, name, length, state; choose, add and move."""

from datetime import datetime, time, timedelta

import streamlit as st

from profit_tt.clock import now
from profit_tt.models import Step, StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import composing, step_names
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_drag, agenda_words
from profit_tt.ui.parts.words import escaped

_CHOSEN, _SEEN = "_agenda_chosen", "_agenda_seen"
#: Where the day begins when nobody has said so.
_NINE = time(9, 0)
_DAY = 1440  # minutes; a step that takes longer is planned in days, and clock times say nothing


def chosen(here: Room) -> Step | None:
    """The step that is being edited."""
    kept = session.recall(_CHOSEN)
    return next((step for step in here.steps if step.id == kept), None)


def choose(step_id: int | None) -> None:
    """From now on this step is edited; None is the list alone."""
    session.keep(_CHOSEN, step_id)


def draw(here: Room, say: Speaker, *, can_change: bool) -> None:
    """The list, and under it a way to add a step."""
    picked = chosen(here)
    session.keep(_SEEN, {step.id: step.version for step in here.steps})
    with st.container(key="card-agenda"):
        _head(here, say)
        notices.show("agenda")
        if not here.steps:
            st.markdown(say("The agenda is empty. Add a step, or begin with a template."))
        begins = planned(here)
        for place, step in enumerate(here.steps, start=1):
            is_picked = picked is not None and picked.id == step.id
            _row(step, place, begins[place - 1], here, say, is_picked=is_picked, can_change=can_change)
        if can_change:
            agenda_drag.listen(_move)
            _add(here, say)


def planned(here: Room) -> list[str]:
    """When each step begins, as "09:30"; "" after a step that has no length, or one of days."""
    at: datetime | None = datetime.combine(now().date(), _begins())
    begins = []
    for step in here.steps:
        begins.append(at.strftime("%H:%M") if at else "")
        at = at + timedelta(minutes=step.minutes) if at and step.minutes and step.minutes <= _DAY else None
    return begins


def _begins() -> time:
    return session.recall("agenda-begins") or _NINE


def _head(here: Room, say: Speaker) -> None:
    lengths = [step.minutes for step in here.steps if step.minutes]
    told = [say.many("{n} step", "{n} steps", len(here.steps))]
    if lengths:
        told.append(_length(sum(lengths), say))
    with st.container(key="agenda-head", horizontal=True, vertical_alignment="bottom"):
        st.markdown(" · ".join(told), width="stretch")
        # In the address, so that a reload and the second facilitator's link keep it.
        st.time_input(say("Begins at"), value=_NINE, step=300, key="agenda-begins", bind="query-params", width=150)


def _length(minutes: int, say: Speaker) -> str:
    if minutes >= 2 * _DAY:
        return say.many("{n} day", "{n} days", round(minutes / _DAY))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say.many("{n} minute", "{n} minutes", rest)
    return say("{hours} h {minutes} min", hours=say.number(hours), minutes=say.number(rest))


def _row(step: Step, place: int, begins: str, here: Room, say: Speaker, *, is_picked: bool, can_change: bool) -> None:
    with st.container(
        key=f"agenda-row-{step.kind}-{'now-' if is_picked else ''}{step.id}",
        horizontal=True,
        vertical_alignment="center",
        wrap=False,
    ):
        st.markdown(begins or "–", width="content")
        with st.container(key=f"agenda-words-{step.id}", gap=None):
            st.button(
                escaped(here.step_name(step, say)),
                key=f"agenda-pick-{step.id}",
                type="tertiary",
                on_click=choose,
                args=(step.id,),
            )
            st.caption(" · ".join(_about(step, here, say)))
        if can_change:
            name = here.step_name(step, say)
            _arrow("up", step, place - 1, say("Move {step} up", step=escaped(name)), disabled=place == 1)
            last = place == len(here.steps)
            _arrow("down", step, place + 1, say("Move {step} down", step=escaped(name)), disabled=last)


def _about(step: Step, here: Room, say: Speaker) -> list[str]:
    parts = [say(agenda_words.STATES[step.state])]
    if step.minutes:
        parts.insert(0, agenda_words.minutes(step.minutes, say))
    if here.think_tank.current_step_id == step.id:
        parts.append(f"**{say('Phones are here')}**")
    voting = here.round_of(step)
    if voting is not None:
        parts.append(say(agenda_words.BALLOTS[voting.ballot]))
    return parts


def _arrow(way: str, step: Step, to: int, label: str, *, disabled: bool) -> None:
    st.button(label, key=f"agenda-{way}-{step.id}", on_click=_move, args=(step.id, to), disabled=disabled)


def _add(here: Room, say: Speaker) -> None:
    with st.popover(say("Add a step"), key="agenda-add"):
        for kind, words in step_names.KINDS.items():
            with st.container(key=f"agenda-kind-{kind}", gap=None):
                st.button(say(words), key=f"agenda-add-{kind}", type="tertiary", on_click=_added, args=(kind,))
                st.caption(say(agenda_words.KINDS_EXPLAINED[kind]))


def _added(kind: StepKind) -> None:
    here = session.visit()
    after = chosen(here.room)
    step = notices.attempt(
        "agenda",
        composing.add_step,
        by=here.person,
        draft=StepDraft.of(kind=kind),
        after=after.id if after else None,
    )
    if step is not None:
        choose(step.id)


def _move(step_id: int, to: int) -> None:
    seen = (session.recall(_SEEN) or {}).get(step_id, 0)
    notices.attempt("agenda", composing.move_step, by=session.visit().person, step_id=step_id, to=to, seen=seen)
