"""Which rooms there are and to whom they are open. Rights proper are below, in the services."""

from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st

from profit_tt.config import HOUSE
from profit_tt.errors import N_
from profit_tt.models import StepKind, StepState
from profit_tt.text import speaker
from profit_tt.ui import session
from profit_tt.ui.session import REENTRY, Visit


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """title: message id of its name. tab: stands in the bar of rooms. framed: has the frame of the house around it.
    for_the_world: read at the address of a published think tank, by nobody in particular: devices have no rights there.
    """

    title: str
    tab: bool = True
    framed: bool = True
    wide: bool = False
    for_experts: bool = False
    for_facilitators: bool = False
    for_the_world: bool = False


ROOMS = {
    "welcome": RoomPlan(N_("Welcome")),
    "contribute": RoomPlan(N_("Contribute"), for_experts=True),
    "vote": RoomPlan(N_("Vote"), for_experts=True),
    "now": RoomPlan(N_("Now"), tab=False),
    "picture": RoomPlan(N_("Picture"), wide=True),
    "review": RoomPlan(N_("Review"), wide=True),
    "finding": RoomPlan(N_("Finding"), tab=False),
    "mine": RoomPlan(N_("My page"), tab=False, for_experts=True),
    "survey": RoomPlan(N_("Survey"), tab=False, wide=True),
    "methods": RoomPlan(N_("Methods"), tab=False),
    "reactions": RoomPlan(N_("Reactions"), tab=False, wide=True),
    "network": RoomPlan(N_("Network"), tab=False, wide=True),
    "platform": RoomPlan(N_("Platform figures"), tab=False, wide=True),
    "open": RoomPlan(N_("Public reading"), tab=False, wide=True, for_the_world=True),
    "desk": RoomPlan(N_("Desk"), wide=True, for_facilitators=True),
    "agenda": RoomPlan(N_("Agenda"), tab=False, wide=True, for_facilitators=True),
    "moderate": RoomPlan(N_("Moderate"), tab=False, wide=True, for_facilitators=True),
    "log": RoomPlan(N_("Log"), tab=False, wide=True, for_facilitators=True),
    "paper": RoomPlan(N_("People without a phone"), tab=False, wide=True, for_facilitators=True),
    "wall": RoomPlan(N_("Wall"), tab=False, framed=False, wide=True),
}


#: Where phones are while a kind of step is on.
ROOM_OF = dict.fromkeys(StepKind, "now") | {
    StepKind.welcome: "welcome",
    StepKind.collect: "contribute",
    StepKind.vote: "vote",
    StepKind.survey: "survey",
    StepKind.review: "review",
}


def pages(language: str) -> dict[str, "st.Page"]:
    """The page of each room, titled in a language: a run's own, for Streamlit notes in them which one may be run."""
    return {name: copy(page) for name, page in _made(language).items()}


def page(name: str, language: str) -> "st.Page":
    """The page of a room, to point at."""
    return _made(language)[name]


@cache
def _made(language: str) -> dict[str, "st.Page"]:
    # Once a process: Streamlit looks up every part of every path on the disk, a tenth of what a page costs.
    say = speaker(language)
    return {
        name: st.Page(HOUSE / "pages" / f"{name}.py", title=say(plan.title), url_path=name, default=name == "welcome")
        for name, plan in ROOMS.items()
    }


def is_led(here: Visit) -> bool:
    """Whether this visit is led along with the agenda: experts are, facilitators and onlookers go where they like."""
    return here.expert is not None and not here.is_facilitator


def led_to(here: Visit, name: str) -> str | None:
    """The room to which this phone must go now, from the room `name`; None when it may stay.

    It must when everybody was called since it last obeyed, or as long as phones may not roam. Somebody who has not
    written down their re-entry code yet stays with it: it is shown only once.
    """
    if not (here.has_room and is_led(here)) or not ROOMS[name].framed or session.recall(REENTRY):
        return None
    now = here.room
    obeyed = session.has_obeyed(now.think_tank.called)
    step = now.current_step
    if step is None or step.state is StepState.hidden or (obeyed and now.think_tank.roam):
        return None
    if ROOM_OF[step.kind] != name:
        return ROOM_OF[step.kind]
    session.obey(now.think_tank.called)  # only here: a run on the way may be cut short by another one
    return None


def open_rooms(here: Visit) -> list[str]:
    """The names of the rooms this visit sees in the bar, in its order. The others stay shut (parts/gate.py)."""
    return [name for name, plan in ROOMS.items() if _is_open(here, plan)]


def _is_open(here: Visit, plan: RoomPlan) -> bool:
    if plan.for_facilitators:
        return here.is_facilitator
    return not plan.for_experts or here.expert is not None
