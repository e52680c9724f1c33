"""A recount from the votes table, in plain Python: none of the house's own measuring has a hand in it."""

import math
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

#: So many votes of a region are enough to show its share; docs/facilitator.md.
COVERED = 3
Key = tuple[int, str]


@dataclass
class Count:
    """agree, disagree, passed."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def seen(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def share(self) -> float | None:
        """Of those who agree or disagree."""
        answered = self.agree + self.disagree
        return self.agree / answered if answered else None

    @property
    def score(self) -> float:
        """How well it is backed: agree, and not disagree, each pulled gently to one half."""
        return (self.agree + 0.5) / (self.seen + 1) * (1 - (self.disagree + 0.5) / (self.seen + 1))

    def add(self, value: int) -> None:
        name = {1: "agree", -1: "disagree", 0: "passed"}[value]
        setattr(self, name, getattr(self, name) + 1)


@dataclass
class Recount:
    """numbers: of the listed findings, by id. of: by finding number and region; all: by finding number.

    answers: (expert, finding number) -> value. voters: experts with a vote on a listed finding, by region.
    """

    numbers: dict[int, int]
    of: dict[Key, Count]
    all: dict[int, Count]
    answers: dict[tuple[int, int], int]
    voters: dict[str, int]

    def ranked(self) -> list[int]:
        """Finding numbers, strongest common ground first; those that lack votes of a region come after the others."""
        return sorted(self.all, key=lambda number: (self._lacks(number), -self._common(number), self._last(number)))

    def shares(self) -> dict[Key, float]:
        """The share of each region on each finding, where enough of it have voted."""
        return {key: count.share for key, count in self.of.items() if count.seen >= COVERED and count.share is not None}

    def _common(self, number: int) -> float:
        covered = [count for (one, _), count in self.of.items() if one == number and count.seen >= COVERED]
        return round(math.prod(count.score for count in covered) ** (1 / len(covered)), 12) if covered else -1.0

    def _lacks(self, number: int) -> bool:
        return any(count.seen < COVERED for (one, _), count in self.of.items() if one == number)

    def _last(self, number: int) -> tuple[int, int]:
        ids = {value: key for key, value in self.numbers.items()}
        return -self.all[number].seen, ids[number]


def recounted(var: Path, *, round_number: int) -> Recount:
    """The first round is number 1. Read past the house, straight from its file."""
    with sqlite3.connect(f"file:{var / 'profit_tt.sqlite3'}?mode=ro", uri=True) as db:
        round_id = db.execute("SELECT id FROM round ORDER BY id LIMIT 1 OFFSET ?", (round_number - 1,)).fetchone()[0]
        numbers = dict(db.execute("SELECT id, number FROM finding WHERE state = 'listed'").fetchall())
        region_of = dict(db.execute("SELECT id, region FROM expert").fetchall())
        votes = db.execute("SELECT expert_id, finding_id, value FROM vote WHERE round_id = ?", (round_id,)).fetchall()
    db.close()
    regions = sorted(set(region_of.values()))
    found = Recount(numbers, {}, {}, {}, defaultdict(int))
    for number in numbers.values():
        found.all[number] = Count()
        found.of |= {(number, region): Count() for region in regions}
    for expert, finding, value in votes:
        if finding in numbers:
            number, region = numbers[finding], region_of[expert]
            found.all[number].add(value)
            found.of[number, region].add(value)
            found.answers[expert, number] = value
    for expert in {expert for expert, _ in found.answers}:
        found.voters[region_of[expert]] += 1
    return found
