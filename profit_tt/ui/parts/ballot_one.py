"""One finding at a time: its words, the answers, undo. The hot path: it draws as few elements as it can."""

import streamlit as st

from profit_tt.services import voting
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices
from profit_tt.ui.parts import (
    ballot,
    ballot_after,
    ballot_answers,
    ballot_done,
    ballot_points,
    ballot_reasons,
    progress,
    region_mark,
    thumbs,
)
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.words import escaped


def show() -> None:
    """The ballot and what minds it; `ballot.take` came before."""
    paper = kept()
    thumbs.mind(container="ballot", keys=ballot_answers.KEYS, rows="axis-")
    with st.container(key="ballot"):
        with st.container(key=f"ballot-{paper.kind}"):
            _ballot()
        # Out here, or every vote would draw it again. The style sheet shows it once there is something to undo, which
        # it knows by the strong letters of the progress.
        st.button(paper.here.say("Undo my last vote"), key="undo", shortcut="u", type="tertiary", on_click=_undo)


@st.fragment
def _ballot() -> None:
    paper = kept()
    ballot.freshen(paper)
    if paper.after is not None:
        ballot_after.show(paper, paper.after)
        return
    waiting = paper.waiting()
    if paper.current is None and waiting:
        paper.current = ballot.next_one(paper, waiting)
    notices.show("ballot")
    if paper.current is None:
        ballot_done.show(paper)
        return
    st.markdown(words(paper, paper.current, done=len(paper.findings) - len(waiting)))
    ballot_answers.draw(paper, paper.current)
    if paper.said:
        ballot_reasons.earlier(paper, paper.current)


def words(paper: Ballot, finding: RoomFinding, *, done: int) -> str:
    """Progress, finding, where it comes from and what I said last time: one element, however much there is to say."""
    say = paper.here.say
    all_of_them = len(paper.findings)
    counted = say("{done} of {all}", done=say.number(done), all=say.number(all_of_them))
    if paper.last is not None:
        counted = f"**{counted}**"
    parts = [
        f"{counted} {progress.bar(done, all_of_them)}",
        escaped(finding.read_in(say.language)),
        about(paper, finding),
    ]
    if earlier := paper.earlier.get(finding.id):
        parts.append(say("Last time you said: {vote}", vote=ballot_points.told(paper.voting, earlier, say)))
    if finding.id in paper.said:
        parts.append(paper.said[finding.id])
    return "\n\n".join(parts)


def about(paper: Ballot, finding: RoomFinding) -> str:
    """Where a finding comes from, as one line of Markdown."""
    say, now = paper.here.say, paper.room
    parts = [
        *(region_mark.named(now, region, say.language) for region in finding.regions),
        say(KINDS[finding.kind]),
        *(now.theme_name(slug, say.language) for slug in finding.themes),
    ]
    if finding.language != say.language and say.language in finding.translations:
        parts.append(say("translated"))
    return " · ".join(filter(None, parts))


def _undo() -> None:
    """Take the last vote back and show its finding again."""
    undone = kept().last
    if undone is not None and ballot.deed("ballot", voting.withdraw, undone, None):
        paper = kept()
        paper.last, paper.after, paper.current = None, None, paper.finding(undone)
