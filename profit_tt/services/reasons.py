"""Reasons: one line on why somebody voted as they did, shown without a name, liked by others (behaviours, V4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.analysis.ratings import far_from_median as far
from profit_tt.analysis.ratings import quantiles
from profit_tt.errors import N_, NotFound, Refused
from profit_tt.models import POINTS, Audience, Person, Reason, ResultsRule, Round, Scope
from profit_tt.models.rounds import REASON_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import rights
from profit_tt.services.admission import require_open
from profit_tt.services.measuring import AXES
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed, identity

#: A region with fewer voters on the finding is not named beside a reason: it would name the person.
REGION_FROM = 3


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """A reason as one viewer sees it. region: slug of its author's, None where too few of it have voted.

    mine, liked: the viewer wrote it, likes it. hidden: taken off by a facilitator; only the desk sees such ones.
    """

    id: int
    text: str
    region: str | None
    likes: int
    liked: bool
    mine: bool
    hidden: bool


def give_reason(*, by: Person, round_id: int, finding_id: int, text: str) -> None:
    """Say in one line why one voted so; saying it again changes it, and likes for other words are gone.

    It stays until the vote is withdrawn. Not logged, as votes are not. Raises VotingClosed, NotFound, BadText,
    NotJoined, Refused before one has voted.
    """
    text = clean(text, field="reason", limit=REASON_LIMIT, required=True, one_line=True)
    with deed(by=by, operation=Operation.give_reason, scope=Scope.number) as done:
        voting = _round(done.session, done.think_tank_id, round_id)
        require_open(done.session, voting=voting)
        if not voting.asks_reason:
            raise Refused(N_("This round does not ask for reasons."))
        if not store.votes.values(done.session, round_id=round_id, expert_id=done.expert_id, finding_id=finding_id):
            raise Refused(N_("Vote on this finding first; then say why."))
        at = {"round_id": round_id, "expert_id": done.expert_id, "finding_id": finding_id}
        before = store.reasons.of(done.session, **at)
        if before is None:
            store.reasons.add(done.session, **at, text=text, revision=done.revision)
        elif before.text != text:
            before.text, before.revision = text, done.revision
            done.session.add(before)
            store.reasons.unlike(done.session, reason_id=identity(before.id))


def like_reason(*, by: Person, reason_id: int, liked: bool) -> None:
    """Like somebody else's reason, or like it no more. Raises NotFound (also while it is not shown), NotJoined."""
    with deed(by=by, operation=Operation.like_reason, scope=Scope.number) as done:
        reason = _present(done.session, done.think_tank_id, reason_id)
        voting = _round(done.session, done.think_tank_id, reason.round_id)
        if reason.hidden or not _shown(done.session, voting, Audience.phones, done.expert_id, reason.finding_id):
            raise NotFound
        if reason.expert_id == done.expert_id:
            raise Refused(N_("This is your own reason: others may like it."))
        change = store.reasons.like if liked else store.reasons.unlike
        change(done.session, reason_id=reason_id, expert_id=done.expert_id)


def hide_reason(*, by: Person, reason_id: int, hidden: bool = True) -> None:
    """Take a reason away from phones and wall, or show it again. Its author cannot show it by writing it again."""
    with deed(by=by, operation=Operation.moderate_finding, scope=Scope.number) as done:
        reason = _present(done.session, done.think_tank_id, reason_id)
        before = reason.hidden
        reason.hidden = hidden
        done.session.add(reason)
        done.log("hide" if hidden else "show", "reason", reason_id, before={"hidden": before}, after={"hidden": hidden})


def reasons(
    *, by: Person, round_id: int, finding_id: int, audience: Audience = Audience.phones
) -> tuple[ReasonShown, ...]:
    """The reasons given on a finding, most liked first, then in an order that does not tell who came first.

    Hidden from phones and wall as long as the round's results are, for a reason tells what its author answered; the
    desk sees all. Raises NotAllowed, NotFound.
    """
    wanted = Operation.read_all_results if audience is Audience.desk else Operation.read_shown_results
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=wanted)
        voting = _round(session, by.think_tank_id or 0, round_id)
        me = stands.expert.id if stands.expert else None
        if not _shown(session, voting, audience, me, finding_id):
            return ()
        rows = store.reasons.of_finding(session, round_id=round_id, finding_id=finding_id)
        liked = store.reasons.liked(session, expert_id=me or 0, round_id=round_id, finding_id=finding_id)
        voters = store.votes.coverage(session, round_id=round_id, finding_id=finding_id)
    big = {region for (region, _), people in voters.items() if people >= REGION_FROM}
    seen = [row for row in rows if audience is Audience.desk or not row.hidden]
    return tuple(_as_shown(row, me=me, liked=liked, big=big) for row in seen)


def far_from_median(*, by: Person, round_id: int, finding_id: int, points: Mapping[int, int]) -> bool:
    """Whether the answer that this person has just given is far from the others' median: `points` by axis, of which
    a scale has one; of impact and feasibility one that is far will do.

    Says no more than that, for nothing but one's own vote of this moment, from five other votes on, and only where the
    round asks for reasons; on other ballots never. Raises NotFound, NotJoined.
    """
    at = {"round_id": round_id, "finding_id": finding_id}
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.give_reason)
        me = identity(stands.expert.id if stands.expert else None)
        voting = _round(session, by.think_tank_id or 0, round_id)
        if voting.ballot not in AXES or not voting.asks_reason:
            return False
        if store.votes.values(session, expert_id=me, **at) != dict(points):
            return False
        return any(
            _is_far(point, store.votes.points(session, apart_from=me, axis=axis, **at))
            for axis, point in points.items()
        )


def _is_far(point: int, others: Mapping[int, int]) -> bool:
    people = [others.get(one, 0) for one in POINTS]
    return far(point, median=float(quantiles([people], 0.5)[0]), n=sum(people))


def _as_shown(row: Any, *, me: int | None, liked: set[int], big: set[str]) -> ReasonShown:
    return ReasonShown(
        id=row.id,
        text=row.text,
        region=row.region if row.region in big else None,
        likes=row.likes,
        liked=row.id in liked,
        mine=me is not None and row.expert_id == me,
        hidden=row.hidden,
    )


def _shown(session: Session, voting: Round, audience: Audience, me: int | None, finding_id: int) -> bool:
    """Whether an audience may read the reasons: as it may see the results."""
    if audience is Audience.desk:
        return True
    if audience is Audience.wall:
        return voting.shown_on_wall
    if voting.shown_on_phones or voting.results is ResultsRule.always:
        return True
    return (
        voting.results is ResultsRule.after_own_vote
        and me is not None
        and bool(store.votes.values(session, round_id=identity(voting.id), expert_id=me, finding_id=finding_id))
    )


def _round(session: Session, think_tank_id: int, round_id: int) -> Round:
    voting = store.rounds.by_id(session, think_tank_id=think_tank_id, round_id=round_id)
    if voting is None or voting.wiped_at is not None:
        raise NotFound
    return voting


def _present(session: Session, think_tank_id: int, reason_id: int) -> Reason:
    reason = store.reasons.by_id(session, think_tank_id=think_tank_id, reason_id=reason_id)
    if reason is None:
        raise NotFound
    return reason
