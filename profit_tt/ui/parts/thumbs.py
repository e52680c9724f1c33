"""Thumbs: one press is one vote, and screen readers hear what comes next. Drawn once a page, outside the ballot."""

from pathlib import Path

import streamlit as st

#: Milliseconds in which a second press is a slip of the thumb: nobody reads a finding so fast.
PAUSE = 350

_part = st.components.v2.component("profit_thumbs", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def mind(*, container: str, keys: tuple[str, ...], rows: str) -> None:
    """Watch over the buttons with these keys in the container with this key, and rows of points: keys from `rows`."""
    said = {
        "buttons": ",".join(f".st-key-{key} button" for key in keys),
        "rows": f'.st-key-{container} [class*="st-key-{rows}"]',
        "words": f".st-key-{container} [data-testid=stMarkdown]",
        "pause": PAUSE,
    }
    _part(key="live-thumbs", data=said)
