"""People's words on a page: always plain text. Streamlit renders Markdown even in labels, images of other hosts too."""

import re

import streamlit as st

#: Every sign that Markdown, Streamlit's directives, HTML or TeX could take for markup.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|:~$&=^\"'@/])")


def escaped(text: str) -> str:
    """People's words as Markdown that shows exactly these words: for labels, captions, headings."""
    safe = _MARKS.sub(r"\\\1", text)
    return safe.replace("\n", "  \n")


def plain(text: str, *, key: str | None = None) -> None:
    """People's words as a paragraph of plain text."""
    if key is None:
        st.text(text)
        return
    with st.container(key=key):
        st.text(text)
