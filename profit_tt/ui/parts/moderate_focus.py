"""The keyboard's way on the moderation page: into a form that opens, along the list."""

from pathlib import Path

import streamlit as st

_part = st.components.v2.component("profit_moderate_focus", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def follow(*, at: int, form: str) -> None:
    """`at`: id of the finding in front; `form`: what tells an open form from another one, "" for none."""
    _part(key="live-focus", data={"at": str(at), "form": form})
