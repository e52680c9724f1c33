"""Voting: cast, rate, place, give dots, withdraw; my ballot; which finding comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.analysis import ballot_order
from profit_tt.errors import N_, BadChoice, NoDotsLeft, NotFound
from profit_tt.models import FEASIBILITY, IMPACT, PASSED, POINTS, VALUES, BallotKind, Choice, Ordering, Person
from profit_tt.models.drafts import chosen
from profit_tt.services import opinion, rights, room
from profit_tt.services.admission import admitted
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.writing import identity

COVERAGE_SECONDS = 1.0

#: By round: votes of each region on each finding, and Polis's priority of each finding.
_coverage: Latest[int, tuple[dict[str, dict[int, int]], dict[int, float]]] = Latest()


@dataclass(frozen=True, slots=True)
class MyBallot:
    """What one expert has put on the paper of a round. Values as `models.Vote` has them.

    votes, earlier: finding id -> axis -> value, of this round and of the one it repeats ({} where it repeats none): the
    earlier vote is shown, never carried over. Only impact x feasibility has a second axis. budget, left, each: dots in
    all, still to give, and at most on one finding; None on other ballots. reasons: finding id -> own words.
    """

    round_id: int
    ballot: BallotKind
    votes: dict[int, dict[int, int]]
    earlier: dict[int, dict[int, int]]
    budget: int | None
    left: int | None
    each: int | None
    finished: bool
    reasons: dict[int, str]


def cast(*, by: Person, round_id: int, finding_id: int, choice: Choice | str) -> int:
    """Agree, disagree or pass; idempotent. Returns the revision it made.

    The revision moves first, which puts all writes to a think tank in one queue: a round cannot close between the
    check and the vote. Raises VotingClosed, NotJoined, NotFound, BadChoice, StoreTrouble; so do all deeds here.
    """
    value = VALUES[chosen(Choice, choice, field="choice")]
    with store.writing_statements() as writer:
        revision, expert_id, _ = admitted(writer, by, round_id, finding_id, BallotKind.agreement)
        store.votes.put(
            writer,
            round_id=round_id,
            expert_id=expert_id,
            finding_id=finding_id,
            value=value,
            revision=revision,
        )
        return revision


def rate(*, by: Person, round_id: int, finding_id: int, value: int) -> int:
    """A point of a scale, 1 to 5, or 0 to pass; idempotent. Returns the revision it made."""
    return _put(by, round_id, finding_id, BallotKind.scale, {0: _point(value)})


def place(
    *, by: Person, round_id: int, finding_id: int, impact: int | None = None, feasibility: int | None = None
) -> int:
    """Impact and feasibility, 1 to 5 each, or 0 to pass; an axis that is None stays as it is. Returns the revision."""
    points = {
        axis: _point(value) for axis, value in ((IMPACT, impact), (FEASIBILITY, feasibility)) if value is not None
    }
    if not points:
        raise BadChoice(field="value")
    return _put(by, round_id, finding_id, BallotKind.impact_feasibility, points)


def give_dots(*, by: Person, round_id: int, finding_id: int, dots: int) -> int:
    """Lay so many dots on a finding, in place of those that lie there; 0 takes them back. Returns the revision.

    The purse is counted in the same transaction, and the database holds it to its budget. Raises NoDotsLeft too.
    """
    if type(dots) is not int or dots < 0:
        raise BadChoice(field="dots")
    with store.writing_statements() as writer:
        revision, expert_id, found = admitted(writer, by, round_id, finding_id, BallotKind.dots)
        if found.each is not None and dots > found.each:
            raise NoDotsLeft(N_("At most {each} dots on one finding."), each=found.each)
        at: dict[str, Any] = {"round_id": round_id, "expert_id": expert_id, "finding_id": finding_id}
        if dots:
            store.votes.put(writer, **at, value=dots, revision=revision, ballot=found.ballot)
        else:
            store.votes.remove(writer, **at)
        store.purses.count(writer, round_id=round_id, expert_id=expert_id)
        return revision


def withdraw(*, by: Person, round_id: int, finding_id: int) -> int:
    """Take a vote of any kind back while the round is open, and its reason with it. Returns the revision it made."""
    with store.writing_statements() as writer:
        revision, expert_id, found = admitted(writer, by, round_id, finding_id)
        at = {"round_id": round_id, "expert_id": expert_id, "finding_id": finding_id}
        store.votes.remove(writer, **at)
        store.reasons.forget(writer, **at)
        if found.ballot is BallotKind.dots:
            store.purses.count(writer, round_id=round_id, expert_id=expert_id)
        return revision


def my_votes(*, by: Person, round_id: int) -> dict[int, int]:
    """This person's votes of a round: finding id -> value (1, 0 or -1 on an agreement ballot)."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_votes)
        expert_id = identity(stands.expert.id if stands.expert else None)
        return store.votes.of_expert(session, round_id=round_id, expert_id=expert_id)


