"""How a network grew, month by month: organisations when they were first reached, participations, activities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

_COLUMNS = ["month", "organisations", "participations", "activities"]


@dataclass(frozen=True, slots=True, eq=False)
class ReachGrowth:
    """months: month (its first day), organisations (reached so far, each once), participations and activities so far,
    a row for every month from the first activity with a day to the last.

    undated: activities without a day, which are in no month; late: organisations that only those have reached.
    """

    months: pd.DataFrame
    undated: int
    late: int


def reach_growth(pairs: pd.DataFrame, activities: pd.DataFrame) -> ReachGrowth:
    """`pairs` as from reach.reached_pairs: organisation, activity, begins.

    An activity counts in the month in which it begins.
    """
    dated = [day for day in activities["begins"] if _is_day(day)]
    rows = pairs[np.array([_is_day(day) for day in pairs["begins"]], dtype=bool)]
    months = _months(dated)
    first = [min(days) for _, days in rows.groupby("organisation")["begins"]]
    made = [(month, _until(month, first), _until(month, rows["begins"]), _until(month, dated)) for month in months]
    late = int(pairs["organisation"].nunique()) - len(first)
    frame = pd.DataFrame(made, columns=_COLUMNS)
    frame = frame.astype(dict.fromkeys(_COLUMNS[1:], "int64"))
    return ReachGrowth(frame, undated=len(activities) - len(dated), late=late)


def _is_day(day: object) -> bool:
    return isinstance(day, date) and not pd.isna(day)


def _months(days: Iterable[date]) -> list[date]:
    numbers = [day.year * 12 + day.month - 1 for day in days]
    if not numbers:
        return []
    return [date(number // 12, number % 12 + 1, 1) for number in range(min(numbers), max(numbers) + 1)]


def _until(month: date, days: Iterable[date]) -> int:
    """How many of these days lie in the month or before."""
    return sum((day.year, day.month) <= (month.year, month.month) for day in days)
