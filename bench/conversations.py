"""Votes to measure the Polis part with, each case in a process of its own: `python -m bench.conversations CASE WHO`."""

import argparse
import csv
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from profit_tt.analysis import polis
from profit_tt.analysis.polis.matrix import places_of

#: The open conversations beside the checkout.
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "polis"
REAL = ("london.youth.policing", "brexit-consensus", "vtaiwan.uberx")

#: Synthetic ones: people, findings, votes. Three camps, everybody's votes spread by chance over the findings.
MADE = {
    "2,031 x 896": (2_031, 896, 225_524),
    "10,000 x 1,000": (10_000, 1_000, 1_000_000),
    "100,000 x 5,000": (100_000, 5_000, 10_000_000),
}
CAMPS, SPREAD = 3, 0.8

#: Who is measured: ours, the gate alone, one plain pass over the votes, the other implementation.
WHO = ("ours", "gate", "pass", "red-dwarf")

Ints = NDArray[np.int64]


class Votes:
    """people, findings, values: one entry a vote. rejected: ids of findings."""

    def __init__(self, people: Ints, findings: Ints, values: Ints, rejected: Ints) -> None:
        self.people, self.findings, self.values, self.rejected = people, findings, values, rejected

    def matrix(self) -> polis.VoteMatrix:
        return polis.vote_matrix(self.people, self.findings, self.values, rejected=self.rejected.tolist())


def read(name: str) -> Votes:
    """A real conversation; of a person's votes on a finding the last one counts."""
    with (FOLDER / name / "votes.csv").open(encoding="utf-8", newline="") as log:
        rows = sorted(csv.DictReader(log), key=lambda row: int(row["timestamp"]))
    last = {(int(row["voter-id"]), int(row["comment-id"])): int(row["vote"]) for row in rows}
    with (FOLDER / name / "comments.csv").open(encoding="utf-8", newline="") as comments:
        rejected = [int(row["comment-id"]) for row in csv.DictReader(comments) if row["moderated"] == "-1"]
    people, findings = np.array(list(last), dtype=np.int64).T
    return Votes(people, findings, np.array(list(last.values())), np.array(rejected, dtype=np.int64))


def made(name: str) -> Votes:
    """A synthetic conversation, the same at every call."""
    people, findings, votes = MADE[name]
    chance = np.random.default_rng(0)
    cells = np.unique(chance.integers(0, people * findings, int(1.07 * votes)))
    cells = chance.permutation(cells)[:votes]
    rows, columns = cells // findings, cells % findings
    camp = chance.integers(0, CAMPS, people)
    lean = chance.normal(0, SPREAD, (CAMPS, findings)).astype(np.float32)[camp[rows], columns]
    lean += chance.standard_normal(len(rows), dtype=np.float32)
    return Votes(rows, columns, (lean > 0.4).astype(np.int64) - (lean < -0.4), np.zeros(0, dtype=np.int64))


def one_pass(votes: Votes) -> Ints:
    """Every vote looked at once, vectorised: how many gave each answer to each finding."""
    _, columns = places_of(votes.findings)
    return np.bincount(3 * columns + votes.values + 1)


def red_dwarf(votes: Votes) -> Callable[[], Any]:
    """The other implementation; the rows that it wants are made before the clock runs."""
    from reddwarf.implementations.base import run_pipeline

    entries = zip(votes.people.tolist(), votes.findings.tolist(), votes.values.tolist(), strict=True)
    rows = [{"participant_id": who, "statement_id": what, "vote": value} for who, what, value in entries]
    return lambda: run_pipeline(votes=rows, mod_out_statement_ids=votes.rejected.tolist())


def work(votes: Votes, who: str) -> Callable[[], Any]:
    """What is timed: from arrays in memory to the finished result."""
    if who == "gate":
        matrix = votes.matrix()
        silhouette = polis.measured(matrix).silhouette
        return lambda: polis.judged(matrix, silhouette)
    if who == "red-dwarf":
        return red_dwarf(votes)
    return {"ours": lambda: polis.measured(votes.matrix()), "pass": lambda: one_pass(votes)}[who]


def timed(do: Callable[[], Any], times: int) -> list[float]:
    """Seconds of each run."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        spent.append(time.perf_counter() - began)
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=[*REAL, *MADE])
    parser.add_argument("who", choices=WHO)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    votes = read(args.case) if args.case in REAL else made(args.case)
    try:
        do = work(votes, args.who)
    except ImportError:
        print(json.dumps({}))
        return 0
    spent = timed(do, args.times)
    figures = {"best": min(spent), "median": statistics.median(spent), "votes": len(votes.people)}
    # Kilobytes on Linux; the votes, and how they were made, are in it.
    print(json.dumps({**figures, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
