"""Giving a reaction: how the day was, in a point from one to five; words, a video, or a link to one."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ReactionDraft
from profit_tt.models.reactions import LINK_LIMIT, RATINGS, WORDS_LIMIT
from profit_tt.services import reactions
from profit_tt.ui import notices, session
from profit_tt.ui.parts import reaction_upload
from profit_tt.ui.session import Visit

THANKS = N_("Thank you. Your reaction is below.")
_FRESH = "_reaction_fresh"


def rating(here: Visit, mine: int | None) -> None:
    """Five buttons; the one I pressed stays pressed, and another one takes its place."""
    say = here.say
    with st.container(key="card-rating"):
        st.markdown(f"## {say('How was the day?')}", anchors=False)
        with st.container(key="rating-points", horizontal=True, wrap=False):
            for point in RATINGS:
                st.button(
                    say.number(point),
                    key=f"rating-{point}",
                    type="primary" if point == mine else "secondary",
                    on_click=_rate,
                    args=(point,),
                    help=None,
                    width="stretch",
                )
        told = say("You gave {n} of 5. Press another number to change it.", n=say.number(mine)) if mine else ""
        st.caption(told or say("1 is poor, 5 is excellent. Shown by region only, never by name."))
        notices.show("rating")


def form(here: Visit) -> None:
    """One of three ways to react."""
    say = here.say
    ways = {"words": say("Words"), "video": say("Video"), "link": say("Link to a video")}
    with st.container(key="card-react"):
        st.markdown(f"## {say('Leave a reaction')}", anchors=False)
        way = st.segmented_control(
            say("What do you want to give?"),
            list(ways),
            format_func=lambda one: ways[one],
            default="words",
            required=True,
            key="reaction-way",
            label_visibility="collapsed",
            width="stretch",
        )
        if way == "video":
            reaction_upload.draw(here)
        else:
            _words(here, with_link=way == "link")
        notices.show("reaction")


def _words(here: Visit, *, with_link: bool) -> None:
    say, fresh = here.say, session.recall(_FRESH, 0)
    if with_link:
        st.text_input(
            say("Address on YouTube or Vimeo"),
            key=f"reaction-link-{fresh}",
            max_chars=LINK_LIMIT,
            placeholder="https://",
        )
        notices.show("reaction", field="link")
    label = say("Words beside it, if you like") if with_link else say("What do you take home from today?")
    st.text_area(label, key=f"reaction-text-{fresh}", max_chars=WORDS_LIMIT, height=130)
    notices.show("reaction", field="text")
    consent(here, key=f"reaction-consent-{fresh}")
    st.button(say("Send"), key="reaction-send", type="primary", on_click=_send, args=(with_link,), width="stretch")


def consent(here: Visit, *, key: str, value: bool = False) -> None:
    """The question whether others may see it: never answered beforehand."""
    say = here.say
    st.checkbox(say("Others may see this, with my region. I can take this back at any time."), key=key, value=value)
    if here.room.think_tank.approve_first:
        st.caption(say("A facilitator reads it first."))


def _rate(point: int) -> None:
    notices.attempt("rating", reactions.rate, by=session.visit().person, rating=point)


def _send(with_link: bool) -> None:
    here, fresh = session.visit(), session.recall(_FRESH, 0)
    consents = bool(session.recall(f"reaction-consent-{fresh}"))
    if notices.attempt("reaction", _given, here, with_link, consents) is not None:
        session.keep(_FRESH, fresh + 1)
        notices.tell("mine-reactions", THANKS)


def _given(here: Visit, with_link: bool, consents: bool) -> object:
    fresh = session.recall(_FRESH, 0)
    draft = ReactionDraft.of(
        text=str(session.recall(f"reaction-text-{fresh}") or ""),
        language=here.say.language,
        link=str(session.recall(f"reaction-link-{fresh}") or "") if with_link else "",
        consent=consents,
    )
    return reactions.give(by=here.person, draft=draft)
