import pytest

from profit_tt.charts import gaps
from profit_tt.text import speaker
from tests.charts.drawing import Row, framed, gap
from tests.charts.looking import SIZES

say = speaker("en")
ONE = gap("data", [1, 0, 0, 0, 0], [0, 0, 0, 2, 0])
MORE = gap("experience", [1, 2, 0, 0, 0], [0, 0, 1, 1, 0])


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([gap("data", [0] * 5, [0] * 5)], "No findings yet."),
        ([gap("data", [1, 0], [1, 0])], "No region has a practice yet on what another one needs."),
        ([ONE], "On Data, Kent can show Belgian Coast what works."),
        (
            [ONE, MORE],
            "On Experience, Kent and Essex can show Pas-de-Calais and Belgian Coast what works. "
            "1 more theme brings regions together.",
        ),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert gaps.title(framed(*found), say) == title


def test_a_region_does_not_learn_from_itself() -> None:
    givers, takers, pairs = gaps.pairs(gap("data", [1, 1, 0], [1, 0, 0]))
    assert ([row["region"] for row in givers], [row["region"] for row in takers], pairs) == (["Essex"], ["Kent"], 1)


def test_most_pairs_come_first_and_themes_without_one_are_left_out() -> None:
    frame = framed(gap("partnership", [0, 0], [1, 0]), ONE, MORE)
    assert [theme for theme, _ in gaps.themes(frame)] == ["Experience", "Data"]
    assert gaps.outline(frame, limit=1) == (1, *gaps.outline(frame)[1:])


def test_a_slot_for_every_region_on_both_sides_with_a_mark_where_there_is_one() -> None:
    drawn = gaps.drawn(framed(ONE), say)
    assert len(drawn) == 10
    assert drawn.loc[drawn["shown"], ["region", "count"]].to_numpy().tolist() == [["Kent", "1"], ["Belgian Coast", "2"]]
    assert drawn.loc[drawn["first"], "line_1"].tolist() == ["Belgian Coast from Kent"]


@pytest.mark.parametrize("size", SIZES)
def test_slots_lie_beside_each_other(size: str) -> None:
    drawn = gaps.drawn(framed(MORE), say, size=size)
    assert drawn["slot_x"].diff().dropna().min() >= 26
    assert drawn["arrow_from"].iloc[0] < drawn["arrow_to"].iloc[0] < drawn["slot_x"].iloc[5]


def test_where_names_have_no_room_they_are_counted() -> None:
    drawn = gaps.drawn(framed(gap("data", [1] * 5, [1] * 5)), say, size="half")
    assert drawn["line_1"].iloc[0] == "5 regions from 5 others"


def test_words_and_table_have_the_numbers() -> None:
    assert gaps.alt_text(framed(ONE), say).endswith("Data: Belgian Coast from Kent.")
    assert gaps.table(framed(ONE), say).iloc[0].tolist() == ["Data", "Kent 1", "Belgian Coast 2", 1]
