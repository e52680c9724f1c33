"""Who is finished with a step."""

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Expert, Finished
from profit_tt.models.base import table
from profit_tt.store import upsert

_finished = table(Finished)
_expert = table(Expert)


def put(session: Session, *, step_id: int, expert_id: int) -> None:
    """Once is enough."""
    upsert.put(session, _finished, [{"step_id": step_id, "expert_id": expert_id}])


def remove(session: Session, *, step_id: int, expert_id: int) -> None:
    session.execute(sa.delete(_finished).where(_finished.c.step_id == step_id, _finished.c.expert_id == expert_id))


def is_there(session: Session, *, step_id: int, expert_id: int) -> bool:
    """Whether this expert has said so."""
    asked = sa.select(_finished.c.step_id).where(_finished.c.step_id == step_id, _finished.c.expert_id == expert_id)
    return session.execute(asked).first() is not None


def counts(session: Session, *, step_id: int) -> dict[tuple[str, str], int]:
    """How many experts are finished with a step, by (region, stakeholder type)."""
    rows = session.execute(
        sa.select(_expert.c.region, _expert.c.stakeholder, sa.func.count())
        .join(_finished, _finished.c.expert_id == _expert.c.id)
        .where(_finished.c.step_id == step_id)
        .group_by(_expert.c.region, _expert.c.stakeholder)
    )
    return {(region, str(stakeholder)): people for region, stakeholder, people in rows}
