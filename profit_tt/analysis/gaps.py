"""Who can learn from whom: practices of one region, needs and barriers of another (measures, section 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

#: Kinds of findings that show what works, and kinds that ask for it.
OFFERS = ("practice",)
ASKS = ("need", "barrier")

EXCHANGE = ["theme", "giver", "taker", "practices", "needs", "practice_ids", "need_ids"]


@dataclass(frozen=True, slots=True, eq=False)
class GapMap:
    """cells: theme, region, practices, needs (findings; needs and barriers together), a row for every theme x region.

    exchanges: theme, giver, taker (regions), practices (of the giver), needs (of the taker), practice_ids, need_ids
    (tuples of finding ids, sorted), best first: most findings on the side that has fewer, then most in all, then in
    the order of themes and regions.
    """

    cells: pd.DataFrame
    exchanges: pd.DataFrame


def gap_map(findings: pd.DataFrame, *, themes: Sequence[str], regions: Sequence[str]) -> GapMap:
    """The gap map of all findings: for each theme, every region with a practice meets every other with a need.

    `findings` has finding_id, kind, themes and regions (tuples of slugs): a merged finding counts in each region it
    credits, and nobody is sent to learn from a finding that is partly their own.
    """
    offers, asks = _placed(findings, OFFERS), _placed(findings, ASKS)
    counts = {"practices": "int64", "needs": "int64"}
    cells = [
        (theme, region, len(offers.get((theme, region), ())), len(asks.get((theme, region), ())))
        for theme in themes
        for region in regions
    ]
    pairs = [
        (theme, giver, taker, len(given), len(asked), given, asked)
        for theme in themes
        for giver in regions
        for taker in regions
        if giver != taker
        and (given := tuple(sorted(offers.get((theme, giver), set()) - offers.get((theme, taker), set()))))
        and (asked := tuple(sorted(asks.get((theme, taker), set()))))
    ]
    pairs.sort(key=lambda pair: (-min(pair[3], pair[4]), -(pair[3] + pair[4])))  # stable: equals keep their order
    return GapMap(
        pd.DataFrame(cells, columns=["theme", "region", *counts]).astype(counts),
        pd.DataFrame(pairs, columns=EXCHANGE).astype(counts),
    )


def _placed(findings: pd.DataFrame, kinds: tuple[str, ...]) -> dict[tuple[str, str], set[int]]:
    """Finding ids of these kinds by (theme, region)."""
    made: dict[tuple[str, str], set[int]] = {}
    chosen = findings[findings["kind"].isin(kinds)]
    for finding_id, themes, regions in zip(chosen["finding_id"], chosen["themes"], chosen["regions"], strict=True):
        for theme in themes:
            for region in regions:
                made.setdefault((theme, region), set()).add(int(finding_id))
    return made
