"""Codes and secrets: long enough, readable aloud, read back however they were typed."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from profit_tt.services import codes
from tests import bad_input


def test_a_think_tanks_code_has_no_look_alikes() -> None:
    made = [codes.new_code() for _ in range(2000)]
    assert all(re.fullmatch(r"[A-HJKMNP-Z2-9]{6}", code) for code in made)
    assert len(set(made)) == 2000
    assert set("".join(made)) == set(codes.CODE_SIGNS)
    assert len(codes.CODE_SIGNS) ** codes.CODE_LENGTH > 8e8


def test_a_re_entry_code_has_128_bits_in_eight_words() -> None:
    words = [word for _ in range(2000) for word in codes.new_reentry_code().split(" ")]
    assert len(words) == 2000 * 8
    assert all(re.fullmatch(r"([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]", word) for word in words)
    every_word = {codes._word(bits) for bits in range(2**16)}
    assert len(every_word) == 2**16
    assert set(words) < every_word
    for place in range(5):
        assert len(Counter(word[place] for word in words)) == (16, 4)[place % 2]


def test_a_re_entry_code_is_read_back_however_it_was_typed() -> None:
    code = codes.new_reentry_code()
    for typed in (code, code.upper(), code.replace(" ", ""), code.replace(" ", "-"), f"  {code}.\n"):
        assert codes.read_reentry_code(typed) == code


@given(st.text())
def test_reading_a_code_never_fails_and_leaves_plain_signs(typed: str) -> None:
    assert all(sign.isalnum() for sign in codes.read_code(typed))
    assert set(codes.read_reentry_code(typed)) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert len(codes.hashed(typed)) == 64


def test_bad_input_makes_no_long_codes() -> None:
    for text in bad_input.TEXTS.values():
        assert len(codes.read_code(text)) <= 64
        assert len(codes.read_reentry_code(text)) <= 480
        assert len(codes.hashed(text)) == 64


def test_a_link_token_has_256_bits() -> None:
    made = {codes.new_link_token() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(token) for token in made} == {43}
