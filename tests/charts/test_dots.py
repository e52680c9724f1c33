import pytest

from profit_tt.charts import dots
from profit_tt.text import speaker
from tests.charts.drawing import Row, dotted, framed
from tests.charts.looking import SIZES

say = speaker("en")


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([dotted(1, [0, 0])], "Nobody has given a dot yet."),
        ([dotted(1, [3, 4]), dotted(2, [1, 0])], "#1 “Finding 1” has most: 7 of 8 dots."),
        ([dotted(1, [1, 0]), dotted(2, [0, 1])], "#1 and #2 share most dots: 1 each."),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert dots.title(framed(*found), say) == title


def test_a_mark_for_every_dot_in_the_regions_order() -> None:
    drawn = dots.drawn(framed(dotted(1, [2, 0, 3]), dotted(2, [0, 0, 0])), say)
    assert drawn.loc[drawn["label"] == "#1", "region"].tolist() == ["Kent"] * 2 + ["Pas-de-Calais"] * 3
    assert drawn.loc[drawn["label"] == "#2", "mark_x"].isna().tolist() == [True]
    assert drawn.loc[drawn["first"], "figure"].tolist() == ["5", "0"]
    assert drawn.loc[drawn["first"], "note"].tolist() == ["From 2 regions", "No dots yet"]
    assert drawn.loc[drawn["first"], "votes"].tolist() == ["5 people", ""]


@pytest.mark.parametrize("size", SIZES)
def test_no_two_marks_lie_on_each_other(size: str) -> None:
    drawn = dots.drawn(framed(dotted(1, [9, 8, 7, 6, 5])), say, size=size)
    assert len(drawn[["mark_x", "mark_y"]].drop_duplicates()) == 35
    assert drawn["mark_y"].between(0, dots.PLANS[size].row).all()


def test_in_a_large_room_a_mark_stands_for_several_dots_and_says_so() -> None:
    frame = framed(dotted(1, [500, 300, 0, 1, 0]), dotted(2, [1, 0, 0, 0, 0]))
    drawn = dots.drawn(frame, say)
    stands_for = dots.each(frame, "page")
    assert stands_for == 8
    assert (drawn["label"] == "#1").sum() == 63 + 38 + 1
    assert drawn.loc[drawn["first"], "note"].tolist() == [
        "From 3 regions; a mark is 8 dots",
        "From 1 region; a mark is 8 dots",
    ]
    assert drawn["mark_x"].max() < dots.PLANS["page"].width


def test_words_and_table_have_the_numbers() -> None:
    frame = framed(dotted(1, [2, 0, 3]))
    assert "#1: Kent 2 and Pas-de-Calais 3." in dots.alt_text(frame, say)
    assert dots.table(frame, say).iloc[0].tolist() == [1, "Finding 1", 5, 5, 2, 0, 3]
