"""Nothing left to vote on: none there, or all voted on."""

import streamlit as st

from profit_tt.models import Scope
from profit_tt.ui import live
from profit_tt.ui.parts import progress, way
from profit_tt.ui.parts.ballot import Ballot


def show(paper: Ballot) -> None:
    """Thanks, and where to go; new findings come to this page by themselves."""
    say = paper.here.say
    if not paper.findings:
        nothing(paper)
    else:
        done = len(paper.findings)
        bar = progress.bar(1, 1) if paper.last is None else f"{progress.bar(1, 1)} **✓**"
        st.markdown(f"{bar}\n\n### {say('That was the last one. Thank you!')}")
        st.markdown(say.many("You have voted on the one finding.", "You have voted on all {n} findings.", done))
        st.markdown(say("You can change any vote in the list while voting is open."))
        way.to("picture", say("Look at the picture"), key="way-picture")
    watch(paper)


def nothing(paper: Ballot) -> None:
    """No findings in this round yet."""
    st.markdown(f"### {paper.here.say('There are no findings to vote on yet.')}")


def watch(paper: Ballot) -> None:
    """Wake the fragment when findings come or go."""
    live.watch(scope=Scope.content, revision=paper.room.content, spread=3000)
