"""Which survey somebody is here for, and as whom: by its own link, or in the think tank they are in."""

import streamlit as st

from profit_tt.errors import HouseError
from profit_tt.models import Person, Scope, StepKind, SurveyState
from profit_tt.services import survey_form, surveys
from profit_tt.services.survey_form import Form
from profit_tt.ui import live, session
from profit_tt.ui.parts import gate, now_step, survey_desk, survey_phone, way
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

#: Names in the address: the secret of a survey's link, and which survey of the think tank is looked at.
LINK, CHOSEN = "s", "survey"
#: Milliseconds over which a full room comes when a survey opens or closes.
SPREAD = 4000


def show() -> None:
    """The whole page."""
    here = session.visit()
    if link := session.query(LINK):
        _by_link(here, link)
        return
    here = gate.for_anybody()
    if here.is_facilitator:
        survey_desk.show(chosen())
        return
    _on_phone()


def chosen() -> int:
    """The survey named in the address, 0 for none."""
    named = session.query(CHOSEN) or ""
    return int(named) if named.isascii() and named.isdigit() and len(named) < 10 else 0


def _by_link(here: Visit, link: str) -> None:
    try:
        found = surveys.by_link(link=link)
    except HouseError as refused:
        with st.container(key="shut"):
            st.info(refused.spoken(here.say))
            way.to("welcome", here.say("To the welcome page"), key="way-main-welcome")
        return
    survey_phone.show(found.id, Person(here.person.device, found.survey.think_tank_id), link=link)


@st.fragment
def _on_phone() -> None:
    """A fragment: it wakes when a survey opens or closes, the rest of the page stays."""
    here = session.visit()
    content = here.pulse.content
    found = surveys.forms(by=here.person, at=here.pulse)
    open_ones = [form for form in found if form.is_open]
    wanted = next((form for form in found if form.id == chosen()), None)
    form = wanted or (open_ones[0] if len(open_ones) == 1 else None) or (found[0] if len(found) == 1 else None)
    is_closed = form is not None and form.survey.state is SurveyState.closed  # its results are for everybody
    if here.expert is None and not is_closed and not any(one.survey.by_link for one in open_ones):
        gate.for_experts()
    if form is not None:
        survey_phone.draw(form, here.person)
        _others(here, [one for one in open_ones if one.id != form.id])
    elif found:
        _choose(here, open_ones or list(found))
    else:
        _nothing(here)
    live.watch(scope=Scope.content, revision=content, spread=SPREAD, name="survey")


def _nothing(here: Visit) -> None:
    """No survey of ours: perhaps the step has a link to one elsewhere, or a text."""
    step = here.room.current_step
    if (
        step is not None
        and step.kind is StepKind.survey
        and (step.link or step.text_en or step.text_fr or step.text_nl)
    ):
        now_step.show(here, here.room)
        return
    with st.container(key="card-wait"):
        st.markdown(f"### {here.say('No survey is open just now')}")
        st.markdown(here.say("When one opens, this page will change by itself."))


def _choose(here: Visit, found: list[Form]) -> None:
    st.markdown(f"# {here.say('Surveys')}")
    for form in found:
        with st.container(key=f"card-survey-{form.id}"):
            st.markdown(f"### {escaped(survey_form.words(form.survey, 'name', here.say.language))}")
            is_open = form.survey.state is SurveyState.open
            label = here.say("Answer it") if is_open else here.say("Look at my answers")
            way.to("survey", label, key=f"way-{'main-' if is_open else ''}survey-{form.id}", survey=str(form.id))


def _others(here: Visit, rest: list[Form]) -> None:
    for form in rest:
        name = survey_form.words(form.survey, "name", here.say.language)
        way.to("survey", here.say("Also open: {name}", name=escaped(name)), survey=str(form.id))
