from profit_tt.charts import tracks
from tests.charts.drawing import difference, framed

FRAME = framed(*[difference(rank, [0.5, 0.6]) for rank in (1, 2, 3)])


def test_the_limit_keeps_the_best_ranks() -> None:
    assert [of[0]["rank"] for _, of in tracks.findings(FRAME, 2)] == [1, 2]
    assert [place for place, _ in tracks.findings(FRAME, None)] == [0, 1, 2]


def test_the_outline_counts_findings_and_names_regions() -> None:
    assert tracks.outline(FRAME, 2) == (2, ("Kent", "Essex"), (1, 2))
    assert tracks.outline(FRAME, None) == (3, ("Kent", "Essex"), (1, 2))
    assert tracks.outline(FRAME.iloc[:0], None) is None


def test_marks_that_are_near_form_a_pile_around_the_line() -> None:
    assert tracks.lifts({1: 0.5, 2: 0.51, 3: 0.9}, near=0.05) == {1: -0.5, 2: 0.5, 3: 0.0}
    assert tracks.lifts({5: 0.2, 1: 0.2, 2: 0.2}, near=0.05) == {1: -1.0, 2: 0.0, 5: 1.0}
    assert tracks.lifts({}, near=0.05) == {}


def test_words_are_drawn_once_a_finding() -> None:
    assert tracks.quiet({"label": "#1", "note": "Words", "y": 4.0}) == {"label": "#1", "note": "", "y": 4.0}
