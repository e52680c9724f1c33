"""Which other think tank is laid beside this one: a list of mine; the address keeps its code."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.models import ThinkTank
from profit_tt.text import Speaker
from profit_tt.ui import session

_KEY, _NAME = "review-other", "other"


def wanted(others: Sequence[ThinkTank]) -> ThinkTank:
    """The one that the address asks for, if it is mine; else the newest."""
    asked = session.query(_NAME)
    return next((one for one in others if one.code == asked), others[0])


def choose(others: Sequence[ThinkTank], say: Speaker) -> ThinkTank:
    """The list; the one that is chosen."""
    chosen = wanted(others)
    if session.recall(_KEY) != chosen.code:
        session.keep(_KEY, chosen.code)
    names = {one.code: say("{title} ({code})", title=one.title, code=one.code) for one in others}
    label = say("The other think tank")
    st.selectbox(label, list(names), format_func=names.__getitem__, key=_KEY, on_change=_chosen, width=520)
    return chosen


def _chosen() -> None:
    session.set_query(_NAME, str(session.recall(_KEY)))
