"""Which row of the network is in the form: a list to search in, with a new one on top; the address keeps it."""

from collections.abc import Mapping

import streamlit as st

from profit_tt.text import Speaker
from profit_tt.ui import session

#: In place of an id: a row that is not there yet.
NEW = "new"


def choose(name: str, label: str, names: Mapping[int, str], say: Speaker, *, new: str) -> int | None:
    """The id that was chosen; None for a new row. `names`: id -> what it is called. `new`: what the first choice says.

    Raises nothing: an id of the address that is not there any more is a new row.
    """
    asked = session.query("row") or ""
    chosen = asked if asked.isascii() and asked.isdigit() and int(asked) in names else NEW
    key = f"{name}-row"
    session.keep(key, chosen)
    st.selectbox(
        label,
        [NEW, *map(str, names)],
        format_func=lambda one: new if one == NEW else names[int(one)],
        key=key,
        on_change=_picked,
        args=(key,),
    )
    return None if chosen == NEW else int(chosen)


def go_to(row_id: int | None) -> None:
    """In a callback: this row stands in the form next; None for a new one."""
    session.set_query("row", str(row_id) if row_id else None)


def _picked(key: str) -> None:
    value = str(session.recall(key))
    session.set_query("row", None if value == NEW else value)
