"""A page of results as a story: chapters with a question as title, a picture, and the rule behind it in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import session


@contextmanager
def chapter(name: str, title: str, *rules: str) -> Iterator[None]:
    """A chapter with its title, what is drawn inside, and under it the rules by which its figures came about."""
    with st.container(key=f"chapter-{name}"):
        st.markdown(f"## {title}", anchors=False)
        yield
        if rules:
            st.caption("  \n".join(rules))


def calm(sentence: str, *, key: str) -> None:
    """A sentence where there is nothing to draw, so that a gap never looks like a fault."""
    with st.container(key=f"calm-{key}"):
        st.markdown(sentence)


def samples(seen: Picture, say: Speaker) -> None:
    """Says so when something on the page was invented."""
    if seen.room.has_samples:
        with st.container(key="samples"):
            st.markdown(say("Sample: some findings and votes here were invented to show how the app works."))


def small_cells(seen: Picture, say: Speaker) -> str:
    """The rule of small cells as a sentence: for views by kind of organisation, and for all that the world reads."""
    if session.visit().audience is Audience.world:
        return say(
            "To keep everybody's vote secret, the votes of a region on a finding are left out where fewer than {n} of "
            "its people voted on it.",
            n=say.number(seen.parameters.small_cell),
        )
    return say(
        "To keep everybody's vote secret, votes by one kind of organisation in one region are left out where fewer "
        "than {n} of its people voted.",
        n=say.number(seen.parameters.small_cell),
    )
