"""What others have sent, where the think tank shows it while findings are collected: to read, and to support."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Scope
from profit_tt.services import collecting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

NEWEST = 20


@st.fragment
def show(mine: frozenset[int]) -> None:
    """The newest findings of others; new ones come by themselves. `mine`: numbers of my own."""
    here = session.visit()
    say, now = here.say, here.room
    others = [one for one in reversed(now.findings) if not mine & {one.number, *(number for number, _ in one.credits)}]
    if others:
        st.markdown(f"## {say('What others have sent')}")
        notices.show("others")
        for one in others[:NEWEST]:
            _card(here, now, one)
    live.watch(scope=Scope.content, revision=now.content, spread=3000, name="others")


def _card(here: Visit, now: Room, one: RoomFinding) -> None:
    say = here.say
    about = [f"\\#{one.number}", *(region_mark.named(now, region, say.language) for region in one.regions)]
    about.append(say(KINDS[one.kind]))
    if one.supporters:
        about.append(say.many("supported by {n}", "supported by {n}", one.supporters))
    with st.container(key=f"alike-others-{one.id}"):
        st.markdown(f"{' · '.join(filter(None, about))}\n\n{escaped(one.read_in(say.language))}")
        st.button(say("Support this one"), key=f"back-{one.id}", on_click=_support, args=(one.id, one.number))


def _support(finding_id: int, number: int) -> None:
    notices.attempt("others", collecting.support, by=session.visit().person, finding_id=finding_id)
    if not notices.refused("others"):
        notices.tell("others", N_("You support #{number} now."), number=number)
