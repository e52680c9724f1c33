"""Everything together: what must hold whatever the votes are."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis import polis
from tests.analysis.polis.panels import Vote, few, matrix, panels, two_camps

FRAMES = ("people", "groups", "findings", "by_group", "representative", "consensus")


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    """Whole numbers and words to the letter, other numbers but for what the solver leaves open."""
    pd.testing.assert_frame_equal(first, second, rtol=0, atol=1e-7)


@few
@given(panels, st.data())
def test_the_order_of_the_votes_changes_nothing(panel: list[Vote], data: st.DataObject) -> None:
    here, there = polis.measured(matrix(panel)), polis.measured(matrix(data.draw(st.permutations(panel))))
    for name in FRAMES:
        same(getattr(here, name), getattr(there, name))


@few
@given(panels, st.data())
def test_other_names_for_the_same_people_change_nothing_but_the_names(panel: list[Vote], data: st.DataObject) -> None:
    names = dict(enumerate(data.draw(st.permutations(range(500, 531)))))
    told = polis.measured(matrix([(names[person], finding, value) for person, finding, value in panel]))
    back = {name: person for person, name in names.items()}
    people = told.people.assign(person=[back[one] for one in told.people["person"]]).astype({"person": "int64"})
    here = polis.measured(matrix(panel))
    same(here.people, people.sort_values("person", ignore_index=True))
    for name in FRAMES[1:]:
        same(getattr(here, name), getattr(told, name))


def test_a_pass_is_seen_and_counts_for_neither_side() -> None:
    panel = two_camps(16, 8)
    with_passes = [*panel, *((100 + person, 0, 0) for person in range(6))]
    here, there = polis.measured(matrix(panel)), polis.measured(matrix(with_passes))
    first, second = here.findings.iloc[0], there.findings.iloc[0]
    assert (second["agree"], second["disagree"]) == (first["agree"], first["disagree"])
    assert second["seen"] == first["seen"] + 6


def test_two_camps_become_two_groups() -> None:
    told = polis.measured(matrix(two_camps(60, 20)))
    assert told.groups["people"].tolist() == [30, 30]
    assert told.people.groupby(told.people["person"] % 2)["group"].nunique().tolist() == [1, 1]
    assert told.silhouette > 0.6
    assert told.representative.groupby("group").size().tolist() == [5, 5]


def test_nobody() -> None:
    told = polis.measured(matrix([]))
    assert [len(getattr(told, name)) for name in FRAMES] == [0] * 6
    assert np.isnan(told.silhouette)
    assert not polis.judged(matrix([]), told.silhouette).reliable


def test_one_person() -> None:
    told = polis.measured(matrix([(7, 1, 1), (7, 2, -1), (7, 3, 0)]))
    assert told.people[["person", "x", "y", "votes", "group"]].to_numpy().tolist() == [[7, 0, 0, 3, 0]]
    assert told.groups[["group", "people"]].to_numpy().tolist() == [[0, 1]]
    assert told.findings[["agree", "disagree", "seen"]].to_numpy().tolist() == [[1, 0, 1], [0, 1, 1], [0, 0, 1]]


def test_everybody_votes_the_same() -> None:
    told = polis.measured(matrix([(i, j, 1) for i in range(30) for j in range(20)]))
    assert told.groups["people"].tolist() == [30]
    assert np.isnan(told.silhouette)
    assert told.findings["extremity"].tolist() == [0.0] * 20
    assert len(told.consensus) == 5


def test_given_groups_keep_their_names_and_whoever_is_in_none_counts_in_none() -> None:
    panel = two_camps(20, 10)
    told = polis.measured(matrix(panel), groups={person: 7 if person % 2 else 3 for person in range(18)} | {99: 5})
    assert told.groups[["group", "people"]].to_numpy().tolist() == [[3, 9], [7, 9]]
    assert told.people["group"].tolist() == [7 if person % 2 else 3 for person in range(18)] + [-1, -1]
    seen = told.by_group.groupby("finding_id")["seen"].sum()
    assert seen.sum() == sum(person < 18 for person, _, _ in panel)
    assert told.findings["seen"].sum() == len(panel)


def test_a_rejected_finding_keeps_its_counts_but_moves_nobody() -> None:
    panel = two_camps(24, 12)
    told = polis.measured(matrix(panel, rejected=[4, 5]))
    rejected = told.findings[told.findings["rejected"]]
    assert rejected["finding_id"].tolist() == [4, 5]
    assert (rejected["seen"] > 0).all()
    assert rejected[["mean", "w1", "w2"]].to_numpy().round(12).tolist() == [[0.0, 0.0, 0.0]] * 2
    assert not set(told.representative["finding_id"]) & {4, 5}
    assert not set(told.consensus["finding_id"]) & {4, 5}
