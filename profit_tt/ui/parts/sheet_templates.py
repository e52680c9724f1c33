"""Tables to download in the language of the visit: empty ones to fill in, and all rows of the network."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from profit_tt.reports import network_sheets, sheet_template
from profit_tt.reports.csv import MEDIA_TYPE as CSV
from profit_tt.reports.sheet_template import Row
from profit_tt.reports.xlsx import MEDIA_TYPE as XLSX
from profit_tt.services.network_rows import Rows
from profit_tt.services.room import Room
from profit_tt.services.sheets.fields import Kind
from profit_tt.text import Speaker


def draw(kind: Kind, rows: Rows, room: Room, say: Speaker) -> None:
    """Two buttons for the empty table, two for the rows if there are any; files are made when they are pressed."""
    places = network_sheets.places_of(room, say)

    def book(filled: Callable[[], Sequence[Row]]) -> bytes:
        return sheet_template.as_xlsx(kind, places, say, filled())

    def text(filled: Callable[[], Sequence[Row]]) -> bytes:
        return sheet_template.as_csv(kind, say, filled())

    every = partial(network_sheets.rows_of, kind, rows, room, say)
    with st.container(key="sheet-templates", horizontal=True):
        _button(say("Template for Excel (XLSX)"), partial(book, list), f"{kind}.xlsx", XLSX, "template-xlsx")
        _button(say("Template as CSV"), partial(text, list), f"{kind}.csv", CSV, "template-csv")
        if _there(kind, rows):
            name = f"{room.think_tank.code}-{kind}"
            _button(say("All rows for Excel (XLSX)"), partial(book, every), f"{name}.xlsx", XLSX, "rows-xlsx")
            _button(say("All rows as CSV"), partial(text, every), f"{name}.csv", CSV, "rows-csv")


def _there(kind: Kind, rows: Rows) -> bool:
    there = {Kind.organisations: rows.organisations, Kind.activities: rows.activities, Kind.participations: rows.parts}
    return bool(there[kind])


def _button(label: str, file: Callable[[], bytes], name: str, media: str, key: str) -> None:
    st.download_button(label, file, file_name=name, mime=media, key=f"sheet-{key}-{name}", on_click="ignore")
