"""A survey's answers to take away: files made when a button is pressed, from the answers as they are then."""

from collections.abc import Callable

import streamlit as st

from profit_tt.clock import now
from profit_tt.reports import csv, survey_files, xlsx
from profit_tt.services import survey_packing
from profit_tt.services.survey_form import Form
from profit_tt.services.survey_packing import Packed
from profit_tt.ui.parts.downloads import name
from profit_tt.ui.session import Visit


def row(form: Form, here: Visit) -> None:
    """Excel, CSV and JSON. `here` is not asked again at the press: there is no session of Streamlit's then."""
    by, say, code = here.person, here.say, f"{here.room.think_tank.code}-survey-{form.id}"
    today = now().date()

    def packed() -> Packed:
        return survey_packing.packed(by=by, survey_id=form.id)

    makes: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (say("Excel (XLSX)"), "xlsx", xlsx.MEDIA_TYPE, lambda: survey_files.as_xlsx(packed(), say, on=today)),
        ("CSV", "csv", csv.MEDIA_TYPE, lambda: survey_files.as_csv(packed(), say)),
        ("JSON", "json", survey_files.MEDIA_TYPE_JSON, lambda: survey_files.as_json(packed(), say)),
    )
    with st.container(key="downloads", horizontal=True):
        for label, ending, media, make in makes:
            st.download_button(
                label,
                make,
                file_name=name(code, ending),
                mime=media,
                key=f"download-survey-{ending}",
                on_click="ignore",
            )
