"""The newest findings on the wall, in their authors' words."""

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark, words


def newest(seen: Picture, say: Speaker, *, limit: int) -> None:
    """The last few findings, newest first, each with the mark of its region."""
    with st.container(key="wall-newest"):
        st.subheader(say("Newest findings"), anchor=False)
        for place, finding in enumerate(reversed(seen.room.findings[-limit:])):
            with st.container(key=f"wall-new-{place}"):
                words.plain(finding.text)
                if finding.region:
                    st.markdown(region_mark.named(seen.room, finding.region, say.language))
