"""After a vote, where the round says so: how the room sees the finding, and the question for a reason."""

import streamlit as st

from profit_tt.models import BallotKind
from profit_tt.services import reasons, results
from profit_tt.services.room import RoomFinding
from profit_tt.ui import notices
from profit_tt.ui.parts import ballot_points, ballot_reasons, progress, vote_lines
from profit_tt.ui.parts.ballot import Ballot, kept
from profit_tt.ui.parts.words import escaped


def wanted(paper: Ballot, finding_id: int) -> RoomFinding | None:
    """The finding that was voted on, if there is something to say of it before the next one."""
    ask(paper, finding_id)
    if finding_id in paper.asked or paper.shows_results(finding_id):
        return paper.finding(finding_id)
    return None


def ask(paper: Ballot, finding_id: int) -> None:
    """Ask for a reason when the vote of just now is far from the others'."""
    paper.asked.discard(finding_id)
    if paper.kind not in (BallotKind.scale, BallotKind.impact_feasibility) or not paper.voting.asks_reason:
        return
    by, round_id, points = paper.here.person, paper.round_id, paper.votes[finding_id]
    far = notices.attempt(
        "ballot", reasons.far_from_median, by=by, round_id=round_id, finding_id=finding_id, points=points
    )
    if far:
        paper.asked.add(finding_id)


def show(paper: Ballot, finding: RoomFinding) -> None:
    """The finding with my vote, the room's, and the way on."""
    say = paper.here.say
    done, all_of_them = len(paper.findings) - len(paper.waiting()), len(paper.findings)
    mine = ballot_points.told(paper.voting, paper.votes.get(finding.id, {}), say)
    counted = say("{done} of {all}", done=say.number(done), all=say.number(all_of_them))
    st.markdown(
        f"**{counted}** {progress.bar(done, all_of_them)}\n\n{escaped(finding.read_in(say.language))}\n\n"
        + say("You said: {vote}", vote=mine)
    )
    room(paper, finding)
    notices.show("after")
    if finding.id in paper.asked:
        ballot_reasons.question(paper, finding)
    st.button(say("Next"), key="next", type="primary", shortcut="Enter", width="stretch", on_click=_next)


def room(paper: Ballot, finding: RoomFinding) -> None:
    """A calm bar for each region, if this phone may see how the room has voted."""
    if not paper.shows_results(finding.id):
        return
    seen = results.after_own_vote(by=paper.here.person, round_id=paper.round_id, finding_id=finding.id)
    if seen is not None and seen.shown:
        vote_lines.of_picture(seen, finding.id, paper.here.say)


def _next() -> None:
    kept().after = None
