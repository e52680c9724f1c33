"""Small panels for the properties: votes as (person, finding, value)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from profit_tt.analysis import polis

few = settings(max_examples=40, deadline=None)

Vote = tuple[Any, int, int]

#: One vote of a person on a finding at most, as everywhere in the house.
panels = st.lists(
    st.tuples(st.integers(1, 30), st.integers(1, 25), st.sampled_from([1, 0, -1])),
    unique_by=lambda vote: vote[:2],
    max_size=200,
)


def matrix(panel: Sequence[Vote], rejected: Sequence[int] = ()) -> polis.VoteMatrix:
    people, findings, values = zip(*panel, strict=True) if panel else [np.zeros(0, dtype=np.int64)] * 3
    return polis.vote_matrix(people, findings, values, rejected=rejected)


def two_camps(people: int = 40, findings: int = 20, *, swap: float = 0.1, seed: int = 0) -> list[Vote]:
    """Half agree where the other half disagrees, but for a share of slips; everybody votes on three of four."""
    chance = np.random.default_rng(seed)
    camp = np.where(np.arange(people)[:, None] % 2, 1, -1) * np.where(np.arange(findings) % 2, 1, -1)
    slipped = np.where(chance.random((people, findings)) < swap, -camp, camp)
    seen = chance.random((people, findings)) < 0.75
    return [(int(i), int(j), int(slipped[i, j])) for i, j in zip(*np.nonzero(seen), strict=True)]
