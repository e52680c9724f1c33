"""The network on the wall: the map with who went where, over it its figures in one line."""

import streamlit as st

from profit_tt.services import network_figures
from profit_tt.services.network_figures import Network
from profit_tt.text import Speaker
from profit_tt.ui.parts import network_pictures
from profit_tt.ui.parts.wall_shown import Shown, calm
from profit_tt.ui.parts.words import escaped


def network(shown: Shown) -> None:
    """Nobody is named here: the wall may stand in a facilitator's browser."""
    seen, say = network_figures.network(by=shown.here.person), shown.say
    if seen.organisations.empty:
        calm(say("The network"), say("No organisation in the network yet."))
        return
    with st.container(key="wall-network"):
        told = _figures(seen, say)
        if seen.has_samples and not shown.room.has_samples:  # else the head says so
            told.append(say("Sample"))
        st.subheader(escaped(" · ".join(told)), anchor=False)
    with st.container(key="wall-figure"):
        network_pictures.on_map(seen, size="half", key="wall-network-map", table=False)


def _figures(seen: Network, say: Speaker) -> list[str]:
    """What was counted."""
    return [
        say.many("{n} organisation reached", "{n} organisations reached", seen.reach.organisations),
        say.many("{n} activity held", "{n} activities held", len(seen.activities)),
    ]
