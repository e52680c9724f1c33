import pytest

from profit_tt.charts import ratings
from profit_tt.text import speaker
from tests.charts.drawing import Row, framed, rated

say = speaker("en")
NAN = float("nan")


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([rated(1, [NAN], all_median=NAN)], "Nobody has rated yet."),
        ([rated(1, [4, 4.5, 5]), rated(2, [1, 2, 3])], "#1 “Finding 1” is rated highest: 4.5 of 5."),
        ([rated(1, [4]), rated(2, [4])], "2 findings are rated highest, 4 of 5, first of all #1 “Finding 1”."),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert ratings.title(framed(*found), say) == title


def test_a_row_has_the_median_the_middle_half_and_each_region_s_median() -> None:
    drawn = ratings.drawn(framed(rated(1, [4, 2, 5])), say)
    first = drawn[drawn["first"]].iloc[0]
    assert (first["figure"], first["note"], first["votes"]) == ("4", "Middle half: 2 to 5", "20 votes")
    assert (first["low"], first["median"], first["high"]) == (2, 4, 5)
    assert drawn["mark"].tolist() == [4, 2, 5]


def test_the_ends_of_the_scale_have_the_words_of_the_round() -> None:
    plain, worded = (
        str(ratings.chart(framed(rated(1, [4], **words)), say).to_dict()["layer"])
        for words in ({}, {"low_word": "useless", "high_word": "a great help"})
    )
    assert '["1", "2", "3", "4", "5"]' in plain
    assert '["1 useless", "", "", "", "5 a great help"]' in worded


def test_a_region_that_is_not_covered_has_no_mark() -> None:
    rows = [row | {"covered": row["region"] == "Kent"} for row in rated(1, [4, 2])]
    assert ratings.drawn(framed(rows), say)["mark"].isna().tolist() == [False, True]
    assert ratings.table(framed(rows), say)["Median, Kent"].tolist() == [4]
    assert "#1: Kent 4." in ratings.alt_text(framed(rows), say)
