"""Who voted how on what, kept sparse: never a dense table of people by findings (measures, section 4)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

Ids = NDArray[Any]
Places = NDArray[np.intp]

#: A table of every number between the smallest and the largest id is quicker than sorting, up to this many a vote.
SPAN = 4


@dataclass(frozen=True, slots=True, eq=False)
class VoteMatrix:
    """n people by m findings, one row for everybody who voted and one column for everything voted on.

    people: (n,) ids in the order of the rows, which comes from the votes alone: other names for the same people
    change nothing that is measured. findings: (m,) ids, ascending. votes: sparse (n, m) of int8, row by row and with
    ascending columns; 1 agree, -1 disagree, and passes as stored zeros. rejected: (m,) by moderation; such a column
    counts as passed by everybody. meta: (m,) about the people themselves; it changes the priority only.
    """

    people: Ids
    findings: Ids
    votes: sparse.csr_array
    rejected: NDArray[np.bool_]
    meta: NDArray[np.bool_]

    @property
    def cast(self) -> NDArray[np.int64]:
        """(n,) votes of each person, those on rejected findings too."""
        return np.asarray(np.diff(self.votes.indptr), dtype=np.int64)

    @property
    def answered(self) -> NDArray[np.int64]:
        """(n,) columns that count as answered by each person: the rejected ones by everybody."""
        if not self.rejected.any():
            return self.cast
        kept = np.cumsum(~self.rejected[self.votes.indices])
        return np.asarray(np.diff(np.append(0, kept)[self.votes.indptr]) + self.rejected.sum(), dtype=np.int64)


def vote_matrix(
    people: ArrayLike,
    findings: ArrayLike,
    values: ArrayLike,
    *,
    rejected: Collection[Any] = (),
    meta: Collection[Any] = (),
) -> VoteMatrix:
    """From one entry a vote: ids of person and finding and the value 1, 0 or -1, arrays of one length in any order.

    `rejected` and `meta` are ids of findings; those without votes do not matter. Raises ValueError when a person has
    two votes on a finding, or a value is another one.
    """
    cast = np.asarray(values)
    if not ((cast == 1) | (cast == 0) | (cast == -1)).all():
        raise ValueError("a vote is 1, 0 or -1")
    person_ids, rows = places_of(np.asarray(people))
    finding_ids, columns = places_of(np.asarray(findings))
    entries = sparse.coo_array((cast.astype(np.int8), (rows, columns)), shape=(len(person_ids), len(finding_ids)))
    entries.has_canonical_format = True  # there is nothing to be added up
    found = entries.tocsr()
    order = np.argsort(_fingerprints(found), kind="stable")
    ordered = found[order].tocsc().tocsr()  # there and back sorts the columns of each row, quicker than sorting
    _refuse_twice(ordered)
    return VoteMatrix(
        people=person_ids[order],
        findings=finding_ids,
        votes=ordered,
        rejected=np.isin(finding_ids, list(rejected)),
        meta=np.isin(finding_ids, list(meta)),
    )


def places_of(ids: Ids) -> tuple[Ids, NDArray[np.int32]]:
    """The distinct ids, ascending, and the place of each entry among them."""
    if ids.size and ids.dtype.kind in "iu":
        least, span = int(ids.min()), int(ids.max()) - int(ids.min()) + 1
        if span <= SPAN * len(ids):
            there = np.zeros(span, dtype=np.bool_)
            there[ids - least] = True
            numbers = np.cumsum(there, dtype=np.int32) - np.int32(1)
            return np.flatnonzero(there).astype(ids.dtype) + ids.dtype.type(least), numbers[ids - least]
    distinct, places = np.unique(ids, return_inverse=True)
    return distinct, places.astype(np.int32)


def _fingerprints(votes: sparse.csr_array) -> NDArray[np.uint64]:
    """(n,) a number for each row's votes: the same for the same votes, whatever their order.

    Rows in this order stand as if by chance, so that the first hundred are anybody's.
    """
    columns = votes.shape[1]
    known = _mixed(np.arange(1, 3 * columns + 1, dtype=np.uint64))
    each = known[3 * votes.indices.astype(np.int64) + votes.data + 1]
    return np.add.reduceat(each, votes.indptr[:-1]) if len(each) else np.zeros(votes.shape[0], dtype=np.uint64)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers spread over all 64 bits (the mixing step of SplitMix64: Steele, Lea and Flood, OOPSLA 2014)."""
    with np.errstate(over="ignore"):
        made = numbers * np.uint64(0x9E3779B97F4A7C15)
        made = (made ^ (made >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        made = (made ^ (made >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return made ^ (made >> np.uint64(31))


def _refuse_twice(votes: sparse.csr_array) -> None:
    """Neighbours in the same column must lie in different rows."""
    twice = np.flatnonzero(votes.indices[1:] == votes.indices[:-1]) + 1
    if not np.isin(twice, votes.indptr).all():
        raise ValueError("a person has two votes on the same finding")
