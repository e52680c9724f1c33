"""The think tank, its agenda (steps, rounds), its revision and its log."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import (
    BallotKind,
    Language,
    Provenance,
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
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""


class Step(Row, table=True):
    """A part of the agenda."""

    __tablename__ = "step"
    __table_args__ = (sa.UniqueConstraint("think_tank_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    position: int
    kind: StepKind = Field(sa_type=choice(StepKind))
    state: StepState = Field(default=StepState.hidden, sa_type=choice(StepState))


class Round(Row, table=True):
    """A voting step's ballot and who may see its results."""

    __tablename__ = "round"

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    step_id: int = Field(foreign_key="step.id", unique=True)
    number: int
    ballot: BallotKind = Field(default=BallotKind.agreement, sa_type=choice(BallotKind))
    shown_on_wall: bool = False
    shown_on_phones: bool = False


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
