"""How alike two groupings of the same people are."""

from collections import Counter
from collections.abc import Sequence
from math import comb


def adjusted_rand(first: Sequence[int], second: Sequence[int]) -> float:
    """Adjusted Rand index: 1 the same groups whatever their names, 0 as alike as by chance.

    Source: L. Hubert and P. Arabie, J. Classif. 2 (1985) 193.
    """
    pairs = comb(len(first), 2)
    both, rows, columns = (
        sum(comb(people, 2) for people in Counter(of).values())
        for of in (zip(first, second, strict=True), first, second)
    )
    by_chance = rows * columns / pairs
    return (both - by_chance) / ((rows + columns) / 2 - by_chance)
