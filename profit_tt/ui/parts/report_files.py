"""The report to take home, as PDF and as one page that works offline: written when it is asked for, then saved."""

from collections.abc import Callable
from typing import TypeAlias

import streamlit as st

from profit_tt.models import Audience
from profit_tt.reports.report import html, pdf
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.parts import Contents
from profit_tt.services import reporting
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import downloads
from profit_tt.ui.session import Visit

_ASKED, _READY = "_report-asked", "_report-ready"
#: Form, language, revision, whether results were shown: a file is of that moment, and of no other.
_Key: TypeAlias = tuple[str, str, int, bool]
_WRITTEN: dict[str, tuple[str, str, Callable[[Contents, Speaker], bytes]]] = {
    "pdf": ("PDF (A4)", pdf.MEDIA_TYPE, pdf.as_pdf),
    "html": ("HTML", html.MEDIA_TYPE, lambda told, say: html.as_html(told, say).encode()),
}


def row(here: Visit, seen: Picture) -> None:
    """A button for each form; once one is written, a button that saves it, until something has changed."""
    say = here.say
    with st.container(key="report-files", horizontal=True, vertical_alignment="center"):
        st.markdown(say("Report"))
        for form, (label, _, _) in _WRITTEN.items():
            st.button(label, key=f"report-{form}", on_click=_ask, args=(form,))
        form = session.recall(_ASKED)
        if form in _WRITTEN:
            _save(here, form, (form, say.language, seen.revision, seen.shown))


def _save(here: Visit, form: str, key: _Key) -> None:
    """Written once; whatever changed meanwhile, it has to be asked for again."""
    say, (_, media, _) = here.say, _WRITTEN[form]
    kept: tuple[_Key, bytes] | None = session.recall(_READY)
    if kept is None or kept[0] != key:
        if kept is not None:
            _ask("")
            return
        with st.spinner(say("The report is being written. It takes a few seconds.")):
            kept = (key, _written(here, form))
        session.keep(_READY, kept)
    st.download_button(
        say("Save the report ({form})", form=form.upper()),
        kept[1],
        file_name=downloads.name(f"{here.room.think_tank.code}-report", form),
        mime=media,
        key=f"report-save-{form}",
        on_click="ignore",
        type="primary",
    )


def _written(here: Visit, form: str) -> bytes:
    audience = Audience.desk if here.is_facilitator else Audience.phones
    told = reporting.gathered(by=here.person, audience=audience)
    return _WRITTEN[form][2](contents(told, here.say), here.say)


def _ask(form: str) -> None:
    session.keep(_ASKED, form)
    session.forget(_READY)
