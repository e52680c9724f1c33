"""The main part of the wall, for each stage of the agenda."""

import streamlit as st

from profit_tt.models import BallotKind, StepKind
from profit_tt.services import step_names
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import pictures, wall_charts, wall_regions, wall_themes
from profit_tt.ui.parts.wall_newest import newest
from profit_tt.ui.parts.wall_shown import calm
from profit_tt.ui.parts.wall_stage import Stage


def main(seen: Picture, now: Stage, say: Speaker) -> None:
    """Draw the stage's one main thing, and little beside it."""
    with st.container(key="wall-main"):
        _DRAWN[now](seen, say)


def layout(seen: Picture, now: Stage) -> str:
    """The key of the wall's root: results of a ballot whose chart takes all the room have a layout of their own."""
    if now is Stage.picture and seen.ballot is not BallotKind.agreement:
        return "wall-chart"
    return f"wall-{now}"


def side(seen: Picture, say: Speaker, *, joined: bool, heading: str = "") -> None:
    """People by region: who has joined, or how far voting is. It is the key to the marks in the main part as well."""
    with st.container(key="wall-people"):
        if joined:
            wall_regions.joined(seen, say)
        else:
            wall_regions.voted(seen, say, heading=heading)


def tells_joined(now: Stage) -> bool:
    """Whether the list of regions says who has joined at this stage; else how many have voted."""
    return now not in (Stage.voting, Stage.counted, Stage.picture)


def welcome(say: Speaker) -> None:
    """The screen before anything has begun."""
    calm(say("Welcome. We begin in a moment."), say("Join with your phone: no account, no app."))


def _waiting(_seen: Picture, say: Speaker) -> None:
    welcome(say)


def _collecting(seen: Picture, say: Speaker) -> None:
    if not seen.room.findings:
        calm(
            say("Collecting is open."),
            say("What works for small tourism firms? Write one idea at a time on your phone."),
        )
        return
    with st.container(key="wall-themes"):
        pictures.themes(seen, size="half", key="themes-wall")
    newest(seen, say, limit=3)


def _sorting(seen: Picture, say: Speaker) -> None:
    if not seen.room.findings:
        calm(say("Collecting is closed."), say("Voting comes next."))
        return
    _collecting(seen, say)


def progress(seen: Picture, say: Speaker) -> None:
    """How many have voted, readable from far; never what."""
    with st.container(key="wall-calm"):
        st.header(wall_regions.progress(seen, say), anchor=False)
        wall_regions.bar(seen, say)
        if seen.room.is_open(StepKind.vote):
            st.markdown(say("Vote on your phone. The results stay hidden while you do."))
        else:
            st.markdown(say("Voting is closed."))


def _counted(seen: Picture, say: Speaker) -> None:
    calm(say("Voting is closed."), say("Thank you. The results will be shown here in a moment."))


def _picture(seen: Picture, say: Speaker) -> None:
    if seen.ballot is not BallotKind.agreement:
        wall_charts.best(seen)
        return
    with st.container(key="wall-ranking"):
        pictures.ranking(seen, size="half", limit=4, key="ranking-wall")
    wall_themes.top(seen, say, limit=3)
    newest(seen, say, limit=1)


def _pausing(seen: Picture, say: Speaker) -> None:
    calm(_name(seen, say), say("Phones rest for a while."))


def _discussing(seen: Picture, say: Speaker) -> None:
    calm(_name(seen, say), say("Now we talk with each other."))


def _told(seen: Picture, say: Speaker) -> None:
    step = seen.room.current_step
    words = step_names.text(step, say) if step else ""
    calm(_name(seen, say), words or say("You find it on your phone."))


def _name(seen: Picture, say: Speaker) -> str:
    step = seen.room.current_step
    return seen.room.step_name(step, say) if step else ""


_DRAWN = {
    Stage.waiting: _waiting,
    Stage.collecting: _collecting,
    Stage.sorting: _sorting,
    Stage.voting: progress,
    Stage.counted: _counted,
    Stage.picture: _picture,
    Stage.pausing: _pausing,
    Stage.discussing: _discussing,
    Stage.told: _told,
}
