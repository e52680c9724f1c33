"""Voting: cast, change, withdraw; my votes; which finding comes next."""

from collections.abc import Sequence

from profit_tt import store
from profit_tt.analysis import ballot_order
from profit_tt.errors import NotFound, NotJoined, VotingClosed
from profit_tt.models import VALUES, Choice, Person, Scope
from profit_tt.models.drafts import chosen
from profit_tt.services import rights, room
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.writing import identity

COVERAGE_SECONDS = 1.0

_coverage: Latest[int, dict[str, dict[int, int]]] = Latest()


def cast(*, by: Person, round_id: int, finding_id: int, choice: Choice | str) -> int:
    """Cast or change a vote; idempotent. Returns the revision it made.

    The revision moves first, which puts all writes to a think tank in one queue: a round cannot close between the
    check and the vote. Raises VotingClosed, NotJoined, NotFound, BadChoice, StoreTrouble.
    """
    value = VALUES[chosen(Choice, choice, field="choice")]
    with store.writing_statements() as writer:
        revision, expert_id = _admitted(writer, by, round_id, finding_id)
        store.votes.put(
            writer,
            round_id=round_id,
            expert_id=expert_id,
            finding_id=finding_id,
            value=value,
            revision=revision,
        )
        return revision


def withdraw(*, by: Person, round_id: int, finding_id: int) -> int:
    """Take a vote back while the round is open. Returns the revision it made."""
    with store.writing_statements() as writer:
        revision, expert_id = _admitted(writer, by, round_id, finding_id)
        store.votes.remove(writer, round_id=round_id, expert_id=expert_id, finding_id=finding_id)
        return revision


def my_votes(*, by: Person, round_id: int) -> dict[int, int]:
    """This person's votes of a round: finding id -> 1, 0 or -1."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_votes)
        expert_id = identity(stands.expert.id if stands.expert else None)
        return store.votes.of_expert(session, round_id=round_id, expert_id=expert_id)


def own_order(finding_ids: Sequence[int], *, seed: int) -> list[int]:
    """Findings in the order that chance gives this expert (`seed`), the same in every process."""
    return ballot_order.ballot_order(finding_ids, coverage={}, seed=seed)


def next_finding(
    *, by: Person, waiting: Sequence[int], region: str, round_id: int, revision: int | None = None
) -> int | None:
    """The finding to show next: least covered in the expert's own region first (measures, section 5).

    `waiting` in the order of `own_order`: its first one wins among equals. Coverage may be a second old: votes of that
    second only blur the balance, while one count serves the whole room. `revision`: the one a vote of just now made,
    which saves asking for it.
    """
    known = room.pulse(by=by).number if revision is None else revision
    covered = _coverage.at(round_id, known, lambda: _counted(round_id, known), fresh_for=COVERAGE_SECONDS)
    return ballot_order.first_least_covered(waiting, coverage=covered.get(region, {}))


def _counted(round_id: int, revision: int) -> tuple[int, dict[str, dict[int, int]]]:
    with store.reading() as session:
        by_region: dict[str, dict[int, int]] = {}
        for (region, finding_id), people in store.votes.coverage(session, round_id=round_id).items():
            by_region.setdefault(region, {})[finding_id] = people
    return revision, by_region


def _admitted(writer: store.Writer, by: Person, round_id: int, finding_id: int) -> tuple[int, int]:
    """The revision of this vote and the expert who casts it. One read checks right, round and finding together."""
    if by.think_tank_id is None or not by.device:
        raise NotJoined
    revision = store.revisions.advance(writer, think_tank_id=by.think_tank_id, scope=Scope.number)
    found = store.votes.admission(
        writer,
        device=by.device,
        think_tank_id=by.think_tank_id,
        round_id=round_id,
        finding_id=finding_id,
    )
    if found is None:
        raise NotFound
    expert_id, is_open, is_listed = found
    if expert_id is None:  # the table of rights in one line: only experts may
        raise NotJoined
    if not is_open:
        raise VotingClosed
    if not is_listed:
        raise NotFound
    return revision, expert_id
