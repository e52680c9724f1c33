"""Captions: read strictly, written anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_tt.errors import Refused
from profit_tt.services import caption_files
from tests import films


def test_cues_come_through_and_nothing_else() -> None:
    assert caption_files.write(caption_files.read(films.VTT)) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:02.500 line:0 position:20% align:start\nWe sell <b>one</b> ticket\n\n"
        "00:01:00.000 --> 00:01:01.000\nTot ziens\nà bientôt\n"
    )


def test_what_was_written_reads_the_same() -> None:
    once = caption_files.read(films.VTT)
    assert caption_files.read(caption_files.write(once).encode()) == once


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "begins with the word WEBVTT"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", "begins with the word WEBVTT"),
        (films.HTML, "begins with the word WEBVTT"),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\na\n", "begins with the word WEBVTT"),
        (b"WEBVTT\n\n", "no captions"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no captions"),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\na\n", "Line 3 of the captions: times"),
        (b"WEBVTT\n\nname\n\n", "Line 4 of the captions: times"),
        (b"WEBVTT\n\nname\n00:03.000 --> 00:02.000\na\n", "Line 4 of the captions: they end"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na\x00b\n", "Line 3 of the captions holds"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\ncafé\n".encode("cp1252"), "UTF-8"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n".encode("utf-16"), "UTF-8"),
        (b"WEBVTT\n\n" + b"x" * 200_000, "200 KB"),
        (b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\na\n\n" * 6000, "too many"),
    ],
)
def test_faults_are_named(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        caption_files.read(content)
    assert sentence in str(refused.value)


@given(st.binary(max_size=300))
def test_noise_is_refused_and_nothing_worse(noise: bytes) -> None:
    with pytest.raises(Refused):
        caption_files.read(b"WEBVTT\n\n--> " + noise)
