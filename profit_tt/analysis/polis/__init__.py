"""Opinion groups and the statistics of Polis: votes in, one frozen result out (measures, section 4).

    votes = polis.vote_matrix(people, findings, values, rejected=..., meta=...)
    found = polis.measured(votes)                     # or groups={person: group} for groups of somebody else's
    verdict = polis.judged(votes, found.silhouette)   # slow: 200 shuffles; may follow later

Rejected findings keep their counts and statistics, but move nobody and are never chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from profit_tt.analysis.polis.clusters import grouped, people_in
from profit_tt.analysis.polis.consensus import consensus
from profit_tt.analysis.polis.gate import Verdict, judged
from profit_tt.analysis.polis.matrix import Places, VoteMatrix, vote_matrix
from profit_tt.analysis.polis.projection import Projection, projected
from profit_tt.analysis.polis.representative import representative
from profit_tt.analysis.polis.statistics import (
    Counted,
    counted,
    extremity,
    group_informed_consensus,
    group_statistics,
    priority,
)

__all__ = ["Polis", "Verdict", "VoteMatrix", "judged", "measured", "vote_matrix"]


@dataclass(frozen=True, slots=True, eq=False)
class Polis:
    """people: a row for everybody who voted, by person: person, x, y, votes, group (-1: too few votes for one).

    groups: group, people, x, y (centre); own groups are numbered from 0, the largest first, given ones as given.
    findings: a row for every finding voted on, by finding_id: finding_id, agree, disagree, seen (everybody), mean (of
    the votes, -1..1; 0 if rejected), w1, w2 (directions), rejected, meta, group_informed_consensus,
    group_informed_rejection, extremity, priority.
    by_group: a row for every group x finding: group, finding_id, agree, disagree, seen (people of the group), p_a,
    p_d, p_a_test, p_d_test, r_a, r_d, r_a_test, r_d_test (analysis/polis/statistics.py).
    representative: a row for each finding that a group stands for, as in analysis/polis/representative.py.
    consensus: at most five findings each way, as in analysis/polis/consensus.py.
    silhouette: of own groups, -1..1; NaN for given ones, and where there is but one.
    """

    people: pd.DataFrame
    groups: pd.DataFrame
    findings: pd.DataFrame
    by_group: pd.DataFrame
    representative: pd.DataFrame
    consensus: pd.DataFrame
    silhouette: float


def measured(votes: VoteMatrix, *, groups: Mapping[Any, int] | None = None) -> Polis:
    """Everything of section 4 but the gate, which takes its time: `judged`.

    `groups` gives a group by person for groups of somebody else's; who is not named is in none, who did not vote is
    left out.
    """
    where = projected(votes)
    if groups is None:
        found = grouped(where.points, people_in(votes.cast, len(votes.findings)))
        of, names, silhouette = found.of, np.arange(len(found.sizes)), found.silhouette
    else:
        (of, names), silhouette = _given(votes, groups), float("nan")
    of_groups, of_all = counted(votes, of, len(names))
    told = group_statistics(of_groups)
    by_group = pd.DataFrame(
        {
            "group": np.repeat(names, len(votes.findings)),
            "finding_id": np.tile(votes.findings, len(names)),
            **{one.name: getattr(of_groups, one.name).ravel() for one in fields(of_groups)},
            **{one.name: getattr(told, one.name).ravel() for one in fields(told)},
        }
    )
    chosen = representative(of_groups, told, votes.findings, votes.rejected)
    return Polis(
        people=_people(votes, where, of, names),
        groups=_groups(where, of, names),
        findings=_findings(votes, where, of_all, of_groups),
        by_group=by_group,
        representative=chosen.assign(group=names[chosen["group"].to_numpy(dtype=np.intp)]),
        consensus=consensus(of_all, votes.findings, votes.rejected),
        silhouette=silhouette,
    )


def _given(votes: VoteMatrix, groups: Mapping[Any, int]) -> tuple[Places, Places]:
    named = [groups.get(person) for person in votes.people.tolist()]
    names = np.array(sorted({one for one in named if one is not None}), dtype=np.intp)
    places = {name: place for place, name in enumerate(names.tolist())}
    return np.array([-1 if one is None else places[one] for one in named], dtype=np.intp), names


def _people(votes: VoteMatrix, where: Projection, of: Places, names: Places) -> pd.DataFrame:
    order = np.argsort(votes.people, kind="stable")
    x, y = where.points[order].T
    group = np.append(names, -1)[of[order]]
    return pd.DataFrame({"person": votes.people[order], "x": x, "y": y, "votes": votes.cast[order], "group": group})


def _groups(where: Projection, of: Places, names: Places) -> pd.DataFrame:
    people = np.bincount(of + 1, minlength=len(names) + 1)[1:]
    x, y = (np.bincount(of + 1, weights=axis, minlength=len(names) + 1)[1:] / people for axis in where.points.T)
    return pd.DataFrame({"group": names, "people": people, "x": x, "y": y})


def _findings(votes: VoteMatrix, where: Projection, of_all: Counted, of_groups: Counted) -> pd.DataFrame:
    told, extreme = group_statistics(of_groups), extremity(where)
    grouped_people = Counted(*(getattr(of_groups, one.name).sum(axis=0) for one in fields(of_groups)))
    return pd.DataFrame(
        {
            "finding_id": votes.findings,
            **{one.name: getattr(of_all, one.name) for one in fields(of_all)},
            "mean": where.means,
            "w1": where.loadings[:, 0],
            "w2": where.loadings[:, 1],
            "rejected": votes.rejected,
            "meta": votes.meta,
            "group_informed_consensus": group_informed_consensus(told.p_a),
            "group_informed_rejection": group_informed_consensus(told.p_d),
            "extremity": extreme,
            "priority": priority(grouped_people, extreme, votes.meta),
        }
    )