def my_ballot(*, by: Person, round_id: int) -> MyBallot:
    """All that this person has put on their paper of a round. Raises NotJoined, NotFound."""
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_votes)
        expert_id = identity(stands.expert.id if stands.expert else None)
        voting = store.rounds.by_id(session, think_tank_id=by.think_tank_id or 0, round_id=round_id)
        if voting is None or voting.wiped_at is not None:
            raise NotFound
        at = {"round_id": round_id, "expert_id": expert_id}
        rounds = [one for one in (round_id, voting.again_of) if one is not None]
        votes = store.votes.on_axes(session, round_ids=rounds, expert_id=expert_id)
        spent = 0 if voting.budget is None else store.purses.spent(session, **at)
        return MyBallot(
            round_id=round_id,
            ballot=voting.ballot,
            votes=votes[round_id],
            earlier=votes.get(voting.again_of or 0, {}),
            budget=voting.budget,
            left=None if voting.budget is None else voting.budget - spent,
            each=voting.each,
            finished=store.finished.is_there(session, step_id=voting.step_id, expert_id=expert_id),
            reasons=store.reasons.of_expert(session, **at),
        )


def own_order(finding_ids: Sequence[int], *, seed: int, ordering: Ordering = Ordering.balanced) -> list[int]:
    """A round's findings, given by number, in the order that this expert (`seed`) gets: the same in every process."""
    if ordering is Ordering.number:
        return list(finding_ids)
    return ballot_order.ballot_order(finding_ids, coverage={}, seed=seed)


def next_finding(
    *,
    by: Person,
    waiting: Sequence[int],
    region: str,
    round_id: int,
    revision: int | None = None,
    ordering: Ordering = Ordering.balanced,
) -> int | None:
    """The finding to show next; in a balanced round the one that the expert's own region has covered least, then the
    one with the highest priority (on agreement ballots), with the extremity of the groups that were looked at last.

    `waiting`: findings of the round without a vote of theirs, in the order of `own_order`; its first one wins among
    equals, and in rounds ordered by number or by chance. Counts may be a second old: votes of that second only blur
    the balance, while one count serves the whole room. `revision`: the one a vote of just now made, which saves asking.
    """
    if ordering is not Ordering.balanced:
        return next(iter(waiting), None)
    known = room.pulse(by=by).number if revision is None else revision
    covered, priority = _coverage.at(round_id, known, lambda: _counted(by, round_id, known), fresh_for=COVERAGE_SECONDS)
    if priority:
        priority = dict.fromkeys(waiting, _priority({}, 0.0)) | priority  # those without a vote yet are the newest
    return ballot_order.first_least_covered(waiting, coverage=covered.get(region, {}), priority=priority)


def _counted(
    by: Person, round_id: int, revision: int
) -> tuple[int, tuple[dict[str, dict[int, int]], dict[int, float]]]:
    with store.reading() as session:
        by_region: dict[str, dict[int, int]] = {}
        for (region, finding_id), people in store.votes.coverage(session, round_id=round_id).items():
            by_region.setdefault(region, {})[finding_id] = people
        answers = store.votes.answers(session, round_id=round_id)
    extremes = opinion.last_extremities(think_tank_id=by.think_tank_id or 0, round_id=round_id)
    return revision, (by_region, {one: _priority(of, extremes.get(one, 0.0)) for one, of in answers.items()})


def _priority(people: dict[int, int], extremity: float) -> float:
    seen = sum(people.values())
    return ballot_order.priority(people.get(1, 0), people.get(0, 0), seen, extremity=extremity)


def _put(by: Person, round_id: int, finding_id: int, ballot: BallotKind, points: dict[int, int]) -> int:
    with store.writing_statements() as writer:
        revision, expert_id, _ = admitted(writer, by, round_id, finding_id, ballot)
        for axis, value in points.items():
            store.votes.put(
                writer,
                round_id=round_id,
                expert_id=expert_id,
                finding_id=finding_id,
                axis=axis,
                value=value,
                revision=revision,
                ballot=ballot,
            )
        return revision


def _point(value: int) -> int:
    if type(value) is not int or not PASSED <= value <= POINTS[-1]:  # a bool is an int, and no point
        raise BadChoice(field="value")
    return value
