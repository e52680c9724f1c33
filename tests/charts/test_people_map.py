from math import hypot

import pytest

from profit_tt.charts import people_map
from profit_tt.text import speaker
from tests.charts.drawing import stood
from tests.charts.looking import channels

say = speaker("en")
TWO = stood(
    *[(-0.8, place / 10, place % 5 + 1, 0) for place in range(7)],
    *[(0.8, place / 10, place % 2 + 1, 1) for place in range(4)],
)
ONE_REGION = stood(*[(-0.8, place / 10, 1, 0) for place in range(4)], *[(0.8, place / 10, 2, 1) for place in range(3)])
NO_GROUPS = stood(*[(place / 10, 0.0, 1, -1) for place in range(5)], reliable=False)


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (stood(), "Too few people have voted to draw where they stand."),
        (NO_GROUPS, "No reliable opinion groups: the room does not fall into camps."),
        (
            stood((0.0, 0.0, 1, -1), judged=False, reliable=False),
            "Whether there are opinion groups is still being worked out.",
        ),
        (
            TWO,
            "2 opinion groups stand out: A with 7 people and B with 4 people. Each has people from several regions.",
        ),
        (ONE_REGION, "2 opinion groups stand out: A with 4 people and B with 3 people."),
    ],
)
def test_the_title_states_the_finding(frame: object, title: str) -> None:
    assert people_map.title(frame, say) == title  # type: ignore[arg-type]


def test_groups_are_outlined_only_where_they_are_reliable() -> None:
    parts = people_map.drawn(TWO, say)
    assert set(parts.loc[parts["part"] == "edge", "group"]) == {0, 1}
    assert parts.loc[parts["part"] == "name", "label"].tolist() == ["A · 7 people", "B · 4 people"]
    assert set(people_map.drawn(NO_GROUPS, say)["part"]) == {"person"}


@pytest.mark.parametrize("group", [0, 1])
def test_an_outline_lies_around_all_of_its_people(group: int) -> None:
    drawn = people_map.drawn(TWO, say)
    edge = drawn[(drawn["part"] == "edge") & (drawn["group"] == group)]
    people = drawn[drawn["part"] == "person"]
    own = people[people["x"] < 0] if group == 0 else people[people["x"] > 0]
    for axis in ("x", "y"):
        assert edge[axis].min() < own[axis].min()
        assert edge[axis].max() > own[axis].max()


def test_marks_of_a_room_do_not_lie_on_each_other() -> None:
    drawn = people_map.drawn(stood(*[(0.0, 0.0, 1, -1)] * 30, (1.0, 0.0, 2, -1)), say)
    places = drawn[["x", "y"]].to_numpy().tolist()
    apart = min(hypot(x - a, y - b) for place, (x, y) in enumerate(places) for a, b in places[:place])
    assert apart >= drawn["area"].min() ** 0.5


def test_nobody_is_told_apart() -> None:
    """No pointer, no table, no word says more of a mark than its region."""
    spec = people_map.chart(TWO, say).to_dict()
    assert "tooltip" not in {name for name, _ in channels(spec)}
    assert people_map.table(TWO, say).to_numpy().tolist() == [
        ["Kent", 4],
        ["Essex", 4],
        ["Pas-de-Calais", 1],
        ["Belgian Coast", 1],
        ["Zeeland", 1],
        ["Group A", 7],
        ["Group B", 4],
    ]


def test_people_without_a_region_come_last_in_the_key() -> None:
    frame = stood((0.0, 0.0, 0, -1), (0.5, 0.1, 2, -1), (0.2, 0.7, 2, -1), reliable=False)
    assert people_map.alt_text(frame, say).endswith("Essex: 2 people. Region unknown: 1 person.")
