"""The innovation network around a think tank: organisations, activities, who took part, what came of it, and figures
that somebody stated.

An organisation that was merged into another one keeps its row and its participations: whoever counts follows
`merged_into`, so that taking a merge back is exact.
"""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Row, choice
from profit_tt.models.choices import Provenance, Stakeholder

NAME_LIMIT = 120
SECTOR_LIMIT = 60
SOURCE_LIMIT = 200
NOTE_LIMIT = 500
DESCRIPTION_LIMIT = 1000
REACHED_LIMIT = 1_000_000
FIGURE_LIMIT = 1_000_000_000


class SizeBand(StrEnum):
    """People at work: micro to 9, small to 49, medium to 249, large from 250 on."""

    micro = "micro"
    small = "small"
    medium = "medium"
    large = "large"


class ActivityKind(StrEnum):
    """What the network does together. The first three are the funnel, in its order."""

    masterclass = "masterclass"
    coaching_session = "coaching_session"
    innovation_plan = "innovation_plan"
    inspiration_trip = "inspiration_trip"
    pilot = "pilot"
    award = "award"
    think_tank = "think_tank"
    other = "other"


#: Each step needs the one before: whoever was in a masterclass may be coached, then gets an innovation plan.
FUNNEL = (ActivityKind.masterclass, ActivityKind.coaching_session, ActivityKind.innovation_plan)


class Part(StrEnum):
    """The role of an organisation in an activity. Only a participant is reached by it; the others carry it."""

    participant = "participant"
    speaker = "speaker"
    coach = "coach"
    host = "host"
    partner = "partner"


class Progress(StrEnum):
    """How far somebody is who tries a finding."""

    planned = "planned"
    trying = "trying"
    adopted = "adopted"
    stopped = "stopped"


class Basis(StrEnum):
    """counted: from rows of this app; stated: somebody said this number. Never added together."""

    counted = "counted"
    stated = "stated"


class FigureKey(StrEnum):
    """What a stated figure is about."""

    reached = "reached"
    masterclasses = "masterclasses"
    masterclass_businesses = "masterclass_businesses"
    coaching_sessions = "coaching_sessions"
    innovation_plans = "innovation_plans"
    pilots = "pilots"
    product_ideas = "product_ideas"
    visits = "visits"
    pageviews = "pageviews"


class Unit(StrEnum):
    """What is counted in a stated figure."""

    organisations = "organisations"
    businesses = "businesses"
    activities = "activities"
    plans = "plans"
    ideas = "ideas"
    visits = "visits"
    pageviews = "pageviews"


#: A figure about one thing is counted in one unit.
UNITS = {
    FigureKey.reached: Unit.organisations,
    FigureKey.masterclasses: Unit.activities,
    FigureKey.masterclass_businesses: Unit.businesses,
    FigureKey.coaching_sessions: Unit.activities,
    FigureKey.innovation_plans: Unit.plans,
    FigureKey.pilots: Unit.activities,
    FigureKey.product_ideas: Unit.ideas,
    FigureKey.visits: Unit.visits,
    FigureKey.pageviews: Unit.pageviews,
}


