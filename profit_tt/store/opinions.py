"""Votes of an agreement round one by one, for opinion groups; and who stands behind ids of an import."""

from typing import NamedTuple

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session

from profit_tt.models import Expert, Finding, FindingState, FindingTag, Provenance, Tag, Vote
from profit_tt.models.base import table

_vote, _expert, _finding, _tag, _tagged = (table(noun) for noun in (Vote, Expert, Finding, Tag, FindingTag))
#: Whatever was merged, split or withdrawn has its votes elsewhere, or they are nobody's business any more.
_COUNTED = (FindingState.listed, FindingState.rejected)


class CastVotes(NamedTuple):
    """One entry a vote: ids of expert and finding, value 1, 0 or -1."""

    experts: NDArray[np.int64]
    findings: NDArray[np.int64]
    values: NDArray[np.int8]


class Statement(NamedTuple):
    """A finding that opinion groups are about: listed, or rejected by a facilitator."""

    id: int
    external_id: str | None
    rejected: bool


def cast(session: Session, *, round_id: int) -> CastVotes:
    """All votes of an agreement round on findings that are listed or rejected."""
    rows = session.execute(
        sa.select(_vote.c.expert_id, _vote.c.finding_id, _vote.c.value)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(_vote.c.round_id == round_id, _vote.c.axis == 0, _finding.c.state.in_(_COUNTED))
    ).all()
    made = np.array([tuple(row) for row in rows], dtype=np.int64).reshape(-1, 3)
    return CastVotes(made[:, 0], made[:, 1], made[:, 2].astype(np.int8))


def statements(session: Session, *, think_tank_id: int) -> list[Statement]:
    """The findings that are listed or rejected, by number."""
    rows = session.execute(
        sa.select(_finding.c.id, _finding.c.external_id, _finding.c.state)
        .where(_finding.c.think_tank_id == think_tank_id, _finding.c.state.in_(_COUNTED))
        .order_by(_finding.c.number)
    )
    return [Statement(one, external_id, state is FindingState.rejected) for one, external_id, state in rows]


def imported_with_tag(session: Session, *, think_tank_id: int, tag: str) -> set[int]:
    """Ids of the findings of an import that have this tag; what people tag themselves is another matter."""
    rows = session.execute(
        sa.select(_tagged.c.finding_id)
        .join(_tag, _tag.c.id == _tagged.c.tag_id)
        .join(_finding, _finding.c.id == _tagged.c.finding_id)
        .where(
            _tag.c.think_tank_id == think_tank_id,
            _tag.c.folded == tag,
            _finding.c.provenance == Provenance.documented,
        )
    )
    return set(rows.scalars())


def external_ids(session: Session, *, think_tank_id: int) -> dict[int, str | None]:
    """Expert id -> the id in the file the expert was imported from."""
    rows = session.execute(
        sa.select(_expert.c.id, _expert.c.external_id).where(_expert.c.think_tank_id == think_tank_id)
    )
    return {row.id: row.external_id for row in rows}


def regions(session: Session, *, think_tank_id: int) -> dict[int, str]:
    """Expert id -> the region the expert is from (UNKNOWN for people of an import who named none)."""
    rows = session.execute(sa.select(_expert.c.id, _expert.c.region).where(_expert.c.think_tank_id == think_tank_id))
    return {row.id: row.region for row in rows}
