"""The same question put to the other think tanks of this device: what they have of it, below the list of this one."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.models import Person, ThinkTank
from profit_tt.services import elsewhere
from profit_tt.services.elsewhere import Hits
from profit_tt.services.reviewing import Asked, Order
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import finding_card, story, way
from profit_tt.ui.parts.words import escaped

AT_ONCE = 5
_KEY, _NAME = "review-elsewhere", "all"


def switch(others: Sequence[ThinkTank], say: Speaker) -> bool:
    """Whether the others are looked through too; kept in the address. Nothing for those who have one think tank."""
    if not others:
        return False
    wanted = session.query(_NAME) == "1"
    if session.recall(_KEY) != wanted:
        session.keep(_KEY, wanted)
    label = say.many("Also in my other think tank", "Also in my {n} other think tanks", len(others))
    st.toggle(label, key=_KEY, on_change=_switched)
    return wanted


def draw(by: Person, asked: Asked, order: Order, say: Speaker) -> None:
    """A heading for each think tank that has any of it, its first findings, and the way to all of them."""
    found = elsewhere.search(by=by, asked=asked, order=order)
    if not found:
        story.calm(say("Nothing of it in your other think tanks."), key="elsewhere")
    for hits in found:
        with st.container(key=f"elsewhere-{hits.think_tank.id}"):
            _hits(hits, asked, say)


def _hits(hits: Hits, asked: Asked, say: Speaker) -> None:
    here, findings = hits.think_tank, hits.seen.room.findings
    st.markdown(f"## {escaped(here.title)}", anchors=False)
    when = say.date(here.held_on) if here.held_on else ""
    count = say.many("{n} finding", "{n} findings", len(findings))
    st.caption(" · ".join(filter(None, [escaped(here.place), when, here.code, count])))
    for one in findings[:AT_ONCE]:
        finding_card.card(one, hits.seen.room, say, opens=True, tt=here.code)
    if len(findings) > AT_ONCE:
        words = say("All {n} findings there", n=say.number(len(findings)))
        more = {"tt": here.code} | ({"q": asked.text} if asked.text else {})
        way.to("review", words, key=f"way-elsewhere-{here.id}", **more)


def _switched() -> None:
    session.set_query(_NAME, "1" if session.recall(_KEY) else None)
