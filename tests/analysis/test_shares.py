import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.shares import share_or_none, smoothed, wilson

counts = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("agree", "of", "low", "high"),
    [(4, 4, 0.51, 1.0), (8, 8, 0.68, 1.0), (6, 8, 0.41, 0.93), (16, 20, 0.58, 0.92), (0, 4, 0.0, 0.49)],
)
def test_wilson_gives_the_golden_intervals(agree: int, of: int, low: float, high: float) -> None:
    share, from_, to = wilson(agree, of)
    assert float(share) == agree / of
    assert (round(float(from_), 2), round(float(to), 2)) == (low, high)


def test_nobody_answered_is_no_share() -> None:
    assert np.isnan(wilson(0, 0)).all()


@pytest.mark.parametrize(("agree", "of"), [(3, 2), (-1, 4)])
def test_more_agreement_than_answers_is_refused(agree: int, of: int) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        wilson(agree, of)


@given(counts)
def test_share_lies_inside_its_interval(agree_of: tuple[int, int]) -> None:
    agree, of = agree_of
    share, low, high = (float(value) for value in wilson(agree, of))
    assert of == 0 or 0 <= low <= share <= high <= 1


@given(st.integers(1, 300))
def test_interval_moves_up_with_every_agreement(of: int) -> None:
    _, low, high = wilson(np.arange(of + 1), np.full(of + 1, of))
    assert (np.diff(low) > 0).all()
    assert (np.diff(high[:-1]) > 0).all()


@given(counts)
def test_interval_mirrors_when_everybody_turns(agree_of: tuple[int, int]) -> None:
    agree, of = agree_of
    _, low, high = wilson(agree, of)
    _, mirrored_low, mirrored_high = wilson(of - agree, of)
    assert of == 0 or np.allclose([low, high], [1 - mirrored_high, 1 - mirrored_low])


@given(st.integers(1, 50), st.integers(1, 20))
def test_interval_narrows_with_more_people(agree: int, times: int) -> None:
    _, low, high = wilson([agree, agree * (times + 1)], [agree * 2, agree * 2 * (times + 1)])
    assert high[1] - low[1] < high[0] - low[0]


@given(counts)
def test_smoothed_shares_stay_strictly_inside(count_seen: tuple[int, int]) -> None:
    count, seen = count_seen
    assert 0 < float(smoothed(count, seen)) < 1


def test_smoothed_share_of_nobody_is_one_half() -> None:
    assert float(smoothed(0, 0)) == 0.5


def test_no_number_is_none_for_people() -> None:
    assert (share_or_none(float("nan")), share_or_none(None), share_or_none(0.25)) == (None, None, 0.25)
