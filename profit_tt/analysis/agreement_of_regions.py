"""Do the regions rank the findings alike? Kendall's W over all of them, tau-b for each two (measures, section 2)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from profit_tt.analysis.common_ground import PLACES
from profit_tt.analysis.shares import Floats


@dataclass(frozen=True, slots=True)
class Concordance:
    """w: Kendall's W, 0 (no agreement) .. 1 (the same order), NaN without two judges and two findings that are not all
    ranked alike. chi2 with df degrees of freedom; p: how often chance alone gives as much (asymptotic: rough below
    eight findings). judges, findings: how many took part.
    """

    w: float
    chi2: float
    df: int
    p: float
    judges: int
    findings: int


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """whole: all regions together. pairs: region, other, tau (Kendall's tau-b, -1..1, NaN where it is not defined),
    findings (that both have covered), a row for every two regions in either order, in the order given.
    """

    whole: Concordance
    pairs: pd.DataFrame


def alike(by_region: pd.DataFrame, *, taking_part: Sequence[str], level: str = "share") -> Alike:
    """How far the regions of `taking_part` put the findings in the same order.

    `by_region` has finding_id, region, covered and a column `level`: the higher, the better a region likes a finding
    (agree share, mean points); covered cells with a level count. For W every judge must rank the same findings:
    judges are the regions that cover at least two findings, on the findings that all of these cover.
    """
    levels = _levels(by_region, taking_part, level)
    judges = levels[(~np.isnan(levels)).sum(axis=1) >= 2]
    common = judges[:, ~np.isnan(judges).any(axis=0)]
    taus, numbers = kendall_tau(levels)
    index = pd.MultiIndex.from_product([list(taking_part)] * 2, names=["region", "other"])
    pairs = index.to_frame(index=False).assign(tau=taus.ravel(), findings=numbers.ravel())
    return Alike(kendall_w(common), pairs[pairs["region"] != pairs["other"]].reset_index(drop=True))


def kendall_w(scores: ArrayLike) -> Concordance:
    """Kendall's coefficient of concordance of m judges (rows) on n findings (columns), with the correction for ties.

    W = 12 S / (m^2 (n^3 - n) - m sum T), S = the sum of squares of the findings' rank sums about their mean,
    T = t^3 - t over each judge's groups of t equal scores (equals share the mean of their ranks);
    chi2 = m (n - 1) W with n - 1 degrees of freedom. Scores or ranks, in any unit, none missing.
    Source: M. G. Kendall and B. Babington Smith, Ann. Math. Stat. 10 (1939) 275.
    """
    given = np.atleast_2d(np.asarray(scores, dtype=np.float64)).round(PLACES)
    m, n = given.shape
    ranks = pd.DataFrame(given).rank(axis=1, method="average").to_numpy()
    sums = ranks.sum(axis=0)
    spread = float(((sums - sums.mean()) ** 2).sum()) if n else 0.0
    ties = sum(int(t**3 - t) for row in given for t in np.unique(row, return_counts=True)[1])
    most = m**2 * (n**3 - n) - m * ties
    if m < 2 or n < 2 or most <= 0:
        return Concordance(float("nan"), float("nan"), max(n - 1, 0), float("nan"), m if n else 0, n)
    w = 12 * spread / most
    chi2 = m * (n - 1) * w
    return Concordance(w, chi2, n - 1, float(chdtrc(n - 1, chi2)), m, n)


def kendall_tau(levels: ArrayLike) -> tuple[Floats, Floats]:
    """Kendall's tau-b of every two rows on the columns that both have, and how many these are; shape (rows, rows).

    tau_b = (C - D) / sqrt((n0 - n1)(n0 - n2)): pairs of findings in the same less those in the opposite order, of the
    pairs that neither row ties. NaN where a row ties all, or fewer than two columns are common.
    Source: M. G. Kendall, Biometrika 33 (1945) 239.
    """
    given = np.asarray(levels, dtype=np.float64).round(PLACES)
    rows, columns = given.shape
    known = ~np.isnan(given)
    one, other = np.triu_indices(columns, k=1)
    both = (known[:, one] & known[:, other]).astype(np.float64)
    signs = np.nan_to_num(np.sign(given[:, one] - given[:, other])) * both
    untied = (signs**2) @ both.T
    with np.errstate(invalid="ignore", divide="ignore"):
        taus = (signs @ signs.T) / np.sqrt(untied * untied.T)
    return taus.reshape(rows, rows), (known.astype(np.int64) @ known.T.astype(np.int64)).astype(np.float64)


def _levels(by_region: pd.DataFrame, regions: Sequence[str], level: str) -> Floats:
    """Levels by region and finding; NaN where a region has not covered it."""
    kept = by_region[by_region["covered"].astype(bool)].set_index(["region", "finding_id"])[level]
    finding_ids = by_region["finding_id"].drop_duplicates().tolist()
    index = pd.MultiIndex.from_product([list(regions), finding_ids])
    return kept.reindex(index).to_numpy(dtype=np.float64).reshape(len(regions), len(finding_ids))
