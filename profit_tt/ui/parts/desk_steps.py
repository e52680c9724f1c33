"""The steps, each with one button; and whether wall and phones show the results."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience, Round, Step, StepKind, StepState
from profit_tt.services import running
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import wall_regions

NAMES = {StepKind.collect: N_("Collecting"), StepKind.vote: N_("Voting")}
STATES = {StepState.hidden: N_("Not opened yet"), StepState.open: N_("Open now"), StepState.view_only: N_("Closed")}
OPENING = {StepState.hidden: N_("Open"), StepState.view_only: N_("Open again")}
PLACES = {Audience.wall: N_("On the wall"), Audience.phones: N_("On phones")}


def steps(seen: Picture, say: Speaker) -> None:
    """Collecting and voting: state, how far, and the button that opens or closes."""
    with st.container(key="card-steps"):
        st.header(say("Steps"), anchor=False)
        for kind in NAMES:
            if step := seen.room.step(kind):
                _step(step, _far(seen, kind, say), say)
        notices.show("steps")


def showing(seen: Picture, say: Speaker) -> None:
    """Results on the wall and on phones, each shown or hidden by an own button. The desk always sees them."""
    voting = seen.room.voting
    if voting is None:
        return
    with st.container(key="card-showing"):
        st.header(say("Results"), anchor=False)
        for on in PLACES:
            _place(voting, on, say)
        notices.show("showing")


def _step(step: Step, far: str, say: Speaker) -> None:
    is_open = step.state is StepState.open
    with st.container(key=f"row-step-{step.kind}", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say(NAMES[step.kind])}**  \n{far}", width="stretch")
        _state(say(STATES[step.state]), str(step.state), f"state-{step.kind}")
        st.button(
            say("Close") if is_open else say(OPENING[step.state]),
            key=f"step-{step.kind}",
            on_click=_set_step,
            args=(step.kind, not is_open),
        )


def _place(voting: Round, on: Audience, say: Speaker) -> None:
    shown = voting.shown_on_wall if on is Audience.wall else voting.shown_on_phones
    with st.container(key=f"row-showing-{on}", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say(PLACES[on])}**", width="stretch")
        _state(say("Shown") if shown else say("Hidden"), "yes" if shown else "no", f"seen-{on}")
        st.button(
            say("Hide") if shown else say("Show"),
            key=f"show-{on}",
            on_click=_show,
            args=(voting.id, on, not shown),
        )


def _state(words: str, state: str, key: str) -> None:
    with st.container(key=f"{key}-{state}", width="content"):
        st.markdown(words)


def _far(seen: Picture, kind: StepKind, say: Speaker) -> str:
    if kind is StepKind.collect:
        return say.many("{n} finding", "{n} findings", len(seen.room.findings))
    return wall_regions.progress(seen, say)


def _set_step(kind: StepKind, opens: bool) -> None:
    deed = partial(running.open_step if opens else running.close_step, kind=kind)
    notices.attempt("steps", deed, by=session.visit().person)


def _show(round_id: int, on: Audience, shown: bool) -> None:
    notices.attempt("showing", running.show_results, by=session.visit().person, round_id=round_id, on=on, shown=shown)
