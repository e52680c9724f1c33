"""How much the platform is used: visits and pageviews a day, without people. No address is stored anywhere.

A visitor is a mark: the hash of address and browser with a salt that lives for one day and is then thrown away, and the
marks with it. What stays are numbers.
"""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Row


class DaySalt(Row, table=True):
    """The salt of a day (UTC), shared by all servers; only that of today exists."""

    __tablename__ = "day_salt"

    day: date = Field(primary_key=True)
    salt: str


class DayVisitor(Row, table=True):
    """A mark that was seen today: for not counting it twice. Gone when the day is over."""

    __tablename__ = "day_visitor"

    day: date = Field(primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    mark: str = Field(primary_key=True)


class DayVisits(Row, table=True):
    """Unique visits of a day. region: slug, "" where it is not known; language: of the page that was opened first."""

    __tablename__ = "day_visits"
    __table_args__ = (sa.CheckConstraint("visits > 0", name="day_visits_some"),)

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    day: date = Field(primary_key=True)
    region: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    visits: int


class DayViews(Row, table=True):
    """Pageviews of a day, by page, region and language as above."""

    __tablename__ = "day_views"
    __table_args__ = (sa.CheckConstraint("views > 0", name="day_views_some"),)

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    day: date = Field(primary_key=True)
    page: str = Field(primary_key=True)
    region: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    views: int
