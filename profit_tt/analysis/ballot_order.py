"""Which finding to show next: balanced by region (measures, section 5)."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b


def next_finding(
    waiting: Collection[int],
    *,
    coverage: Mapping[int, int],
    seed: int,
) -> int | None:
    """The finding to show next among those this expert has not voted on; None when none is left.

    `coverage` gives the people of the expert's own region who have voted on a finding; the least covered comes first,
    ties fall by chance, the same for this expert (`seed`) at every call and in every process.
    """
    if not waiting:
        return None
    fewest = min(coverage.get(finding_id, 0) for finding_id in waiting)
    tied = [finding_id for finding_id in waiting if coverage.get(finding_id, 0) == fewest]
    return min(tied, key=lambda finding_id: (_chance(seed, finding_id), finding_id))


def ballot_order(finding_ids: Sequence[int], *, coverage: Mapping[int, int], seed: int) -> list[int]:
    """All findings in the order `next_finding` would show them if nobody else voted meanwhile."""
    return sorted(finding_ids, key=lambda one: (coverage.get(one, 0), _chance(seed, one), one))


def first_least_covered(order: Sequence[int], *, coverage: Mapping[int, int]) -> int | None:
    """What `next_finding` gives, for findings that stand in the order of `ballot_order` without any coverage.

    Chance is drawn once for a whole ballot then, not again at every vote.
    """
    return min(order, key=lambda one: coverage.get(one, 0), default=None)  # the first of equals


def _chance(seed: int, finding_id: int) -> int:
    return int.from_bytes(blake2b(f"{seed}:{finding_id}".encode(), digest_size=8).digest(), "big")
