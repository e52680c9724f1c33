"""Publishing at the desk: what anybody could read, what the world sees now, the address; and closing it again."""

from functools import partial

import streamlit as st

from profit_tt.services import publishing, results
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import copy, open_files, qr, which_round
from profit_tt.ui.parts.words import escaped


def draw(here: Room, say: Speaker) -> None:
    """A card: one button, which asks once more with what it does."""
    with st.container(key="card-publish"):
        st.header(say("Public reading"), anchor=False)
        if here.think_tank.published_at is None:
            _closed(here, say)
        else:
            _open(here, say)
        notices.show("publish")


def _closed(here: Room, say: Speaker) -> None:
    st.markdown(
        say(
            "Anybody could read the title, the question, the findings, how many took part, and the results of votes "
            "that are over and shown on phones."
        )
    )
    _never(say)
    _sees(here, say("Published now, it would show the results of:"), say)
    with st.popover(say("Publish"), key="publish-ask"):
        st.markdown(
            say(
                "It can be read by anybody, without joining, until you take it back. Its address holds the code: while "
                "the think tank runs, whoever reads it can take part, too."
            )
        )
        deed = partial(publishing.publish, seen=here.think_tank.version)
        st.button(say("Publish it now"), key="publish", type="primary", on_click=_do, args=(deed,))


def _open(here: Room, say: Speaker) -> None:
    since, address = here.think_tank.published_at, open_files.short_address(here.think_tank.code)
    if since is not None:
        st.markdown(say("Anybody can read this think tank, since {day}.", day=say.date(since.date())))
    _never(say)
    _sees(here, say("It shows the results of:"), say)
    with st.container(key="publish-address"):
        alt = escaped(say("QR code to read: {address}", address=address))
        st.markdown(f"![{alt}]({qr.data_uri(address)})")
        with st.container(key="secret-publish"):
            st.code(address, language=None, wrap_lines=True)
            copy.button(address, say("Copy the address"), say, key="copy-publish")
            st.link_button(say("Look at it"), address, key="publish-look")
    with st.popover(say("Unpublish"), key="unpublish-ask"):
        st.markdown(say("Nobody outside can read it from then on. What was downloaded stays where it is."))
        deed = partial(publishing.unpublish, seen=here.think_tank.version)
        st.button(say("Unpublish it now"), key="unpublish", type="primary", on_click=_do, args=(deed,))


def _never(say: Speaker) -> None:
    st.caption(say("Never: votes that run, votes of small groups, names, comments, reactions, surveys."))


def _sees(here: Room, lead: str, say: Speaker) -> None:
    """The rounds that the world may read as things stand."""
    rounds = results.readable(here)
    if not rounds:
        st.markdown(say("No results yet: first close a vote, and show its results on phones."))
        return
    st.markdown("\n".join([lead, "", *(f"- {which_round.name(here, one, say)}" for one in rounds)]))


def _do(deed: partial[object]) -> None:
    notices.attempt("publish", deed, by=session.visit().person)
