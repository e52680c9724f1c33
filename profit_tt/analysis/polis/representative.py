"""What a group stands for: its five findings (measures, section 4, the selection rules of Polis)."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from profit_tt.analysis.polis.matrix import Ids, Places
from profit_tt.analysis.polis.statistics import Z90, Counted, GroupStatistics
from profit_tt.analysis.shares import Floats

#: How many a group gets at most.
FIVE = 5

COLUMNS = ["group", "finding_id", "place", "direction", "n_success", "n_trials", "p_success", "p_test"]
COLUMNS += ["repness", "repness_test", "best_agree"]


def representative(
    of_groups: Counted, told: GroupStatistics, finding_ids: Ids, rejected: NDArray[np.bool_]
) -> pd.DataFrame:
    """At most five rows a group, in the order they are shown (place 1, 2 ...): agrees before disagrees.

    direction is "agree" or "disagree", whichever sets the group apart more; n, p and r are those of that direction.
    Rejected findings are left out.
    """
    kept = np.flatnonzero(~rejected)
    parts = [_of_group(_cut(of_groups, group, kept), _cut(told, group, kept)) for group in range(len(told.p_a))]
    made = pd.DataFrame({name: np.concatenate([one[name] for one in parts]) for name in parts[0]} if parts else {})
    made["group"] = np.repeat(np.arange(len(parts)), [len(one["chosen"]) for one in parts])
    made["finding_id"] = finding_ids[kept[made["chosen"]]] if parts else []
    return made.reindex(columns=COLUMNS)


def best_agree(counts: dict[str, Floats], told: dict[str, Floats]) -> int | None:
    """The finding that says best what a group agrees on, in one pass over the findings (arrays of one length).

    Those nobody agreed or disagreed with are passed over. The first must have a significant share of agrees, or
    r > 1 and p > 1/2; a later one takes its place with a higher r r_test p p_test if the standing one's r is > 1,
    else with a higher p p_test. None if there is no first.
    """
    voted = (counts["agree"] > 0) | (counts["disagree"] > 0)
    plain = told["p_a"] * told["p_a_test"]
    strong = told["r_a"] * told["r_a_test"] * plain
    fit = voted & ((told["p_a_test"] > Z90) | ((told["r_a"] > 1) & (told["p_a"] > 0.5)))
    if not fit.any():
        return None
    place = int(fit.argmax())
    while True:
        metric = strong if told["r_a"][place] > 1 else plain
        better = voted[place + 1 :] & (metric[place + 1 :] > metric[place])
        if not better.any():
            return place
        place += 1 + int(better.argmax())


def _cut(of: Counted | GroupStatistics, group: int, kept: Places) -> dict[str, Floats]:
    return {name: getattr(of, name)[group, kept] for name in of.__slots__}


def _of_group(counts: dict[str, Floats], told: dict[str, Floats]) -> dict[str, NDArray[Any]]:
    """Columns of one group's rows; chosen is the place of the finding."""
    chosen, best = _chosen(counts, told)
    agree = told["r_a_test"][chosen] > told["r_d_test"][chosen]
    order = np.argsort(~agree, kind="stable")
    chosen, agree = chosen[order], agree[order]

    def either(yes: Floats, no: Floats) -> Floats:
        return np.where(agree, yes[chosen], no[chosen])

    return {
        "chosen": chosen,
        "place": np.arange(1, len(chosen) + 1),
        "direction": np.where(agree, "agree", "disagree").astype(object),
        "n_success": either(counts["agree"], counts["disagree"]),
        "n_trials": counts["seen"][chosen],
        "p_success": either(told["p_a"], told["p_d"]),
        "p_test": either(told["p_a_test"], told["p_d_test"]),
        "repness": either(told["r_a"], told["r_d"]),
        "repness_test": either(told["r_a_test"], told["r_d_test"]),
        "best_agree": chosen == (-1 if best is None else best),
    }


def _chosen(counts: dict[str, Floats], told: dict[str, Floats]) -> tuple[Places, int | None]:
    """Places of the findings chosen, the best agree first; without anything to choose the most telling one."""
    best = best_agree(counts, told)
    ranked = _significant(told)
    if best is not None:
        first = [best]
    elif len(ranked):
        first = [int(ranked[0])]
    else:
        first = [int(np.maximum(told["r_a_test"], told["r_d_test"]).argmax())] if len(told["r_a_test"]) else []
    rest = [int(place) for place in ranked if place not in first]
    return np.array([*first, *rest][:FIVE], dtype=np.intp), best


def _significant(told: dict[str, Floats]) -> Places:
    """Places of the findings that set the group apart, by r r_test p p_test of their direction, highest first."""
    agreed = (told["r_a_test"] > Z90) & (told["p_a_test"] > Z90)
    disagreed = (told["r_d_test"] > Z90) & (told["p_d_test"] > Z90)
    metric = np.where(told["r_a_test"] > told["r_d_test"], _metric(told, "a"), _metric(told, "d"))
    found = np.flatnonzero(agreed | disagreed)
    return found[np.argsort(-metric[found], kind="stable")]


def _metric(told: dict[str, Floats], way: str) -> Floats:
    return np.asarray(
        told[f"r_{way}"] * told[f"r_{way}_test"] * told[f"p_{way}"] * told[f"p_{way}_test"], dtype=np.float64
    )
