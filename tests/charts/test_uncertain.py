import pytest

from profit_tt.charts import uncertain
from profit_tt.text import speaker
from tests.charts.drawing import Row, framed, passed

say = speaker("en")


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([passed(1, 0, 0)], "Nobody has voted yet."),
        ([passed(1, 1, 20)], "No finding leaves many people undecided."),
        ([passed(1, 4, 10)], "1 finding leaves many people undecided: #1 “Finding 1”."),
        (
            [passed(1, 6, 10), passed(2, 5, 10), passed(3, 0, 9)],
            "2 findings leave many people undecided, most of all #1 “Finding 1”.",
        ),
    ],
)
def test_the_title_states_the_finding(found: list[list[Row]], title: str) -> None:
    assert uncertain.title(framed(*found), say) == title


def test_a_row_has_its_share_its_people_and_what_it_means() -> None:
    drawn = uncertain.drawn(framed(passed(1, 9, 20), passed(2, 2, 4), passed(3, 1, 20), passed(4, 0, 0)), say)
    assert drawn["figure"].tolist() == ["45%", "50%", "5%", ""]
    assert drawn["votes"].tolist() == ["9 of 20", "2 of 4", "1 of 20", ""]
    assert drawn["note"].tolist() == [
        "Many passed: who can tell more?",
        "Too few votes",
        "Most have a view",
        "No votes yet",
    ]
    assert drawn["share"].isna().tolist() == [False, False, False, True]


def test_words_and_table_have_the_numbers() -> None:
    frame = framed(passed(1, 9, 20))
    assert "#1: 45% passed." in uncertain.alt_text(frame, say)
    assert uncertain.table(frame, say).iloc[0].tolist() == [1, "Finding 1", 9, 20, 45]
