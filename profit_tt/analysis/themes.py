"""Themes by region: how many findings, and how a region shares out its attention (measures, section 6)."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

#: Stands for findings that no region sent: conclusions of the project, findings without an author.
NO_REGION = ""


def counted(findings: pd.DataFrame, *, themes: Sequence[str], regions: Sequence[str]) -> pd.DataFrame:
    """One row for every theme x region, in the order given, then NO_REGION if a finding has none.

    `findings` has regions and themes (tuples of slugs), one row a finding: a merged finding credits several regions
    and counts in each. Rows of other regions and other themes count in nothing. Columns: theme, region, findings (a
    finding with three themes counts in each), attention (each finding counts 1 in a region, shared equally by its
    themes), attention_share (of the region's attention, 0..1; 0 where a region has no findings), theme_findings
    (findings of the theme over all regions, each once).
    """
    known, places = set(themes), {*regions, NO_REGION}
    kept = [
        (tuple(region for region in dict.fromkeys(credits or (NO_REGION,)) if region in places), shared)
        for credits, slugs in zip(findings["regions"], findings["themes"], strict=True)
        if (shared := [slug for slug in dict.fromkeys(slugs) if slug in known])
    ]
    pairs = [(slug, region, 1 / len(shared)) for credits, shared in kept for slug in shared for region in credits]
    once = Counter(slug for credits, shared in kept if credits for slug in shared)
    placed = pd.DataFrame(pairs, columns=["theme", "region", "weight"]).astype({"weight": "float64"})
    columns = [*regions, *([NO_REGION] if (placed["region"] == NO_REGION).any() else [])]
    of = placed.groupby(["theme", "region"])["weight"]
    index = pd.MultiIndex.from_product([themes, columns], names=["theme", "region"])
    made = pd.DataFrame({"findings": of.size(), "attention": of.sum()}).reindex(index).fillna(0.0).reset_index()
    made["findings"] = made["findings"].astype("int64")
    total = made.groupby("region")["attention"].transform("sum")
    made["attention_share"] = (made["attention"] / total.where(total > 0, 1.0)).astype("float64")
    return made.assign(theme_findings=[once[theme] for theme in made["theme"]])