class Organisation(Row, table=True):
    """An enterprise, public body or research entity. Without `consent` it is counted, and never named in public.

    folded: the name without case, accents and punctuation, which is there once in a region.
    merged_into: it is the same as that one; None for every organisation that stands for itself.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        sa.UniqueConstraint("think_tank_id", "region", "folded", name="organisation_once"),
        sa.UniqueConstraint("id", "think_tank_id", name="organisation_here"),
        sa.ForeignKeyConstraint(["merged_into", "think_tank_id"], ["organisation.id", "organisation.think_tank_id"]),
        sa.CheckConstraint("merged_into IS NULL OR merged_into <> id", name="organisation_merged"),
        sa.CheckConstraint("folded <> ''", name="organisation_named"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    name: str
    folded: str
    region: str = Field(foreign_key="region.slug")
    stakeholder: Stakeholder = Field(sa_type=choice(Stakeholder))
    sector: str = ""
    size: SizeBand | None = Field(default=None, sa_type=choice(SizeBand))
    website: str = ""
    consent: bool = False
    merged_into: int | None = None
    provenance: Provenance = Field(default=Provenance.facilitator, sa_type=choice(Provenance))
    source: str = ""
    version: int = 1


class Activity(Row, table=True):
    """Something the network did together. host_region: where it was held; its regions are in `activity_region`.

    host: who held it, in words, where that is no organisation of the network. reached: how many businesses it
    reached, as somebody stated it; None when only its participations tell.
    """

    __tablename__ = "activity"
    __table_args__ = (
        sa.UniqueConstraint("id", "think_tank_id", name="activity_here"),
        sa.ForeignKeyConstraint(["host_id", "think_tank_id"], ["organisation.id", "organisation.think_tank_id"]),
        sa.CheckConstraint("ends IS NULL OR (begins IS NOT NULL AND ends >= begins)", name="activity_dates"),
        sa.CheckConstraint("reached IS NULL OR reached >= 0", name="activity_reached"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    kind: ActivityKind = Field(sa_type=choice(ActivityKind))
    title: str
    folded: str
    begins: date | None = None
    ends: date | None = None
    host_region: str | None = Field(default=None, foreign_key="region.slug")
    host_id: int | None = None
    host: str = ""
    description: str = ""
    reached: int | None = None
    provenance: Provenance = Field(default=Provenance.facilitator, sa_type=choice(Provenance))
    source: str = ""
    version: int = 1


class ActivityRegion(Row, table=True):
    """A region that an activity was for; an activity held in a region is always for that one too."""

    __tablename__ = "activity_region"

    activity_id: int = Field(foreign_key="activity.id", primary_key=True)
    region: str = Field(foreign_key="region.slug", primary_key=True)


class ActivityTheme(Row, table=True):
    __tablename__ = "activity_theme"

    activity_id: int = Field(foreign_key="activity.id", primary_key=True)
    theme: str = Field(foreign_key="theme.slug", primary_key=True)


class Participation(Row, table=True):
    """An organisation in an activity, both of one think tank."""

    __tablename__ = "participation"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["organisation_id", "think_tank_id"], ["organisation.id", "organisation.think_tank_id"]
        ),
        sa.ForeignKeyConstraint(["activity_id", "think_tank_id"], ["activity.id", "activity.think_tank_id"]),
    )

    organisation_id: int = Field(primary_key=True)
    activity_id: int = Field(primary_key=True, index=True)
    role: Part = Field(default=Part.participant, sa_type=choice(Part), primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)


class Evidence(Row, table=True):
    """What a finding rests on: an organisation or an activity, one of them, with a note."""

    __tablename__ = "evidence"
    __table_args__ = (
        sa.UniqueConstraint("finding_id", "organisation_id", name="evidence_organisation"),
        sa.UniqueConstraint("finding_id", "activity_id", name="evidence_activity"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "think_tank_id"], ["organisation.id", "organisation.think_tank_id"]
        ),
        sa.ForeignKeyConstraint(["activity_id", "think_tank_id"], ["activity.id", "activity.think_tank_id"]),
        sa.CheckConstraint("(organisation_id IS NULL) <> (activity_id IS NULL)", name="evidence_of_one"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    finding_id: int = Field(foreign_key="finding.id", index=True)
    organisation_id: int | None = None
    activity_id: int | None = None
    note: str = ""
    provenance: Provenance = Field(default=Provenance.facilitator, sa_type=choice(Provenance))
    source: str = ""


class Commitment(Row, table=True):
    """An organisation, or a region as a whole, tries a finding."""

    __tablename__ = "commitment"
    __table_args__ = (
        sa.UniqueConstraint("finding_id", "organisation_id", name="commitment_organisation"),
        sa.UniqueConstraint("finding_id", "region", name="commitment_region"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "think_tank_id"], ["organisation.id", "organisation.think_tank_id"]
        ),
        sa.CheckConstraint("(organisation_id IS NULL) <> (region IS NULL)", name="commitment_of_one"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    finding_id: int = Field(foreign_key="finding.id", index=True)
    organisation_id: int | None = None
    region: str | None = Field(default=None, foreign_key="region.slug")
    by_when: date | None = None
    state: Progress = Field(default=Progress.planned, sa_type=choice(Progress))
    outcome: str = ""
    provenance: Provenance = Field(default=Provenance.facilitator, sa_type=choice(Provenance))
    source: str = ""
    version: int = 1


class StatedFigure(Row, table=True):
    """A number that somebody stated, with its source. at_least: it is a floor ("over 70").

    region, stakeholder: the part of the network it is about; None for all of it. begins, ends: the time it is about.
    source: who stated it and where, in words; link: where it can be read, "" when nowhere.
    mark: key, region, stakeholder, begin and provenance in one word: a figure is there once.
    """

    __tablename__ = "stated_figure"
    __table_args__ = (
        sa.UniqueConstraint("think_tank_id", "mark", name="stated_figure_once"),
        sa.CheckConstraint("value >= 0", name="stated_figure_value"),
        sa.CheckConstraint("ends IS NULL OR (begins IS NOT NULL AND ends >= begins)", name="stated_figure_dates"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    mark: str
    key: FigureKey = Field(sa_type=choice(FigureKey))
    region: str | None = Field(default=None, foreign_key="region.slug")
    stakeholder: Stakeholder | None = Field(default=None, sa_type=choice(Stakeholder))
    value: int
    at_least: bool = False
    unit: Unit = Field(sa_type=choice(Unit))
    begins: date | None = None
    ends: date | None = None
    source: str
    link: str = ""
    provenance: Provenance = Field(default=Provenance.facilitator, sa_type=choice(Provenance))
    version: int = 1
