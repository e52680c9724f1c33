"""Votes: the hot path, in statements built once."""

from typing import Any

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from profit_tt.models import (
    BallotKind,
    DeviceExpert,
    Expert,
    Finding,
    FindingState,
    Round,
    RoundFinding,
    Step,
    StepState,
    Vote,
)
from profit_tt.models.base import table
from profit_tt.store.engine import Writer

_vote = table(Vote)
_expert = table(Expert)
_device = table(DeviceExpert)
_finding = table(Finding)
_round = table(Round)
_asked = table(RoundFinding)
_step = table(Step)

# Who the device speaks for, whether the round takes votes and the finding is there: one row, or none of the parts.
_admission = (
    sa.select(
        _device.c.expert_id,
        (_step.c.state == StepState.open).label("is_open"),
        sa.and_(_finding.c.state == FindingState.listed, _asked.c.finding_id.is_not(None)).label("is_listed"),
    )
    .select_from(_round)
    .join(_step, _step.c.id == _round.c.step_id)
    .outerjoin(
        _device,
        sa.and_(
            _device.c.think_tank_id == _round.c.think_tank_id,
            _device.c.device == sa.bindparam("device"),
        ),
    )
    .outerjoin(
        _finding,
        sa.and_(_finding.c.id == sa.bindparam("finding"), _finding.c.think_tank_id == _round.c.think_tank_id),
    )
    .outerjoin(_asked, sa.and_(_asked.c.round_id == _round.c.id, _asked.c.finding_id == _finding.c.id))
    .where(_round.c.id == sa.bindparam("round"), _round.c.think_tank_id == sa.bindparam("think_tank"))
)


def _upsert(insert: Any) -> Any:
    return insert.on_conflict_do_update(
        index_elements=["round_id", "expert_id", "finding_id", "axis"],
        set_={"value": insert.excluded.value, "revision": insert.excluded.revision},
        where=_vote.c.revision < insert.excluded.revision,
    )


_UPSERTS = {"sqlite": _upsert(sqlite.insert(_vote)), "postgresql": _upsert(postgresql.insert(_vote))}


def admission(
    writer: Writer, *, device: str, think_tank_id: int, round_id: int, finding_id: int
) -> tuple[int | None, bool, bool] | None:
    """(expert id or None, round takes votes, finding is on the list), or None when there is no such round."""
    parameters = {"device": device, "think_tank": think_tank_id, "round": round_id, "finding": finding_id}
    row = writer.execute(_admission, parameters).one_or_none()
    return None if row is None else (row.expert_id, bool(row.is_open), bool(row.is_listed))


def put(
    writer: Writer,
    *,
    round_id: int,
    expert_id: int,
    finding_id: int,
    value: int,
    revision: int,
    ballot: BallotKind = BallotKind.agreement,
    axis: int = 0,
    provenance: str = "live",
) -> None:
    """Cast or change a vote. A later revision wins whatever order messages come in."""
    bind = writer.get_bind() if isinstance(writer, Session) else writer
    writer.execute(
        _UPSERTS[bind.dialect.name],
        {
            "round_id": round_id,
            "expert_id": expert_id,
            "finding_id": finding_id,
            "axis": axis,
            "ballot": ballot,
            "value": value,
            "revision": revision,
            "provenance": provenance,
        },
    )


def remove(writer: Writer, *, round_id: int, expert_id: int, finding_id: int) -> None:
    """Withdraw a vote; no vote there is no fault."""
    writer.execute(
        sa.delete(_vote).where(
            _vote.c.round_id == round_id, _vote.c.expert_id == expert_id, _vote.c.finding_id == finding_id
        )
    )


def of_expert(session: Session, *, round_id: int, expert_id: int) -> dict[int, int]:
    """The expert's own votes of a round: finding id -> value."""
    rows = session.execute(
        sa.select(_vote.c.finding_id, _vote.c.value).where(_vote.c.round_id == round_id, _vote.c.expert_id == expert_id)
    )
    return {row.finding_id: row.value for row in rows}


def tally(session: Session, *, round_id: int, finding_id: int | None = None) -> pd.DataFrame:
    """Votes of a round on listed findings, or on one of them, counted:

    finding_id, axis, region, stakeholder, value (as the round's ballot has them), people.
    """
    keys = (_vote.c.finding_id, _vote.c.axis, _expert.c.region, _expert.c.stakeholder, _vote.c.value)
    asked = (
        sa.select(*keys, sa.func.count().label("people"))
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_vote.c.round_id == round_id, _finding.c.state == FindingState.listed)
        .group_by(*keys)
        .order_by(*keys)
    )
    rows = session.execute(asked if finding_id is None else asked.where(_vote.c.finding_id == finding_id)).all()
    columns = ["finding_id", "axis", "region", "stakeholder", "value", "people"]
    made = pd.DataFrame.from_records([tuple(row) for row in rows], columns=columns)
    made[["region", "stakeholder"]] = made[["region", "stakeholder"]].astype(object)
    return made.astype({"finding_id": "int64", "axis": "int8", "value": "int8", "people": "int64"})


def voters(session: Session, *, round_id: int) -> dict[tuple[str, str], int]:
    """How many experts have cast at least one vote, by (region, stakeholder type)."""
    rows = session.execute(
        sa.select(_expert.c.region, _expert.c.stakeholder, sa.func.count(sa.distinct(_vote.c.expert_id)))
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .where(_vote.c.round_id == round_id)
        .group_by(_expert.c.region, _expert.c.stakeholder)
    )
    return {(region, str(stakeholder)): people for region, stakeholder, people in rows}


def coverage(session: Session, *, round_id: int) -> dict[tuple[str, int], int]:
    """How many experts of a region have voted on a finding: (region, finding id) -> people."""
    rows = session.execute(
        sa.select(_expert.c.region, _vote.c.finding_id, sa.func.count().label("people"))
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .where(_vote.c.round_id == round_id)
        .group_by(_expert.c.region, _vote.c.finding_id)
    )
    return {(row.region, row.finding_id): row.people for row in rows}
