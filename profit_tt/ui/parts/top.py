"""To the top of the page, once for each new thing that stands there."""

from pathlib import Path

import streamlit as st

_part = st.components.v2.component("profit_top", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def show(what: str) -> None:
    """Scroll up if `what` was not the thing shown last."""
    _part(key="live-top", data={"what": what})
