"""The current step for those of its kinds that have no room of their own: what is said, what waits, where to go."""

import streamlit as st

from profit_tt.models import Step, StepKind, StepState
from profit_tt.services import step_names
from profit_tt.services.room import Room
from profit_tt.ui.parts import finish, now_discuss, now_sort, way, words
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def show(here: Visit, now: Room) -> None:
    """Whatever the agenda stands at."""
    step = now.current_step
    if step is None or step.state is StepState.hidden or step.kind is StepKind.welcome:
        _wait(here, step)
        return
    st.markdown(f"# {escaped(now.step_name(step, here.say))}")
    if step.kind is StepKind.pause:
        _pause(here, step)
        return
    if text := step_names.text(step, here.say):
        words.plain(text, key="step-text")
    if step.kind is StepKind.discuss:
        now_discuss.show()
    elif step.kind is StepKind.sort:
        _sort(here, step)
    elif step.kind in _ROOMS:
        _rooms(here, step)
    elif step.link:
        _link(here, step)
    if step.kind is StepKind.survey and step.state is StepState.open and here.expert is not None:
        finish.show(step.id)


_ROOMS = {StepKind.collect: ("contribute",), StepKind.vote: ("vote",), StepKind.review: ("picture", "review")}


def _wait(here: Visit, step: Step | None) -> None:
    say = here.say
    with st.container(key="card-wait"):
        st.markdown(f"### {say('We begin in a moment')}")
        if step is not None and (text := step_names.text(step, say)):
            words.plain(text)
        st.markdown(say("When the facilitator opens the next step, this page will change by itself."))


def _pause(here: Visit, step: Step) -> None:
    """Nothing to press: the room talks, or has coffee."""
    say = here.say
    with st.container(key="card-wait"):
        if text := step_names.text(step, say):
            words.plain(text)
        else:
            st.markdown(f"### {say('A pause')}")
        st.markdown(say("Your phone rests with you. What you gave is kept; the next step comes by itself."))


def _sort(here: Visit, step: Step) -> None:
    if here.expert is None:
        st.markdown(here.say("Please join the think tank first."))
    elif step.state is not StepState.open:
        with st.container(key="card-wait"):
            st.markdown(here.say("Sorting is closed. Thank you for what you proposed."))
    else:
        now_sort.show()
        finish.show(step.id)


def _rooms(here: Visit, step: Step) -> None:
    say = here.say
    labels = {
        "contribute": say("Add a finding"),
        "vote": say("To the vote"),
        "picture": say("Look at the picture"),
        "review": say("Read all findings"),
    }
    for place, room in enumerate(_ROOMS[step.kind]):
        way.to(room, labels[room], key=f"way-{'' if place else 'main-'}{room}")


def _link(here: Visit, step: Step) -> None:
    """A card with the address, opened when it is pressed and never before."""
    say = here.say
    with st.container(key="card-link"):
        if step.kind is StepKind.survey:
            st.markdown(say("The survey opens beside this page. Come back here when you have answered it."))
        words.plain(step.link, key="link-text")
        if step.link.startswith(("https://", "http://")):
            opens = say("Open the survey") if step.kind is StepKind.survey else say("Open the page")
            st.link_button(opens, step.link, key="step-link", type="primary", width="stretch")
