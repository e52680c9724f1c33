"""Surveys: composed by facilitators, opened, closed; found by the experts of a think tank, or by a link of their own.

`seen` is the version that the page showed: somebody else's change in between is not overwritten (ChangedMeanwhile).
Questions are composed in `survey_questions`, answered in `survey_answers`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, ChangedMeanwhile, NotFound, OutOfTurn
from profit_tt.models import Person, Provenance, Pulse, Scope, Survey, SurveyState
from profit_tt.models.survey_drafts import SurveyDraft, SurveyPlan
from profit_tt.services import codes, rights, survey_form, survey_planting
from profit_tt.services.rights import Operation
from profit_tt.services.survey_form import Form
from profit_tt.services.writing import Deed, deed, identity

SURVEYS_LIMIT = 40

_NO_QUESTION = N_("Add a question first: a survey without one cannot be opened.")
_IS_OPEN = N_("The survey is open. Close it first.")
_HAS_ANSWERS = N_("This survey has answers. Say that they go too, or close the survey and keep it.")
_TOO_MANY = N_("A think tank has 40 surveys at most. Remove one first.")
_NOT_BY_LINK = N_("This survey's link is not valid any more. Ask for a new one.")


def forms(*, by: Person, at: Pulse | None = None) -> tuple[Form, ...]:
    """The surveys of a think tank in their order: all for facilitators, those that were opened for everybody else.

    `at`: a pulse read a moment ago, which saves asking. Raises NotFound.
    """
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_room)
        content = (at or store.revisions.pulse(session, think_tank_id=by.think_tank_id or 0)).content
    found = survey_form.every(think_tank_id=by.think_tank_id or 0, content=content)
    composes = rights.may(stands.roles, Operation.compose_survey)
    return tuple(one for one in found if composes or one.survey.state is not SurveyState.draft)


def form(*, by: Person, survey_id: int) -> Form:
    """One of them. Raises NotFound, also for a draft that this person may not see."""
    return survey_form.one(forms(by=by), survey_id)


def require_composer(*, by: Person) -> None:
    """Raises NotAllowed for somebody who may not compose surveys here, NotFound."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.compose_survey)


def by_link(*, link: str) -> Form:
    """The survey with this link, whatever think tank one is in. Raises NotFound when nobody may answer by it."""
    with store.reading() as session:
        survey = store.surveys.by_link(session, link=codes.read_code(link))
        if survey is None or not survey.by_link or survey.state is SurveyState.draft:
            raise NotFound(_NOT_BY_LINK)
        content = store.revisions.pulse(session, think_tank_id=survey.think_tank_id).content
    return survey_form.one(survey_form.every(think_tank_id=survey.think_tank_id, content=content), identity(survey.id))


def add_survey(*, by: Person, draft: SurveyDraft) -> Survey:
    """A new survey, a draft without questions, after the others."""
    with _composing(by) as done:
        return _added(done, SurveyPlan(survey=draft, questions=()), "add")


def take_in(*, by: Person, plan: SurveyPlan, source: str) -> Survey:
    """A whole survey from a file, as a draft: all of it or nothing. source: for the log."""
    with _composing(by) as done:
        return _added(done, plan, "import", source=source)


def duplicate_survey(*, by: Person, survey_id: int) -> Survey:
    """A copy of names and questions, as a draft with a link of its own and no answers."""
    with _composing(by) as done:
        return _added(done, survey_planting.plan_of(found(done, survey_id)), "duplicate", survey_id=survey_id)


def edit_survey(*, by: Person, survey_id: int, draft: SurveyDraft, seen: int | None = None) -> Survey:
    """Change names, introduction, and whether the link gives the right to answer."""
    with _composing(by) as done:
        survey = found(done, survey_id).survey
        require_seen(survey, seen)
        before, wanted = survey.model_dump(include=set(draft.model_dump())), draft.model_dump()
        if before != wanted:
            put(done.session, survey, wanted)
            done.log("edit", "survey", survey.id, before=before, after=wanted)
        return survey


def open_survey(*, by: Person, survey_id: int, seen: int | None = None) -> Survey:
    """From now on it takes answers, also one that was closed. Raises OutOfTurn without a question."""
    with _composing(by) as done:
        asked = found(done, survey_id)
        require_seen(asked.survey, seen)
        if not asked.questions:
            raise OutOfTurn(_NO_QUESTION)
        opened = asked.survey.opened_at or now()
        return _set(done, asked.survey, "open", state=SurveyState.open, opened_at=opened, closed_at=None)


