"""Comparing: two regions beside each other, finding by finding, from a picture that somebody may see."""

from dataclasses import dataclass

import pandas as pd

from profit_tt.services.results import Picture


@dataclass(frozen=True, slots=True)
class Pair:
    """The agree shares (0..1) of two regions on a finding; None where one of them has too few votes."""

    one: float | None
    other: float | None

    @property
    def distance(self) -> float | None:
        """How far they lie apart, 0..1."""
        return None if self.one is None or self.other is None else abs(self.one - self.other)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two regions beside each other. regions: their slugs; pairs: finding id -> pair, the furthest apart first, those
    that cannot be compared last, by number."""

    regions: tuple[str, str]
    pairs: dict[int, Pair]


def two_regions(seen: Picture, one: str, other: str) -> Compared:
    """The findings of a picture as two regions see them; no pairs while results are hidden, and on ballots without
    agree shares."""
    if seen.tallies is None:
        return Compared((one, other), {})
    rows = seen.tallies.by_region
    heard = rows[rows["covered"] & rows["share"].notna()]
    first, second = (_shares(heard[heard["region"] == slug]) for slug in (one, other))
    pairs = {each.id: Pair(first.get(each.id), second.get(each.id)) for each in seen.room.findings}
    numbers = {each.id: each.number for each in seen.room.findings}

    def place(finding_id: int) -> tuple[bool, float, int]:
        distance = pairs[finding_id].distance
        return distance is None, -(distance or 0.0), numbers[finding_id]

    return Compared((one, other), {each: pairs[each] for each in sorted(pairs, key=place)})


def _shares(rows: pd.DataFrame) -> dict[int, float]:
    return {int(one): float(share) for one, share in zip(rows["finding_id"], rows["share"], strict=True)}
