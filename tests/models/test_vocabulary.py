"""What a typed word may mean: forms in three languages, beginnings, slips, numbers; never syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.models.vocabulary import Meant, Vocabulary
from profit_tt.models.word_forms import LONGEST, stems, tokens

WORDS = "vélo électrique bicycle dagtochten ticket website 2026 l’été"


@pytest.fixture
def known() -> Vocabulary:
    return Vocabulary([*tokens(WORDS), *stems(WORDS)])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "businesses", "business"),
        ("fr", "électriques", "electrique"),
        ("fr", "marées", "marée"),
        ("fr", "vélos", "velo"),
        ("fr", "bateaux", "bateau"),
        ("nl", "fietsen", "fiets"),
        ("nl", "gegevens", "gegeven"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, one: str, other: str) -> None:
    assert set(stems(one, [language])) & set(stems(other, [language]))


def test_stems_of_two_languages_never_meet() -> None:
    assert stems("tickets", ["en"]) == ["/en/ticket"]
    assert stems("tickets", ["nl"]) == ["/nl/tickets"]


def test_tokens_are_letters_and_digits_and_not_too_long() -> None:
    assert tokens("L’ÉTÉ_bleu, 3%!") == ["l", "ete", "bleu", "3"]
    assert tokens("x" * 1000) == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("velo", "velo"),
        ("velos", "/fr/velo"),
        ("wbesite", "website"),
        ("electriqe", "electrique"),
        ("elctriqe", "electrique"),
        ("tochten", "dagtochten"),
        ("bicycel", "bicycle"),
    ],
)
def test_what_is_meant(known: Vocabulary, typed: str, found: str) -> None:
    (meant,) = known.meant(typed)
    assert found in meant.tokens or (meant.prefix and found.startswith(meant.prefix))


@pytest.mark.parametrize("typed", ["velxx", "wbeist", "elcrqe", "zebra", "et2"])
def test_too_many_slips_mean_nothing_else(known: Vocabulary, typed: str) -> None:
    (meant,) = known.meant(typed)
    assert set(meant.tokens) <= {typed, *stems(typed)}


def test_words_inside_others_are_not_crowded_out_by_those_that_begin_so() -> None:
    many = [f"tocht{number}x" for number in range(100)]
    (meant,) = Vocabulary([*many, "zeetocht"]).meant("tocht")
    assert (meant.prefix, "zeetocht" in meant.tokens, "tocht1x" in meant.tokens) == ("tocht", True, False)


def test_numbers(known: Vocabulary) -> None:
    assert known.meant("#012") == [Meant(("/n/12",))]
    assert known.meant("12") == [Meant(("12", "/n/12"))]
    assert known.meant("#low") == known.meant("low")


def test_something_else_is_offered_for_what_is_unknown(known: Vocabulary) -> None:
    assert known.instead("velo wobsitos") == "velo website"
    assert known.instead("velo website") == ""
    assert known.instead("velo qqqqqq") == ""
    assert Vocabulary([]).instead("velo") == ""


@given(st.text(), st.lists(st.text(), max_size=5))
def test_whatever_is_typed_becomes_letters_and_digits(typed: str, texts: list[str]) -> None:
    known = Vocabulary([form for text in texts for form in (*tokens(text), *stems(text))])
    known.instead(typed)
    for meant in known.meant(typed):
        assert all(form.replace("/", "").isalnum() for form in (meant.prefix or "x", *meant.tokens))
