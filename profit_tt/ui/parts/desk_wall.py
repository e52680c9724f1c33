"""What the wall shows: a scene chosen here, with its theme, round or finding; black; or whatever the agenda is at."""

from functools import partial
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience, BallotKind, Scene, Wall
from profit_tt.services import moderating, results, showing
from profit_tt.services.room import Room, RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import words
from profit_tt.ui.session import Visit

SCENES = {
    Scene.auto: N_("Follows the agenda"),
    Scene.join: N_("How to join"),
    Scene.waiting: N_("Who is here"),
    Scene.progress: N_("Progress"),
    Scene.countdown: N_("Countdown"),
    Scene.agenda: N_("Agenda"),
    Scene.newest: N_("Newest findings"),
    Scene.themes: N_("Themes by region"),
    Scene.map: N_("Map of the two seas"),
    Scene.finding: N_("One finding"),
    Scene.growth: N_("How it grew"),
    Scene.network: N_("The network"),
    Scene.infographic: N_("Infographic"),
    Scene.common_ground: N_("Common ground"),
    Scene.top_of_theme: N_("Top five of a theme"),
    Scene.differences: N_("Differences"),
    Scene.uncertain: N_("Uncertain"),
    Scene.gaps: N_("Who can learn from whom"),
    Scene.ratings: N_("Five points"),
    Scene.dots: N_("Dots"),
    Scene.impact_feasibility: N_("Impact and feasibility"),
    Scene.movement: N_("Movement"),
}
GROUPS = {
    "people": (N_("People"), (Scene.join, Scene.waiting, Scene.progress, Scene.countdown, Scene.agenda)),
    "findings": (
        N_("Findings"),
        (Scene.newest, Scene.themes, Scene.map, Scene.finding, Scene.growth, Scene.network, Scene.infographic),
    ),
    "results": (
        N_("Results"),
        (
            Scene.common_ground,
            Scene.top_of_theme,
            Scene.differences,
            Scene.uncertain,
            Scene.gaps,
            Scene.ratings,
            Scene.dots,
            Scene.impact_feasibility,
            Scene.movement,
        ),
    ),
}
MEASURES = {
    "findings": N_("Findings"),
    "people": N_("People who joined"),
    "voted": N_("People who have voted"),
    "agree": N_("Share of agreement"),
}
#: Scenes of a vote, and of one kind of ballot alone.
OF_A_ROUND = GROUPS["results"][1]
OF_A_BALLOT = {
    Scene.ratings: BallotKind.scale,
    Scene.dots: BallotKind.dots,
    Scene.impact_feasibility: BallotKind.impact_feasibility,
}


def draw(here: Visit, room: Room) -> None:
    """The card."""
    say = here.say
    wall = showing.now(by=here.person)
    with st.container(key="card-wall"):
        st.header(say("On the wall"), anchor=False)
        with st.container(key=f"wall-now-{'black' if wall.black_out else 'lit'}"):
            st.markdown(say("Black") if wall.black_out else say(SCENES[wall.scene]))
        with st.container(key="wall-main", horizontal=True):
            _scene(Scene.auto, wall, say)
            st.button(
                say("Light the wall again") if wall.black_out else say("Black out"),
                key="black-out",
                type="primary" if wall.black_out else "secondary",
                on_click=_black_out,
                args=(not wall.black_out, wall.version),
            )
        notices.show("wall")
        for group, (heading, scenes) in GROUPS.items():
            offered = [scene for scene in scenes if _is_offered(scene, room)]
            if not offered:
                continue
            st.markdown(f"**{say(heading)}**")
            with st.container(key=f"scenes-{group}", horizontal=True):
                for scene in offered:
                    _scene(scene, wall, say)
        with st.container(key="wall-options"):
            _options(here, wall, room)


def _is_offered(scene: Scene, room: Room) -> bool:
    """Scenes of a ballot that no round has would stay empty."""
    if scene is Scene.movement:
        return any(one.again_of is not None for one in room.rounds)
    kind = OF_A_BALLOT.get(scene)
    if scene in OF_A_ROUND and not room.rounds:
        return False
    return kind is None or any(one.ballot is kind for one in room.rounds)


def _scene(scene: Scene, wall: Wall, say: Speaker) -> None:
    st.button(
        say(SCENES[scene]),
        key=f"scene-{scene}",
        type="primary" if wall.scene is scene else "secondary",
        on_click=_show,
        args=(scene, {}, wall.version),
    )


