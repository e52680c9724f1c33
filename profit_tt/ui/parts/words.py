"""People's words on a page: always plain text. Streamlit renders Markdown even in labels, images of other hosts too."""

import re

import streamlit as st

#: Every sign that Markdown, Streamlit's directives, HTML or TeX could take for markup.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|:~$&=^\"'@/])")
#: What Streamlit still turns into something else after the marks are gone: addresses and e-mails into links, arrows
#: and dashes into signs, :streamlit: into a picture. A sign without width in their middle leaves them as they are.
_TURNED = re.compile(r"(?<=www)(?=\.)|(?<=:)(?=[\w/])|(?<=@)|(?<=[-<>~=])(?=[-<>=])", re.IGNORECASE)
_NO_WIDTH = "\N{WORD JOINER}"
#: Blanks at the beginning of a line would make it a block of code.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def escaped(text: str) -> str:
    """People's words as Markdown that shows exactly these words: for labels, captions, headings."""
    whole = _INDENT.sub("", _TURNED.sub(_NO_WIDTH, text))
    return _MARKS.sub(r"\\\1", whole).replace("\n", "  \n")


def plain(text: str, *, key: str | None = None) -> None:
    """People's words as a paragraph of plain text."""
    if key is None:
        st.text(text)
        return
    with st.container(key=key):
        st.text(text)
