"""Shares and their intervals: what a small panel may say about a proportion (measures, section 1)."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

#: Two-sided 95 % of the normal distribution.
Z95 = 1.959963984540054


def wilson(agree: ArrayLike, of: ArrayLike, z: float = Z95) -> tuple[Floats, Floats, Floats]:
    """Share and Wilson score interval of `agree` out of `of`; arrays of one shape, people.

    Returns (share, low, high), each in 0..1 and of that shape; NaN where nobody answered.
    centre = (p + z^2/2n) / (1 + z^2/n), half width = z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n).
    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209. Raises ValueError unless 0 <= agree <= of.
    """
    a, n = np.asarray(agree, dtype=np.float64), np.asarray(of, dtype=np.float64)
    if np.any(a < 0) or np.any(a > n):
        raise ValueError("agree must lie between 0 and the number of answers")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = a / n
        shrink = 1 + z**2 / n
        centre = (share + z**2 / (2 * n)) / shrink
        half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / shrink
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    return share, np.where(a == 0, np.where(n > 0, 0.0, np.nan), low), np.where((a == n) & (n > 0), 1.0, high)


def smoothed(count: ArrayLike, seen: ArrayLike) -> Floats:
    """Share pulled gently to one half, for scores: (count + 1/2) / (seen + 1), the mean under Jeffreys' prior.

    Arrays of one shape, people; returns that shape, strictly inside 0..1.
    """
    c, s = np.asarray(count, dtype=np.float64), np.asarray(seen, dtype=np.float64)
    return np.asarray((c + 0.5) / (s + 1.0), dtype=np.float64)


def share_or_none(value: Any) -> float | None:
    """A share for JSON and people: None instead of NaN."""
    return None if value is None or np.isnan(value) else float(value)
