"""Scenes change in one piece: a still copy of the old one lies over the wall until the new one has been drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

_part: Callable[..., object] | None = None


def hang() -> None:
    """Once on the page of the wall, outside its fragment."""
    global _part
    if _part is None:
        script = Path(__file__).with_suffix(".js").read_text("utf-8")
        _part = st.components.v2.component("profit_wall_curtain", js=script)
    with st.container(key="live-curtain"):
        _part(key="wall-curtain")


@contextmanager
def around(scene: str) -> Iterator[None]:
    """The sign of the scene, first and last on the wall: it says when a change begins and when it is done."""
    _sign("wall-sign", scene)
    yield
    _sign("wall-sign-end", scene)


def _sign(key: str, scene: str) -> None:
    with st.container(key=key):
        st.html(f"<span>{scene}</span>")
