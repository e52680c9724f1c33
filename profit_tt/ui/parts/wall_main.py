"""The main part of the wall, for each stage."""

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import pictures, wall_regions, wall_themes
from profit_tt.ui.parts.wall_newest import newest
from profit_tt.ui.parts.wall_stage import Stage


def main(seen: Picture, now: Stage, say: Speaker) -> None:
    """Draw the stage's one main thing, and little beside it."""
    with st.container(key="wall-main"):
        _DRAWN[now](seen, say)


def side(seen: Picture, now: Stage, say: Speaker) -> None:
    """People by region: who has joined, or how far voting is."""
    with st.container(key="wall-people"):
        if now is Stage.voting:
            wall_regions.voted(seen, say, heading=say("By region"))
        elif now in (Stage.counted, Stage.picture):
            wall_regions.voted(seen, say)
        else:
            wall_regions.joined(seen, say)


def _waiting(_seen: Picture, say: Speaker) -> None:
    _calm(say("Welcome. We begin in a moment."), say("Join with your phone: no account, no app."))


def _collecting(seen: Picture, say: Speaker) -> None:
    if not seen.room.findings:
        _calm(
            say("Collecting is open."),
            say("What works for small tourism firms? Write one idea at a time on your phone."),
        )
        return
    with st.container(key="wall-themes"):
        pictures.themes(seen, size="half", key="themes-wall")
    newest(seen, say, limit=3)


def _sorting(seen: Picture, say: Speaker) -> None:
    if not seen.room.findings:
        _calm(say("Collecting is closed."), say("Voting comes next."))
        return
    _collecting(seen, say)


def _voting(seen: Picture, say: Speaker) -> None:
    with st.container(key="wall-calm"):
        st.header(wall_regions.progress(seen, say), anchor=False)
        wall_regions.bar(seen, say)
        st.markdown(say("Vote on your phone. The results stay hidden while you do."))


def _counted(seen: Picture, say: Speaker) -> None:
    _calm(say("Voting is closed."), say("Thank you. The results will be shown here in a moment."))


def _picture(seen: Picture, say: Speaker) -> None:
    with st.container(key="wall-ranking"):
        pictures.ranking(seen, size="half", limit=4, key="ranking-wall")
    wall_themes.top(seen, say, limit=3)
    newest(seen, say, limit=1)


def _calm(heading: str, sentence: str) -> None:
    with st.container(key="wall-calm"):
        st.header(heading, anchor=False)
        st.markdown(sentence)


_DRAWN = {
    Stage.waiting: _waiting,
    Stage.collecting: _collecting,
    Stage.sorting: _sorting,
    Stage.voting: _voting,
    Stage.counted: _counted,
    Stage.picture: _picture,
}