def _options(here: Visit, wall: Wall, room: Room) -> None:
    """What the scene on the wall can be about."""
    say = here.say
    if wall.scene is Scene.top_of_theme:
        _theme(wall, room, say)
    if wall.scene in OF_A_ROUND and len(room.rounds) > 1:
        _round(wall, room, say)
    if wall.scene is Scene.map:
        _measure(wall, say)
    if wall.scene is Scene.finding:
        _finding(here, wall, room)


def _theme(wall: Wall, room: Room, say: Speaker) -> None:
    names = {theme.slug: theme.name(say.language) for theme in room.themes}
    asked = wall.options.get("theme")
    key = _key("theme", asked if asked in names else next(iter(names)))
    st.selectbox(
        say("Theme"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=_choose,
        args=("theme", key, wall),
    )


def _round(wall: Wall, room: Room, say: Speaker) -> None:
    kind = OF_A_BALLOT.get(wall.scene)
    steps = {step.id: step for step in room.steps}
    names = {
        one.id or 0: room.step_name(steps[one.step_id], say)
        for one in room.rounds
        if one.step_id in steps and kind in (None, one.ballot) and (wall.scene is not Scene.movement or one.again_of)
    }
    if len(names) < 2:
        return
    asked, usual = wall.options.get("round"), room.voting.id if room.voting else None
    shown = next((one for one in (asked, usual) if one in names), next(reversed(names)))
    key = _key("round", shown)
    st.selectbox(
        say("Vote"), list(names), format_func=names.__getitem__, key=key, on_change=_choose, args=("round", key, wall)
    )


def _measure(wall: Wall, say: Speaker) -> None:
    key = _key("measure", wall.options.get("measure", showing.MEASURES[0]))
    st.selectbox(
        say("The map shows"),
        list(showing.MEASURES),
        format_func=lambda measure: say(MEASURES[measure]),
        key=key,
        on_change=_choose,
        args=("measure", key, wall),
    )


def _finding(here: Visit, wall: Wall, room: Room) -> None:
    say = here.say
    order = showing.in_order(results.picture(by=here.person, audience=Audience.wall))
    numbers = {one.id: f"#{one.number} {one.text}" for one in room.findings}
    offered = [one for one in order if one in numbers]
    if not offered:
        st.caption(say("Nothing has been sent yet."))
        return
    shown = room.finding(wall.options.get("finding")) or room.finding(offered[0])
    key = _key("finding", shown.id if shown else None)
    st.selectbox(
        say("Finding"),
        offered,
        format_func=numbers.__getitem__,
        key=key,
        on_change=_choose,
        args=("finding", key, wall),
    )
    if shown is not None:
        words.plain(shown.text)
        _finding_deeds(shown, wall, say)


def _finding_deeds(shown: RoomFinding, wall: Wall, say: Speaker) -> None:
    with st.container(key="finding-deeds", horizontal=True):
        st.button(
            say("Not discussed yet") if shown.discussed else say("Mark as discussed"),
            key="finding-discussed",
            on_click=_discussed,
            args=(shown, not shown.discussed),
        )
        st.button(say("Next finding"), key="finding-next", on_click=_next, args=(wall.version,))


def _key(option: str, value: Any) -> str:
    """The key of the list for an option, set to what is stored and named after it.

    A value that the browser sends once more, while somebody else changes it, belongs to no list any more.
    """
    key = f"wall-{option}-{value}"
    session.keep(key, value)
    return key


def _choose(option: str, key: str, wall: Wall) -> None:
    _show(wall.scene, dict(wall.options) | {option: session.recall(key)}, wall.version)


def _show(scene: Scene, options: dict[str, Any], seen: int) -> None:
    deed = partial(showing.put, by=session.visit().person, scene=scene, options=options, seen=seen)
    notices.attempt("wall", deed)


def _next(seen: int) -> None:
    notices.attempt("wall", showing.next_finding, by=session.visit().person, seen=seen)


def _black_out(wanted: bool, seen: int) -> None:
    notices.attempt("wall", showing.black_out, by=session.visit().person, on=wanted, seen=seen)


def _discussed(finding: RoomFinding, discussed: bool) -> None:
    deed = partial(
        moderating.mark_discussed,
        by=session.visit().person,
        finding_id=finding.id,
        discussed=discussed,
        seen=finding.version,
    )
    notices.attempt("wall", deed)
