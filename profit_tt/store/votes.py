"""Votes: the hot path, in statements built once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

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
        _round.c.ballot,
        _round.c.each,
        _step.c.id.label("step_id"),
        _step.c.ends_at,
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
    .where(
        _round.c.id == sa.bindparam("round"),
        _round.c.think_tank_id == sa.bindparam("think_tank"),
        _round.c.wiped_at.is_(None),
    )
)


class Admission(NamedTuple):
    """What a vote is checked against: who the device speaks for, the step and ballot of the round, the finding.

    each: most dots on one finding; ends_at: when the step's countdown ends, as `Step` has it.
    """

    expert_id: int | None
    is_open: bool
    is_listed: bool
    ballot: BallotKind
    each: int | None
    step_id: int
    ends_at: datetime | None


def _upsert(insert: Any) -> Any:
    return insert.on_conflict_do_update(
        index_elements=["round_id", "expert_id", "finding_id", "axis"],
        set_={name: insert.excluded[name] for name in ("value", "revision", "provenance")},
        where=_vote.c.revision < insert.excluded.revision,
    )


_UPSERTS = {"sqlite": _upsert(sqlite.insert(_vote)), "postgresql": _upsert(postgresql.insert(_vote))}


def admission(writer: Writer, *, device: str, think_tank_id: int, round_id: int, finding_id: int) -> Admission | None:
    """What a vote on this finding is checked against, in one read; None when there is no such round, or no more."""
    parameters = {"device": device, "think_tank": think_tank_id, "round": round_id, "finding": finding_id}
    row = writer.execute(_admission, parameters).one_or_none()
    return None if row is None else Admission(*row)


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
    """The expert's own votes of a round: finding id -> value, that of the first axis where a ballot has two."""
    rows = session.execute(
        sa.select(_vote.c.finding_id, _vote.c.value)
        .where(_vote.c.round_id == round_id, _vote.c.expert_id == expert_id)
        .order_by(_vote.c.axis.desc())
    )
    return {row.finding_id: row.value for row in rows}


def cast_at(session: Session, *, round_id: int, expert_id: int, finding_id: int) -> int | None:
    """The revision that the expert's own vote on a finding made; None before there is one."""
    asked = sa.select(sa.func.max(_vote.c.revision)).where(
        _vote.c.round_id == round_id, _vote.c.expert_id == expert_id, _vote.c.finding_id == finding_id
    )
    found: int | None = session.scalar(asked)
    return found


def on_axes(session: Session, *, round_ids: Collection[int], expert_id: int) -> dict[int, dict[int, dict[int, int]]]:
    """The expert's own votes of some rounds: round id -> finding id -> axis -> value."""
    rows = session.execute(
        sa.select(_vote.c.round_id, _vote.c.finding_id, _vote.c.axis, _vote.c.value).where(
            _vote.c.round_id.in_(round_ids), _vote.c.expert_id == expert_id
        )
    )
    found: dict[int, dict[int, dict[int, int]]] = {round_id: {} for round_id in round_ids}
    for round_id, finding_id, axis, value in rows:
        found[round_id].setdefault(finding_id, {})[axis] = value
    return found


def values(session: Session, *, round_id: int, expert_id: int, finding_id: int) -> dict[int, int]:
    """One expert's vote on one finding: axis -> value, {} without one."""
    rows = session.execute(
        sa.select(_vote.c.axis, _vote.c.value).where(
            _vote.c.round_id == round_id, _vote.c.expert_id == expert_id, _vote.c.finding_id == finding_id
        )
    )
    return {row.axis: row.value for row in rows}


def points(session: Session, *, round_id: int, finding_id: int, apart_from: int, axis: int = 0) -> dict[int, int]:
    """How many others than `apart_from` gave each value on one axis of a finding: value -> people."""
    rows = session.execute(
        sa.select(_vote.c.value, sa.func.count().label("people"))
        .where(
            _vote.c.round_id == round_id,
            _vote.c.finding_id == finding_id,
            _vote.c.axis == axis,
            _vote.c.expert_id != apart_from,
        )
        .group_by(_vote.c.value)
    )
    return {row.value: row.people for row in rows}


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


def coverage(session: Session, *, round_id: int, finding_id: int | None = None) -> dict[tuple[str, int], int]:
    """How many experts of a region have voted on a finding, or on one of them: (region, finding id) -> people."""
    people = sa.func.count(sa.distinct(_vote.c.expert_id)).label("people")  # who rates two axes is one person
    asked = (
        sa.select(_expert.c.region, _vote.c.finding_id, people)
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .where(_vote.c.round_id == round_id)
        .group_by(_expert.c.region, _vote.c.finding_id)
    )
    rows = session.execute(asked if finding_id is None else asked.where(_vote.c.finding_id == finding_id))
    return {(row.region, row.finding_id): row.people for row in rows}


def answers(session: Session, *, round_id: int) -> dict[int, dict[int, int]]:
    """How many gave each value on an agreement ballot: finding id -> value -> people, {} on others."""
    rows = session.execute(
        sa.select(_vote.c.finding_id, _vote.c.value, sa.func.count())
        .where(_vote.c.round_id == round_id, _vote.c.ballot == BallotKind.agreement)
        .group_by(_vote.c.finding_id, _vote.c.value)
    )
    found: dict[int, dict[int, int]] = {}
    for finding_id, value, people in rows:
        found.setdefault(finding_id, {})[value] = people
    return found
