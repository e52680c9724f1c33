"""The tree of refusals is drawn as it is, and every refusal is one sentence for people."""

import re

import pytest

from profit_tt import errors
from profit_tt.errors import HouseError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, HouseError)]


def test_the_tree_at_the_top_of_the_file_is_the_real_one() -> None:
    drawn = set(re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\b(?=,| {2,}|$)", errors.__doc__ or "", re.M))
    real = {kind.__name__ for kind in KINDS} - {"HouseError", "InField"}
    assert real - drawn == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_refusal_is_a_sentence(kind: type[HouseError]) -> None:
    assert re.fullmatch(r".+[.!?]|\{file\}: \{place\}: \{reason\}", kind.sentence)


def test_a_refusal_is_spoken_with_its_values() -> None:
    refused = errors.TooLong("{length} of {limit}.", field="text", length=300, limit=280)
    assert str(refused) == "300 of 280."
    assert refused.spoken(lambda message, **values: f"{message} {values}").endswith("{'length': 300, 'limit': 280}")
    assert refused.field == "text"


def test_a_value_that_is_missing_does_not_break_the_sentence() -> None:
    assert str(errors.UnknownCode()).startswith("No think tank has the code {code}.")
    assert errors.TooOften(seconds=12).seconds == 12


def test_words_of_people_in_a_refusal_are_not_taken_for_places_to_fill() -> None:
    assert "{seconds}" in str(errors.UnknownCode(code="{seconds}"))
