"""Themes by region: findings, who wrote them, how a region shares out its attention, how well a theme's findings are
backed (measures, section 6)."""

from collections import Counter
from collections.abc import Sequence
from math import fsum
from typing import Any

import pandas as pd

from profit_tt.analysis.common_ground import PLACES

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


def contributors(findings: pd.DataFrame, *, themes: Sequence[str], regions: Sequence[str]) -> pd.DataFrame:
    """How many different people wrote of a theme: a row for every theme x region, in the order given.

    `findings` has themes (tuples of slugs) and authors (tuples of (person, region)), one row a finding. Columns: theme,
    region, contributors (people of the region), theme_contributors (people of all these regions).
    """
    wrote: dict[str, set[tuple[Any, str]]] = {theme: set() for theme in themes}
    for slugs, authors in zip(findings["themes"], findings["authors"], strict=True):
        for slug in slugs:
            wrote.get(slug, set()).update((person, region) for person, region in authors if region in regions)
    heads = {theme: Counter(region for _, region in people) for theme, people in wrote.items()}
    rows = [(theme, region, heads[theme][region], len(wrote[theme])) for theme in themes for region in regions]
    counts = {"contributors": "int64", "theme_contributors": "int64"}
    return pd.DataFrame(rows, columns=["theme", "region", *counts]).astype(counts)


def ground(findings: pd.DataFrame, overall: pd.DataFrame, *, themes: Sequence[str]) -> pd.DataFrame:
    """How well the findings of each theme are backed by the regions: a row for every theme, in the order given.

    `findings` has finding_id and themes (tuples of slugs); `overall` has finding_id, status and common_ground (0..1) as
    `common_ground.with_common_ground` makes them. Columns: theme, measured (findings that are neither provisional nor
    without votes), common_ground (the mean of theirs, 0..1, NaN without one).
    """
    told = overall[~overall["status"].isin(["provisional", "no_votes"])]
    known = dict(zip(told["finding_id"], told["common_ground"], strict=True))
    scores = {theme: list[float]() for theme in themes}
    for finding_id, slugs in zip(findings["finding_id"], findings["themes"], strict=True):
        for slug in {*slugs} & {*themes} if finding_id in known else ():
            scores[slug].append(known[finding_id])
    means = [fsum(found) / len(found) if found else float("nan") for found in scores.values()]
    return pd.DataFrame(
        {
            "theme": pd.Series(list(themes), dtype=object),
            "measured": pd.Series([len(found) for found in scores.values()], dtype="int64"),
            "common_ground": pd.Series(means, dtype="float64").round(PLACES),
        }
    )
