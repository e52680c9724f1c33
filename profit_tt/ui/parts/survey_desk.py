"""Surveys for facilitators: a list, and one of them in its views: questions, preview, people, results."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Role, Scope, SurveyState
from profit_tt.models.survey_drafts import SurveyDraft
from profit_tt.services import entering, survey_answers, survey_files, survey_form, surveys
from profit_tt.services.survey_form import Form
from profit_tt.text import Speaker
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import (
    file_taking,
    survey_compose,
    survey_finding,
    survey_people,
    survey_preview,
    survey_results,
    survey_settings,
)
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

STATES = {
    SurveyState.draft: N_("Draft"),
    SurveyState.open: N_("Open now"),
    SurveyState.closed: N_("Closed"),
}
#: The views of one survey, in their order: title, and what draws it.
VIEWS: dict[str, tuple[str, Callable[[Form, Visit], None]]] = {
    "questions": (N_("Questions"), survey_compose.draw),
    "preview": (N_("Preview"), survey_preview.draw),
    "people": (N_("Link and people"), survey_people.draw),
    "results": (N_("Results"), survey_results.draw),
}
#: Views in which people type: they are drawn anew when a survey changes, and not with every answer of the room.
TYPED = ("list", "questions", "preview")
_CHOSEN = "_survey_desk"
#: The name of a view in the address.
VIEW = "view"
SIZE_LIMIT = 1_000_000


def show(named: int) -> None:
    """Kept up to date by push: what a second facilitator changes appears here, what is typed here stays."""
    if named and session.recall(_CHOSEN) is None:
        session.keep(_CHOSEN, named)

    @st.fragment
    def awake() -> None:
        here = session.visit()
        if Role.facilitator not in entering.who(by=here.person).roles:
            st.rerun()  # removed meanwhile: the page begins anew, with its gate
        pulse = here.pulse
        found = surveys.forms(by=here.person, at=pulse)
        form = next((one for one in found if one.id == session.recall(_CHOSEN)), None)
        view = _list(found, here) if form is None else _one(form, here)
        if view in TYPED or survey_finding.is_open():
            live.watch(scope=Scope.content, revision=pulse.content, name="surveys")
        else:
            live.watch(scope=Scope.number, revision=pulse.number, spread=2000, name="surveys-counted")

    awake()


def choose(survey_id: int | None) -> None:
    """From now on this survey is looked at; None is the list."""
    session.keep(_CHOSEN, survey_id or 0)


def _list(found: tuple[Form, ...], here: Visit) -> str:
    say = here.say
    st.title(say("Surveys"), anchor=False)
    notices.show("surveys")
    counted = survey_answers.people(by=here.person)
    if not found:
        st.markdown(say("Ask the experts, or everybody with a link, and turn what they say into findings."))
    for form in found:
        with st.container(key=f"card-survey-{form.id}"):
            st.button(
                escaped(survey_form.words(form.survey, "name", say.language)),
                key=f"survey-pick-{form.id}",
                type="tertiary",
                on_click=choose,
                args=(form.id,),
            )
            st.caption(" · ".join(_about(form, counted.get(form.id, {}), say)))
    _new(say)
    _file(say)
    return "list"


def _about(form: Form, counted: dict[tuple[str, str], tuple[int, int]], say: Speaker) -> list[str]:
    said = [f"**{say(STATES[form.survey.state])}**", say.many("{n} question", "{n} questions", len(form.questions))]
    begun = sum(number for number, _ in counted.values())
    said.append(say.many("{n} person has begun", "{n} people have begun", begun))
    return [*said, say("Sample")] if form.is_sample else said


def _new(say: Speaker) -> None:
    with st.container(key="card-survey-new"), st.form("survey-new", border=False):
        st.text_input(say("Name of a new survey"), key="survey-new-name", max_chars=120)
        st.form_submit_button(say("Compose a survey"), on_click=_added, type="primary")
        notices.show("survey-new")


def _added() -> None:
    here = session.visit()
    name = str(session.recall("survey-new-name") or "")
    made = notices.attempt("survey-new", lambda: surveys.add_survey(by=here.person, draft=_named(name, here)))
    if made is not None:
        session.keep("survey-new-name", "")
        choose(made.id)


def _named(name: str, here: Visit) -> SurveyDraft:
    return SurveyDraft.of(names={here.say.language: name})


def _file(say: Speaker) -> None:
    with st.expander(say("Bring in a survey from a file"), key="survey-file", expanded=notices.refused("survey-in")):
        given = file_taking.ask(say, forms="TOML", limit=1, key="survey-upload", endings=["toml"])
        st.text_area(say("Or paste it here"), key="survey-pasted", height=140)
        text = str(session.recall("survey-pasted") or "")
        if given is not None and given.size <= SIZE_LIMIT:
            text = str(given.getvalue().decode("utf-8", "replace"))
        st.button(say("Take it in"), key="survey-take", disabled=not text.strip(), on_click=_taken, args=(text,))
        notices.show("survey-in")


def _taken(text: str) -> None:
    made = notices.attempt("survey-in", survey_files.from_toml, by=session.visit().person, text=text)
    if made is not None:
        session.keep("survey-pasted", "")
        choose(made.id)


def _one(form: Form, here: Visit) -> str:
    say = here.say
    st.button(say("All surveys"), key="survey-list", type="tertiary", on_click=choose, args=(None,))
    with st.container(key="survey-head", horizontal=True, vertical_alignment="center"):
        st.title(escaped(survey_form.words(form.survey, "name", say.language)), anchor=False, width="stretch")
        _switch(form, say)
    sample = [say("Sample: these questions are an illustration.")] if form.is_sample else []
    st.caption(" · ".join([f"**{say(STATES[form.survey.state])}**", _explained(form, say), *sample]))
    notices.show("survey-state")
    key = f"survey-view-{form.id}"
    if session.recall(key) is None:
        asked = session.query(VIEW) if session.query("survey") == str(form.id) else None
        session.keep(key, session.recall(f"_{key}", asked if asked in VIEWS else "questions"))
    view = st.segmented_control(
        say("View"),
        list(VIEWS),
        format_func=lambda one: say(VIEWS[one][0]),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    session.keep(f"_{key}", view)
    VIEWS[view or "questions"][1](form, here)
    if view == "questions":
        survey_settings.draw(form, here, partial(choose, None))
    return str(view or "questions")


def _explained(form: Form, say: Speaker) -> str:
    return {
        SurveyState.draft: say("Nobody but facilitators sees it."),
        SurveyState.open: say("Answers are taken, and can be changed until you close it."),
        SurveyState.closed: say("Answers stand as they are."),
    }[form.survey.state]


def _switch(form: Form, say: Speaker) -> None:
    is_open = form.survey.state is SurveyState.open
    label = say("Close the survey") if is_open else say("Open the survey now")
    kind: Literal["primary", "secondary"] = "secondary" if is_open else "primary"
    st.button(label, key="survey-switch", type=kind, on_click=_switched, args=(form.id, form.survey.version, is_open))


def _switched(survey_id: int, seen: int, is_open: bool) -> None:
    deed = surveys.close_survey if is_open else surveys.open_survey
    notices.attempt("survey-state", deed, by=session.visit().person, survey_id=survey_id, seen=seen)
