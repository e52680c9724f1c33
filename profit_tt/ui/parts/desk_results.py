"""Results as only the desk sees them, round by round; reveal them, hide them again, reset a round."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience, BallotKind, ResultsRule, Round
from profit_tt.models.base import row_id
from profit_tt.services import results, running
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_words, pictures, wall_regions
from profit_tt.ui.session import Visit

PLACES = {Audience.wall: N_("On the wall"), Audience.phones: N_("On phones")}
#: The pictures that each ballot makes; the first is its best findings.
VIEWS: dict[BallotKind, tuple[str, ...]] = {
    BallotKind.agreement: ("best", "differences", "uncertain"),
    BallotKind.scale: ("best", "uncertain"),
    BallotKind.dots: ("best",),
    BallotKind.impact_feasibility: ("best", "uncertain"),
}
NAMES = {
    "best": N_("Best first"),
    "differences": N_("Differences"),
    "uncertain": N_("Uncertain"),
    "movement": N_("Movement"),
}
#: Findings in a picture; the table has all of them.
ROWS = 5
_SURE, _AT = "_desk_reset", "_desk_results_at"


def draw(here: Visit, seen: Picture) -> None:
    """The card; nothing of it while the agenda has no vote."""
    say = here.say
    rounds = {one.id: one for one in seen.room.rounds if one.id is not None}
    if not rounds:
        return
    with st.container(key="card-results"):
        st.header(say("Results"), anchor=False)
        shown = _chosen(seen, rounds, say)
        voting = rounds[shown]
        whole = results.picture(by=here.person, audience=Audience.desk, round_id=shown)
        st.markdown(wall_regions.progress(whole, say))
        for on in PLACES:
            _place(voting, on, say)
        notices.show("showing")
        with st.container(key="results-preview"):
            st.markdown(f"**{say('For the desk alone, so far')}**")
            _preview(here, whole, voting)
        _reset(voting, say)


def _chosen(seen: Picture, rounds: dict[int, Round], say: Speaker) -> int:
    """The round that is looked at: the one chosen since the room came to another one, else the one it stands at."""
    usual = seen.voting.id if seen.voting is not None and seen.voting.id in rounds else next(iter(rounds))
    if len(rounds) == 1:
        return int(usual or 0)
    names = {round_id: _name(one, seen.room, say) for round_id, one in rounds.items()}
    if session.recall("results-round") not in rounds or session.recall(_AT) != usual:
        session.keep("results-round", usual)
        session.keep(_AT, usual)  # "Reveal" is about the vote that has just been held, not about an earlier one
    chosen = st.selectbox(
        say("Which vote"),
        list(rounds),
        format_func=names.__getitem__,
        key="results-round",
        label_visibility="collapsed",
    )
    return int(chosen or usual or 0)


def _name(voting: Round, here: Room, say: Speaker) -> str:
    step = next((step for step in here.steps if step.id == voting.step_id), None)
    if step is None:
        return say("Round {number}", number=voting.number)
    place = here.steps.index(step) + 1
    return say("{place}. {step}", place=place, step=here.step_name(step, say))


def _place(voting: Round, on: Audience, say: Speaker) -> None:
    shown = voting.shown_on_wall if on is Audience.wall else voting.shown_on_phones
    with st.container(key=f"row-showing-{on}", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say(PLACES[on])}**", width="stretch")
        with st.container(key=f"seen-{on}-{'yes' if shown else 'no'}", width="content"):
            st.markdown(say("Revealed") if shown else say("Not revealed"))
        st.button(
            say("Hide") if shown else say("Reveal"),
            key=f"show-{on}",
            on_click=_show,
            args=(voting, on, not shown),
        )
    if on is Audience.phones and voting.results is not ResultsRule.until_shown and not shown:
        st.caption(say(agenda_words.RESULTS[voting.results]))


def _preview(here: Visit, whole: Picture, voting: Round) -> None:
    """One picture at a time, of those that the ballot makes."""
    say = here.say
    views = VIEWS[voting.ballot] + (("movement",) if voting.again_of is not None else ())
    if session.recall("results-view") not in views:
        session.keep("results-view", views[0])
    view = st.segmented_control(
        say("Picture"),
        list(views),
        format_func=lambda name: say(NAMES[name]),
        key="results-view",
        required=True,
        label_visibility="collapsed",
    )
    key = f"desk-{view}-{voting.ballot}"
    if view == "movement":
        moves = results.movement(by=here.person, audience=Audience.desk, round_id=row_id(voting.id))
        if moves is not None:
            pictures.movement(moves, limit=ROWS, key=key)
    elif view == "differences":
        pictures.differences(whole, limit=ROWS, key=key, table=True)
    elif view == "uncertain":
        pictures.uncertain(whole, limit=ROWS, key=key, table=True)
    else:
        _best(whole, voting, key=key)


def _best(whole: Picture, voting: Round, *, key: str) -> None:
    if voting.ballot is BallotKind.impact_feasibility:
        pictures.plane(whole, key=key, table=True)
        return
    listed = {BallotKind.scale: pictures.ratings, BallotKind.dots: pictures.dots}
    listed.get(voting.ballot, pictures.ranking)(whole, limit=ROWS, key=key, table=True)


def _reset(voting: Round, say: Speaker) -> None:
    """Asks twice: in the popover, and once more in it."""
    with st.popover(say("Reset this vote"), key="reset-ask"):
        st.markdown(
            say("All votes of this round are put aside: they count no more, and stay in the log. Nothing else changes.")
        )
        if session.recall(_SURE) != voting.id:
            st.button(say("Reset the vote…"), key="reset-first", on_click=_ask, args=(voting.id,))
        else:
            st.markdown(f"**{say('Are you sure? This cannot be undone.')}**")
            with st.container(key="reset-deeds", horizontal=True):
                st.button(say("Yes, reset it"), key="reset-sure", type="primary", on_click=_do_reset, args=(voting,))
                st.button(say("No, keep the votes"), key="reset-not", on_click=_ask, args=(None,))
    notices.show("reset")


def _ask(round_id: int | None) -> None:
    session.keep(_SURE, round_id)


def _do_reset(voting: Round) -> None:
    session.forget(_SURE)
    session.forget("results-round")
    deed = partial(running.reset_round, by=session.visit().person, round_id=row_id(voting.id), seen=voting.version)
    if notices.attempt("reset", deed) is not None:
        notices.tell("reset", N_("The vote was reset."))


def _show(voting: Round, on: Audience, shown: bool) -> None:
    deed = partial(running.show_results, round_id=row_id(voting.id), on=on, shown=shown, seen=voting.version)
    notices.attempt("showing", deed, by=session.visit().person)
