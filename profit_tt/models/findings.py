"""Findings, their themes, tags and supporters, and a finding that was typed but not sent yet."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import FindingKind, FindingState, Language, LineageKind, Provenance, TranslationState

TEXT_LIMIT = 280
EVIDENCE_LIMIT = 1000
LINK_LIMIT = 500
TAG_LIMIT = 40
TAGS_LIMIT = 5
THEMES_LIMIT = 3
BUSINESSES_LIMIT = 100_000


class Finding(Row, table=True):
    """One idea that experts worked out with small tourism firms."""

    __tablename__ = "finding"
    __table_args__ = (sa.UniqueConstraint("think_tank_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    number: int
    kind: FindingKind = Field(sa_type=choice(FindingKind))
    text: str
    language: Language = Field(sa_type=choice(Language))
    evidence: str = ""
    link: str = ""
    businesses: int | None = None
    state: FindingState = Field(default=FindingState.listed, sa_type=choice(FindingState))
    reason: str = ""
    expert_id: int | None = Field(default=None, foreign_key="expert.id", index=True)
    region: str | None = Field(default=None, foreign_key="region.slug")
    submitted_at: datetime = Field(sa_type=Moment)
    starred: bool = False
    discussed: bool = False
    revision: int = 0
    version: int = 1
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""
    external_id: str | None = None


class FindingTheme(Row, table=True):
    __tablename__ = "finding_theme"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    theme: str = Field(foreign_key="theme.slug", primary_key=True)


class Tag(Row, table=True):
    """A free word for findings of one think tank; `folded` tells equal words apart from different ones."""

    __tablename__ = "tag"
    __table_args__ = (sa.UniqueConstraint("think_tank_id", "folded"),)

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    text: str
    folded: str


class FindingTag(Row, table=True):
    __tablename__ = "finding_tag"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", primary_key=True)


class Support(Row, table=True):
    """An expert who backs somebody else's finding instead of writing the same again."""

    __tablename__ = "support"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)


class UnsentFinding(Row, table=True):
    """What an expert has typed but not sent: survives a reload, a lost connection, another device."""

    __tablename__ = "unsent_finding"

    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    fields: dict[str, object] = Field(default_factory=dict, sa_type=sa.JSON)
    at: datetime = Field(sa_type=Moment)


class Translation(Row, table=True):
    """A finding's text in another language than its author's, by hand."""

    __tablename__ = "translation"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    language: Language = Field(sa_type=choice(Language), primary_key=True)
    text: str
    state: TranslationState = Field(default=TranslationState.draft, sa_type=choice(TranslationState))


class SortedTheme(Row, table=True):
    """A theme that an expert proposes for a finding in a sorting step."""

    __tablename__ = "sorted_theme"

    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", primary_key=True)
    theme: str = Field(foreign_key="theme.slug", primary_key=True)


class LineageDeed(Row, table=True):
    """A merge or split of findings, and whether it was undone."""

    __tablename__ = "lineage_deed"

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    kind: LineageKind = Field(sa_type=choice(LineageKind))
    revision: int
    undone_revision: int | None = None


class Lineage(Row, table=True):
    """One line of descent: `child` came from `parent`; `carries`: the votes on the parent count for it too."""

    __tablename__ = "lineage"

    deed_id: int = Field(foreign_key="lineage_deed.id", primary_key=True)
    parent_id: int = Field(foreign_key="finding.id", primary_key=True, index=True)
    child_id: int = Field(foreign_key="finding.id", primary_key=True, index=True)
    carries: bool = True
