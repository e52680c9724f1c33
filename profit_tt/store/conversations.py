"""A conversation as Polis knows it: statements with what became of them, and on which day they were sent."""

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Finding, FindingState, FindingTag, Provenance, Tag
from profit_tt.models.base import table

_finding, _tag, _tagged = (table(noun) for noun in (Finding, Tag, FindingTag))


class Said(NamedTuple):
    """A finding that is listed or rejected. on: the day it was sent; tags: only those of an import, folded."""

    id: int
    number: int
    external_id: str | None
    text: str
    rejected: bool
    on: date
    tags: frozenset[str]


def said(session: Session, *, think_tank_id: int) -> list[Said]:
    """All findings of a think tank that votes are counted on, by number."""
    kept = (FindingState.listed, FindingState.rejected)
    rows = session.execute(
        sa.select(_finding)
        .where(_finding.c.think_tank_id == think_tank_id, _finding.c.state.in_(kept))
        .order_by(_finding.c.number)
    ).all()
    tags = session.execute(
        sa.select(_tagged.c.finding_id, _tag.c.folded)
        .join(_tag, _tag.c.id == _tagged.c.tag_id)
        .join(_finding, _finding.c.id == _tagged.c.finding_id)
        .where(_tag.c.think_tank_id == think_tank_id, _finding.c.provenance == Provenance.documented)
    )
    of: dict[int, set[str]] = {}
    for finding_id, folded in tags:
        of.setdefault(finding_id, set()).add(folded)
    return [
        Said(
            id=row.id,
            number=row.number,
            external_id=row.external_id,
            text=row.text,
            rejected=row.state is FindingState.rejected,
            on=row.submitted_at.date(),
            tags=frozenset(of.get(row.id, ())),
        )
        for row in rows
    ]
