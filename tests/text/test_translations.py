"""The translations themselves: they format, keep the typography of their language, and the words of docs/words.md."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from profit_tt.config import HOUSE
from profit_tt.text import catalogue, speaker
from profit_tt.text.catalogue import TRANSLATED
from profit_tt.ui.rooms import ROOMS

#: Without a blank that a line may be broken at, and without straight quotes.
TYPOGRAPHY = {
    "fr": [
        (r"'", "a straight apostrophe"),
        (r'"|“|”', "quotes that are not « »"),
        (r"(?<!\u202f)[;!?]", "no narrow hard blank before ; ! ?"),
        (r"(?<!\u00a0):", "no hard blank before :"),
        (r"(?<![\u00a0(])%", "no hard blank before %"),
        (r"«(?!\u00a0)|(?<!\u00a0)»", "no hard blank inside « »"),
        (r"·", "a dot inside a word"),
    ],
    "nl": [
        (r"'", "a straight apostrophe"),
        (r'"|“|”|«|»', "quotes that are not ‘ ’"),
        (r"\s[:;!?%]", "a blank before a sign"),
        (r"\b[Uu]w?\b", "not je"),
    ],
}


def said(language: str) -> list[tuple[str, str]]:
    """(English, translation) of a catalogue; singular and plural by themselves. What is missing, tests/house finds."""
    found: list[tuple[str, str]] = []
    for message in catalogue.read(language):
        if message.id:
            found += zip(_texts(message.id), _texts(message.string), strict=True)
    return [(english, text) for english, text in found if text]


def _texts(words: object) -> list[str]:
    return [str(one) for one in words] if isinstance(words, tuple | list) else [str(words)]


def names(text: str) -> set[str]:
    """What stands in its braces. Raises ValueError when they do not match."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_english_messages_hold_plain_names_only() -> None:
    """Nothing to be looked up or converted, and no brace that is only a brace: say(...) formats."""
    odd = []
    for message in catalogue.extract():
        for text in _texts(message.id) if message.id else ():
            for _, name, spec, conversion in Formatter().parse(text):
                if name is not None and (not name.isidentifier() or spec or conversion):
                    odd.append(text)
    assert odd == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_said_with_all_its_values(language: str) -> None:
    """{n} may be left to the word "one"; every other value must be there, and no name be left over."""
    for english, text in said(language):
        values = {name: f"<{name}>" for name in names(english) | {"n"}}
        spoken = text.format(**values)
        assert [name for name in names(english) - {"n"} if f"<{name}>" not in spoken] == [], english


@pytest.mark.parametrize("language", TRANSLATED)
def test_plurals_say_how_many(language: str) -> None:
    """The plural of a message that counts holds its number."""
    assert [
        _texts(message.id)[1]
        for message in catalogue.read(language)
        if message.pluralizable and "n" in names(_texts(message.id)[1]) and "n" not in names(_texts(message.string)[1])
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_says_what_the_file_says(language: str) -> None:
    say = speaker(language)
    for message in catalogue.read(language):
        if isinstance(message.id, str) and message.id and message.string:
            assert say(message.id) == message.string


@pytest.mark.parametrize("language", TRANSLATED)
def test_typography(language: str) -> None:
    texts = [re.sub(r"\w+://\S*", "", text) for _, text in said(language)]  # addresses keep their own rules
    wrong = [f"{why}: {text!r}" for text in texts for sign, why in TYPOGRAPHY[language] if re.search(sign, text)]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'animation"), ("fr", "Merci!"), ("fr", "Merci !"), ("fr", "Note: oui"), ("fr", "Note : oui"),
        ("fr", "«oui»"), ("fr", "« oui »"), ("fr", "95 %"), ("fr", "un·e"), ("fr", '"oui"'),
        ("nl", "thema's"), ("nl", '"ja"'), ("nl", "Dank je !"), ("nl", "Kies uw regio"),
    ],
)  # fmt: skip
def test_typography_sees_what_is_wrong(language: str, text: str) -> None:
    assert [why for sign, why in TYPOGRAPHY[language] if re.search(sign, text)] != []


@pytest.mark.parametrize("language", TRANSLATED)
def test_sentences_end_like_the_english_ones(language: str) -> None:
    """A sentence stays one, and a label stays without a full stop."""
    ends = re.compile(r"[.!?]$")
    odd = [
        (english, text)
        for english, text in said(language)
        if (ends.search(english) is None) != (ends.search(text) is None) and english != "No."
    ]
    assert odd == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_blank_is_one_too_many(language: str) -> None:
    assert [text for _, text in said(language) if text != text.strip() or "  " in text] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_left_in_english(language: str) -> None:
    same = [
        text
        for english, text in said(language)
        if text == english and len(re.findall(r"[a-z]{3,}", re.sub("{.*?}", "", text))) > 2
    ]
    assert same == []


def glossary() -> list[tuple[str, str, str, list[str]]]:
    """(English, French, Dutch, words not to be used) of docs/words.md."""
    lines = (HOUSE / "docs" / "words.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]
    return [(en, fr, nl, [word.strip() for word in words.split(",") if word.strip()]) for en, fr, nl, words in rows]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_of_the_glossary_are_kept(language: str) -> None:
    shunned = [word for *_, words in glossary() for word in words]
    assert len(shunned) > 30
    assert [
        (word, text)
        for _, text in said(language)
        for word in shunned
        if re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize(("language", "column"), [("fr", 1), ("nl", 2)])
def test_every_word_of_the_glossary_is_said_somewhere(language: str, column: int) -> None:
    """Words that nobody says are no glossary. A round has no sentence yet."""
    everything = " ".join(text for _, text in said(language)).lower()
    wanted = [
        word.strip()
        for row in glossary()
        if row[0] != "round"
        for word in re.split(r"[,;]", re.sub(r"\(.*?\)", "", str(row[column])))
    ]
    assert [word for word in wanted if word and word[: max(4, len(word) - 3)].lower() not in everything] == []


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_tabs_fit_on_a_phone(language: str) -> None:
    tabs = [speaker(language)(plan.title) for plan in ROOMS.values() if plan.tab]
    assert [tab for tab in tabs if len(tab) > 10] == []


def test_a_catalogue_is_written_the_same_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No dates, no line numbers: what did not change makes no difference to look through."""
    place = tmp_path / "fr.po"
    place.write_bytes(catalogue.path_of("fr").read_bytes())
    monkeypatch.setattr(catalogue, "path_of", lambda _language: place)
    catalogue.renew("fr")
    once = place.read_bytes()
    catalogue.renew("fr")
    assert place.read_bytes() == once
    assert b"Date" not in once.split(b"\n\n")[0]


def test_a_plural_of_a_catalogue_is_complete() -> None:
    """Babel knows how many forms a language has; each message that counts has them all."""
    for language in TRANSLATED:
        counted: list[Message] = [message for message in catalogue.read(language) if message.pluralizable]
        assert counted != []
        assert [one.id for one in counted if [bool(form) for form in _texts(one.string)] != [True, True]] == []
