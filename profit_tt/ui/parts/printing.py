"""For the printer: all findings on one page, under a head that says what was printed. The rest is in reading.css."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.models import ThinkTank
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts.words import escaped


def head(think_tank: ThinkTank, say: Speaker, *, chosen: Sequence[str]) -> None:
    """Title, question, place and date, and what was chosen: on paper only."""
    when = [think_tank.place] if think_tank.place else []
    when += [say.date(think_tank.held_on)] if think_tank.held_on else []
    lines = [think_tank.question, " · ".join(when), " · ".join(chosen)]
    with st.container(key="print-head"):
        st.markdown(f"**{escaped(think_tank.title)}**")
        st.markdown("  \n".join(escaped(line) for line in lines if line))


def switch(say: Speaker) -> bool:
    """Whether all findings stand on one page; kept in the address."""
    wanted = session.query("print") == "1"
    if session.recall("review-print") != wanted:
        session.keep("review-print", wanted)
    st.toggle(say("All on one page, for printing"), key="review-print", on_change=_switched)
    return wanted


def _switched() -> None:
    session.set_query("print", "1" if session.recall("review-print") else None)
