"""What everybody together backs or turns down, groups or not (measures, section 4)."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from profit_tt.analysis.polis.matrix import Ids, Places
from profit_tt.analysis.polis.statistics import Z90, Counted, Counts, one_proportion, share

#: How many each way.
FIVE = 5


def consensus(of_all: Counted, finding_ids: Ids, rejected: NDArray[np.bool_]) -> pd.DataFrame:
    """At most five rows each way, the clearest first: p > 1/2 and significant, by p z. Rejected ones are left out.

    Columns: direction ("agree" or "disagree"), finding_id, place, n_success of n_trials people, p_success, p_test.
    """
    ways = {"agree": of_all.agree, "disagree": of_all.disagree}
    chosen = {way: _chosen(count, of_all.seen, rejected) for way, count in ways.items()}
    places = np.concatenate(list(chosen.values()))
    count = np.concatenate([ways[way][found] for way, found in chosen.items()])
    return pd.DataFrame(
        {
            "direction": np.repeat(np.array(list(chosen), dtype=object), [len(found) for found in chosen.values()]),
            "finding_id": finding_ids[places],
            "place": np.concatenate([np.arange(1, len(found) + 1) for found in chosen.values()]),
            "n_success": count,
            "n_trials": of_all.seen[places],
            "p_success": share(count, of_all.seen[places]),
            "p_test": one_proportion(count, of_all.seen[places]),
        }
    )


def _chosen(count: Counts, seen: Counts, rejected: NDArray[np.bool_]) -> Places:
    p, z = share(count, seen), one_proportion(count, seen)
    found = np.flatnonzero(~rejected & (p > 0.5) & (z > Z90))
    _, ranks = np.unique(-(p * z)[found], return_inverse=True)
    return found[np.argsort(ranks)][:FIVE]  # not a stable sort: of equals, the reference chooses as this one does
