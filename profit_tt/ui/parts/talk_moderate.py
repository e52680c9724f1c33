"""For facilitators: the period in which comments are taken, comments that wait, and hiding one with a reason."""

from datetime import datetime, time, timedelta

import streamlit as st

from profit_tt.clock import now
from profit_tt.errors import N_
from profit_tt.models import CommentState
from profit_tt.services import talk_moderating as moderating
from profit_tt.ui import notices, session
from profit_tt.ui.parts import way
from profit_tt.ui.parts.words import plain
from profit_tt.ui.session import Visit

_ASKED = "_talk_hidden"
#: A review period that was not thought about yet.
_DAYS = 14


def desk(here: Visit) -> None:
    """A card of the desk: whether comments are taken and until when, and those that wait."""
    say, door = here.say, moderating.door(by=here.person)
    with st.container(key="card-talk-door"):
        st.header(say("Comments on findings"), anchor=False)
        if not door.is_open:
            st.markdown(say("No comments are taken. Open a period of review when people may talk about the findings."))
            st.date_input(
                say("Until the end of this day"),
                value=now().date() + timedelta(days=_DAYS),
                min_value=now().date(),
                key="talk-until",
                format="YYYY-MM-DD",
            )
            st.button(say("Take comments"), key="talk-door-open", on_click=_open)
        else:
            until = door.until
            told = say("Comments are taken until {day}.", day=say.date(until.date())) if until else ""
            st.markdown(told or say("Comments are taken."))
            st.button(say("Take no more comments"), key="talk-door-close", on_click=_close)
        notices.show("talk-door")
        if door.waiting:
            st.markdown(say.many("{n} comment waits for you.", "{n} comments wait for you.", len(door.waiting)))
        for comment, number in door.waiting:
            with st.container(key=f"talk-waiting-{comment.id}"):
                plain(comment.text)
                way.to_finding(number, say("On finding {number}", number=say.number(number)))
                deeds(here, comment.id or 0, comment.state, comment.version)


def deeds(here: Visit, comment_id: int, state: CommentState, version: int) -> None:
    """What a facilitator can do with a comment."""
    say, of = here.say, (comment_id, version)
    if session.recall(_ASKED) == comment_id:
        st.text_input(say("Why? Its author reads this."), key=f"talk-reason-{comment_id}", max_chars=280)
        notices.show(f"talk-hide-{comment_id}")
        with st.container(key=f"pair-talk-hide-{comment_id}", horizontal=True):
            st.button(say("Hide it"), key=f"talk-hide-yes-{comment_id}", type="primary", on_click=_hide, args=of)
            st.button(say("Cancel"), key=f"talk-hide-no-{comment_id}", on_click=_ask, args=(None,))
        return
    notices.show(f"talk-hide-{comment_id}")
    with st.container(key=f"pair-talk-deeds-{comment_id}", horizontal=True):
        if state is CommentState.waiting:
            st.button(say("Approve"), key=f"talk-approve-{comment_id}", type="primary", on_click=_approve, args=of)
        if state is CommentState.hidden:
            st.button(say("Show it again"), key=f"talk-restore-{comment_id}", on_click=_restore, args=of)
        elif state is not CommentState.removed:
            st.button(say("Hide"), key=f"talk-hide-{comment_id}", type="tertiary", on_click=_ask, args=(comment_id,))


def _open() -> None:
    day = session.recall("talk-until")
    until = datetime.combine(day, time.max, tzinfo=now().tzinfo) if day else None
    by = session.visit().person
    notices.attempt("talk-door", moderating.set_open, by=by, is_open=True, until=until)
    if not notices.refused("talk-door"):
        notices.tell("talk-door", N_("People can talk about the findings now, each on its own page."))


def _close() -> None:
    notices.attempt("talk-door", moderating.set_open, by=session.visit().person, is_open=False)


def _ask(comment_id: int | None) -> None:
    session.keep(_ASKED, comment_id)


def _hide(comment_id: int, seen: int) -> None:
    reason = str(session.recall(f"talk-reason-{comment_id}") or "")
    by, place = session.visit().person, f"talk-hide-{comment_id}"
    if notices.attempt(place, moderating.hide, by=by, comment_id=comment_id, reason=reason, seen=seen) is not None:
        session.forget(_ASKED)


def _approve(comment_id: int, seen: int) -> None:
    by = session.visit().person
    notices.attempt(f"talk-hide-{comment_id}", moderating.approve, by=by, comment_id=comment_id, seen=seen)


def _restore(comment_id: int, seen: int) -> None:
    by = session.visit().person
    notices.attempt(f"talk-hide-{comment_id}", moderating.restore, by=by, comment_id=comment_id, seen=seen)
