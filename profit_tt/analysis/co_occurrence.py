"""Which themes are written about together (measures, section 6)."""

from collections.abc import Collection, Sequence

import pandas as pd


def together(themes_of: Sequence[Collection[str]], *, themes: Sequence[str]) -> pd.DataFrame:
    """One row for every two different themes, in either order, in the order of `themes`.

    `themes_of` holds the themes of each finding; themes that are not in the list count in nothing. Columns: theme,
    other, both (findings with both), either (findings with one of them, or both), jaccard = both / either, 0..1, NaN
    where neither has a finding. Source: P. Jaccard, Bull. Soc. Vaud. Sci. Nat. 37 (1901) 547.
    """
    found = {theme: {place for place, of in enumerate(themes_of) if theme in of} for theme in themes}
    rows = [
        (one, other, len(found[one] & found[other]), len(found[one] | found[other]))
        for one in themes
        for other in themes
        if one != other
    ]
    made = pd.DataFrame(rows, columns=["theme", "other", "both", "either"]).astype({"both": "int64", "either": "int64"})
    return made.assign(jaccard=made["both"] / made["either"].where(made["either"] > 0, float("nan")))
