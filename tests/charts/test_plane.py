from itertools import combinations
from math import hypot

import pytest

from profit_tt.charts import plane, style
from profit_tt.text import speaker
from tests.charts.drawing import Row, framed, placed
from tests.charts.looking import SCHEMES, SIZES

say = speaker("en")
NAN = float("nan")


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([placed(1, NAN, NAN)], "Nobody has placed a finding yet."),
        ([placed(1, 5, 3)], "No finding has both much impact and an easy way yet."),
        ([placed(1, 5, 4), placed(2, 2, 2)], "Much impact and easy to do: #1 “Finding 1”."),
        (
            [placed(1, 5, 4), placed(2, 4, 4)],
            "2 findings have much impact and are easy to do, first of all #1 “Finding 1”.",
        ),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert plane.title(framed(*found), say) == title


def test_more_impact_is_higher_and_easier_is_further_right() -> None:
    drawn = plane.drawn(framed(placed(1, 5, 5), placed(2, 1, 1), placed(3, NAN, 2)), say).set_index("label")
    assert drawn.index.tolist() == ["1", "2"], "without a median there is no place"
    assert drawn.loc["1", "disc_x"] > drawn.loc["2", "disc_x"]
    assert drawn.loc["1", "disc_y"] < drawn.loc["2", "disc_y"]


@pytest.mark.parametrize("size", SIZES)
def test_discs_never_lie_on_each_other_while_there_is_room(size: str) -> None:
    plan = plane.PLANS[size]
    drawn = plane.drawn(framed(*[placed(rank, 4, 4) for rank in range(1, 25)]), say, size=size)
    places = list(zip(drawn["disc_x"], drawn["disc_y"], strict=True))
    assert min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(places, 2)) >= plan.disc
    assert drawn["disc_x"].between(plan.disc / 2, plan.across - plan.disc / 2).all()
    assert drawn["disc_y"].between(plan.head + plan.disc / 2, plan.head + plan.down - plan.disc / 2).all()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_on_discs_are_legible(scheme: str) -> None:
    for row in plane.drawn(framed(placed(1, 5, 5), placed(2, 1, 1)), say, scheme=scheme).to_dict("records"):
        assert style.contrast(row["ink"], row["fill"]) >= 4.5


def test_the_first_findings_are_told_in_words_where_there_is_room() -> None:
    frame = framed(*[placed(rank, 4, 4) for rank in range(1, 10)])
    assert plane.drawn(frame, say, size="half")["listed"].sum() == 4
    assert plane.drawn(frame, say, size="phone")["listed"].sum() == 0
    assert plane.drawn(frame, say, size="half")["line_1"].tolist()[:2] == ["Finding 1", "Finding 2"]


def test_words_and_table_have_the_numbers() -> None:
    frame = framed(placed(1, 4.5, 4))
    assert plane.alt_text(frame, say).endswith("#1: impact 4.5, feasibility 4.")
    assert plane.table(frame, say).iloc[0].tolist() == [1, "Finding 1", 4.5, 4, 12]
