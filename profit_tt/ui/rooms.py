"""Which rooms there are and to whom they are open. Rights proper are below, in the services."""

from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st

from profit_tt.config import HOUSE
from profit_tt.errors import N_
from profit_tt.text import speaker
from profit_tt.ui.session import Visit


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """title: message id of its name. tab: stands in the bar of rooms. framed: has the frame of the house around it."""

    title: str
    tab: bool = True
    framed: bool = True
    wide: bool = False
    for_experts: bool = False
    for_facilitators: bool = False


ROOMS = {
    "welcome": RoomPlan(N_("Welcome")),
    "contribute": RoomPlan(N_("Contribute"), for_experts=True),
    "vote": RoomPlan(N_("Vote"), for_experts=True),
    "now": RoomPlan(N_("Now"), tab=False),
    "picture": RoomPlan(N_("Picture"), wide=True),
    "review": RoomPlan(N_("Review"), wide=True),
    "desk": RoomPlan(N_("Desk"), wide=True, for_facilitators=True),
    "agenda": RoomPlan(N_("Agenda"), tab=False, wide=True, for_facilitators=True),
    "paper": RoomPlan(N_("People without a phone"), tab=False, wide=True, for_facilitators=True),
    "wall": RoomPlan(N_("Wall"), tab=False, framed=False, wide=True),
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


def open_rooms(here: Visit) -> list[str]:
    """The names of the rooms this visit sees in the bar, in its order. The others stay shut (parts/gate.py)."""
    return [name for name, plan in ROOMS.items() if _is_open(here, plan)]


def _is_open(here: Visit, plan: RoomPlan) -> bool:
    if plan.for_facilitators:
        return here.is_facilitator
    return not plan.for_experts or here.expert is not None
