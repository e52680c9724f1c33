"""The heat map of regions that rank alike: what it states, and what it shows."""

import pytest

from profit_tt.charts import alike
from profit_tt.charts.style import LIGHT
from profit_tt.text import speaker
from tests.charts.drawing import ranked_alike

say = speaker("en")
NAN = float("nan")


@pytest.mark.parametrize(
    ("w", "told"),
    [
        (0.7, "much the same order"),
        (0.69, "partly the same order"),
        (0.3, "partly the same"),
        (0.29, "different orders"),
    ],
)
def test_the_title_says_how_much_the_orders_have_in_common(w: float, told: str) -> None:
    frame = ranked_alike({(1, 2): 0.9, (4, 5): -0.2}, w=w)
    assert told in alike.title(frame, say)
    assert alike.title(frame, say).endswith("Closest: Essex and Kent. Furthest: Belgian Coast and Zeeland.")
    assert "Closest" not in alike.title(frame, say, short=True)


def test_two_regions_have_no_closest_pair() -> None:
    assert (
        alike.title(ranked_alike({}, w=0.9, regions=2), say) == "The regions put the findings in much the same order."
    )


def test_nothing_to_compare_is_a_sentence_and_an_unknown_pair_a_dash() -> None:
    frame = ranked_alike({(1, 2): NAN}, regions=2)
    assert alike.title(frame, say) == "Too few votes yet to compare the orders of the regions."
    assert alike.drawn(frame, say).empty
    drawn = alike.drawn(ranked_alike({(1, 2): NAN}), say).set_index(["region", "other"])
    assert drawn.loc[("Kent", "Essex"), "figure"] == "–"


def test_an_opposite_order_is_told_by_sign_and_colour_and_stays_unfilled() -> None:
    drawn = alike.drawn(ranked_alike({(1, 2): -0.456}), say).set_index(["region", "other"])
    assert drawn.loc[("Kent", "Essex"), ["figure", "fill", "ink"]].tolist() == ["-0.46", LIGHT.surface, LIGHT.disagree]


def test_every_region_heads_one_row_and_one_column() -> None:
    drawn = alike.drawn(ranked_alike({}), say)
    assert drawn[drawn["first"]]["region"].tolist() == drawn["region"].unique().tolist()
    assert sorted(drawn[drawn["heading"]]["other"]) == sorted(drawn["other"].unique())


def test_the_table_has_a_row_and_a_column_a_region() -> None:
    made = alike.table(ranked_alike({(1, 2): 0.123}), say)
    assert made.columns.tolist() == ["Region", "Kent", "Essex", "Pas-de-Calais", "Belgian Coast", "Zeeland"]
    assert made.loc[0, "Essex"] == 0.12
    assert made["Kent"].isna().tolist() == [True, False, False, False, False]
