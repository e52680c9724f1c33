"""The think tank, its agenda (steps, rounds), its revision and its log."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import (
    CollectMode,
    Language,
    Provenance,
    Scene,
    StepKind,
    StepState,
    ThinkTankState,
)


class ThinkTank(Row, table=True):
    """One meeting of experts around one question."""

    __tablename__ = "think_tank"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    title: str
    question: str
    place: str = ""
    held_on: date | None = None
    languages: list[str] = Field(default_factory=lambda: [language.value for language in Language], sa_type=sa.JSON)
    state: ThinkTankState = Field(default=ThinkTankState.open, sa_type=choice(ThinkTankState))
    current_step_id: int | None = None
    approve_first: bool = False
    collect_mode: CollectMode = Field(default=CollectMode.suggestions, sa_type=choice(CollectMode))
    #: Whether phones may leave the current step; `called` moves when everybody is brought back to it.
    roam: bool = True
    called: int = 0
    version: int = 1
    #: The parameter sheet (models.parameters), fixed when the first voting round opens; None before. Whether it was
    #: changed after that.
    parameters: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))
    parameters_changed: bool = False
    #: Whether sample rows (provenance illustrative) of the network are left out; the revision at which the network
    #: around the think tank was last changed.
    sample_hidden: bool = False
    network_revision: int = 0
    #: Since when anybody may read it without joining (services.publishing); None: only who has the code.
    published_at: datetime | None = Field(default=None, sa_type=Moment)
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


class Step(Row, table=True):
    """A part of the agenda. Empty names stand for the name of its kind; `minutes` is what the plan gives it.

    ends_at: the moment its countdown ends, None without one; left_ms: what was left when it was paused.
    version: moves with each change, so that two facilitators do not overwrite each other.
    """

    __tablename__ = "step"
    __table_args__ = (
        sa.UniqueConstraint("think_tank_id", "position"),
        sa.CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 100000", name="step_minutes"),
        sa.CheckConstraint("left_ms IS NULL OR (left_ms >= 0 AND ends_at IS NULL)", name="step_paused"),
    )

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    position: int
    kind: StepKind = Field(sa_type=choice(StepKind))
    state: StepState = Field(default=StepState.hidden, sa_type=choice(StepState))
    name_en: str = ""
    name_fr: str = ""
    name_nl: str = ""
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    link: str = ""
    minutes: int | None = None
    ends_at: datetime | None = Field(default=None, sa_type=Moment)
    left_ms: int | None = None
    version: int = 1


class Wall(Row, table=True):
    """What the walls of a think tank show: a scene with its choices (a theme, a finding, a round), or black."""

    __tablename__ = "wall"

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    scene: Scene = Field(default=Scene.auto, sa_type=choice(Scene))
    options: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    black_out: bool = False
    version: int = 1


class Revision(Row, table=True):
    """How far a think tank has come. `number` moves with every write; `content` with those that change what a room
    shows besides results (findings, agenda); `agenda` with those that every phone must follow at once.

    The row is also the lock: every write moves it first, so writes to one think tank form one queue
    and what a write checks afterwards cannot change before it commits.
    """

    __tablename__ = "revision"

    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    number: int = 0
    content: int = 0
    agenda: int = 0


class Scope(StrEnum):
    """How far a write reaches; each takes in the ones before it."""

    number = "number"
    content = "content"
    agenda = "agenda"


class LogEntry(Row, table=True):
    """Who did what, when, before and after. Votes are not logged: they are anonymous."""

    __tablename__ = "log_entry"

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    at: datetime = Field(sa_type=Moment)
    revision: int
    role: str
    facilitator_id: int | None = None
    expert_id: int | None = None
    deed: str
    noun: str
    noun_id: int | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)


@dataclass(frozen=True, slots=True)
class Pulse:
    """A think tank's revision as one cheap read gives it."""

    number: int
    content: int
    agenda: int
