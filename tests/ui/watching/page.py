"""A page that follows the agenda, with a fragment that watches every write, one that watches findings, and a button."""

import streamlit as st

from profit_tt.models import Scope
from profit_tt.services import room
from profit_tt.ui import live, session


def count(name: str) -> int:
    session.keep(name, session.recall(name, 0) + 1)
    return int(session.recall(name))


@st.fragment
def wall() -> None:
    pulse = room.pulse(by=session.visit().person)
    live.watch(scope=Scope.number, revision=pulse.number)
    st.text(f"wall {pulse.number} run {count('wall')}")


@st.fragment
def findings() -> None:
    pulse = room.pulse(by=session.visit().person)
    live.watch(scope=Scope.content, revision=pulse.content, spread=300)
    st.text(f"findings {pulse.content} run {count('findings')}")


@st.fragment
def presses() -> None:
    st.button("Press", on_click=count, args=("pressed",))
    st.text(f"pressed {session.recall('pressed', 0)}")


def first() -> None:
    st.text(f"first agenda {session.visit().pulse.agenda} run {count('first')}")
    wall()
    findings()
    presses()


def second() -> None:
    st.text(f"second agenda {session.visit().pulse.agenda} run {count('second')}")


here = session.begin()
live.follow()
pages = [st.Page(first, default=True), st.Page(second, url_path="second")]
page = st.navigation(pages, position="hidden")
st.text(f"device {session.device()}")
page.run()
for place, name in enumerate(("first", "second")):
    if st.button(f"To {name}"):
        st.switch_page(pages[place], query_params=session.links())
live.heartbeat()
