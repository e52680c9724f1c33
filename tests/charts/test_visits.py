"""Visits and pageviews over time."""

import pandas as pd
import pytest

from profit_tt.charts import visits
from profit_tt.charts.spec import split
from profit_tt.text import speaker
from tests.charts.looking import EACH_PLACE, holds, words

say = speaker("en")


def frame(*numbers: tuple[int, int], stated: bool = False) -> pd.DataFrame:
    rows = [
        {"slot": slot, "label": f"{slot + 1} Jun", "panel": panel, "value": value, "stated": stated}
        for slot, pair in enumerate(numbers)
        for panel, value in zip(visits.PANELS, pair, strict=True)
    ]
    return pd.DataFrame(rows)


STATES = {
    "usual": frame((4, 9), (0, 0), (2, 15)),
    "one day": frame((1, 1)),
    "many": frame(*[(place * 1000, place * 9000) for place in range(35)]),
    "stated": frame((3500, 26000), stated=True),
    "nothing": frame(),
}


@EACH_PLACE
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_a_valid_chart(state: str, size: str, scheme: str) -> None:
    assert words(holds(visits.chart(STATES[state], say, size=size, scheme=scheme)))


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("usual", "6 visits and 24 pageviews: 4 pages a visit."),
        ("one day", "1 visit, 1 pageview."),
        ("stated", "3,500 visits and 26,000 pageviews: 7.4 pages a visit."),
        ("nothing", "Nothing has been counted yet."),
    ],
)
def test_the_title_states_the_sums(state: str, title: str) -> None:
    assert visits.title(STATES[state], say) == title


@pytest.mark.parametrize("size", list(visits.PLANS))
def test_nothing_is_drawn_outside_and_names_do_not_crowd(size: str) -> None:
    drawn = visits.drawn(STATES["many"], say, size=size)
    spec = visits.chart(STATES["many"], say, size=size, titled=False).to_dict()
    for column in ("y", "base_y", "name_y", "figure_y", "head_y"):
        assert drawn[column].between(0, spec["height"]).all(), column
    assert (drawn["name"] != "").sum() <= visits.PLANS[size].names
    assert drawn[["left", "right"]].to_numpy().min() >= 0


def test_bars_are_in_proportion() -> None:
    drawn = visits.drawn(STATES["usual"], say)
    tall = (drawn["base_y"] - drawn["y"])[drawn["panel"] == "visits"].tolist()
    assert tall[1] == 0
    assert tall[2] == pytest.approx(tall[0] / 2)


def test_words_and_table_have_the_same_numbers() -> None:
    told = visits.alt_text(STATES["usual"], say)
    assert told.endswith("Most: 4 visits, 1 Jun. Most: 15 pageviews, 3 Jun.")
    assert visits.table(STATES["usual"], say).to_numpy().tolist() == [
        ["1 Jun", 4, 9],
        ["2 Jun", 0, 0],
        ["3 Jun", 2, 15],
    ]


def test_counted_and_stated_look_apart_and_nothing_else_changes_the_specification() -> None:
    one, other, stated = (
        split(visits.chart(made, say, titled=False))[0]
        for made in (STATES["usual"], STATES["many"], frame((4, 9), stated=True))
    )
    assert one == other != stated
    assert visits.outline(STATES["usual"]) == visits.outline(STATES["many"]) != visits.outline(STATES["stated"])
