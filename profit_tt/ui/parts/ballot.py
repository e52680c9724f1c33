"""The ballot: one expert's paper in one round. What a press needs is read once and kept in the session.

A vote that was cast is noted in the paper. Only a refusal, a quarter of a minute, or an empty list makes it read again:
this is the hot path of the house, and every line here is paid for by each vote.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from profit_tt.errors import HouseError
from profit_tt.models import PASSED, Audience, BallotKind, Choice, Ordering, ResultsRule, Round
from profit_tt.models.choices import VALUES
from profit_tt.services import results, voting
from profit_tt.services.room import Room, RoomFinding
from profit_tt.ui import notices, session
from profit_tt.ui.parts import ballot_points
from profit_tt.ui.session import Visit

#: Seconds for which the list of findings is believed; new ones come to the phone that late, in the middle of voting.
FRESH = 15.0
_KEPT = "_ballot"
#: A vote: axis -> value. Only impact x feasibility has a second axis.
Mine = dict[int, int]


@dataclass(slots=True)
class Ballot:
    """votes, earlier: my votes of this round and of the one it repeats, finding id -> axis -> value.

    findings: those of the round; order: their ids as this expert gets them; current: the one in front of them;
    after: the one they have just voted on, while its results or the question for a reason are read; asked: ids of
    those for which a reason is asked; said: how the room voted on a finding in the round that this one repeats.
    """

    here: Visit
    room: Room
    voting: Round
    findings: tuple[RoomFinding, ...]
    votes: dict[int, Mine]
    earlier: dict[int, Mine]
    order: list[int]
    finished: bool = False
    current: RoomFinding | None = None
    after: RoomFinding | None = None
    asked: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    last: int | None = None
    revision: int | None = None
    read_at: float = field(default_factory=time.monotonic)

    @property
    def round_id(self) -> int:
        return self.voting.id or 0

    @property
    def kind(self) -> BallotKind:
        return self.voting.ballot

    def listed(self) -> list[RoomFinding]:
        """The findings as a list: by number, or where the round says so in an order of this expert's own."""
        if self.voting.ordering is not Ordering.chance:
            return list(self.findings)
        known = {one.id: one for one in self.findings}
        return [known[one] for one in self.order if one in known]

    def waiting(self) -> list[int]:
        """The findings without a (whole) vote of mine, in order."""
        votes = self.votes
        if self.kind is BallotKind.impact_feasibility:
            return [one for one in self.order if not is_whole(votes.get(one))]
        return [one for one in self.order if one not in votes]

    def finding(self, finding_id: int | None) -> RoomFinding | None:
        """The finding, if the round is about it."""
        return next((one for one in self.findings if one.id == finding_id), None)

    @property
    def spent(self) -> int:
        """Dots laid on findings of the list."""
        return sum(self.votes[one.id][0] for one in self.findings if one.id in self.votes)

    def shows_results(self, finding_id: int) -> bool:
        """Whether this phone may show how the room has voted on a finding."""
        rule = self.voting.results
        if self.voting.shown_on_phones or rule is ResultsRule.always:
            return True
        return rule is ResultsRule.after_own_vote and finding_id in self.votes


def is_whole(mine: Mine | None) -> bool:
    """Whether both axes of impact x feasibility are answered, or the finding was passed."""
    return mine is not None and (len(mine) > 1 or PASSED in mine.values())


def is_done(asked: Round, mine: Mine | None) -> bool:
    """Whether a vote says all that a round asks for."""
    return is_whole(mine) if asked.ballot is BallotKind.impact_feasibility else mine is not None


def take(here: Visit, now: Room, asked: Round) -> Ballot:
    """The ballot as the database has it now. The finding in front of the expert stays there until it has a vote."""
    previous: Ballot | None = session.recall(_KEPT)
    findings = now.findings_of(asked)
    mine = voting.my_ballot(by=here.person, round_id=asked.id or 0)
    order = _order(here, asked, findings)
    made = Ballot(here, now, asked, findings, mine.votes, mine.earlier, order, finished=mine.finished)
    if asked.again_of is not None:
        seen = results.picture(by=here.person, audience=Audience.phones, round_id=asked.again_of)
        made.said = ballot_points.room_said(seen, here.say)
    if previous is not None and previous.round_id == asked.id:
        waiting = set(made.waiting())
        made.last = previous.last if previous.last in made.votes else None
        made.asked = previous.asked
        made.after = made.finding(previous.after.id) if previous.after else None
        if previous.current is not None and previous.current.id in waiting:
            made.current = made.finding(previous.current.id)
    session.keep(_KEPT, made)
    return made


def kept() -> Ballot:
    """The ballot of this session; `take` came before."""
    found: Ballot = session.recall(_KEPT)
    return found


def cast(place: str, finding_id: int, choice: Choice) -> bool:
    """Agree, disagree or pass."""
    return deed(place, voting.cast, finding_id, {0: VALUES[choice]}, choice=choice)


def deed(place: str, act: Callable[..., int], finding_id: int, mine: Mine | None, **what: Any) -> bool:
    """Do a deed of voting and note the vote it makes (None: it was taken back). Whether it was done.

    A refusal is told at `place`, and the ballot read again: the database knows better than what this session keeps.
    """
    ballot = kept()
    by, round_id = ballot.here.person, ballot.round_id
    revision = notices.attempt(place, act, by=by, round_id=round_id, finding_id=finding_id, **what)
    if revision is None:
        look_again()
        return False
    ballot.revision = revision
    if mine is None:
        ballot.votes.pop(finding_id, None)
    else:
        ballot.votes[finding_id] = mine
    return True


def look_again() -> None:
    """Read the ballot again, if the database answers; what is kept still stands otherwise."""
    ballot = kept()
    try:
        now = session.visit().room
        asked = next((one for one in now.rounds if one.id == ballot.round_id), ballot.voting)
        take(ballot.here, now, asked)
    except HouseError:  # the refusal has been told
        return


def freshen(ballot: Ballot) -> None:
    """Findings that have come or gone since, every quarter of a minute."""
    if time.monotonic() - ballot.read_at <= FRESH:
        return
    ballot.read_at = time.monotonic()
    try:
        now = session.visit().room
    except HouseError:
        return
    if now.content != ballot.room.content:
        ballot.room, ballot.findings = now, now.findings_of(ballot.voting)
        ballot.order = _order(ballot.here, ballot.voting, ballot.findings)
    if ballot.current is not None:
        ballot.current = ballot.finding(ballot.current.id)


def next_one(ballot: Ballot, waiting: list[int]) -> RoomFinding | None:
    """The finding to show next, in the order that the round says."""
    expert = ballot.here.expert
    if expert is None or not waiting:
        return None
    found = voting.next_finding(
        by=ballot.here.person,
        waiting=waiting,
        region=expert.region,
        round_id=ballot.round_id,
        revision=ballot.revision,
        ordering=ballot.voting.ordering,
    )
    return ballot.finding(found)


def _order(here: Visit, asked: Round, findings: tuple[RoomFinding, ...]) -> list[int]:
    seed = here.expert.id if here.expert else None
    return voting.own_order([one.id for one in findings], seed=seed or 0, ordering=asked.ordering)
