import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.co_occurrence import together

THEMES = ["data", "experience", "partnership"]
found = st.lists(st.sets(st.sampled_from([*THEMES, "else"])))


def test_as_counted_by_hand() -> None:
    made = together([{"data", "experience"}, {"data"}, {"experience", "data", "else"}, {"else"}], themes=THEMES)
    rows = made.set_index(["theme", "other"])
    assert rows.loc[("data", "experience")].tolist() == [2, 3, 2 / 3]
    assert rows.loc[("data", "partnership"), ["both", "either", "jaccard"]].tolist() == [0, 3, 0]
    assert len(made) == 6


def test_themes_without_findings_have_nothing_in_common() -> None:
    made = together([], themes=THEMES)
    assert made["jaccard"].isna().all()
    assert together([{"data"}], themes=[]).empty


@given(found)
def test_it_is_the_same_both_ways_and_one_only_for_equal_sets(themes_of: list[set[str]]) -> None:
    rows = together(themes_of, themes=THEMES).set_index(["theme", "other"])
    for one, other in rows.index:
        assert (
            rows.loc[(one, other), ["both", "either"]].tolist() == rows.loc[(other, one), ["both", "either"]].tolist()
        )
        share = rows.loc[(one, other), "jaccard"]
        equal = [one in of for of in themes_of] == [other in of for of in themes_of]
        assert np.isnan(share) or (share == 1) == equal
        assert np.isnan(share) or 0 <= share <= 1
