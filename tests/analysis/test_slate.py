import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.slate import slate
from tests.analysis.votes import REGIONS, few

Backing = list[tuple[int, str, int]]


def backing(rows: Backing) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["person", "region", "finding_id"]).astype({"region": object})


def blocks(*of: tuple[int, str, list[int]]) -> Backing:
    """(people, region, findings that all of them back): persons are numbered from 1."""
    made, person = [], 0
    for people, region, findings in of:
        for _ in range(people):
            person += 1
            made += [(person, region, finding) for finding in findings]
    return made


def ids(rows: Backing, *, candidates: list[int], regions: list[str] = REGIONS, **more: object) -> list[int]:
    made = slate(backing(rows), candidates=candidates, regions=regions, **more)  # type: ignore[arg-type]
    return made.chosen["finding_id"].tolist()


def test_as_counted_by_hand() -> None:
    """Ten in Kent back 1 and 2, two in Essex back 3: a region counts as one, however many it sent.

    1 gains 1, then 3 gains 1 (against 1/2 for 2), then 2 gains 1/2.
    """
    made = slate(
        backing(blocks((10, "kent", [1, 2]), (2, "essex", [3]))), candidates=[1, 2, 3, 4], regions=["kent", "essex"]
    )
    assert made.chosen.to_dict("list") == {
        "place": [1, 2, 3],
        "finding_id": [1, 3, 2],
        "gain": [1.0, 1.0, 0.5],
        "people": [10, 2, 10],
        "newly": [10, 2, 0],
    }
    assert made.regions.to_dict("list") == {
        "region": ["kent", "essex"],
        "people": [10, 2],
        "backed": [10, 2],
        "share": [1.0, 1.0],
        "mean": [2.0, 1.0],
    }


def test_ties_go_to_common_ground_then_to_the_earlier_finding() -> None:
    rows = blocks((4, "kent", [1, 2, 3]))
    assert ids(rows, candidates=[3, 2, 1], common_ground={2: 0.4, 3: float("nan")}) == [2, 1, 3]


def test_it_ends_where_nothing_gains_or_enough_are_chosen() -> None:
    rows = blocks((4, "kent", [1, 2]), (4, "zeeland", [3]))
    assert ids(rows, candidates=[1, 2, 3, 9], number=2) == [1, 3]
    assert ids(rows, candidates=[9]) == []
    assert ids([], candidates=[1]) == []
    assert ids(rows, candidates=[]) == []


def test_a_region_that_is_not_asked_has_no_say() -> None:
    rows = blocks((4, "kent", [1]), (9, "zeeland", [2]))
    assert ids(rows, candidates=[1, 2], regions=["kent"]) == [1]


votes = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(REGIONS), st.integers(1, 6)), unique_by=lambda row: (row[0], row[2])
)


def _one_region_each(rows: Backing) -> Backing:
    home = {person: region for person, region, _ in rows}
    return [(person, home[person], finding) for person, _, finding in rows]


@few
@given(votes, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_names_of_people_change_the_slate(rows: Backing, chance: object) -> None:
    rows = _one_region_each(rows)
    names = list(range(100, 113))
    chance.shuffle(names)  # type: ignore[attr-defined]
    other = [(names[person], region, finding) for person, region, finding in rows]
    chance.shuffle(other)  # type: ignore[attr-defined]
    one, two = (slate(backing(of), candidates=range(1, 7), regions=REGIONS, number=4) for of in (rows, other))
    pd.testing.assert_frame_equal(one.chosen, two.chosen)
    pd.testing.assert_frame_equal(one.regions, two.regions)


@few
@given(votes)
def test_gains_fall_and_every_region_of_one_mind_is_heard_in_turn(rows: Backing) -> None:
    rows = _one_region_each(rows)
    made = slate(backing(rows), candidates=range(1, 7), regions=REGIONS, number=6)
    assert made.chosen["gain"].is_monotonic_decreasing
    assert set(made.chosen["finding_id"]) == {finding for _, _, finding in rows}
    assert (made.regions["backed"] == made.regions["people"]).all()  # all findings are on it


@given(st.lists(st.integers(1, 40), min_size=5, max_size=5))
def test_five_regions_of_one_mind_each_get_one_of_five(sizes: list[int]) -> None:
    """Proportionality: who is a fifth of the room by regions gets a fifth of the slate, whatever its size."""
    own = [[10 * place + finding for finding in range(5)] for place in range(5)]
    rows = blocks(*zip(sizes, REGIONS, own, strict=True))
    chosen = ids(rows, candidates=[finding for of in own for finding in of])
    assert sorted(finding // 10 for finding in chosen) == [0, 1, 2, 3, 4]


def test_gain_is_the_weight_of_those_who_back_it_over_what_they_have() -> None:
    rows = blocks((2, "kent", [1, 2]), (1, "kent", [2]), (1, "essex", [1]))
    made = slate(backing(rows), candidates=[1, 2], regions=["kent", "essex"])
    assert made.chosen["gain"].tolist() == [pytest.approx(2 / 3 + 1), pytest.approx(2 / 3 / 2 + 1 / 3)]
