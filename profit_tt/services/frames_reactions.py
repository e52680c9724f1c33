"""Frames of the reactions: how each region rated the day."""

from collections.abc import Sequence

import pandas as pd

from profit_tt.models import Region
from profit_tt.models.reactions import RATINGS
from profit_tt.services.reactions import DayRatings
from profit_tt.text import Speaker


def day(ratings: DayRatings, say: Speaker, *, regions: Sequence[Region]) -> pd.DataFrame:
    """A row for every shown region x rating, regions in their order: region (name), position, rating (1..5), people,
    share (0..1 of the region), mean (of the region), of (people of the region who rated); and the same in all rows:
    all_mean, all_people, all regions together, the hidden ones too. Empty while too few have rated.
    """
    if ratings.everybody is None:
        return pd.DataFrame()
    everybody = sum(ratings.everybody)
    rows = [
        {
            "region": one.name(say.language),
            "position": one.position,
            "rating": rating,
            "people": people,
            "share": people / sum(of),
            "mean": _mean(of),
            "of": sum(of),
            "all_mean": _mean(ratings.everybody),
            "all_people": everybody,
        }
        for one in regions
        if (of := ratings.regions.get(one.slug))
        for rating, people in zip(RATINGS, of, strict=True)
    ]
    return pd.DataFrame(rows)


def _mean(people: Sequence[int]) -> float:
    return sum(rating * number for rating, number in zip(RATINGS, people, strict=True)) / sum(people)
