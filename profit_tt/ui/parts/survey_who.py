"""Somebody who came by a survey's link says where they come from: no name, no account."""

import streamlit as st

from profit_tt.models import ExpertDraft, Person
from profit_tt.services import room, survey_answers
from profit_tt.services.survey_form import Form
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.join import STAKEHOLDERS


def ask(form: Form, by: Person) -> None:
    """Region and kind of organisation, and one button."""
    say = session.visit().say
    now = room.look(by=by)
    with st.container(key="card-join"):
        st.pills(
            say("Your region"),
            [region.slug for region in now.regions],
            format_func=lambda slug: region_mark.named(now, slug, say.language),
            key="survey-region",
            on_change="ignore",
            width="stretch",
        )
        notices.show("survey-who", field="region")
        st.pills(
            say("You come from"),
            list(STAKEHOLDERS),
            format_func=lambda kind: say(STAKEHOLDERS[kind]),
            key="survey-stakeholder",
            on_change="ignore",
            width="stretch",
        )
        notices.show("survey-who", field="stakeholder")
        st.caption(say("No name and no account: your answers are shown in groups only."))
        st.button(
            say("Begin"), key="survey-begin", type="primary", width="stretch", on_click=_begin, args=(form.id, by)
        )
        notices.show("survey-who")


def _begin(survey_id: int, by: Person) -> None:
    def begun() -> object:
        draft = ExpertDraft.of(
            region=session.recall("survey-region"),
            stakeholder=session.recall("survey-stakeholder"),
            language=session.visit().say.language,
        )
        return survey_answers.begin(by=by, survey_id=survey_id, draft=draft)

    notices.attempt("survey-who", begun)
