"""Sheets to print: a ballot, a finding sheet and each survey for each seat, in one language."""

from collections.abc import Sequence

import streamlit as st

from profit_tt.models import Round
from profit_tt.reports import paper, survey_paper
from profit_tt.reports.typesetting import MEDIA_TYPE
from profit_tt.services import survey_form
from profit_tt.services.room import Room
from profit_tt.services.seats import Seat
from profit_tt.services.survey_form import Form
from profit_tt.text import LANGUAGES, Speaker, speaker
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.downloads import name
from profit_tt.ui.parts.paper_seats import who
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


def draw(here: Visit, now: Room, present: Sequence[Seat], voting: Round | None, forms: Sequence[Form]) -> None:
    """PDF files, made when the button is pressed; without seats, one sheet whose code is written in by hand."""
    say = here.say
    with st.container(key="card-paper-print"):
        st.header(say("Print"), anchor=False)
        code = st.segmented_control(
            say("Language of the sheets"),
            list(LANGUAGES),
            format_func=AUTONYMS.__getitem__,
            default=say.language,
            required=True,
            key="print-language",
        )
        chosen = speaker(code or say.language)
        seats = _seats(present, now, chosen)
        with st.container(key="print-files", horizontal=True):
            if voting is not None and now.findings_of(voting):
                st.download_button(
                    say("Ballots (PDF)"),
                    lambda: paper.ballot_sheets(now, voting, seats, chosen),
                    file_name=name(f"{now.think_tank.code}-ballots", "pdf"),
                    mime=MEDIA_TYPE,
                    key="print-ballots",
                    on_click="ignore",
                )
            st.download_button(
                say("Finding sheets (PDF)"),
                lambda: paper.finding_sheets(now, seats, chosen),
                file_name=name(f"{now.think_tank.code}-findings", "pdf"),
                mime=MEDIA_TYPE,
                key="print-findings",
                on_click="ignore",
            )
            for form in forms:
                if form.questions:
                    _survey(form, now, seats, say, chosen)
        if voting is None or not now.findings_of(voting):
            st.caption(say("Ballots can be printed once a vote has been opened: then its findings are known."))


def _survey(form: Form, now: Room, seats: Sequence[paper.Seat], say: Speaker, chosen: Speaker) -> None:
    st.download_button(
        escaped(say("Survey: {name} (PDF)", name=survey_form.words(form.survey, "name", say.language))),
        lambda: survey_paper.survey_sheets(now, form, seats, chosen),
        file_name=name(f"{now.think_tank.code}-survey-{form.id}", "pdf"),
        mime=MEDIA_TYPE,
        key=f"print-survey-{form.id}",
        on_click="ignore",
    )


def _seats(present: Sequence[Seat], now: Room, say: Speaker) -> list[paper.Seat]:
    return [(one.code, who(one, now, say)) for one in present] or [("", "")]
