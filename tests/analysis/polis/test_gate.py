import numpy as np
import pytest

from profit_tt.analysis import polis
from profit_tt.analysis.polis.gate import _Chance, judged
from tests.analysis.polis.panels import matrix, two_camps


def noise(people: int, findings: int, seed: int) -> polis.VoteMatrix:
    """Votes without any structure."""
    chance = np.random.default_rng(seed)
    values = chance.integers(-1, 2, size=(people, findings))
    return matrix([(i, j, int(values[i, j])) for i in range(people) for j in range(findings)])


def test_two_camps_are_reliable() -> None:
    votes = matrix(two_camps())
    verdict = judged(votes, polis.measured(votes).silhouette)
    assert (verdict.reliable, verdict.p, verdict.replicas) == (True, 1 / 201, 200)


def test_the_verdict_is_the_same_at_every_call_and_under_other_names() -> None:
    panel = two_camps(20, 12, swap=0.4)
    votes, renamed = matrix(panel), matrix([(1000 - person, finding, value) for person, finding, value in panel[::-1]])
    first = judged(votes, polis.measured(votes).silhouette)
    assert judged(votes, polis.measured(votes).silhouette) == first
    assert judged(renamed, polis.measured(renamed).silhouette) == first


def test_without_any_structure_groups_are_seldom_reliable() -> None:
    panels = [noise(24, 15, seed) for seed in range(6)]
    assert sum(judged(votes, polis.measured(votes).silhouette).reliable for votes in panels) <= 1


def test_it_stops_when_the_verdict_is_clear() -> None:
    verdict = judged(noise(24, 15, 1), -1.0)
    assert (verdict.reliable, verdict.p, verdict.replicas) == (False, 1.0, 10)


def test_what_comes_between_two_shuffles_may_end_the_work() -> None:
    asked: list[int] = []

    def give_up_at_the_third() -> None:
        asked.append(1)
        if len(asked) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judged(matrix(two_camps()), 0.9, between=give_up_at_the_third)
    assert len(asked) == 3


def test_without_groups_there_is_nothing_to_judge() -> None:
    votes = matrix([(i, j, 1) for i in range(9) for j in range(5)])
    verdict = judged(votes, polis.measured(votes).silhouette)
    assert (verdict.reliable, verdict.p, verdict.replicas) == (False, 1.0, 0)


def test_a_shuffle_keeps_who_voted_and_what_each_finding_got() -> None:
    votes = matrix(two_camps(30, 14, swap=0.3), rejected=[3])
    chance = _Chance(votes, 0)
    columns = np.repeat(np.arange(14), np.diff(votes.votes.tocsc().indptr))
    first, second = (chance._shuffled() + chance._means for _ in range(2))
    assert first.tolist() != second.tolist()
    kept = ~votes.rejected[columns]
    real = votes.votes.tocsc().data
    for column in range(14):
        inside = (columns == column) & kept
        assert sorted(first[inside].round(9).tolist()) == sorted(real[inside].tolist())
    assert not first[~kept].any()
