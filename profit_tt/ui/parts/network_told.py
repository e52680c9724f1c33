"""What the network's page says first: what it is, what of it was invented, and its figures."""

import streamlit as st

from profit_tt.services.network_figures import Network
from profit_tt.text import Speaker


def opening(say: Speaker) -> None:
    """What the network is, in a sentence."""
    st.markdown(
        say(
            "The think tank stands on a network: enterprises, public bodies and research entities of the regions, and "
            "what they did together before and after the day."
        )
    )


def samples(seen: Network, say: Speaker) -> None:
    """Says so when something on the page was invented."""
    if seen.has_samples:
        with st.container(key="samples"):
            st.markdown(say("Sample: some organisations and activities here were invented to show how the app works."))
