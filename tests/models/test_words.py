"""One door for every word a person types."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.errors import BadLink, BadText, Empty, TooLong, Unreadable
from profit_tt.models.words import clean, clean_link, folded, visible
from tests import bad_input


@pytest.mark.parametrize("name", bad_input.REFUSED)
def test_what_cannot_be_stored_is_refused(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        clean(bad_input.REFUSED[name], field="text", limit=500)
    assert refused.value.field == "text"


@pytest.mark.parametrize("name", bad_input.UNSEEN)
def test_what_cannot_be_seen_is_no_text(name: str) -> None:
    assert not visible(bad_input.UNSEEN[name])
    assert clean(bad_input.UNSEEN[name], field="text", limit=100) == ""
    with pytest.raises(Empty):
        clean(bad_input.UNSEEN[name], field="text", limit=100, required=True)


@pytest.mark.parametrize("name", bad_input.AS_TYPED)
def test_what_only_looks_dangerous_is_kept_as_typed(name: str) -> None:
    text = bad_input.AS_TYPED[name]
    assert clean(text, field="text", limit=400) == text.strip()
    assert clean(text, field="text", limit=400, one_line=True) == " ".join(text.split())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (bad_input.LANGUAGES["decomposed"], "Café à Étaples"),
        (bad_input.LANGUAGES["byte order mark in front"], "Canterbury"),
        (bad_input.LANGUAGES["old line ends"], "one\ntwo\nthree\nfour\nfive\nsix"),
        (bad_input.LANGUAGES["mixed directions"], "Kent TNEK and شاطئ 2019"),
        (bad_input.LANGUAGES["family emoji"], bad_input.LANGUAGES["family emoji"]),
        (bad_input.LANGUAGES["French"], bad_input.LANGUAGES["French"]),
        ("où\u202f? non\u00a0!", "où\u202f? non\u00a0!"),
        ("ﬁ", "ﬁ"),
        ("  a  b  ", "a  b"),
    ],
)
def test_what_is_kept_is_what_was_meant(typed: str, kept: str) -> None:
    assert clean(typed, field="text", limit=100) == kept


def test_one_line_is_one_line() -> None:
    assert clean(" a\n\n b\t\tc\u2028d ", field="text", limit=100, one_line=True) == "a b c d"


def test_length_is_counted_after_composing() -> None:
    typed = "e\u0301" * 280
    assert clean(typed, field="text", limit=280) == "é" * 280
    with pytest.raises(TooLong) as refused:
        clean(typed + "e", field="text", limit=280)
    assert refused.value.values == {"length": 281, "limit": 280}
    assert clean(" " * 50 + "a" * 280 + "\n" * 50, field="text", limit=280) == "a" * 280


def test_a_megabyte_is_refused_at_once() -> None:
    with pytest.raises(TooLong) as refused:
        clean("x" * 1_000_000, field="text", limit=280)
    assert refused.value.values == {"length": 1_000_000, "limit": 280}


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    try:
        kept = clean(text, field="text", limit=400)
    except BadText:
        return
    assert clean(kept, field="text", limit=400) == kept
    assert unicodedata.normalize("NFC", kept) == kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "\x00" not in kept


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_words_without_blanks_and_controls_come_back_composed(text: str) -> None:
    try:
        assert clean(text, field="text", limit=400) in (unicodedata.normalize("NFC", text), "")
    except Unreadable:
        assert sum(map(unicodedata.combining, text)) > 0


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "https://fr.wikipedia.org/wiki/Kent_(comté)",
    ],
)
def test_a_link_is_kept(address: str) -> None:
    assert clean_link(f" {address} ", field="link", limit=100) == address


def test_a_scheme_is_written_small() -> None:
    assert clean_link("HTTPS://X.ORG/A", field="link", limit=100) == "https://X.ORG/A"


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "https:///path",
        "http://[::1",
        "https://a b.example",
        "https://example.org/a\u00a0b",
        "https://example.org/\nhttps://evil.example",
        "https:\\\\example.org",
        "vbscript:x",
        "=HYPERLINK(1)",
    ],
)
def test_what_is_no_link_is_refused(address: str) -> None:
    with pytest.raises(BadLink) as refused:
        clean_link(address, field="link", limit=100)
    assert refused.value.field == "link"


def test_no_link_is_no_fault() -> None:
    assert clean_link("  \u200b ", field="link", limit=100) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE\u0301"),
        ("data-driven", "Data driven"),
        ("Straße", "STRASSE"),
        ("ﬁnd", "find"),
        ("  a,  b! ", "A B"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_folding_makes_alike_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_folding_keeps_different_words_apart() -> None:
    assert len({folded(word) for word in ("sport", "spots", "海边", "海", "شاطئ")}) == 5
