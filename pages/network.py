"""The innovation network around the think tank: who was reached by what, who bridges, who is linked with whom."""

import streamlit as st

from profit_tt.services import network_figures
from profit_tt.services.network_figures import Network
from profit_tt.ui.parts import (
    follow_practice,
    gate,
    infographic_files,
    network_chapters,
    network_desk,
    network_filters,
    network_lists,
    network_told,
    story,
)

here = gate.for_anybody()
say = here.say


def read(whole: Network) -> None:
    """The network as a story."""
    network_told.samples(whole, say)
    infographic_files.row(here)
    network_told.figures(whole, say)
    network_chapters.places(whole, say)
    network_chapters.reached(whole, say)
    network_chapters.funnel(whole, say)
    network_chapters.growth(whole, say)
    network_chapters.bridging(whole, say)
    follow_practice.draw(here)
    with story.chapter("web", say("Who is linked with whom?")):
        seen = network_filters.row(whole, here.room, say)
        network_chapters.web(seen, say)
    with story.chapter("network-lists", say("Activities and organisations")):
        network_lists.show(seen, say, private=network_desk.may(here))


st.markdown(f"# {say('The network')}", anchors=False)
whole = network_figures.network(by=here.person)
network_told.opening(say)
if network_desk.is_open(here):
    network_desk.draw(here)
else:
    network_desk.offer(here)
    if network_chapters.empty(whole, say):
        network_told.only_stated(whole, say)
        follow_practice.draw(here)
    else:
        read(whole)
