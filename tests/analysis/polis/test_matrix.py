import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis import polis
from profit_tt.analysis.polis.matrix import places_of
from tests.analysis.polis.panels import Vote, few, matrix, panels


def entries(votes: polis.VoteMatrix) -> set[Vote]:
    rows = np.repeat(np.arange(len(votes.people)), np.diff(votes.votes.indptr))
    people, findings = votes.people[rows].tolist(), votes.findings[votes.votes.indices].tolist()
    return set(zip(people, findings, votes.votes.data.tolist(), strict=True))


@few
@given(panels)
def test_every_vote_is_there_once_passes_too(panel: list[Vote]) -> None:
    votes = matrix(panel)
    assert entries(votes) == set(panel)
    assert votes.votes.nnz == len(panel)
    assert votes.findings.tolist() == sorted({finding for _, finding, _ in panel})
    assert sorted(votes.people.tolist()) == sorted({person for person, _, _ in panel})


@few
@given(panels, st.data())
def test_rows_stand_as_their_votes_say_whatever_the_order_and_the_names(panel: list[Vote], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(panel))
    names = data.draw(st.permutations(range(101, 132)))
    here, there = matrix(panel), matrix([(f"p{names[person]}", finding, value) for person, finding, value in shuffled])
    assert here.votes.data.tolist() == there.votes.data.tolist()
    assert here.votes.indices.tolist() == there.votes.indices.tolist()
    assert here.votes.indptr.tolist() == there.votes.indptr.tolist()


def test_rejected_findings_count_as_passed_by_everybody() -> None:
    votes = matrix([(1, 5, 1), (1, 6, -1), (2, 5, 0), (3, 7, 1)], rejected=[6, 99])
    assert dict(zip(votes.people.tolist(), votes.cast.tolist(), strict=True)) == {1: 2, 2: 1, 3: 1}
    assert dict(zip(votes.people.tolist(), votes.answered.tolist(), strict=True)) == {1: 2, 2: 2, 3: 2}
    assert votes.rejected.tolist() == [False, True, False]


@pytest.mark.parametrize(
    "panel", [[(1, 1, 1), (1, 1, -1)], [(2, 1, 0), (1, 3, 1), (2, 1, 0)], [(1, 1, 2)], [(1, 1, -2)]]
)
def test_a_second_vote_and_other_values_are_refused(panel: list[Vote]) -> None:
    with pytest.raises(ValueError, match="vote"):
        matrix(panel)


@pytest.mark.parametrize("values", [[1.0, 0.5], [1.0, float("nan")]])
def test_halves_and_blanks_are_no_votes(values: list[float]) -> None:
    with pytest.raises(ValueError, match="vote"):
        polis.vote_matrix([1, 2], [1, 1], values)


@given(st.lists(st.integers(-50, 10**12) | st.integers(1, 40)))
def test_places_are_those_of_numpys_own(ids: list[int]) -> None:
    distinct, places = places_of(np.array(ids, dtype=np.int64))
    wanted, back = np.unique(np.array(ids, dtype=np.int64), return_inverse=True)
    assert (distinct.tolist(), places.tolist()) == (wanted.tolist(), back.tolist())
