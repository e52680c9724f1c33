"""Taking a file from somebody, in our own words: Streamlit's are English whatever the visit speaks.

What is asked stands in the name of the field, and the style sheet (files.css) writes it where Streamlit's words were.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from profit_tt.text import Speaker


def ask(say: Speaker, *, forms: str, limit: int, key: str, endings: Sequence[str] | None = None) -> UploadedFile | None:
    """The field, and the file that was put there.

    forms: as a person calls them, such as CSV; limit: of its size in megabytes; endings: other ones are refused.
    """
    return st.file_uploader(
        say("Choose a file or drop it here: {forms}, {limit} MB at most", forms=forms, limit=say.number(limit)),
        type=endings,
        key=key,
        max_upload_size=limit,
        label_visibility="collapsed",
    )
