"""Words that people use: counted by people, without names, addresses, links and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.analysis.survey_words import counted, stop_words


def words(*texts: str, least: int = 1) -> dict[str, int]:
    return dict(counted(list(enumerate(texts)), from_people=least))


def test_people_are_counted_and_not_how_often_they_say_it() -> None:
    assert words("coach coach coach", "a Coach who comes", "one coach", least=3) == {"coach": 3}
    assert words("coach coach coach", "two coach", least=3) == {}


def test_names_are_left_out_unless_the_word_is_one() -> None:
    assert words("we asked Marie about bread", "with Marie for bread") == {"bread": 2}
    assert words("the Digital path", "digital path") == {"digital": 2, "path": 2}
    assert words("Marie baked bread", "ask Marie for bread") == {"bread": 2, "baked": 1}


def test_what_begins_a_sentence_counts() -> None:
    assert words("Time. Coaching! Bread", "Coaching: bread") == {"bread": 2, "coaching": 2, "time": 1}


@pytest.mark.parametrize(
    "hidden",
    ["jan.peeters@example.be", "https://example.org/bread", "www.example.org", "bakker.be", "0123456", "CT1", "@marie"],
)
def test_nothing_that_reaches_somebody_is_a_word(hidden: str) -> None:
    assert words(f"bread {hidden} butter") == {"bread": 1, "butter": 1}


def test_stop_words_of_all_three_languages() -> None:
    assert {"the", "avec", "niet"} <= stop_words()
    assert words("l’accompagnement d’un coach avec nous", "geen coach voor het bedrijf") == {
        "coach": 2,
        "accompagnement": 1,
        "bedrijf": 1,
    }


@given(st.lists(st.text(max_size=60), max_size=8), st.integers(3, 6))
def test_never_fewer_people_than_a_small_cell(texts: list[str], least: int) -> None:
    for word, people in words(*texts, least=least).items():
        assert people >= least
        assert sum(word in text.lower() for text in texts) >= least
