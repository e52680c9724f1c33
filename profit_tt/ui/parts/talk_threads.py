"""Comments on a finding, on its own page: threads with one level of answers, and a few lines to write in."""

import streamlit as st

from profit_tt.models import CommentDraft, CommentState, Stance
from profit_tt.models.talk import COMMENT_LIMIT
from profit_tt.services import talking
from profit_tt.services.room import RoomFinding
from profit_tt.services.talking import Said
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark, story, talk_moderate, talk_words
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit

AT_ONCE = 20
_ANSWERED, _FRESH, _SHOWN, _GOING = "_talk_answered", "_talk_fresh", "_talk_shown", "_talk_going"


def draw(one: RoomFinding, here: Visit) -> None:
    """The chapter; nothing at all as long as nobody has said anything and nobody can."""
    say, talk = here.say, talking.talk(by=here.person, finding_id=one.id)
    if not (talk.is_open or talk.threads):
        return
    with story.chapter("talk", say("Comments")):
        with st.container(key="talk-period"):
            if not talk.is_open:
                st.markdown(say("Comments are closed: everything that was said can still be read."))
            elif talk.until:
                st.markdown(say("Comments are open until {day}.", day=say.date(talk.until.date())))
        upto = session.recall(_SHOWN, AT_ONCE)
        for thread in talk.threads[:upto]:
            _thread(here, one, thread, is_open=talk.is_open)
        if len(talk.threads) > upto:
            st.button(say("Show more"), key="talk-more", on_click=_more, args=(upto,))
        notices.show("talk")
        if talk.is_open and here.expert is not None:
            _form(here, one, answer_to=None)
        elif talk.is_open and not here.is_facilitator:
            st.caption(say("Join the think tank to say something."))


def _thread(here: Visit, one: RoomFinding, thread: Said, *, is_open: bool) -> None:
    say = here.say
    can_answer = is_open and here.expert is not None and thread.state is CommentState.listed
    answering = can_answer and session.recall(_ANSWERED) == thread.id
    with st.container(key=f"talk-thread-{thread.id}"):
        _said(here, thread)
        with st.container(key=f"talk-ways-{thread.id}", horizontal=True):
            if can_answer and not answering:
                words = say("Answer")
                st.button(words, key=f"talk-open-{thread.id}", type="tertiary", on_click=_open, args=(thread.id,))
            _own(here, thread)
        for answer in thread.answers:
            with st.container(key=f"talk-answer-{answer.id}"):
                _said(here, answer)
                with st.container(key=f"talk-ways-{answer.id}", horizontal=True):
                    _own(here, answer)
        if answering:
            _form(here, one, answer_to=thread.id)


def _said(here: Visit, one: Said) -> None:
    say = here.say
    if not one.text:
        gone = one.state is CommentState.removed
        st.caption(say("Taken back by its author.") if gone else say("Hidden by a facilitator."))
        return
    head = [f"**{say(talk_words.STANCES[Stance(one.stance)])}**"]
    head.append(region_mark.named(here.room, one.region, say.language) if one.region else "")
    head += [say.date(one.given_at.date()), say("you") if one.mine else ""]
    head.append(say(talk_words.STATES[one.state]) if one.state in talk_words.STATES else "")
    with st.container(key=f"talk-said-{one.stance}-{one.id}", gap=None):
        st.caption(" · ".join(filter(None, head)))
        plain(one.text)
        if one.reason and (one.mine or here.is_facilitator):
            st.caption(say("The facilitator's reason: {reason}", reason=escaped(one.reason)))
        if here.is_facilitator:
            talk_moderate.deeds(here, one.id, one.state, one.version)


def _own(here: Visit, one: Said) -> None:
    say = here.say
    if not (one.mine and one.text):
        return
    if session.recall(_GOING) != one.id:
        st.button(say("Take back"), key=f"talk-back-{one.id}", type="tertiary", on_click=_ask, args=(one.id,))
        return
    st.button(say("Yes, take it back"), key=f"talk-back-yes-{one.id}", on_click=_take_back, args=(one.id,))
    st.button(say("No, keep it"), key=f"talk-back-no-{one.id}", on_click=_ask, args=(None,))


def _form(here: Visit, one: RoomFinding, *, answer_to: int | None) -> None:
    """Stance and words. Keys hold what it is about and how often it was sent: nothing typed lands elsewhere."""
    say, name = here.say, _name(one.id, answer_to)
    with st.container(key=f"card-talk-{name}"):
        st.segmented_control(
            say("How do you stand to this finding?"),
            [str(stance) for stance in talk_words.STANCES],
            format_func=lambda stance: say(talk_words.STANCES[Stance(stance)]),
            default=str(Stance.neutral),
            required=True,
            key=f"talk-stance-{name}",
            width="stretch",
        )
        label = say("Your comment") if answer_to is None else say("Your answer")
        st.text_area(label, key=f"talk-text-{name}", max_chars=COMMENT_LIMIT, height=96)
        if here.room.think_tank.approve_first:
            st.caption(say("A facilitator reads it first."))
        notices.show(f"talk-{answer_to or 0}")
        with st.container(key=f"pair-talk-send-{name}", horizontal=True):
            words = say("Send the comment") if answer_to is None else say("Send the answer")
            st.button(words, key=f"talk-send-{name}", type="primary", on_click=_send, args=(one.id, answer_to))
            if answer_to is not None:
                st.button(say("Cancel"), key=f"talk-cancel-{name}", on_click=_open, args=(None,))


def _name(finding_id: int, answer_to: int | None) -> str:
    return f"{finding_id}-{answer_to or 0}-{session.recall(_FRESH, 0)}"


def _send(finding_id: int, answer_to: int | None) -> None:
    here = session.visit()
    if notices.attempt(f"talk-{answer_to or 0}", _sent, here, finding_id, answer_to) is not None:
        session.keep(_FRESH, session.recall(_FRESH, 0) + 1)
        session.forget(_ANSWERED)


def _sent(here: Visit, finding_id: int, answer_to: int | None) -> object:
    name = _name(finding_id, answer_to)
    draft = CommentDraft.of(
        text=str(session.recall(f"talk-text-{name}") or ""),
        language=here.say.language,
        stance=str(session.recall(f"talk-stance-{name}") or ""),
    )
    return talking.comment(by=here.person, finding_id=finding_id, draft=draft, answer_to=answer_to)


def _open(comment_id: int | None) -> None:
    session.keep(_ANSWERED, comment_id)


def _ask(comment_id: int | None) -> None:
    session.keep(_GOING, comment_id)


def _take_back(comment_id: int) -> None:
    session.forget(_GOING)
    notices.attempt("talk", talking.take_back, by=session.visit().person, comment_id=comment_id)


def _more(upto: int) -> None:
    session.keep(_SHOWN, upto + AT_ONCE)
