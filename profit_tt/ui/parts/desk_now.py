"""Where the room stands: what phones show at this moment, and the way to the next step as one button."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Step, StepKind, StepState, ThinkTankState
from profit_tt.models.base import row_id
from profit_tt.services import running, step_names
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_words, desk_clock, way
from profit_tt.ui.parts.words import escaped

#: What phones show in a step that is open, and in one that can only be looked at.
ON_PHONES = {
    StepKind.welcome: (N_("The welcome page, and who is here."),) * 2,
    StepKind.collect: (N_("The form for findings."), N_("Everybody's own findings. Nothing can be sent.")),
    StepKind.sort: (N_("Findings to put under themes."), N_("Findings under their themes. Nothing can be sent.")),
    StepKind.vote: (N_("The findings to vote on."), N_("Everybody's own votes, as they were counted.")),
    StepKind.discuss: (N_("The findings, and the results you have revealed."),) * 2,
    StepKind.survey: (N_("The link to the questionnaire."),) * 2,
    StepKind.review: (N_("All findings, with the results you have revealed."),) * 2,
    StepKind.pause: (N_("A calm page. Nothing can be sent."),) * 2,
    StepKind.text: (N_("Your text."),) * 2,
}


def following(here: Room) -> Step | None:
    """The step after the current one; the first of the agenda if there is none."""
    ids = [step.id for step in here.steps]
    current = here.think_tank.current_step_id
    after = ids.index(current) + 1 if current in ids else 0
    return here.steps[after] if after < len(ids) else None


def draw(seen: Picture, say: Speaker, *, people: str) -> None:
    """The card at the top of the desk. `people` says in words how many are here."""
    here, step = seen.room, seen.room.current_step
    ended = here.think_tank.state is ThinkTankState.closed
    with st.container(key="card-now"):
        with st.container(key="now-words"):
            _words(here, step, say, ended=ended, people=people)
        with st.container(key="now-clock"):
            if step is not None and not ended:
                desk_clock.draw(step, say)
        with st.container(key="now-deed"):
            _deeds(here, step, say, ended=ended)
            notices.show("next")


def _words(here: Room, step: Step | None, say: Speaker, *, ended: bool, people: str) -> None:
    if step is None:
        st.title(say("Nobody has been brought anywhere yet"), anchor=False)
        st.markdown(people)
        return
    place = [one.id for one in here.steps].index(step.id) + 1
    st.caption(say("Step {place} of {number}", place=place, number=len(here.steps)))
    st.title(escaped(here.step_name(step, say)), anchor=False)
    with st.container(key="now-state", horizontal=True):
        with st.container(key=f"state-now-{step.state}", width="content"):
            st.markdown(say(agenda_words.STATES[step.state]))
        st.markdown(people, width="content")
    told = say("The think tank is closed: people read, and send nothing.") if ended else _on_phones(step, say)
    with st.container(key="now-phones"):
        st.markdown(f"**{say('On phones now')}**  \n{told}")


def _on_phones(step: Step, say: Speaker) -> str:
    if step.state is StepState.hidden:
        return say("This step is hidden: phones show the welcome page.")
    own = step_names.text(step, say)
    if step.kind is StepKind.text and own:
        return escaped(own)
    is_open, looked_at = ON_PHONES[step.kind]
    return say(is_open if step.state is StepState.open else looked_at)


def _deeds(here: Room, step: Step | None, say: Speaker, *, ended: bool) -> None:
    coming = following(here)
    if ended:
        way.to("review", say("To the review"), key="way-review")
        return
    if coming is not None:
        move_on = partial(running.move_on, seen=here.think_tank.version)
        label = say("Next: {step}", step=escaped(here.step_name(coming, say)))
        st.button(label, key="next", type="primary", on_click=_do, args=(move_on,), width="stretch")
    else:
        st.markdown(say("This is the last step of the agenda."))
        way.to("review", say("To the review"), key="way-review")
    if step is None:
        return
    bring = partial(running.bring_everybody, step_id=row_id(step.id), seen=here.think_tank.version)
    st.button(
        say("Bring everybody here"),
        key="bring",
        on_click=_do,
        args=(bring,),
        width="stretch",
        disabled=step.state is StepState.hidden,
    )
    # Named after what is stored: a value that the browser sends once more belongs to no control any more.
    key = f"roam-{here.think_tank.roam}"
    session.keep(key, here.think_tank.roam)
    st.toggle(say("Phones may look at other pages too"), key=key, on_change=_roam, args=(key, here.think_tank.version))


def _roam(key: str, seen: int) -> None:
    _do(partial(running.set_roaming, roam=bool(session.recall(key)), seen=seen))


def _do(deed: Callable[..., object]) -> None:
    notices.attempt("next", deed, by=session.visit().person)
