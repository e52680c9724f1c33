"""The take-away: files made when the button is pressed, from the picture as it is then, not as it was drawn."""

from collections.abc import Callable, Sequence

import streamlit as st

from profit_tt.clock import now
from profit_tt.reports.csv import MEDIA_TYPE as CSV
from profit_tt.reports.csv import as_csv
from profit_tt.reports.picture_json import as_json
from profit_tt.reports.xlsx import MEDIA_TYPE as XLSX
from profit_tt.reports.xlsx import as_xlsx
from profit_tt.services.results import Picture
from profit_tt.text import Speaker

#: A picture as JSON, as docs/picture-schema.md describes it.
JSON = "application/json"


def row(
    make: Callable[[], Picture], code: str, say: Speaker, *, chosen: Sequence[str], with_json: bool = False
) -> None:
    """Two buttons, or three. `make` gives the picture to be written, at the moment of the press, without Streamlit's
    session.

    So a run of the page costs nothing, and what a facilitator has hidden meanwhile does not leave.
    """
    today = now().date()
    with st.container(key="downloads", horizontal=True):
        st.download_button(
            say("Excel (XLSX)"),
            lambda: as_xlsx(make(), say, on=today, chosen=chosen),
            file_name=name(code, "xlsx"),
            mime=XLSX,
            key="download-xlsx",
            on_click="ignore",
        )
        st.download_button(
            "CSV",
            lambda: as_csv(make(), say),
            file_name=name(code, "csv"),
            mime=CSV,
            key="download-csv",
            on_click="ignore",
        )
        if with_json:
            st.download_button(
                "JSON",
                lambda: as_json(make()),
                file_name=name(code, "json"),
                mime=JSON,
                key="download-json",
                on_click="ignore",
            )


def name(code: str, ending: str) -> str:
    """Code and day, nothing else."""
    return f"{code}-{now().date().isoformat()}.{ending}"
