"""For facilitators: what waits, what is on the list and what came off it; whether reactions are taken at all."""

import streamlit as st

from profit_tt.models import ReactionState, Scope
from profit_tt.services import reaction_moderating as moderating
from profit_tt.services.reactions import Shown
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import reaction_player, region_mark
from profit_tt.ui.parts.reaction_mine import STATES
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit

AT_ONCE = 10
_SHOWN, _ASKED = "_queue_shown", "_reaction_rejected"


@st.fragment
def show() -> None:
    """Drawn anew by itself when something comes in."""
    here = session.visit()
    say, revision = here.say, here.pulse.number
    rows = moderating.queue(by=here.person)
    waiting = [one for one in rows if one.reaction.state is ReactionState.waiting]
    with st.container(key="card-queue"):
        st.markdown(f"## {say('For facilitators')}", anchors=False)
        _door(here)
        notices.show("queue")
        told = say.many("{n} reaction waits for you.", "{n} reactions wait for you.", len(waiting))
        st.markdown(told if waiting else say("Nothing waits for you."))
        for one in waiting[:AT_ONCE]:
            _row(here, one)
        rest = [one for one in rows if one.reaction.state is not ReactionState.waiting]
        if rest:
            with st.expander(say.many("{n} other reaction", "{n} other reactions", len(rest)), key="queue-rest"):
                upto = session.recall(_SHOWN, AT_ONCE)
                for one in rest[:upto]:
                    _row(here, one)
                if len(rest) > upto:
                    st.button(say("Show more"), key="queue-more", on_click=_more, args=(upto,))
    live.watch(scope=Scope.number, revision=revision, name="queue")


def _door(here: Visit) -> None:
    say, is_open = here.say, moderating.is_open(by=here.person)
    with st.container(key="queue-door", horizontal=True, vertical_alignment="center"):
        st.markdown(say("Reactions are taken.") if is_open else say("Reactions are closed."), width="stretch")
        words = say("Take no more") if is_open else say("Take reactions again")
        st.button(words, key=f"queue-open-{is_open}", on_click=_set_open, args=(not is_open,))


def _row(here: Visit, one: Shown) -> None:
    say, given = here.say, one.reaction
    with st.container(key=f"queue-{given.id}"):
        told = [region_mark.named(here.room, given.region, say.language), say(STATES[given.state])]
        told.append(say("its author lets others see it") if given.consent else say("not for others"))
        st.markdown(" · ".join(filter(None, told)))
        if given.text:
            plain(given.text)
        if given.reason:
            st.caption(say("Reason: {reason}", reason=escaped(given.reason)))
        reaction_player.draw(one, say, key="queue")
        _deeds(here, one)


def _deeds(here: Visit, one: Shown) -> None:
    say, given = here.say, one.reaction
    of = (given.id, given.version)
    if session.recall(_ASKED) == given.id:
        st.text_input(say("Why? Its author reads this."), key=f"reject-reason-{given.id}", max_chars=280)
        notices.show("queue", field="reason")
        with st.container(key=f"pair-reject-{given.id}", horizontal=True):
            st.button(say("Take it off the list"), key=f"reject-{given.id}", type="primary", on_click=_reject, args=of)
            st.button(say("Cancel"), key=f"reject-no-{given.id}", on_click=_ask, args=(None,))
        return
    with st.container(key=f"pair-queue-{given.id}", horizontal=True):
        if given.state is ReactionState.waiting:
            st.button(say("Approve"), key=f"approve-{given.id}", type="primary", on_click=_approve, args=of)
        if given.state is ReactionState.rejected:
            st.button(say("Put it back"), key=f"restore-{given.id}", on_click=_restore, args=of)
        else:
            st.button(say("Reject"), key=f"reject-ask-{given.id}", on_click=_ask, args=(given.id,))


def _ask(reaction_id: int | None) -> None:
    session.keep(_ASKED, reaction_id)


def _more(upto: int) -> None:
    session.keep(_SHOWN, upto + AT_ONCE)


def _approve(reaction_id: int, seen: int) -> None:
    notices.attempt("queue", moderating.approve, by=session.visit().person, reaction_id=reaction_id, seen=seen)


def _restore(reaction_id: int, seen: int) -> None:
    notices.attempt("queue", moderating.restore, by=session.visit().person, reaction_id=reaction_id, seen=seen)


def _reject(reaction_id: int, seen: int) -> None:
    reason = str(session.recall(f"reject-reason-{reaction_id}") or "")
    by = session.visit().person
    if (
        notices.attempt("queue", moderating.reject, by=by, reaction_id=reaction_id, reason=reason, seen=seen)
        is not None
    ):
        session.forget(_ASKED)


def _set_open(is_open: bool) -> None:
    notices.attempt("queue", moderating.set_open, by=session.visit().person, is_open=is_open)
