"""The ballot, one finding at a time: the hot path of the house, so every line here is paid for by each vote.

What a press needs is read once, when the page is drawn, and kept in the session as a `Ballot`; a vote that was cast is
noted there. Only a refusal, a quarter of a minute, or an empty list makes it read again.
"""

import time
from dataclasses import dataclass, field

import streamlit as st

from profit_tt.errors import HouseError
from profit_tt.models import VALUES, Choice, Scope
from profit_tt.services import voting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import progress, region_mark, thumbs, way
from profit_tt.ui.parts.kinds import CHOICES, KINDS
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: Seconds for which the list of findings is believed; new ones come to the phone that late, in the middle of voting.
FRESH = 15.0
_KEPT = "_ballot"
_KEYS = {Choice.agree: ("agree", "1"), Choice.disagree: ("disagree", "2"), Choice.passed: ("pass", "3")}


@dataclass(slots=True)
class Ballot:
    """One expert's paper in one round. votes: finding id -> 1, 0, -1. current: the finding in front of them.

    order: all findings on the list as chance deals them to this expert.
    """

    here: Visit
    room: Room
    round_id: int
    votes: dict[int, int]
    order: list[int]
    current: RoomFinding | None = None
    last: int | None = None
    revision: int | None = None
    read_at: float = field(default_factory=time.monotonic)

    def waiting(self) -> list[int]:
        """The findings without a vote of mine."""
        votes = self.votes
        return [one for one in self.order if one not in votes]


def take(here: Visit, now: Room, round_id: int) -> Ballot:
    """The ballot as the database has it now. The finding in front of the expert stays there until it has a vote."""
    before: Ballot | None = session.recall(_KEPT)
    votes = voting.my_votes(by=here.person, round_id=round_id)
    made = Ballot(here, now, round_id, votes, _order(here, now))
    if before is not None and before.round_id == round_id:
        made.last = before.last if before.last in made.votes else None
        if before.current is not None and before.current.id not in made.votes:
            made.current = now.finding(before.current.id)
    session.keep(_KEPT, made)
    return made


def kept() -> Ballot:
    """The ballot of this session; `take` came before."""
    found: Ballot = session.recall(_KEPT)
    return found


def show() -> None:
    """The ballot and what minds it; `take` came before."""
    thumbs.mind(container="ballot", keys=tuple(key for key, _ in _KEYS.values()))
    with st.container(key="ballot"):
        _ballot()
        # Out here, or every vote would draw it again. The style sheet shows it once there is something to undo, which
        # it knows by the strong letters of the progress.
        st.button(kept().here.say("Undo my last vote"), key="undo", type="tertiary", on_click=_undo)


@st.fragment
def _ballot() -> None:
    ballot = kept()
    if time.monotonic() - ballot.read_at > FRESH:
        _freshen(ballot)
    waiting = ballot.waiting()
    if ballot.current is None and waiting:
        ballot.current = _next(ballot, waiting)
    notices.show("ballot")
    if ballot.current is None:
        _nothing_left(ballot)
    else:
        _paper(ballot, ballot.current, done=len(ballot.room.findings) - len(waiting))


def _paper(ballot: Ballot, finding: RoomFinding, *, done: int) -> None:
    """Progress, finding and where it comes from are one element; then the three answers."""
    say = ballot.here.say
    st.markdown(_words(ballot, finding, done))
    for choice, (key, shortcut) in _KEYS.items():
        st.button(
            say(CHOICES[choice]),
            key=key,
            shortcut=shortcut,
            on_click=_press,
            args=(finding.id, choice),
            width="stretch",
        )


def _words(ballot: Ballot, finding: RoomFinding, done: int) -> str:
    say, now = ballot.here.say, ballot.room
    all_of_them = len(now.findings)
    counted = say("{done} of {all}", done=say.number(done), all=say.number(all_of_them))
    if ballot.last is not None:
        counted = f"**{counted}**"
    about = [
        region_mark.named(now, finding.region, say.language),
        say(KINDS[finding.kind]),
        *(now.theme_name(slug, say.language) for slug in finding.themes),
    ]
    return (
        f"{counted} {progress.bar(done, all_of_them)}\n\n{escaped(finding.text)}\n\n{' · '.join(filter(None, about))}"
    )


def _nothing_left(ballot: Ballot) -> None:
    say = ballot.here.say
    if not ballot.room.findings:
        st.markdown(f"### {say('There are no findings to vote on yet.')}")
    else:
        done = len(ballot.room.findings)
        bar = progress.bar(1, 1) if ballot.last is None else f"{progress.bar(1, 1)} **✓**"
        st.markdown(f"{bar}\n\n### {say('That was the last one. Thank you!')}")
        st.markdown(say.many("You have voted on the one finding.", "You have voted on all {n} findings.", done))
        st.markdown(say("You can change any vote in the list while voting is open."))
        way.to("picture", say("Look at the picture"), key="way-picture")
    live.watch(scope=Scope.content, revision=ballot.room.content, spread=3000)


def _press(finding_id: int, choice: Choice) -> None:
    ballot = kept()
    by, round_id = ballot.here.person, ballot.round_id
    revision = notices.attempt("ballot", voting.cast, by=by, round_id=round_id, finding_id=finding_id, choice=choice)
    if revision is None:
        _look_again()
        return
    ballot.votes[finding_id] = VALUES[choice]
    ballot.last, ballot.current, ballot.revision = finding_id, None, revision


def _undo() -> None:
    """Take the last vote back and show its finding again."""
    ballot = kept()
    undone = ballot.last
    if undone is None:
        return
    by, round_id = ballot.here.person, ballot.round_id
    revision = notices.attempt("ballot", voting.withdraw, by=by, round_id=round_id, finding_id=undone)
    if revision is None:
        _look_again()
        return
    ballot.votes.pop(undone, None)
    ballot.last, ballot.current, ballot.revision = None, ballot.room.finding(undone), revision


def _next(ballot: Ballot, waiting: list[int]) -> RoomFinding | None:
    expert = ballot.here.expert
    if expert is None:
        return None
    by, round_id = ballot.here.person, ballot.round_id
    found = voting.next_finding(
        by=by, waiting=waiting, region=expert.region, round_id=round_id, revision=ballot.revision
    )
    return ballot.room.finding(found)


def _order(here: Visit, now: Room) -> list[int]:
    seed = here.expert.id if here.expert else None
    return voting.own_order([one.id for one in now.findings], seed=seed or 0)


def _look_again() -> None:
    """After a refusal: the database knows better than what this session has kept."""
    ballot = kept()
    try:
        take(ballot.here, session.visit().room, ballot.round_id)
    except HouseError:  # it does not answer; what is kept still stands, and the refusal has been told
        return


def _freshen(ballot: Ballot) -> None:
    """Findings that have come or gone since."""
    ballot.read_at = time.monotonic()
    try:
        now = session.visit().room
    except HouseError:
        return
    if now.content != ballot.room.content:
        ballot.room, ballot.order = now, _order(ballot.here, now)
    if ballot.current is not None:
        ballot.current = ballot.room.finding(ballot.current.id)
