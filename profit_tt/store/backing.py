"""Who backs what, in as few rows as there are findings: for measures that look at people, not at counts."""

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
    """people: (id, region) of everybody who has joined. findings: (finding id, ids of those who back it, by commas).

    Packed, because most pictures never ask; `unpacked` makes a frame of it.
    """

    people: tuple[tuple[int, str], ...]
    findings: tuple[tuple[int, str], ...]

    def unpacked(self) -> pd.DataFrame:
        """person (a number without meaning), region, finding_id: a row for every finding that a person backs."""
        of = [np.array(packed.split(","), dtype=np.int64) for _, packed in self.findings]
        ids = np.repeat([finding_id for finding_id, _ in self.findings], [len(one) for one in of]).astype(np.int64)
        person = np.concatenate([*of, np.zeros(0, dtype=np.int64)])
        regions = pd.Series(dict(self.people), dtype=object).reindex(person).to_numpy()
        return pd.DataFrame({"person": person, "region": regions, "finding_id": ids})


def packed(session: Session, *, think_tank_id: int, round_id: int, at_least: int) -> Backing:
    """Who gave a listed finding `at_least` so much on the first axis of a round."""
    people = session.execute(
        sa.select(_expert.c.id, _expert.c.region).where(_expert.c.think_tank_id == think_tank_id).order_by(_expert.c.id)
    )
    ids = sa.func.aggregate_strings(sa.cast(_vote.c.expert_id, sa.String), ",")
    findings = session.execute(
        sa.select(_vote.c.finding_id, ids)
        .join(_finding, _finding.c.id == _vote.c.finding_id)
        .where(
            _vote.c.round_id == round_id,
            _vote.c.axis == 0,
            _vote.c.value >= at_least,
            _finding.c.state == FindingState.listed,
        )
        .group_by(_vote.c.finding_id)
        .order_by(_vote.c.finding_id)
    )
    return Backing(tuple((one, region) for one, region in people), tuple((one, of) for one, of in findings))
