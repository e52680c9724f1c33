"""The results of a survey: for facilitators with files and findings, and on phones when they may be seen."""

from functools import partial

import streamlit as st

from profit_tt.charts import survey_bars, survey_matrix
from profit_tt.models import Person, QuestionKind, Scope
from profit_tt.models.survey import IN_WORDS
from profit_tt.services import frames_survey, survey_form, survey_results, surveys
from profit_tt.services.survey_form import Form
from profit_tt.services.survey_results import Result, Results
from profit_tt.text import Speaker
from profit_tt.ui import live, notices, session
from profit_tt.ui.parts import pictures, survey_downloads, survey_finding
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_BY = "survey-by"
#: Milliseconds over which phones come when answers have come in.
SPREAD = 8000


def draw(form: Form, here: Visit) -> None:
    """The desk's view: who sees it, files, and each question with its picture and a way to a finding."""
    say, told = here.say, survey_results.results(by=here.person, survey_id=form.id)
    _shown(form, say)
    _head(told, say)
    if not told.people:
        return
    survey_downloads.row(form, here)
    by = _grouping(say)
    for result in told.questions:
        with st.container(key=f"card-survey-result-{result.asked.id}"):
            _question(result, by, say, size="page")
            survey_finding.draw(result, here)


def on_phone(form: Form, by: Person) -> None:
    """The results under what somebody has answered, if they may be seen; kept up to date while answers come in."""
    if not survey_results.may_see(form, is_facilitator=False):
        return

    @st.fragment
    def awake() -> None:
        here = session.visit()
        now = surveys.form(by=by, survey_id=form.id)
        if not survey_results.may_see(now, is_facilitator=False):
            return
        told = survey_results.results(by=by, survey_id=form.id)
        with st.container(key="survey-results"):
            st.markdown(f"## {here.say('Results')}")
            _head(told, here.say)
            for result in told.questions if told.people else ():
                with st.container(key=f"card-survey-result-{result.asked.id}"):
                    _question(result, "region", here.say, size="phone")
        if now.is_open and by.think_tank_id == here.person.think_tank_id:
            live.watch(scope=Scope.number, revision=told.revision, spread=SPREAD, name="survey-results")

    awake()


def _shown(form: Form, say: Speaker) -> None:
    """Who sees the results now, and the switch while that is open."""
    if not form.is_open:
        closed = say("The survey is closed: everybody can see these results on its page.")
        st.caption(closed if survey_results.may_see(form, is_facilitator=False) else say("Only facilitators see this."))
        return
    shown = form.survey.shown
    with st.container(key="survey-shown", horizontal=True, vertical_alignment="center"):
        st.markdown(
            say("Everybody sees the results on the survey's page.")
            if shown
            else say("Only facilitators see the results until the survey closes."),
            width="stretch",
        )
        label = say("Hide them from phones") if shown else say("Show them on phones now")
        st.button(label, key="survey-show", on_click=_switched, args=(form.id, not shown, form.survey.version))
    notices.show("survey-shown")


def _switched(survey_id: int, shown: bool, seen: int) -> None:
    deed = partial(surveys.show_results, survey_id=survey_id, shown=shown, seen=seen)
    notices.attempt("survey-shown", deed, by=session.visit().person)


def _head(told: Results, say: Speaker) -> None:
    lines = [say.many("{n} person has answered.", "{n} people have answered.", told.people)]
    if told.people:
        lines.append(
            say(
                "Groups of fewer than {n} people stay hidden, and with one of them the next smallest.",
                n=say.number(told.small_cell),
            )
        )
    st.caption("  \n".join(lines))
    if told.has_samples:
        with st.container(key="samples"):
            st.markdown(say("Sample: answers here were invented to show how the app works."))


def _grouping(say: Speaker) -> str:
    if session.recall(_BY) is None:
        session.keep(_BY, "region")
    chosen = st.segmented_control(
        say("Marks on the lines"),
        ["region", "stakeholder"],
        format_func=lambda one: say("By region") if one == "region" else say("By kind of organisation"),
        key=_BY,
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen or "region")


def _question(result: Result, by: str, say: Speaker, *, size: str) -> None:
    """A question, how many answered it, and its picture."""
    question = survey_form.words(result.asked.question, "text", say.language)
    st.markdown(f"### {escaped(f'{result.place}. {question}')}", anchors=False)
    key, table = f"survey-{result.asked.id}", size == "page"
    if result.asked.kind is QuestionKind.matrix:
        pictures.draw(result, survey_matrix, frames_survey.matrix, size=size, key=key, table=table)
    else:
        framed = frames_survey.by_region if by == "region" else frames_survey.by_kind
        pictures.draw(result, survey_bars, framed, size=size, key=f"{key}-{by}", table=table)
    st.caption(" ".join(_beside(result, say)))


def _beside(result: Result, say: Speaker) -> list[str]:
    asked, people = say.number(result.asked_of), say.number(result.people)
    if result.asked.shown_if:
        told = [say("{people} of the {asked} who were asked have answered.", people=people, asked=asked)]
    else:
        told = [say("{people} of {asked} have answered.", people=people, asked=asked)]
    if result.asked.kind in IN_WORDS and result.words:
        told.append(say("Words used by {n} people or more, without names.", n=say.number(result.small_cell)))
    elif result.hides_groups and not result.is_small:
        told.append(say("Some groups are too small to be shown here."))
    return told
