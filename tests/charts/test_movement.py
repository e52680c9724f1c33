import pytest

from profit_tt.charts import movement
from profit_tt.text import speaker
from tests.charts.drawing import Row, framed, moved
from tests.charts.looking import SIZES

say = speaker("en")
NAN = float("nan")
UP = moved(1, [0.2, 0.5, 0.5, 0.9, 1.0], [0.6, 0.5, 0.4, 0.8, 1.0])


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([UP], "Kent moved most: from 20% to 60% on #1 “Finding 1”."),
        ([moved(1, [0.5], [0.52])], "Nothing moved between the two rounds."),
        ([moved(1, [0.5], [NAN])], "Too few have voted in both rounds to see movement."),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert movement.title(framed(*found), say) == title


def test_nothing_says_when_there_will_be_movement() -> None:
    assert movement.title(framed(), say) == "Movement is seen after a second round on the same findings."


def test_an_arrow_for_every_region_covered_in_both_rounds() -> None:
    rows = [row | {"covered": row["region"] != "Zeeland"} for row in UP]
    drawn = movement.drawn(framed(rows), say).set_index("region")
    assert drawn["step"].to_dict() == {
        "Kent": "+40",
        "Essex": "±0",
        "Pas-de-Calais": "−10",
        "Belgian Coast": "−10",
        "Zeeland": "",
    }
    assert drawn["side"].tolist()[:4] == [1, 1, -1, -1]
    assert drawn.loc["Zeeland", ["before", "after"]].isna().all()
    assert (drawn["before"]["Kent"], drawn["after"]["Kent"]) == (0.2, 0.6)


@pytest.mark.parametrize("size", SIZES)
def test_regions_have_lanes_of_their_own_inside_the_row(size: str) -> None:
    drawn = movement.drawn(framed(UP, moved(2, [0.1] * 5, [0.9] * 5)), say, size=size)
    second = drawn[drawn["label"] == "#2"]
    assert second["lane_y"].diff().dropna().min() >= 12
    assert (second["lane_y"] > second["top"]).all()
    assert (second["lane_y"] < second["top"] + movement.PLANS[size].row).all()


def test_the_note_says_who_moved_or_that_it_is_stable() -> None:
    drawn = movement.drawn(framed(UP, moved(2, [0.1, 0.5], [0.5, 0.5], stable=True)), say)
    assert drawn.loc[drawn["first"], "note"].tolist() == ["Kent moved most", "Stable"]
    assert drawn.loc[drawn["first"], "figure"].tolist() == ["62% → 66%", "30% → 50%"]
    assert drawn.loc[drawn["first"], "votes"].tolist()[0] == "50% changed"


def test_words_and_table_have_the_numbers() -> None:
    assert "#1: Kent from 20% to 60%, Essex from 50% to 50%" in movement.alt_text(framed(UP), say)
    assert movement.table(framed(UP), say)["Moved (points)"].tolist() == [40, 0, -10, -10, 0]


def test_points_and_dots_move_on_their_own_scales() -> None:
    points = framed(moved(1, [2.0, 3.5], [3.25, 3.5], ballot="scale"))
    assert movement.title(points, say) == "Kent moved most: from 2 to 3.2 on #1 “Finding 1”."
    assert movement.drawn(points, say)["step"].tolist() == ["+1.2", "±0"]
    dots = framed(moved(1, [2, 9], [4, 9], ballot="dots"))
    assert movement.drawn(dots, say)["figure"].iloc[0] == "5.5 → 6.5"
    assert [movement.outline(frame)[-1] for frame in (points, dots)] == [(1, 5), (0, 9)]
    assert movement.table(points, say)["Moved (points)"].tolist() == [1.2, 0]