def close_survey(*, by: Person, survey_id: int, seen: int | None = None) -> Survey:
    """Answers stand as they are and cannot be changed any more."""
    with _composing(by) as done:
        survey = found(done, survey_id).survey
        require_seen(survey, seen)
        if survey.state is SurveyState.draft:
            raise OutOfTurn
        return _set(done, survey, "close", state=SurveyState.closed, closed_at=now())


def show_results(*, by: Person, survey_id: int, shown: bool, seen: int | None = None) -> Survey:
    """Let everybody see the results, or only facilitators."""
    with _composing(by) as done:
        survey = found(done, survey_id).survey
        require_seen(survey, seen)
        return _set(done, survey, "show" if shown else "hide", shown=shown)


def clear_answers(*, by: Person, survey_id: int, seen: int | None = None) -> int:
    """Take all answers to a survey away, as after a rehearsal; gives how many people's. Raises OutOfTurn while open."""
    with _composing(by) as done:
        survey = found(done, survey_id).survey
        require_seen(survey, seen)
        _require_closed(survey)
        gone = store.surveys.remove_answers(done.session, survey_id=survey_id)
        done.log("clear", "survey", survey_id, before={"respondents": gone})
        put(done.session, survey, {})
        return gone


def remove_survey(*, by: Person, survey_id: int, with_answers: bool = False, seen: int | None = None) -> None:
    """Take a survey away for good. Raises OutOfTurn while it is open, or when it has answers that should stay."""
    with _composing(by) as done:
        asked = found(done, survey_id)
        require_seen(asked.survey, seen)
        _require_closed(asked.survey)
        if not with_answers and store.answers.answered(done.session, survey_id=survey_id):
            raise OutOfTurn(_HAS_ANSWERS)
        before = survey_planting.plan_of(asked).model_dump(mode="json")
        store.surveys.remove(done.session, survey=asked.survey)
        done.log("remove", "survey", survey_id, before=before)


def found_survey(
    session: Session,
    *,
    think_tank_id: int,
    plan: SurveyPlan,
    provenance: Provenance = Provenance.live,
    source: str = "",
) -> Survey:
    """A survey of a think tank that is being founded, such as the sample."""
    survey = Survey(
        think_tank_id=think_tank_id,
        link=codes.new_survey_link(),
        position=len(store.surveys.every(session, think_tank_id=think_tank_id)) + 1,
        provenance=provenance,
        source=source,
        **plan.survey.model_dump(),
    )
    session.add(survey)
    session.flush()
    survey_planting.plant(session, survey=survey, plan=plan)
    return survey


def found(done: Deed, survey_id: int) -> Form:
    """The survey with its questions, as rows of this deed that may be changed. Raises NotFound."""
    forms = survey_form.read(done.session, think_tank_id=done.think_tank_id)
    return survey_form.one(forms, survey_id)


def require_seen(row: Any, seen: int | None) -> None:
    """Raises ChangedMeanwhile when the row is not the one that was looked at."""
    if seen is not None and row.version != seen:
        raise ChangedMeanwhile


def put(session: Session, row: Any, columns: dict[str, Any]) -> None:
    """Change columns of a row; its version moves."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    session.add(row)
    session.flush()


@contextmanager
def _composing(by: Person) -> Iterator[Deed]:
    # content: the forms are kept by it, and phones on the survey's page follow it
    with deed(by=by, operation=Operation.compose_survey, scope=Scope.content) as done:
        yield done


def _added(done: Deed, plan: SurveyPlan, what: str, **about: Any) -> Survey:
    if len(store.surveys.every(done.session, think_tank_id=done.think_tank_id)) >= SURVEYS_LIMIT:
        raise OutOfTurn(_TOO_MANY)
    survey = found_survey(done.session, think_tank_id=done.think_tank_id, plan=plan)
    done.log(what, "survey", survey.id, before=about, after=plan.model_dump(mode="json"))
    return survey


def _set(done: Deed, survey: Survey, what: str, **columns: Any) -> Survey:
    before = {name: getattr(survey, name) for name in columns if name in ("state", "shown")}
    if before != {name: value for name, value in columns.items() if name in before}:
        put(done.session, survey, columns)
        done.log(what, "survey", survey.id, before=before, after={name: columns[name] for name in before})
    return survey


def _require_closed(survey: Survey) -> None:
    if survey.state is SurveyState.open:
        raise OutOfTurn(_IS_OPEN)
