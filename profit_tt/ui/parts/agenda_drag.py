"""Steps moved by hand: dragged with the mouse, or by Alt+Up and Alt+Down in the row. Buttons do it everywhere."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from profit_tt.ui import session

_KEY = "live-agenda-drag"  # such keys take no room on the page

_part = st.components.v2.component("profit_agenda_drag", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def listen(move: Callable[[int, int], None]) -> None:
    """Call `move(step_id, to)` when a row was dropped; `to` counts from 1."""

    def moved() -> None:
        dropped = getattr(session.recall(_KEY), "moved", None)
        if dropped:
            move(int(dropped["id"]), int(dropped["to"]))

    rows = '[class*="st-key-agenda-row-"]'
    up, down = '[class*="st-key-agenda-up-"] button', '[class*="st-key-agenda-down-"] button'
    _part(key=_KEY, data={"rows": rows, "up": up, "down": down}, on_moved_change=moved)
