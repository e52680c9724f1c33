"""People: experts, facilitators, and the devices they are known by."""

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from profit_tt.models.base import Moment, Row, choice
from profit_tt.models.choices import Language, Provenance, Role, Stakeholder


class Expert(Row, table=True):
    """Somebody who contributes to one think tank. No account: known by devices and a re-entry code."""

    __tablename__ = "expert"
    __table_args__ = (sa.Index("expert_of_seat", "think_tank_id", "seat", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    region: str = Field(foreign_key="region.slug")
    stakeholder: Stakeholder = Field(sa_type=choice(Stakeholder))
    language: Language = Field(sa_type=choice(Language))
    name: str | None = None
    #: The code on the paper sheets of somebody without a phone, such as KEN-03; None for everybody else.
    seat: str | None = None
    reentry_hash: str | None = Field(default=None, unique=True)
    joined_at: datetime = Field(sa_type=Moment)
    provenance: Provenance = Field(default=Provenance.live, sa_type=choice(Provenance))
    source: str = ""
    external_id: str | None = None


class Facilitator(Row, table=True):
    """Somebody who may run a think tank; comes in through a secret link of which only the hash is kept.

    With a region: a regional coordinator, who edits that region's part of the network and runs nothing.
    """

    __tablename__ = "facilitator"

    id: int | None = Field(default=None, primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", index=True)
    name: str
    region: str | None = Field(default=None, foreign_key="region.slug")
    link_hash: str = Field(unique=True)
    invited_at: datetime = Field(sa_type=Moment)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)


class DeviceExpert(Row, table=True):
    """A device that speaks for an expert; one expert may have several devices, one device one expert a think tank."""

    __tablename__ = "device_expert"

    device: str = Field(primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True)
    expert_id: int = Field(foreign_key="expert.id", index=True)
    since: datetime = Field(sa_type=Moment)


class DeviceFacilitator(Row, table=True):
    """A device that came in through a facilitator's link, until a given moment."""

    __tablename__ = "device_facilitator"

    device: str = Field(primary_key=True)
    facilitator_id: int = Field(foreign_key="facilitator.id", primary_key=True, index=True)
    until: datetime = Field(sa_type=Moment)


class Presence(Row, table=True):
    """A device that had its page open at this moment: for "active now", never for who."""

    __tablename__ = "presence"

    device: str = Field(primary_key=True)
    think_tank_id: int = Field(foreign_key="think_tank.id", primary_key=True, index=True)
    seen_at: datetime = Field(sa_type=Moment)


class Attempt(Row, table=True):
    """Wrong codes typed at one device or address (hashed), for slowing down guesses."""

    __tablename__ = "attempt"

    key: str = Field(primary_key=True)
    wrong: int = 0
    last_at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever acts: a device (from the signed cookie) in one think tank. Rights are looked up at every deed.

    An empty `device` is a client that came without a cookie: it may look, and do nothing. `is_reader`: the world, which
    reads what was published and nothing else; only services.publishing makes one.
    """

    device: str
    think_tank_id: int | None = None
    is_house: bool = field(default=False, kw_only=True)
    is_reader: bool = field(default=False, kw_only=True)

    @classmethod
    def house(cls, think_tank_id: int | None = None) -> "Person":
        """The house itself: the command line on the server. Nothing that comes from outside may make one."""
        return cls("", think_tank_id, is_house=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in a think tank at this moment, as the database says."""

    roles: frozenset[Role]
    expert: Expert | None = None
    facilitator: Facilitator | None = None
