import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.polis.projection import _of_small, directions, projected
from profit_tt.analysis.shares import Floats
from tests.analysis.polis.panels import Vote, few, matrix, panels, two_camps


def dense(panel: list[Vote], rejected: tuple[int, ...] = ()) -> tuple[Floats, Floats]:
    """The table with means where nobody voted, centred, and its columns answered: the long way round."""
    votes = matrix(panel, rejected)
    table = np.full((len(votes.people), len(votes.findings)), np.nan)
    person, finding = ({one: place for place, one in enumerate(ids.tolist())} for ids in (votes.people, votes.findings))
    for who, what, value in panel:
        table[person[who], finding[what]] = value
    table[:, votes.rejected] = 0.0
    answered = (~np.isnan(table)).sum(axis=1)
    return np.where(np.isnan(table), 0.0, table - np.nanmean(table, axis=0)), answered


@few
@given(panels.filter(len), st.sampled_from([(), (3,), (1, 2)]))
def test_points_are_those_of_the_whole_table(panel: list[Vote], rejected: tuple[int, ...]) -> None:
    votes = matrix(panel, rejected)
    centred, answered = dense(panel, rejected)
    where = projected(votes)
    assert votes.answered.tolist() == answered.tolist()
    scale = np.sqrt(len(votes.findings) / answered)[:, None]
    assert np.abs(where.points - scale * (centred @ where.loadings)).max() <= 1e-12
    strengths = np.linalg.norm(centred @ where.loadings, axis=0)
    wanted = np.append(np.linalg.svd(centred, compute_uv=False), [0.0, 0.0])[:2]
    assert np.abs(strengths - wanted).max() <= 1e-6


def test_directions_are_the_leading_singular_vectors() -> None:
    panel = two_camps(60, 30)
    centred, _ = dense(panel)
    wanted = np.linalg.svd(centred)[2][:2].T
    found = projected(matrix(panel)).loadings
    assert np.abs(np.abs(found) - np.abs(wanted)).max() <= 1e-9
    assert (found[np.abs(found).argmax(axis=0), [0, 1]] > 0).all()


def test_means_are_of_the_votes_seen() -> None:
    votes = matrix([(1, 1, 1), (2, 1, 1), (3, 1, 0), (4, 1, -1), (1, 2, -1), (1, 3, 1)], rejected=[3])
    assert projected(votes).means.tolist() == [0.25, -1.0, 0.0]


def test_where_nothing_differs_everybody_stands_in_the_middle() -> None:
    for findings in (1, 2, 5, 40):
        where = projected(matrix([(i, j, 1) for i in range(5) for j in range(findings)]))
        assert not where.loadings.any()
        assert where.points.tolist() == [[0.0, 0.0]] * 5


def test_one_direction_is_all_there_is_with_two_people() -> None:
    where = projected(matrix([(i, j, 1 if i else -1) for i in range(2) for j in range(20)]))
    assert np.abs(where.loadings[:, 0]).round(9).tolist() == [round(1 / np.sqrt(20), 9)] * 20
    assert np.abs(where.points[:, 1]).max() <= 1e-9


def test_of_equally_strong_directions_the_same_are_taken_whichever_the_solver_finds() -> None:
    """Three blocks of people who have nothing to do with each other, in any order of the people."""
    block = [(person, finding, 1 if person else -1) for person in (0, 1) for finding in (0, 1)]
    panel = [(10 * one + who, 10 * one + what, value) for one in range(3) for who, what, value in block]
    first, second = (
        projected(matrix(panel)).loadings,
        projected(matrix([(-who, *rest) for who, *rest in panel])).loadings,
    )
    assert np.abs(first - second).max() <= 1e-12
    turned = np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0]
    values, vectors = np.ones(3), np.eye(3)
    fixed = np.array([[1.0, 0.0], [2.0, 1.0], [2.0, 5.0]])
    assert np.abs(_of_small(values, vectors, fixed) - _of_small(values, vectors @ turned, fixed)).max() <= 1e-12


def test_directions_of_an_empty_table() -> None:
    assert directions(matrix([]).votes.astype(np.float64)).shape == (0, 2)
