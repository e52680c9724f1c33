"""Empty tables to download and fill in, in the language of the visit."""

from functools import partial

import streamlit as st

from profit_tt.reports import sheet_template
from profit_tt.reports.csv import MEDIA_TYPE as CSV
from profit_tt.reports.sheet_template import Places
from profit_tt.reports.xlsx import MEDIA_TYPE as XLSX
from profit_tt.services.room import Room
from profit_tt.services.sheets.fields import Kind
from profit_tt.text import Speaker


def draw(kind: Kind, room: Room, say: Speaker) -> None:
    """Two buttons; the files are made when they are pressed."""
    places = Places(
        tuple(region.name(say.language) for region in room.regions),
        tuple(theme.name(say.language) for theme in room.themes),
    )
    with st.container(key="sheet-templates", horizontal=True):
        st.download_button(
            say("Template for Excel (XLSX)"),
            partial(sheet_template.as_xlsx, kind, places, say),
            file_name=f"{kind}.xlsx",
            mime=XLSX,
            key=f"sheet-template-xlsx-{kind}",
            on_click="ignore",
        )
        st.download_button(
            say("Template as CSV"),
            partial(sheet_template.as_csv, kind, say),
            file_name=f"{kind}.csv",
            mime=CSV,
            key=f"sheet-template-csv-{kind}",
            on_click="ignore",
        )
