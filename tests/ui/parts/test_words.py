"""People's words, as Markdown would show them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from profit_tt.ui.parts.words import escaped

PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak", "hardbreak"}
NASTY = [
    "![x](https://evil.example/pixel.png)",
    "[text](https://evil.example)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "# heading",
    "heading\n===",
    "line\n---\nline",
    "- one\n* two\n+ three\n1. four\n2) five",
    "> quote",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "    code\n\tcode",
    "```\ncode\n```",
    "`code` **bold** _it_ ~~gone~~",
    "&lt; &copy; &#65;",
    "[a]\n\n[a]: https://evil.example",
    "\\![x](y) \\\\[x](y)",
    "***",
    "C:\\new 's-Gravenpolder $x^2$",
]
signs = st.sampled_from(
    [*"\\`*_{}[]()<>#+-.!|:~$&=^\"'@/ \n\t19aw\u00a0", "www.", "https://", ":streamlit:", "->", "e@x.eu"]
)
words = st.lists(st.one_of(signs, st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=40)


def shown(text: str) -> tuple[set[str], str]:
    """The kinds of things Markdown makes of the escaped text, and the words it shows."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(escaped(text))
    tokens = [token for block in blocks for token in (block, *(block.children or []))]
    spoken = [token.content if token.type.startswith("text") else "\n" for token in tokens if token.type != "inline"]
    return {token.type for token in tokens}, "".join(spoken)


def bare(text: str) -> str:
    """Words without what nobody sees: width-less joiners, and how much blank stands between."""
    return " ".join(text.replace("\u2060", "").split())


@pytest.mark.parametrize("text", NASTY)
def test_markup_is_shown_as_it_was_written(text: str) -> None:
    kinds, spoken = shown(text)
    assert kinds <= PLAIN
    assert bare(spoken) == bare(text)


@given(words.map("".join))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    kinds, spoken = shown(text)
    assert kinds <= PLAIN
    assert bare(spoken) == bare(text)


@given(words.map("".join))
def test_nothing_is_left_that_streamlit_turns_into_something_else(text: str) -> None:
    """Addresses, e-mails, :streamlit: and arrows are found by Streamlit after Markdown is done (seen in a browser)."""
    kept = escaped(text).replace("\\", "")
    assert not re.search(r"www\.|https?:/|@[-\w]|:streamlit:|<-|->|--|[<>~]=", kept, re.IGNORECASE)


@pytest.mark.parametrize("text", ["www.evil.example", "https://evil.example/x", "ann@evil.example", "a -> b"])
def test_what_nobody_sees_is_all_that_is_added(text: str) -> None:
    assert escaped(text) != text
    assert bare(escaped(text).replace("\\", "")) == text
