"""Reasons: the question for one line, without pressure, and the lines of others, read and liked."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Round
from profit_tt.models.rounds import REASON_LIMIT
from profit_tt.services import reasons
from profit_tt.services.reasons import ReasonShown
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def question(paper: Ballot, finding: RoomFinding) -> None:
    """One line, if they like: others answered differently."""
    say = paper.here.say
    key = f"reason-{finding.id}"
    with st.container(key=f"why-{finding.id}"):
        st.markdown(
            say("Many see this differently. If you like, say in one line why you do; it is shown without a name.")
        )
        st.text_input(say("My reason"), key=key, max_chars=REASON_LIMIT, label_visibility="collapsed")
        notices.show("reason")
        with st.container(key=f"pair-why-{finding.id}", horizontal=True):
            st.button(say("Send the reason"), key=f"send-{key}", on_click=_give, args=(finding.id, key))
            st.button(say("No, thanks"), key=f"skip-{key}", type="tertiary", on_click=_skip, args=(finding.id,))


def _give(finding_id: int, key: str) -> None:
    paper = kept()
    text = str(session.recall(key) or "")
    by, round_id = paper.here.person, paper.round_id
    notices.attempt("reason", reasons.give_reason, by=by, round_id=round_id, finding_id=finding_id, text=text)
    if not notices.refused("reason"):
        _skip(finding_id)
        notices.tell("after", N_("Thank you, your reason was received."))


def _skip(finding_id: int) -> None:
    kept().asked.discard(finding_id)


def earlier(paper: Ballot, finding: RoomFinding) -> None:
    """Why people voted as they did in the round that this one repeats, folded up below the answers."""
    first = next((one for one in paper.room.rounds if one.id == paper.voting.again_of), None)
    found = shown(paper.here, first, finding.id) if first is not None else ()
    if not found:
        return
    say = paper.here.say
    label = say.many("A reason from last time", "{n} reasons from last time", len(found))
    with st.expander(label, key=f"reasons-{finding.id}"):
        draw(paper.here, found)


def shown(here: Visit, asked: Round, finding_id: int) -> tuple[ReasonShown, ...]:
    """The reasons of a round that this phone may read."""
    return reasons.reasons(by=here.person, round_id=asked.id or 0, finding_id=finding_id)


def draw(here: Visit, found: tuple[ReasonShown, ...]) -> None:
    """The lines, each with its likes; only others' can be liked."""
    say = here.say
    for one in found:
        with st.container(key=f"reason-of-{one.id}"):
            region = region_mark.named(here.room, one.region, say.language)
            mine = say("your own reason") if one.mine else ""
            st.markdown("  \n".join(filter(None, [escaped(one.text), " · ".join(filter(None, [region, mine]))])))
            number = say.number(one.likes)
            liked = (
                say("Liked · {n}", n=number) if one.liked else say("Like · {n}", n=number) if one.likes else say("Like")
            )
            st.button(
                liked,
                key=f"{'liked' if one.liked else 'like'}-{one.id}",
                disabled=one.mine or here.expert is None,
                on_click=_like,
                args=(one.id, not one.liked),
            )
    notices.show("like")


def _like(reason_id: int, liked: bool) -> None:
    by = session.visit().person
    notices.attempt("like", reasons.like_reason, by=by, reason_id=reason_id, liked=liked)
