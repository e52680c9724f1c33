"""Frames of the platform's figures: counted by day (by month when there are many), stated by month."""

from collections import defaultdict
from datetime import date

import pandas as pd

from profit_tt.models import FigureKey
from profit_tt.services.platform import Counted, Stated
from profit_tt.text import Speaker

#: More days than this are drawn as months.
DAYS_AT_MOST = 35
_PANELS = {FigureKey.visits: "visits", FigureKey.pageviews: "views"}


def counted(told: Counted, say: Speaker) -> pd.DataFrame:
    """A row a day (or month) x panel: slot (from 0), label, panel ("visits", "views"), value, stated (False)."""
    numbers: dict[date, dict[str, int]] = defaultdict(lambda: {"visits": 0, "views": 0})
    monthly = len(told.days) > DAYS_AT_MOST
    for row in told.days.to_dict("records"):
        when = row["day"].replace(day=1) if monthly else row["day"]
        for panel in ("visits", "views"):
            numbers[when][panel] += int(row[panel])
    return _framed(numbers, say, monthly=monthly, stated=False)


def stated(told: Stated, say: Speaker) -> pd.DataFrame:
    """The same of what was stated month by month; months in between that nobody spoke of stay empty."""
    numbers: dict[date, dict[str, int]] = defaultdict(lambda: {"visits": 0, "views": 0})
    for one in told.months:
        if one.begins is not None:
            numbers[one.begins.replace(day=1)][_PANELS[one.key]] += one.value
    months = list(pd.period_range(min(numbers), max(numbers), freq="M")) if numbers else []
    for month in months:
        numbers.setdefault(month.start_time.date(), {"visits": 0, "views": 0})  # a month of nothing has its place
    return _framed(numbers, say, monthly=True, stated=True)


def _framed(numbers: dict[date, dict[str, int]], say: Speaker, *, monthly: bool, stated: bool) -> pd.DataFrame:
    rows = [
        {
            "slot": slot,
            "label": say.short_month(when) if monthly else say.short_day(when),
            "panel": panel,
            "value": numbers[when][panel],
            "stated": stated,
        }
        for slot, when in enumerate(sorted(numbers))
        for panel in ("visits", "views")
    ]
    return pd.DataFrame(rows)
