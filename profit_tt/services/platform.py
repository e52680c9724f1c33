"""The platform's figures: what this app has counted, and what was stated of the platform before it, never added up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from profit_tt import store
from profit_tt.analysis.small_cells import hidden_types
from profit_tt.models import FigureKey, Person, Pulse, StatedFigure
from profit_tt.models.parameters import stored
from profit_tt.services import rights, room, stated
from profit_tt.services.rights import Operation

#: A stated figure about so many days at most is one of a month, not of the whole.
MONTH = 31


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Counted:
    """What this app has counted.

    days: day, visits, views, a row for each day from the first to the last. pages: page, views, most first.
    regions, languages: name (slug or code, "" where it is not known), visits; small ones left out: `hidden`.
    people: who have joined.
    """

    days: pd.DataFrame
    pages: pd.DataFrame
    regions: pd.DataFrame
    languages: pd.DataFrame
    hidden: bool
    small_cell: int
    people: int

    @property
    def visits(self) -> int:
        return int(self.days["visits"].sum())

    @property
    def views(self) -> int:
        return int(self.days["views"].sum())


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Stated:
    """What was stated. visits, views, reached: the figure about the longest time; months: those about a month."""

    visits: StatedFigure | None
    views: StatedFigure | None
    reached: StatedFigure | None
    months: tuple[StatedFigure, ...]

    @property
    def has_samples(self) -> bool:
        whole = (self.visits, self.views, self.reached)
        return any(stated.is_sample(one) for one in (*self.months, *whole) if one is not None)


def counted(*, by: Person, at: Pulse | None = None) -> Counted:
    """What was counted so far; anybody with the code may know. Raises NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_room)
        think_tank_id = by.think_tank_id or 0
        visits = store.platform.visits(session, think_tank_id=think_tank_id)
        views = store.platform.views(session, think_tank_id=think_tank_id)
        people = sum(store.people.joined(session, think_tank_id=think_tank_id).values())
    smallest = stored(room.look(by=by, at=at).think_tank.parameters).small_cell
    regions, some = _by(visits, "region", smallest)
    languages, others = _by(visits, "language", smallest)
    return Counted(
        days=_days(visits, views),
        pages=_pages(views),
        regions=regions,
        languages=languages,
        hidden=some or others,
        small_cell=smallest,
        people=people,
    )


def stated_figures(*, by: Person) -> Stated:
    """What was stated of the platform; without sample rows while those are hidden. Raises NotFound."""
    rows = stated.figures(by=by, keys=(FigureKey.visits, FigureKey.pageviews, FigureKey.reached))
    whole = [one for one in rows if one.region is None and one.stakeholder is None]
    months = tuple(one for one in whole if _is_month(one) and one.key is not FigureKey.reached)
    return Stated(
        visits=_longest(whole, FigureKey.visits),
        views=_longest(whole, FigureKey.pageviews),
        reached=_longest(whole, FigureKey.reached),
        months=months,
    )


def _longest(rows: list[StatedFigure], key: FigureKey) -> StatedFigure | None:
    """The figure about the whole: no dates are the longest time. Not one of a month; the earliest said wins a tie."""
    fitting = [one for one in rows if one.key is key and not _is_month(one)]
    return max(fitting, key=lambda one: (_length(one), -(one.id or 0)), default=None)


def _is_month(one: StatedFigure) -> bool:
    return one.begins is not None and one.ends is not None and _length(one) <= MONTH


def _length(one: StatedFigure) -> int:
    return 10**6 if one.begins is None or one.ends is None else (one.ends - one.begins).days + 1


def _pages(views: pd.DataFrame) -> pd.DataFrame:
    """page, views: of all days, the most first."""
    made: pd.DataFrame = views.groupby("page")[["views"]].sum().reset_index()
    return made.sort_values(["views", "page"], ascending=[False, True])


def _days(visits: pd.DataFrame, views: pd.DataFrame) -> pd.DataFrame:
    made = pd.DataFrame(
        {"visits": visits.groupby("day")["visits"].sum(), "views": views.groupby("day")["views"].sum()},
    )
    if made.empty:
        return pd.DataFrame({"day": pd.Series(dtype=object), "visits": [], "views": []}).astype(
            {"visits": "int64", "views": "int64"}
        )
    every = [one.date() for one in pd.date_range(min(made.index), max(made.index))]
    made = made.reindex(every).fillna(0).astype("int64")
    return made.rename_axis("day").reset_index()


def _by(visits: pd.DataFrame, name: str, smallest: int) -> tuple[pd.DataFrame, bool]:
    """(name, visits, most first; whether small ones are missing). The total is known: one alone is never left out."""
    sums: dict[Any, int] = {key: int(number) for key, number in visits.groupby(name)["visits"].sum().items()}
    hidden = hidden_types({str(key): number for key, number in sums.items()}, from_people=smallest)
    kept = sorted(((n, key) for key, n in sums.items() if str(key) not in hidden), key=lambda row: (-row[0], row[1]))
    return pd.DataFrame([(key, n) for n, key in kept], columns=["name", "visits"]), bool(hidden)


def since(told: Counted) -> date | None:
    """The first day that something was counted on."""
    found: date | None = None if told.days.empty else told.days["day"].iloc[0]
    return found
