"""Which finding to show next: balanced by region, then the one that votes teach most about (measures, section 5)."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b

NOTHING: Mapping[int, float] = {}


def next_finding(
    waiting: Collection[int],
    *,
    coverage: Mapping[int, int],
    seed: int,
    priority: Mapping[int, float] = NOTHING,
) -> int | None:
    """The finding to show next among those this expert has not voted on; None when none is left.

    `coverage` gives the people of the expert's own region who have voted on a finding; the least covered comes first,
    among equals the one with the highest `priority` (Polis's, 0 where it is not given), then chance decides, the same
    for this expert (`seed`) at every call and in every process. Whatever the priorities are, r experts of a region who
    cast v votes each on f findings leave each of these with at least floor(r v / f) - 1 votes of it.
    """
    if not waiting:
        return None
    keys = {one: _key(one, coverage, priority) for one in waiting}
    first = min(keys.values())
    tied = [finding_id for finding_id, key in keys.items() if key == first]
    return min(tied, key=lambda finding_id: (_chance(seed, finding_id), finding_id))


def ballot_order(
    finding_ids: Sequence[int],
    *,
    coverage: Mapping[int, int],
    seed: int,
    priority: Mapping[int, float] = NOTHING,
) -> list[int]:
    """All findings in the order `next_finding` would show them if nobody else voted meanwhile."""
    return sorted(finding_ids, key=lambda one: (_key(one, coverage, priority), _chance(seed, one), one))


def first_least_covered(
    order: Sequence[int], *, coverage: Mapping[int, int], priority: Mapping[int, float] = NOTHING
) -> int | None:
    """What `next_finding` gives, for findings that stand in the order of `ballot_order` without any coverage.

    Chance is drawn once for a whole ballot then, not again at every vote.
    """
    return min(order, key=lambda one: _key(one, coverage, priority), default=None)  # the first of equals


def priority(agree: int, passed: int, seen: int, *, extremity: float = 0.0) -> float:
    """Polis's priority of a finding with so many votes (people); `extremity` 0 where the map of people is not known.

    ((1 - q)(1 + E) a (1 + 8 * 2^(-S/5)))^2 with a = (A + 1)/(S + 2), q = (P + 1)/(S + 2): new findings come first, then
    those that people agree with and seldom pass on, and that tell camps apart. Above 0.
    """
    a, q = (agree + 1) / (seen + 2), (passed + 1) / (seen + 2)
    made: float = ((1 - q) * (1 + extremity) * a * (1 + 8 * 2 ** (-seen / 5))) ** 2
    return made


def _key(finding_id: int, coverage: Mapping[int, int], priority: Mapping[int, float]) -> tuple[int, float]:
    return coverage.get(finding_id, 0), -priority.get(finding_id, 0.0)


def _chance(seed: int, finding_id: int) -> int:
    return int.from_bytes(blake2b(f"{seed}:{finding_id}".encode(), digest_size=8).digest(), "big")
