"""Typing: a text area that is kept while somebody types, with a counter that follows every sign."""

from pathlib import Path

import streamlit as st

SILENCE = 500  # milliseconds without a key before the text is sent

_CSS = """
.count { font: 500 .9rem var(--font); color: var(--muted); text-align: right; font-variant-numeric: tabular-nums; }
.count[data-state=near] { color: var(--accent); font-weight: 650; }
.count[data-state=over] { color: var(--disagree); font-weight: 700; }
"""

_part = st.components.v2.component(
    "profit_typing",
    html='<div class="count"></div>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def follow(key: str, text: str, *, limit: int, under: str, over: str) -> None:
    """Count and keep the text area with this key, drawn just before and holding `text`.

    `under` and `over` are sentences with "{n}": signs so far, signs too many.
    """
    words = {"limit": limit, "under": under, "over": over}
    said = {"area": f".st-key-{key} textarea", "silence": SILENCE, "length": len(text), **words}
    _part(key=f"typing-{key}", data=said)
