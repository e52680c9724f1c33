"""Who backs what, in as few rows as there are findings and regions: for measures that look at people, not at counts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session

from profit_tt.models import Expert, Finding, FindingState, Vote
from profit_tt.models.base import table

_vote = table(Vote)
_expert = table(Expert)
_finding = table(Finding)


@dataclass(frozen=True, slots=True)
class Backing:
    """rows: (finding id, region, ids of those of it who back it, by commas).

    Packed, because most pictures never ask; `unpacked` makes a frame of it.
    """

    rows: tuple[tuple[int, str, str], ...]

    def unpacked(self) -> pd.DataFrame:
        """person (a number without meaning), region, finding_id: a row for every finding that a person backs."""
        of = [np.array(ids.split(","), dtype=np.int64) for _, _, ids in self.rows]
        many = [len(one) for one in of]
        return pd.DataFrame(
            {
                "person": np.concatenate([*of, np.zeros(0, dtype=np.int64)]),
                "region": np.repeat(np.array([region for _, region, _ in self.rows], dtype=object), many),
                "finding_id": np.repeat(np.array([one for one, _, _ in self.rows], dtype=np.int64), many),
            }
        ).astype({"region": object})


def packed(session: Session, *, round_id: int, at_least: int) -> Backing:
    """Who gave a listed finding `at_least` so much on the first axis of a round."""
    ids = sa.func.aggregate_strings(sa.cast(_vote.c.expert_id, sa.String), ",")
    keys = (_vote.c.finding_id, _expert.c.region)
    rows = session.execute(
        sa.select(*keys, ids)
        .join(_expert, _expert.c.id == _vote.c.expert_id)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(
            _vote.c.round_id == round_id,
            _vote.c.axis == 0,
            _vote.c.value >= at_least,
            _finding.c.state == FindingState.listed,
        )
        .group_by(*keys)
        .order_by(*keys)
    )
    return Backing(tuple((finding_id, region, ids) for finding_id, region, ids in rows))
