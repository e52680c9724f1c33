"""The report to take home, as PDF, as one page that works offline, and in short as slides: written when asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Audience
from profit_tt.reports.deck import pptx
from profit_tt.reports.report import html, pdf
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.parts import Contents
from profit_tt.services import reporting
from profit_tt.services.latest import Latest
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import downloads
from profit_tt.ui.session import Visit

_ASKED, _READY = "_report-asked", "_report-ready"
#: Form, language, revision, whether results were shown: a file is of that moment, and of no other.
_Key: TypeAlias = tuple[str, str, int, bool]


@dataclass(frozen=True, slots=True)
class _Form:
    """What it is called, on the first button, while it is written, and on the second; and how it is written. name: of
    the file, after the code."""

    label: str
    waiting: str
    saving: str
    name: str
    media: str
    write: Callable[[Contents, Speaker], bytes]


_WAITING, _SAVING = N_("The report is being written. It takes a few seconds."), N_("Save the report ({form})")
_FORMS = {
    "pdf": _Form("PDF (A4)", _WAITING, _SAVING, "report", pdf.MEDIA_TYPE, pdf.as_pdf),
    "html": _Form(
        "HTML", _WAITING, _SAVING, "report", html.MEDIA_TYPE, lambda told, say: html.as_html(told, say).encode()
    ),
    "pptx": _Form(
        N_("Slides (PPTX)"),
        N_("The slides are being drawn. It takes a few seconds."),
        N_("Save the slides ({form})"),
        "slides",
        pptx.MEDIA_TYPE,
        pptx.as_pptx,
    ),
}
#: What anybody may ask for is the same for all of them: written once a revision, by code, form and language.
_public: Latest[tuple[str, str, str], bytes] = Latest()


def row(here: Visit, seen: Picture, *, named: bool = True) -> None:
    """A button for each form; once one is written, a button that saves it, until something has changed. `named`: with
    a word before them, where no heading says what they are."""
    say = here.say
    with st.container(key="report-files", horizontal=True, vertical_alignment="center"):
        if named:
            st.markdown(say("Report"))
        for form, of in _FORMS.items():
            st.button(say(of.label), key=f"report-{form}", on_click=_ask, args=(form,))
        form = session.recall(_ASKED)
        if form in _FORMS:
            _save(here, form, (form, say.language, seen.revision, seen.shown))


def _save(here: Visit, form: str, key: _Key) -> None:
    """Written once; whatever changed meanwhile, it has to be asked for again."""
    say, of = here.say, _FORMS[form]
    kept: tuple[_Key, bytes] | None = session.recall(_READY)
    if kept is None or kept[0] != key:
        if kept is not None:
            _ask("")
            return
        with st.spinner(say(of.waiting)):
            kept = (key, _written(here, form, at=key[2]))
        session.keep(_READY, kept)
    st.download_button(
        say(of.saving, form=form.upper()),
        kept[1],
        file_name=downloads.name(f"{here.room.think_tank.code}-{of.name}", form),
        mime=of.media,
        key=f"report-save-{form}",
        on_click="ignore",
        type="primary",
    )


def _written(here: Visit, form: str, *, at: int) -> bytes:
    """The file, of revision `at` or a newer one."""
    audience = Audience.desk if here.is_facilitator else here.audience

    def make() -> tuple[int, bytes]:
        told = reporting.gathered(by=here.person, audience=audience)
        return told.picture.revision, _FORMS[form].write(contents(told, here.say), here.say)

    if audience is not Audience.world:
        return make()[1]
    return _public.at((here.room.think_tank.code, form, here.say.language), at, make)


def _ask(form: str) -> None:
    session.keep(_ASKED, form)
    session.forget(_READY)
