"""The projector's screen: one fragment that wakes when the think tank moves on, and redraws in place."""

from html import escape

import streamlit as st

from profit_tt.errors import StoreTrouble
from profit_tt.models import Audience, Scope
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import live, session
from profit_tt.ui.parts import strip, wall_main
from profit_tt.ui.parts.wall_stage import Stage, stage
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def screen() -> None:
    """The whole wall, kept up to date by push, and by a slow tick should the push be cut."""

    @st.fragment(run_every=session.beat())
    def awake() -> None:
        here = session.visit()
        seen = newest_picture(here)
        if seen is None:
            return
        live.watch(scope=Scope.number, revision=seen.revision)
        draw(seen, here.say)

    awake()


def newest_picture(here: Visit) -> Picture | None:
    """The picture as the wall may see it now; while the database is in trouble, the last one this wall has shown."""
    try:
        seen = results.picture(by=here.person, audience=Audience.wall)
    except StoreTrouble:
        kept: Picture | None = session.recall("_wall")
        return kept
    session.keep("_wall", seen)
    return seen


def draw(seen: Picture, say: Speaker) -> None:
    """Head, main part, people, and always how to join."""
    now = stage(seen)
    with st.container(key=f"wall-{now}"):
        with st.container(key="wall-head"):
            _head(seen, now, say)
        wall_main.main(seen, now, say)
        with st.container(key="wall-side"):
            with st.container(key="wall-strip"):
                strip.join(seen.room.think_tank.code, say)
            wall_main.side(seen, now, say)


def _head(seen: Picture, now: Stage, say: Speaker) -> None:
    think_tank = seen.room.think_tank
    with st.container(key="wall-name", horizontal=True):
        st.markdown(escaped(think_tank.title))
        if seen.room.has_samples:
            st.html(f'<span class="sample">{escape(say("Sample"))}</span>')
        st.html(f'<span class="cut">{escape(say("Connection lost"))}</span>')
    st.title(escaped(think_tank.question), anchor=False)
