"""The other charts of the network: what they state and how they keep counted and stated apart."""

import pytest

from profit_tt.charts import funnel, network_map, reach_growth, reached
from profit_tt.text import speaker
from tests.charts.network_frames import groups, months, on_sea, through

say = speaker("en")


@pytest.mark.parametrize(
    ("organisations", "across", "title"),
    [
        ([0, 0, 0, 0, 0], {}, "No organisation in the network yet."),
        ([1, 0, 0, 0, 0], {}, "Kent: 1 organisation."),
        (
            [3, 0, 2, 0, 0],
            {("kent", "pas-de-calais"): 2, ("pas-de-calais", "kent"): 1},
            "5 organisations in 2 regions. The busiest way across a border: from Kent to Pas-de-Calais, "
            "2 organisations.",
        ),
    ],
)
def test_the_map_states_how_many_and_the_busiest_way(
    organisations: list[int], across: dict[tuple[str, str], int], title: str
) -> None:
    assert network_map.title(on_sea(organisations, across=across), say) == title


def test_ways_there_and_back_are_two_lines() -> None:
    frame = on_sea([3, 0, 2, 0, 0], across={("kent", "pas-de-calais"): 2, ("pas-de-calais", "kent"): 1})
    lines = network_map.drawn(frame, say).query("part == 'across'").groupby("line")
    there, back = (rows.sort_values("point")[["at_x", "at_y"]].to_numpy() for _, rows in lines)
    assert there[0].tolist() == pytest.approx(back[-1].tolist())
    middle = len(there) // 2
    assert abs(there[middle] - back[-1 - middle]).max() > 5


def test_the_funnel_s_title_counts_and_says_when_only_stated() -> None:
    both = through({"kent": [9, 4, 2], "zeeland": [5, 3, 0]})
    assert funnel.title(both, say) == (
        "7 of 14 organisations in masterclasses were coached. 2 of the coached have an innovation plan."
    )
    only = through({"kent": [0, 0, 0]}, {("kent", "masterclass"): 70})
    assert funnel.title(only, say) == "70 businesses in masterclasses, as stated; none is counted here yet."


def test_stated_is_drawn_beside_counted_and_never_added() -> None:
    frame = through({"kent": [9, 4, 2]}, {("kent", "masterclass"): 70}, at_least=True)
    first, second, _ = funnel.drawn(frame, say).to_dict("records")
    assert (first["counted"], first["stated"]) == (pytest.approx(9 / 70), 1.0)
    assert first["figure"] == "9 · over 70 stated"
    assert second["figure"] == "4 (44%)"
    assert second["stated"] != second["stated"]


def test_reached_once_and_how_often() -> None:
    frame = groups((5, 9), (2, 2))
    assert reached.title(frame, say) == "7 organisations were reached; together they took part 11 times."
    assert reached.drawn(frame, say)["unique"].tolist() == [pytest.approx(5 / 9), pytest.approx(2 / 9)]
    assert reached.outline(frame) != reached.outline(groups((5, 9), (2, 2), regions=False))


def test_growth_says_when_half_was_reached() -> None:
    frame = months(([1, 0], [1, 0]), ([2, 3], [1, 1]), ([4, 4], [2, 1]))
    assert reach_growth.title(frame, say) == "3 activities reached 8 organisations. Half of them by February 2017."
    assert reach_growth.title(frame, say, short=True) == "3 activities reached 8 organisations."
