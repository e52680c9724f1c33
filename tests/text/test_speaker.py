"""A speaker says messages, plurals, numbers, days and lists as its language does."""

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from babel.numbers import format_decimal

from profit_tt.text import LANGUAGES, Speaker, speaker

HARD, NARROW = "\u00a0", "\u202f"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of catalogues, and nothing remembered of the real ones."""
    monkeypatch.setattr(import_module("profit_tt.text.speaker"), "LOCALE", tmp_path)
    speaker.cache_clear()
    yield tmp_path
    speaker.cache_clear()


def test_each_language_has_one_speaker() -> None:
    assert [speaker(language).language for language in LANGUAGES] == ["en", "fr", "nl"]
    assert speaker("fr") is speaker("fr")


@pytest.mark.parametrize("unknown", ["de", "", "FR", "fr-BE", "../fr"])
def test_a_language_that_is_not_ours_is_spoken_in_english(unknown: str) -> None:
    assert speaker(unknown).language == "en"
    assert speaker(unknown)("Disagree") == "Disagree"


def test_messages_are_translated() -> None:
    assert [speaker(language)("Disagree") for language in LANGUAGES] == ["Disagree", "Pas d’accord", "Oneens"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_without_a_translation_is_said_as_it_is(language: str) -> None:
    assert speaker(language)("Nobody ever wrote this down") == "Nobody ever wrote this down"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_as_nothing(language: str) -> None:
    """gettext would answer with the head of its catalogue."""
    assert speaker(language)("") == ""


def test_a_language_whose_catalogue_is_not_there_is_spoken_in_english_words(bare: Path) -> None:
    say = speaker("fr")
    assert (say("Disagree"), say.many("{n} vote", "{n} votes", 2)) == ("Disagree", "2 votes")
    assert say.number(1234.5) == f"1{NARROW}234,5"


def test_values_are_put_in_after_translation(bare: Path) -> None:
    (bare / "nl.po").write_text('msgid "{a} before {b}"\nmsgstr "{b} na {a}"\n', "utf-8")
    assert speaker("nl")("{a} before {b}", a="one", b="two") == "two na one"


@pytest.mark.parametrize("words", ["{x}", "{}", "}{", "{0}", "{name.__class__}", "100 %s %(n)s", "{{n}}"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_in_a_value_are_only_braces(language: str, words: str) -> None:
    say = speaker(language)
    assert words in say("{title} is ready", title=words)
    assert words in say.many("{n} vote from {region}", "{n} votes from {region}", 2, region=words)


def test_a_message_without_values_is_not_formatted() -> None:
    """What is said of others, such as a reason out of a file, may hold braces."""
    assert speaker("en")("expected {") == "expected {"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["0 votes", "1 vote", "2 votes", "1,500 votes"]),
        ("fr", ["0 vote", "1 vote", "2 votes", f"1{NARROW}500 votes"]),
        ("nl", ["0 stemmen", "1 stem", "2 stemmen", "1.500 stemmen"]),
    ],
)
def test_plurals_follow_the_rules_of_the_language(language: str, said: list[str]) -> None:
    say = speaker(language)
    assert [say.many("{n} vote", "{n} votes", n) for n in (0, 1, 2, 1500)] == said


def test_a_singular_can_be_said_alone() -> None:
    """ "Your finding" is a label, and the singular of "Your {n} findings": one message of the catalogue for both."""
    assert speaker("fr")("Your finding") == speaker("fr").many("Your finding", "Your {n} findings", 1)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1,234,567.5"), ("fr", f"1{NARROW}234{NARROW}567,5"), ("nl", "1.234.567,5")],
)
def test_numbers_are_written_as_the_language_does(language: str, said: str) -> None:
    assert speaker(language).number(1234567.5) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_numbers_need_no_rules(language: str) -> None:
    """Below a thousand the speaker takes a short way; it must lead to where Babel would."""
    say = speaker(language)
    numbers = [-1, *range(1002)]
    assert [say.number(n) for n in numbers] == [format_decimal(n, locale=say.locale) for n in numbers]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["0%", "61%", "100%"]), ("fr", [f"{n}{HARD}%" for n in (0, 61, 100)]), ("nl", ["0%", "61%", "100%"])],
)
def test_shares_are_whole_per_cents(language: str, said: list[str]) -> None:
    assert [speaker(language).percent(share) for share in (0.0, 0.614, 1.0)] == said


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "13 June 2019", "13 Jun 2019, 09:05:00"),
        ("fr", "13 juin 2019", "13 juin 2019, 09:05:00"),
        ("nl", "13 juni 2019", "13 jun 2019, 09:05:00"),
    ],
)
def test_days_and_moments(language: str, day: str, moment: str) -> None:
    say = speaker(language)
    assert (say.date(date(2019, 6, 13)), say.moment(datetime(2019, 6, 13, 9, 5))) == (day, moment)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["", "Kent", "Kent and Essex", "Kent, Essex and Zeeland"]),
        ("fr", ["", "Kent", "Kent et Essex", "Kent, Essex et Zeeland"]),
        ("nl", ["", "Kent", "Kent en Essex", "Kent, Essex en Zeeland"]),
    ],
)
def test_lists(language: str, said: list[str]) -> None:
    names = ["Kent", "Essex", "Zeeland"]
    assert [speaker(language).list(names[:n]) for n in range(4)] == said


def test_a_speaker_is_called_like_a_function() -> None:
    assert isinstance(speaker("en"), Speaker)
    assert speaker("en")("{name} (you)", name="Ann") == "Ann (you)"
