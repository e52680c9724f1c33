"""The projector's screen: one fragment that wakes when the think tank moves on, and redraws in place."""

from html import escape

import streamlit as st

from profit_tt.errors import StoreTrouble
from profit_tt.models import Audience, Scene, Scope
from profit_tt.services import results, showing
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import live, session
from profit_tt.ui.parts import strip, wall_clock, wall_curtain, wall_main, wall_scenes
from profit_tt.ui.parts.wall_shown import Shown
from profit_tt.ui.parts.wall_stage import Stage, stage
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def screen() -> None:
    """The whole wall, kept up to date by push, and by a slow tick should the push be cut."""

    @st.fragment(run_every=session.beat())
    def awake() -> None:
        shown = newest(session.visit())
        if shown is None:
            return
        live.watch(scope=Scope.number, revision=shown.seen.revision)
        draw(shown)

    awake()


def newest(here: Visit) -> Shown | None:
    """What the wall may show now; while the database is in trouble, the last this wall has shown."""
    try:
        # The picture first: a scene put in between is newer than its revision, and wakes the wall again.
        seen = results.picture(by=here.person, audience=Audience.wall)
        shown = Shown(seen, showing.now(by=here.person), here)
    except StoreTrouble:
        kept: Shown | None = session.recall("_wall")
        return kept
    session.keep("_wall", shown)
    return shown


def draw(shown: Shown) -> None:
    """Head, main part, people, and always how to join."""
    seen, say = shown.seen, shown.say
    if shown.wall.black_out:
        _black(shown)
        return
    now = stage(seen)
    follows = shown.wall.scene is Scene.auto
    layout = wall_main.layout(seen, now) if follows else wall_scenes.layout(shown.wall.scene)
    scene = f"{now}-{seen.round_id}" if follows else f"{shown.wall.scene}-{shown.wall.version}"
    with st.container(key=layout), wall_curtain.around(scene):
        with st.container(key="wall-head"):
            _head(seen, say)
        if follows:
            wall_main.main(seen, now, say)
        else:
            wall_scenes.draw(shown)
        with st.container(key="wall-side"):
            _side(shown, now, follows=follows)


def _side(shown: Shown, now: Stage, *, follows: bool) -> None:
    say, seen = shown.say, shown.seen
    with st.container(key="wall-strip"):
        strip.join(shown.room.think_tank.code, say)
    if shown.wall.scene is not Scene.countdown:
        wall_clock.draw(shown.room, say)
    joined = wall_main.tells_joined(now) if follows else wall_scenes.tells_joined(shown)
    is_told = (now is Stage.voting) if follows else shown.wall.scene is Scene.progress
    wall_main.side(seen, say, joined=joined, heading=say("By region") if is_told else "")


def _black(shown: Shown) -> None:
    """Nothing is seen; J still shows how to join."""
    with st.container(key="wall-black"), wall_curtain.around("black"), st.container(key="wall-strip"):
        strip.join(shown.room.think_tank.code, shown.say)


def _head(seen: Picture, say: Speaker) -> None:
    think_tank = seen.room.think_tank
    with st.container(key="wall-name", horizontal=True):
        st.markdown(escaped(think_tank.title))
        if seen.room.has_samples:
            st.html(f'<span class="sample">{escape(say("Sample"))}</span>')
        st.html(f'<span class="cut">{escape(say("Connection lost"))}</span>')
    st.title(escaped(think_tank.question), anchor=False)
