import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.dots import counted as dots_counted
from profit_tt.analysis.movement import AGREEMENT, Movement, moved, weighted_kappa
from profit_tt.analysis.ratings import POINTS, rated
from profit_tt.analysis.tallies import tallied
from tests.analysis.votes import REGIONS, counted, few

FINDINGS = [11, 12]

#: One answer of one person on one finding: region, before, after; None where they did not vote.
people = st.lists(
    st.tuples(
        st.sampled_from(FINDINGS),
        st.sampled_from(REGIONS),
        st.sampled_from([1, 0, -1, None]),
        st.sampled_from([1, 0, -1, None]),
    ),
    max_size=80,
)
Answers = list[tuple[int, str, int | None, int | None]]


def pairs_of(answers: Answers) -> pd.DataFrame:
    rows = [(*answer, 1) for answer in answers if answer[2] is not None and answer[3] is not None]
    made = pd.DataFrame(rows, columns=["finding_id", "region", "before", "after", "people"])
    return made.astype({"finding_id": "int64", "before": "int64", "after": "int64", "people": "int64"})


def movement(answers: Answers) -> Movement:
    before, after = (
        tallied(
            counted([(one[0], one[1], one[place]) for one in answers if one[place] is not None]),  # type: ignore[misc]
            finding_ids=FINDINGS,
            regions=REGIONS,
        )
        for place in (2, 3)
    )
    return moved(before, after, pairs_of(answers))


def test_kent_turns_and_essex_stays() -> None:
    answers: Answers = [(11, "kent", -1, 1)] * 3 + [(11, "kent", 1, 1)] + [(11, "essex", 1, 1)] * 4
    made = movement(answers)
    rows = made.by_region.set_index(["finding_id", "region"])
    kent, essex, zeeland = (rows.loc[(11, region)] for region in ("kent", "essex", "zeeland"))
    assert kent[["before", "after", "change", "arrow"]].tolist() == [0.25, 1.0, 0.75, "up"]
    assert kent[["both", "changed", "changed_share", "covered"]].tolist() == [4, 3, 0.75, True]
    assert essex[["change", "arrow", "changed_share"]].tolist() == [0.0, "still", 0.0]
    assert zeeland[["seen_before", "seen_after", "arrow", "both", "covered"]].tolist() == [0, 0, "", 0, False]
    overall = made.overall.set_index("finding_id").loc[11]
    assert overall[["before", "after", "both", "changed", "stable"]].tolist() == [0.625, 1.0, 8, 3, False]
    assert (made.both, made.changed, made.changed_share) == (8, 3, 0.375)


def test_only_people_who_voted_twice_can_have_changed() -> None:
    answers: Answers = [(11, "kent", 1, 1)] * 3 + [(11, "kent", -1, None)] * 4 + [(11, "kent", None, -1)] * 2
    made = movement(answers)
    kent = made.by_region.iloc[0]
    assert kent[["seen_before", "seen_after", "both", "changed", "arrow"]].tolist() == [7, 5, 3, 0, "up"]
    assert made.stable


def test_stable_is_below_fifteen_in_a_hundred() -> None:
    def changed(number: int) -> Movement:
        return movement([(11, "kent", 1, -1)] * number + [(11, "kent", 1, 1)] * (20 - number))

    assert [changed(number).stable for number in (2, 3)] == [True, False]
    assert changed(2).overall["stable"].tolist() == [True, False]
    assert not movement([(11, "kent", 1, 1)] * 2).stable  # two people are no room


def test_golden_kappa() -> None:
    """Nine people: 1 - (2 + 1) / 9 x 9 / (sum of w e), worked out by hand."""
    rows = [(-1, -1, 2), (0, 0, 1), (1, 1, 3), (-1, 1, 1), (0, 1, 1), (1, 0, 1)]
    pairs = pd.DataFrame(rows, columns=["before", "after", "people"])
    # before: 3 2 4, after: 2 2 5; sum w o = 2 + 1 + 1 = 4; sum w e = (3*2 + 2*2 + 2*5 + 4*2 + 2*(3*5 + 4*2)) / 9 = 74/9
    assert weighted_kappa(pairs, AGREEMENT) == pytest.approx(1 - 4 / (74 / 9))


def test_kappa_of_people_who_stay_and_of_people_who_turn() -> None:
    def kappa(rows: list[tuple[int, int, int]]) -> float:
        return weighted_kappa(pd.DataFrame(rows, columns=["before", "after", "people"]), AGREEMENT)

    assert kappa([(1, 1, 5), (-1, -1, 5)]) == 1.0
    assert kappa([(1, -1, 5), (-1, 1, 5)]) == -1.0
    assert np.isnan(kappa([(1, 1, 9)]))
    assert np.isnan(kappa([]))


def test_a_scale_moves_in_points_and_a_pass_counts_as_a_change_without_a_place_in_kappa() -> None:
    answers = [(11, "kent", 2, 4)] * 3 + [(11, "kent", 5, 0)]
    before, after = (
        rated(counted([(one[0], one[1], one[place]) for one in answers]), finding_ids=[11], regions=REGIONS)
        for place in (2, 3)
    )
    pairs = pairs_of(answers)  # type: ignore[arg-type]
    made = moved(before, after, pairs, level="mean", answers=POINTS, still_within=0.2)
    row = made.overall.iloc[0]
    assert row[["before", "after", "arrow", "both", "changed"]].tolist() == [2.75, 4.0, "up", 4, 4]
    assert row["kappa"] == pytest.approx(0.0)


def test_dots_move_too() -> None:
    before, after = (
        dots_counted(counted([(11, "kent", dots)]), finding_ids=[11, 12], regions=REGIONS) for dots in (3, 1)
    )
    made = moved(before, after, pairs_of([(11, "kent", 3, 1)]), level="dots", seen="people")
    assert made.overall[["before", "after", "arrow"]].to_numpy().tolist() == [[3.0, 1.0, "down"], [0.0, 0.0, "still"]]


def test_findings_that_are_new_in_the_later_round_have_no_arrow() -> None:
    before = tallied(counted([(11, "kent", 1)]), finding_ids=[11], regions=REGIONS)
    after = tallied(counted([(11, "kent", 1), (12, "kent", 1)]), finding_ids=FINDINGS, regions=REGIONS)
    made = moved(before, after, pairs_of([(11, "kent", 1, 1)]))
    assert made.overall["arrow"].tolist() == ["still", ""]
    assert made.overall["seen_before"].tolist() == [1, 0]


def test_nothing_at_all() -> None:
    made = movement([])
    assert (made.both, made.changed, made.stable) == (0, 0, False)
    assert np.isnan(made.changed_share)
    assert (made.overall["arrow"] == "").all()


@few
@given(people)
def test_changed_counts_add_up(answers: Answers) -> None:
    made = movement(answers)
    both = [one for one in answers if one[2] is not None and one[3] is not None]
    assert (made.both, made.changed) == (len(both), sum(one[2] != one[3] for one in both))
    assert made.by_region["changed"].sum() == made.changed
    assert made.overall["kappa"].dropna().between(-1, 1).all()


@few
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_the_votes_changes_nothing(answers: Answers, chance: object) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = movement(answers), movement(shuffled)
    pd.testing.assert_frame_equal(one.by_region, other.by_region)
    pd.testing.assert_frame_equal(one.overall, other.overall)
