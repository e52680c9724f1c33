"""Which scene is drawn by what, and in which layout of the wall (wall.css)."""

from collections.abc import Callable
from typing import TypeAlias

import streamlit as st

from profit_tt.models import Scene, StepKind
from profit_tt.ui.parts import (
    wall_agenda,
    wall_charts,
    wall_clock,
    wall_finding,
    wall_growth,
    wall_infographic,
    wall_main,
    wall_network,
)
from profit_tt.ui.parts.wall_newest import newest
from profit_tt.ui.parts.wall_shown import Shown, calm

Draw: TypeAlias = Callable[[Shown], None]


def layout(scene: Scene) -> str:
    """The key of the wall's root while it shows a scene."""
    return f"wall-{_LAYOUTS.get(scene, 'chart')}"


def draw(shown: Shown) -> None:
    """The main part of the scene that was put on the wall."""
    with st.container(key="wall-main"):
        _DRAWN[shown.wall.scene](shown)


def tells_joined(shown: Shown) -> bool:
    """Whether the list of regions says who has joined; else how many have voted."""
    if shown.wall.scene in (Scene.join, Scene.waiting, Scene.newest, Scene.growth):
        return True
    voting = shown.seen.voting
    return voting is None or not shown.room.was_open(voting)


def _join(shown: Shown) -> None:
    say = shown.say
    calm(say("Join with your phone."), say("No account, no app: scan, choose your region, begin."))


def _waiting(shown: Shown) -> None:
    wall_main.welcome(shown.say)


def _progress(shown: Shown) -> None:
    """How far voting is, or how many findings have come in: never what was voted."""
    seen, say = shown.seen, shown.say
    if seen.voting is not None and shown.room.was_open(seen.voting):
        wall_main.progress(seen, say)
        return
    number = len(seen.room.findings)
    told = say.many("{n} finding so far", "{n} findings so far", number)
    is_open = shown.room.is_open(StepKind.collect)
    calm(told, say("Write on your phone, one idea at a time.") if is_open else "")


def _countdown(shown: Shown) -> None:
    step = wall_clock.step_with_time(shown.room) or shown.room.current_step
    name = shown.room.step_name(step, shown.say) if step else ""
    with st.container(key="wall-huge"):
        if not wall_clock.draw(shown.room, shown.say, size="huge"):
            calm(name or shown.say("No countdown"), shown.say("No countdown is running.") if name else "")
        elif name:
            calm(name, key="wall-clock-of")


def _newest(shown: Shown) -> None:
    if not shown.room.findings:
        calm(shown.say("No findings yet."), shown.say("The first one will stand here."))
        return
    newest(shown.seen, shown.say, limit=4)


_LAYOUTS = {
    Scene.join: "waiting",
    Scene.waiting: "waiting",
    Scene.progress: "voting",
    Scene.countdown: "clock",
    Scene.newest: "list",
    Scene.finding: "spotlight",
    Scene.agenda: "agenda",
}
_DRAWN: dict[Scene, Draw] = {
    Scene.join: _join,
    Scene.waiting: _waiting,
    Scene.progress: _progress,
    Scene.countdown: _countdown,
    Scene.newest: _newest,
    Scene.top_of_theme: wall_charts.top_of_theme,
    Scene.common_ground: wall_charts.common_ground,
    Scene.differences: wall_charts.differences,
    Scene.uncertain: wall_charts.uncertain,
    Scene.map: wall_charts.on_map,
    Scene.themes: wall_charts.themes,
    Scene.gaps: wall_charts.gaps,
    Scene.impact_feasibility: wall_charts.impact_feasibility,
    Scene.ratings: wall_charts.ratings,
    Scene.dots: wall_charts.dots,
    Scene.movement: wall_charts.movement,
    Scene.finding: wall_finding.finding,
    Scene.growth: wall_growth.growth,
    Scene.network: wall_network.network,
    Scene.infographic: wall_infographic.slide,
    Scene.agenda: wall_agenda.agenda,
}
