"""No text that a person types becomes a formula, and none is changed for good."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_tt.reports.safe import dangerous, guarded, undone

OPENERS = "=+-@|\t\r＝＋－＠"


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("before", ["", " ", "  ", "'", '"', " '", "\u00a0", "\n", "\u200b", "'' "])
def test_an_opener_is_guarded_also_behind_blanks_and_quotes(opener: str, before: str) -> None:
    text = f"{before}{opener}SUM(A1)"
    assert guarded(text).startswith("'")
    assert undone(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["", "plain", "'s-Gravenpolder", "a=b", "1+1", "Bray-Dunes", "« oui »", "#tag", "a, b; c", "€ 5,-"]
)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("cut", [",", ";", "\t", "\n", "\r\n", "; ", ", '", ';"'])
@pytest.mark.parametrize("opener", "=+-@＝＋－＠")
def test_what_another_program_cuts_off_is_guarded_too(cut: str, opener: str) -> None:
    """An English file that a French program opens is cut at semicolons, whatever quotes there are."""
    text = f"harmless{cut}{opener}SUM(A1)"
    for piece in re.split("[,;\t\r\n]", guarded(text)):
        assert not piece.lstrip(" \"'").startswith(opener) or piece.startswith("'")
    assert undone(guarded(text)) == text


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(OPENERS + " '\"\u00a0ab;,\n"), max_size=12))
def test_guarded_text_comes_back_and_never_opens_a_formula(text: str) -> None:
    cell = guarded(text)
    assert undone(cell) == text
    assert not cell.lstrip(' \u00a0"').startswith(tuple(OPENERS))


@settings(deadline=None)
@given(st.text(), st.text())
def test_two_texts_never_share_a_cell(one: str, other: str) -> None:
    assert (guarded(one) == guarded(other)) == (one == other)


def test_dangerous_looks_only_at_the_beginning() -> None:
    assert [text for text in ("=1", "1=1", "cmd|x") if dangerous(text)] == ["=1"]
