"""Where the think tank stands, in words, and the next thing to do as one button."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience, StepKind, StepState
from profit_tt.services import running
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import way


@dataclass(frozen=True, slots=True)
class NextDeed:
    """state, phones, label: message ids. `deed` takes by=; without one there is nothing left to do."""

    state: str
    phones: str
    label: str = ""
    deed: Callable[..., object] | None = None


def next_deed(here: Room) -> NextDeed:
    """The one thing a facilitator does next."""
    collect, vote = (_state(here, kind) for kind in (StepKind.collect, StepKind.vote))
    if vote is StepState.open:
        return NextDeed(
            N_("Voting is open."),
            N_("Phones show the findings to vote on."),
            N_("Close voting"),
            partial(running.close_step, kind=StepKind.vote),
        )
    followed = here.current_step
    after_vote = vote is StepState.view_only and followed is not None and followed.kind is StepKind.vote
    if collect is StepState.open and not after_vote:
        return NextDeed(
            N_("Collecting is open."),
            N_("Phones show the form for findings."),
            N_("Close collecting and open voting"),
            partial(running.move_on, kind=StepKind.vote),
        )
    if vote is StepState.view_only:
        return _after_voting(here)
    if collect is StepState.view_only:
        return NextDeed(
            N_("Collecting is closed."),
            N_("Phones show the findings and wait for the vote."),
            N_("Open voting"),
            partial(running.move_on, kind=StepKind.vote),
        )
    return NextDeed(
        N_("People are coming in."),
        N_("Phones show the welcome page and wait."),
        N_("Open collecting"),
        partial(running.move_on, kind=StepKind.collect),
    )


def _after_voting(here: Room) -> NextDeed:
    voting = here.voting
    if voting is None or voting.id is None:
        return NextDeed(N_("Voting is closed."), N_("Phones can look, but not send anything."))
    show = partial(running.show_results, round_id=voting.id, shown=True)
    if not voting.shown_on_wall:
        return NextDeed(
            N_("Voting is closed. The wall does not show the results yet."),
            N_("Phones can look, but not send anything."),
            N_("Show the results on the wall"),
            partial(show, on=Audience.wall),
        )
    if not voting.shown_on_phones:
        return NextDeed(
            N_("The wall shows the results."),
            N_("Phones do not show the results yet."),
            N_("Show the results on phones too"),
            partial(show, on=Audience.phones),
        )
    return NextDeed(
        N_("Everything is shown."), N_("Phones show the results. Under Review, everybody can read and download.")
    )


def draw(seen: Picture, say: Speaker) -> None:
    """The card at the top of the desk."""
    next_one = next_deed(seen.room)
    with st.container(key="card-now"):
        with st.container(key="now-words"):
            st.title(say(next_one.state), anchor=False)
            st.markdown(say(next_one.phones))
        with st.container(key="now-deed"):
            if next_one.deed is not None:
                st.button(
                    say(next_one.label),
                    key="next",
                    type="primary",
                    on_click=_do,
                    args=(next_one.deed,),
                    width="stretch",
                )
            else:
                way.to("review", say("To the review"), key="way-review")
            notices.show("next")


def _do(deed: Callable[..., object]) -> None:
    notices.attempt("next", deed, by=session.visit().person)


def _state(here: Room, kind: StepKind) -> StepState | None:
    step = here.step(kind)
    return step.state if step else None
