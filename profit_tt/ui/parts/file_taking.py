"""Taking a file from somebody, in our own words: Streamlit's are English whatever the visit speaks.

What is asked stands in the name of the field, and the style sheet (files.css) writes it where Streamlit's words were.
What screen readers hear of its buttons, and why a file is refused, is said by file_taking.js.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from profit_tt.text import Speaker

_CSS = """
.told { margin: 0; color: var(--disagree); font: 500 1rem/1.4 var(--font); }
.told:not(:empty) { padding-top: 6px; }
"""

_part = st.components.v2.component(
    "profit_file_taking",
    html='<p class="told" aria-hidden="true"></p>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def ask(say: Speaker, *, forms: str, limit: int, key: str, endings: Sequence[str] | None = None) -> UploadedFile | None:
    """The field, and the file that was put there.

    forms: as a person calls them, such as CSV; limit: of its size in megabytes; endings: other ones are refused.
    """
    around = f"take-{key}"
    with st.container(key=around, gap=None):
        given = st.file_uploader(
            say("Choose a file or drop it here: {forms}, {limit} MB at most", forms=forms, limit=say.number(limit)),
            type=endings,
            key=key,
            max_upload_size=limit,
            label_visibility="collapsed",
        )
        words = {
            "choose": say("Choose a file"),
            "another": say("Choose another file"),
            "remove": say("Take {name} away", name="{name}"),
            "stop": say("Stop sending {name}", name="{name}"),
            "large": say("This file is larger than {limit} MB.", limit=say.number(limit)),
            "kind": say("This is not a file of the kind {forms}.", forms=forms),
            "failed": say("The file did not arrive. Please try again."),
        }
        at = {"field": f".st-key-{key} [data-testid=stFileUploader]", "around": f".st-key-{around}"}
        _part(key=f"words-of-{key}", data=at | {"words": words})
    return given
