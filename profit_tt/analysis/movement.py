"""How answers moved between two rounds on the same findings (measures, section 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

#: Answers of an agreement ballot in their order: a pass lies between.
AGREEMENT = (-1, 0, 1)


class Measured(Protocol):
    """What a round came to: tallies, ratings or dots, by region and overall."""

    @property
    def by_region(self) -> pd.DataFrame: ...

    @property
    def overall(self) -> pd.DataFrame: ...


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """by_region: a row for every finding x region of the later round. overall: a row for every finding.

    Columns of both: finding_id, seen_before, seen_after (people who voted), before, after (the level: agree share,
    mean points or dots; NaN without one), change (after - before), arrow ("up", "down", "still", or "" where there is
    nothing to compare), both (people who voted in both rounds), changed (those of them who answered otherwise),
    changed_share (0..1, NaN without any). by_region has region and covered (enough votes in both rounds) too; overall
    has kappa (weighted, -1..1 or NaN) and stable.
    both, changed, changed_share, kappa, stable: the same over all findings, one answer on one finding each.
    """

    by_region: pd.DataFrame
    overall: pd.DataFrame
    both: int
    changed: int
    changed_share: float
    kappa: float
    stable: bool


def moved(
    before: Measured,
    after: Measured,
    pairs: pd.DataFrame,
    *,
    level: str = "share",
    seen: str = "seen",
    answers: Sequence[int] = AGREEMENT,
    still_within: float = 0.05,
    stable_below: float = 0.15,
    covered_from: int = 3,
) -> Movement:
    """From the earlier round to the later one.

    `pairs` has finding_id, region, before, after (answers), people: one row or more for those who voted on a finding
    in both rounds; nobody else can have changed. `level` and `seen` name columns of `before` and `after`. A change of
    at most `still_within` is no arrow. "stable": less than `stable_below` of at least `covered_from` people changed.
    kappa counts answers of `answers` only, weighted by their distance in that order.
    """
    keys = ["finding_id", "region"]
    known = pairs[pairs["finding_id"].isin(after.overall["finding_id"]) & pairs["region"].isin(_regions(after))]
    by_region = _joined(before.by_region, after.by_region, keys, level, seen, still_within)
    by_region["covered"] = by_region[["seen_before", "seen_after"]].min(axis=1) >= covered_from
    overall = _joined(before.overall, after.overall, ["finding_id"], level, seen, still_within)
    overall = _with_changes(overall, known, ["finding_id"])
    kappas = {one: weighted_kappa(rows, answers) for one, rows in known.groupby("finding_id")}
    overall["kappa"] = overall["finding_id"].map(kappas).astype("float64")
    overall["stable"] = (overall["changed_share"] < stable_below) & (overall["both"] >= covered_from)
    both, changed = int(overall["both"].sum()), int(overall["changed"].sum())
    return Movement(
        by_region=_with_changes(by_region, known, keys),
        overall=overall,
        both=both,
        changed=changed,
        changed_share=changed / both if both else float("nan"),
        kappa=weighted_kappa(known, answers),
        stable=both >= covered_from and changed < stable_below * both,
    )


def weighted_kappa(pairs: pd.DataFrame, answers: Sequence[int]) -> float:
    """Agreement of people with themselves beyond chance: 1 - sum w o / sum w e, w = |i - j|; 1 nobody changed.

    `pairs` has before, after, people; o are the pairs seen, e those expected if the answers of the two rounds had
    nothing to do with each other. NaN when everybody gives the same one answer, or nobody any.
    Source: J. Cohen, Psychol. Bull. 70 (1968) 213, with linear weights.
    """
    place = {answer: number for number, answer in enumerate(answers)}
    kept = pairs[pairs["before"].isin(list(place)) & pairs["after"].isin(list(place))]
    seen = np.zeros((len(place), len(place)))
    np.add.at(seen, (kept["before"].map(place).to_numpy(int), kept["after"].map(place).to_numpy(int)), kept["people"])
    return _kappa(seen)


def _kappa(table: ArrayLike) -> float:
    """Linear weighted kappa of a square table of people, earlier answer by later answer."""
    seen = np.asarray(table, dtype=np.float64)
    apart = np.abs(np.subtract.outer(np.arange(len(seen)), np.arange(len(seen))))
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(seen.sum(), 1.0)
    far = float((apart * expected).sum())
    return 1 - float((apart * seen).sum()) / far if far else float("nan")


def _joined(
    before: pd.DataFrame, after: pd.DataFrame, keys: list[str], level: str, seen: str, still_within: float
) -> pd.DataFrame:
    first, second = (
        frame[[*keys, seen, level]].rename(columns={seen: f"seen_{when}", level: when})
        for frame, when in ((before, "before"), (after, "after"))
    )
    made = second.merge(first, on=keys, how="left")
    made["seen_before"] = made["seen_before"].fillna(0).astype("int64")
    made = made.astype({"before": "float64", "after": "float64"})
    made["change"] = (made["after"] - made["before"]).round(12)
    made["arrow"] = np.select(
        [made["change"].isna(), made["change"].abs() <= still_within, made["change"] > 0], ["", "still", "up"], "down"
    )
    return made[[*keys, "seen_before", "seen_after", "before", "after", "change", "arrow"]]


def _with_changes(frame: pd.DataFrame, pairs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    people = pairs["people"]
    counted = pairs[keys].assign(both=people, changed=people.where(pairs["before"] != pairs["after"], 0))
    made = frame.merge(counted.groupby(keys).sum().reset_index(), on=keys, how="left")
    made[["both", "changed"]] = made[["both", "changed"]].fillna(0).astype("int64")
    made["changed_share"] = np.where(made["both"] > 0, made["changed"] / made["both"].clip(lower=1), np.nan)
    return made


def _regions(of: Measured) -> list[str]:
    return of.by_region["region"].drop_duplicates().tolist()
