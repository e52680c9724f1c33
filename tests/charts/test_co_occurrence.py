import pytest

from profit_tt.charts import co_occurrence
from profit_tt.text import speaker
from tests.charts.drawing import shared
from tests.charts.looking import holds, words

say = speaker("en")
THEMES = {"Data": 6, "Experience": 5, "Partnership": 4, "Social tourism": 1}
PAIR = shared(THEMES, {("Data", "Experience"): 3, ("Data", "Partnership"): 1})


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (shared({"Data": 0, "Experience": 0}, {}), "No findings yet."),
        (shared({"Data": 2, "Experience": 0}, {}), "All findings are about Data."),
        (shared({"Data": 2, "Experience": 1}, {}), "No finding brings two themes together yet."),
        (PAIR, "Data and Experience go together most: 3 findings are about both. Social tourism stands alone."),
        (
            shared({"Data": 2, "Experience": 1}, {("Data", "Experience"): 1}),
            "Data and Experience go together most: 1 finding is about both.",
        ),
        (
            shared({"A": 2, "B": 2, "C": 2}, {("A", "B"): 2, ("B", "C"): 2}),
            "2 pairs of themes go together most, with 2 findings about both.",
        ),
    ],
)
def test_the_title_states_the_finding(frame: object, title: str) -> None:
    assert co_occurrence.title(frame, say) == title  # type: ignore[arg-type]


@pytest.mark.parametrize("themes", [{"Data": 2, "Experience": 0}, {"Data": 2, "Experience": 1}])
def test_without_a_line_there_is_nothing_to_draw(themes: dict[str, int]) -> None:
    frame = shared(themes, {})
    assert co_occurrence.drawn(frame, say).empty
    assert co_occurrence.outline(frame) is None
    spec = holds(co_occurrence.chart(frame, say))
    assert co_occurrence.title(frame, say) in words(spec)


def test_lines_are_as_broad_as_often_two_themes_share_a_finding() -> None:
    drawn = co_occurrence.drawn(PAIR, say)
    lines = drawn[drawn["part"] == "line"].set_index("theme")
    assert lines["tip"].to_dict() == {"Data and Partnership": "1 finding", "Data and Experience": "3 findings"}
    assert lines["strong"].tolist() == [False, True]
    assert lines["area"].is_monotonic_increasing
    assert lines["area"].iloc[-1] == co_occurrence.PLANS["page"].broad


def test_themes_are_as_large_as_their_findings() -> None:
    drawn = co_occurrence.drawn(PAIR, say)
    discs = drawn[drawn["part"] == "theme"].set_index("theme")
    assert discs["label"].to_dict() == {"Data": "6", "Experience": "5", "Partnership": "4", "Social tourism": "1"}
    assert discs["area"].is_monotonic_decreasing


def test_themes_that_share_most_stand_beside_each_other() -> None:
    themes = dict.fromkeys("ABCDEF", 3)
    drawn = co_occurrence.drawn(shared(themes, {("A", "D"): 3, ("B", "E"): 2, ("C", "F"): 1}), say)
    discs = drawn[drawn["part"] == "theme"].set_index("theme")
    near = ((discs.loc["A", "x"] - discs.loc["D", "x"]) ** 2 + (discs.loc["A", "y"] - discs.loc["D", "y"]) ** 2) ** 0.5
    far = ((discs.loc["A", "x"] - discs.loc["C", "x"]) ** 2 + (discs.loc["A", "y"] - discs.loc["C", "y"]) ** 2) ** 0.5
    assert near < far


def test_a_crowded_ring_keeps_the_strongest_lines() -> None:
    themes = [f"Theme {place}" for place in range(12)]
    both = {(one, other): 1 + themes.index(one) for one in themes for other in themes if one > other}
    drawn = co_occurrence.drawn(shared(dict.fromkeys(themes, 30), both), say)
    assert (drawn["part"] == "line").sum() == co_occurrence.LINES_EACH * 12


@pytest.mark.parametrize("size", list(co_occurrence.PLANS))
def test_names_have_room_beside_the_ring(size: str) -> None:
    plan = co_occurrence.PLANS[size]
    assert plan.across + plan.disc + plan.words <= plan.width / 2


def test_words_and_table_have_the_numbers() -> None:
    assert "Data and Experience: 3 findings. Data and Partnership: 1 finding." in co_occurrence.alt_text(PAIR, say)
    table = co_occurrence.table(PAIR, say)
    assert table.to_numpy().tolist() == [
        ["Data", 6, "Experience 3 and Partnership 1"],
        ["Experience", 5, "Data 3"],
        ["Partnership", 4, "Data 1"],
        ["Social tourism", 1, ""],
    ]
