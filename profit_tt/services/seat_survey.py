"""A survey answered on paper: a facilitator types it in for a seat, answer by answer, as its person would on a phone.

Its respondent is marked as entered by a facilitator. Logged once: who typed in which seat's sheet, never the answers.
"""

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, Closed
from profit_tt.models import Expert, Person, Provenance, Respondent, Scope, SurveyState
from profit_tt.services import rights, seats, survey_answers, survey_form, survey_rules
from profit_tt.services.rights import Operation
from profit_tt.services.survey_answers import Mine
from profit_tt.services.survey_form import Form
from profit_tt.services.survey_rules import Value
from profit_tt.services.writing import Deed, deed, identity

_NOT_OPEN = N_("This survey is not open yet.")
_CLOSED = N_(
    "This survey is closed. A sheet that was filled in before the close can still be entered: say that it was."
)
_MISSING = N_("Question {number} still needs an answer.")


def answered(*, by: Person, survey_id: int, seat: str) -> Mine:
    """What was entered for a seat so far. Raises NotAllowed, NotFound."""
    here = by.think_tank_id or 0
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.enter_for_seat)
        form = survey_form.one(survey_form.within(session, think_tank_id=here), survey_id)
        expert = seats.person_on(session, think_tank_id=here, typed=seat)
        return survey_answers.told(session, form, _respondent_of(session, form, expert), is_expert=True)


def enter_answer(
    *, by: Person, survey_id: int, seat: str, question_id: int, value: Value, before_close: bool = False
) -> None:
    """Enter an answer from a seat's sheet in the place of the one before; None takes it back.

    While the survey is open, or when the sheet was filled in `before_close`. Raises BadChoice, BadText (.field is
    survey_rules.field), Closed, NotAllowed, NotFound.
    """
    with deed(by=by, operation=Operation.enter_for_seat, scope=Scope.number) as done:
        form, late = _form(done, survey_id, before_close)
        asked = form.question(question_id)
        survey_rules.cells(asked, value)
        expert = seats.seat_of(done, seat)
        found = _respondent_of(done.session, form, expert) or _begun(done, form, expert, late)
        survey_answers.put(done, form, found, asked, value)


def finish(*, by: Person, survey_id: int, seat: str, before_close: bool = False) -> int:
    """Say that a sheet is whole; gives how many questions have an answer.

    Raises BadChoice naming the first question, by its number on the sheet, that still needs an answer; Closed,
    NotAllowed, NotFound.
    """
    with deed(by=by, operation=Operation.enter_for_seat, scope=Scope.number) as done:
        form, late = _form(done, survey_id, before_close)
        expert = seats.seat_of(done, seat)
        found = _respondent_of(done.session, form, expert) or _begun(done, form, expert, late)
        entered = survey_answers.told(done.session, form, found, is_expert=True)
        if entered.missing:
            lacking = entered.missing[0].id
            raise BadChoice(_MISSING, field=survey_rules.field(lacking), number=form.place(lacking))
        found.finished_at = found.finished_at or now()
        done.session.add(found)
        return entered.answered


def _form(done: Deed, survey_id: int, before_close: bool) -> tuple[Form, bool]:
    """The survey, and whether it is closed already. Raises Closed, NotFound."""
    form = survey_form.one(survey_form.within(done.session, think_tank_id=done.think_tank_id), survey_id)
    if form.survey.state is SurveyState.draft:
        raise Closed(_NOT_OPEN)
    if not form.is_open and not before_close:
        raise Closed(_CLOSED)
    return form, not form.is_open


def _respondent_of(session: Session, form: Form, expert: Expert) -> Respondent | None:
    return store.answers.respondent_of(session, survey_id=form.id, expert_id=identity(expert.id))


def _begun(done: Deed, form: Form, expert: Expert, late: bool) -> Respondent:
    made = Respondent(
        survey_id=form.id,
        think_tank_id=done.think_tank_id,
        expert_id=identity(expert.id),
        begun_at=now(),
        provenance=Provenance.facilitator,
        **survey_answers.place_of(expert),
    )
    done.session.add(made)
    done.session.flush()
    done.log("enter", "survey", form.id, after={"seat": expert.seat, "after_close": late})
    return made
