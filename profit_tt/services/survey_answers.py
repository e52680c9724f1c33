"""Answering a survey: saved as people go, changed until it is closed; and all its answers as one frame.

The frame (`frame`) is long: a row for each option chosen or ranked, each matrix row answered, each point, number or
text; only answers that count, so none to a question that its condition does not ask of that person any more.

    respondent   int      1, 2, 3... in the order in which they began; says nothing of who
    region       str      slug             stakeholder  str   slug            language  str   they answered in
    provenance   str      "illustrative" for invented people, "facilitator" for sheets typed in, "live" for others
    finished     bool     they said that they were done
    question_id  int      place   int   the question's place in the survey, from 1
    kind         str      a member of QuestionKind
    row_id       int | NA of a matrix (Int64)
    option_id    int | NA of single, multiple, ranking, matrix (Int64)
    rank         int | NA place in a ranking, 1 is first (Int64)
    number       float    a scale's point or a number, else NaN
    text         str | NA people's own words (object, None where there are none)

What the ids mean stands in the form: `surveys.form(by=..., survey_id=...)` with `survey_form.words(row, "text",
language)`. Small cells are not hidden in it: whoever shows or exports something leaves out groups of fewer people than
`parameters.small_cell`. Facilitators and the house may ask for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.errors import N_, BadChoice, Closed, NotAllowed, NotJoined
from profit_tt.models import Answer, ExpertDraft, Person, Provenance, Respondent, Scope, SurveyState
from profit_tt.services import rights, survey_form, survey_rules
from profit_tt.services.rights import Operation
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.services.survey_rules import Value
from profit_tt.services.writing import Deed, deed, identity

FRAME = [
    "respondent",
    "region",
    "stakeholder",
    "language",
    "provenance",
    "finished",
    "question_id",
    "place",
    "kind",
    "row_id",
    "option_id",
    "rank",
    "number",
    "text",
]

_CLOSED = N_("This survey is closed: answers cannot be given or changed any more.")
_NOT_OPEN = N_("This survey is not open yet.")
_FOR_EXPERTS = N_("This survey is for the experts of the think tank. Please join it first.")
_WHO = N_("Please say first which region and what kind of organisation you come from.")
_MISSING = N_("Question {number} still needs an answer.")


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody has answered. values: question id -> value (see survey_rules), also of what is not asked now.

    asked: the questions that they are asked; missing: those of them that still need an answer. is_expert: of this
    think tank, who need not say where they come from.
    """

    respondent: Respondent | None
    values: Mapping[int, Value]
    asked: tuple[AskedQuestion, ...]
    missing: tuple[AskedQuestion, ...]
    is_expert: bool = False

    @property
    def is_finished(self) -> bool:
        return self.respondent is not None and self.respondent.finished_at is not None

    @property
    def answered(self) -> int:
        """How many of the questions asked have a whole answer."""
        return sum(survey_rules.is_answered(one, self.values.get(one.id)) for one in self.asked)


def begin(*, by: Person, survey_id: int, draft: ExpertDraft) -> Respondent:
    """Somebody who came by the survey's link says where they come from. Doing it again changes region and type.

    An expert has said so when joining, and is taken as that. Raises BadChoice, Closed, NotJoined, NotFound.
    """
    with deed(by=by, operation=Operation.answer_survey, scope=Scope.number) as done:
        form = _open_form(done, survey_id)
        found = _of_person(done.session, form, by, done.standing.expert)
        if done.standing.expert is not None:
            return found or _begun(done, form)
        if not form.survey.by_link:
            raise NotJoined(_FOR_EXPERTS)
        if draft.region not in {region.slug for region in store.places.regions(done.session)}:
            raise BadChoice(field="region")
        found = found or Respondent(
            survey_id=form.id, think_tank_id=done.think_tank_id, device=by.device, begun_at=now(), **place_of(draft)
        )
        for name, value in place_of(draft).items():
            setattr(found, name, value)
        done.session.add(found)
        done.session.flush()
        return found


def answer(*, by: Person, survey_id: int, question_id: int, value: Value) -> None:
    """Store an answer in the place of the one before; None takes it back. Saying it twice changes nothing more.

    Not logged: answers are anonymous. Raises BadChoice, BadText (.field is survey_rules.field), Closed, NotJoined.
    """
    with deed(by=by, operation=Operation.answer_survey, scope=Scope.number) as done:
        form = _open_form(done, survey_id)
        asked = form.question(question_id)
        survey_rules.cells(asked, value)  # what may not be answered makes nobody a respondent
        put(done, form, _respondent(done, form), asked, value)


def put(done: Deed, form: Form, who: Respondent, asked: AskedQuestion, value: Value) -> None:
    """The answer of this respondent, inside a deed that somebody has opened. Raises BadChoice, BadText."""
    common: dict[str, Any] = {"respondent_id": identity(who.id), "question_id": asked.id, "revision": done.revision}
    rows = [Answer(kind=asked.kind, **common, **row) for row in survey_rules.cells(asked, value)]
    store.answers.put(done.session, respondent_id=identity(who.id), question_id=asked.id, answers=rows)
    if who.finished_at is not None and survey_rules.missing(form, values_of(done.session, form, who)):
        who.finished_at = None  # a required answer was taken back, or another question is asked now
        done.session.add(who)


def finish(*, by: Person, survey_id: int) -> None:
    """Say that one is done; answers can still be changed until the survey is closed.

    Raises BadChoice naming the first question that still needs an answer, Closed, NotJoined.
    """
    with deed(by=by, operation=Operation.answer_survey, scope=Scope.number) as done:
        form = _open_form(done, survey_id)
        mine = _respondent(done, form)
        values = values_of(done.session, form, mine)
        if lacking := survey_rules.missing(form, values):
            number = survey_rules.asked_of(form, values).index(lacking[0]) + 1
            raise BadChoice(_MISSING, field=survey_rules.field(lacking[0].id), number=number)
        mine.finished_at = mine.finished_at or now()
        done.session.add(mine)


def mine(*, by: Person, survey_id: int) -> Mine:
    """What this person has answered so far. Raises NotFound, NotJoined for a client without a device."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_answers)
        form = survey_form.one(survey_form.within(session, think_tank_id=by.think_tank_id or 0), survey_id)
        found = _of_person(session, form, by, stands.expert)
        return told(session, form, found, is_expert=stands.expert is not None)


def told(session: Session, form: Form, found: Respondent | None, *, is_expert: bool) -> Mine:
    """What a respondent has answered, and what of it is missing; nothing of nobody."""
    values = {} if found is None else values_of(session, form, found)
    asked, lacking = survey_rules.asked_of(form, values), survey_rules.missing(form, values)
    return Mine(found, values, asked, lacking, is_expert=is_expert)


def people(*, by: Person) -> dict[int, dict[tuple[str, str], tuple[int, int]]]:
    """How many have begun and finished each survey: survey id -> (region, stakeholder type) -> (begun, finished).

    Counts of people, never of answers, for facilitators. Invented ones are left out while the sample is hidden.
    """
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.read_survey_answers)
        think_tank_id = by.think_tank_id or 0
        hidden = survey_form.sample_is_hidden(session, think_tank_id=think_tank_id)
        return store.answers.people(session, think_tank_id=think_tank_id, but_for=_left_out(hidden))


def frame(*, by: Person, survey_id: int) -> pd.DataFrame:
    """All answers that count, as the head of this file says. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_survey_answers)
        return within(session, think_tank_id=by.think_tank_id or 0, survey_id=survey_id)


def within(session: Session, *, think_tank_id: int, survey_id: int) -> pd.DataFrame:
    """The same inside a transaction, for a service that has asked for the right already."""
    form = survey_form.one(survey_form.within(session, think_tank_id=think_tank_id), survey_id)
    hidden = survey_form.sample_is_hidden(session, think_tank_id=think_tank_id)
    raw = store.answers.frame(session, survey_id=survey_id, but_for=_left_out(hidden))
    return _counting(form, raw)


def _left_out(hidden: bool) -> Provenance | None:
    return Provenance.illustrative if hidden else None


def _counting(form: Form, raw: pd.DataFrame) -> pd.DataFrame:
    """The rows that count, in the columns of FRAME."""
    asked = _asked_of_each(form, raw)
    kept = [question in asked[who] for who, question in zip(raw["respondent_id"], raw["question_id"], strict=True)]
    rows = raw[pd.Series(kept, index=raw.index, dtype="bool")].reset_index(drop=True)
    order = {who: place for place, who in enumerate(dict.fromkeys(raw["respondent_id"]), start=1)}
    places = {one.id: place for place, one in enumerate(form.questions, start=1)}
    is_rank = rows["kind"].astype("str") == "ranking"
    made = pd.DataFrame(
        {
            "respondent": rows["respondent_id"].map(order).astype("int64"),
            **{name: rows[name].astype("str") for name in ("region", "stakeholder", "language", "provenance")},
            "finished": rows["finished_at"].notna(),
            "question_id": rows["question_id"].astype("int64"),
            "place": rows["question_id"].map(places).astype("int64"),
            "kind": rows["kind"].astype("str"),
            "row_id": rows["row_id"].astype("Int64"),
            "option_id": rows["option_id"].astype("Int64"),
            "rank": rows["slot"].astype("Int64").where(is_rank),
            "number": rows["number"].astype("float64"),
            "text": rows["text"].astype("object"),
        }
    )
    return made[FRAME]


def _asked_of_each(form: Form, raw: pd.DataFrame) -> dict[int, frozenset[int]]:
    """respondent id -> ids of the questions that they are asked."""
    picked: dict[int, dict[int, list[int]]] = {}
    for who, question, option in zip(raw["respondent_id"], raw["question_id"], raw["option_id"], strict=True):
        of_question = picked.setdefault(who, {}).setdefault(question, [])
        if pd.notna(option):
            of_question.append(int(option))
    return {who: frozenset(one.id for one in _asked(form, options)) for who, options in picked.items()}


def _asked(form: Form, options: Mapping[int, list[int]]) -> Iterable[AskedQuestion]:
    values: dict[int, Any] = {}
    for one in form.questions:
        if given := options.get(one.id):
            values[one.id] = given[0] if one.kind == "single" else given
    return survey_rules.asked_of(form, values)


def _open_form(done: Deed, survey_id: int) -> Form:
    form = survey_form.one(survey_form.within(done.session, think_tank_id=done.think_tank_id), survey_id)
    if form.survey.state is not SurveyState.open:
        raise Closed(_NOT_OPEN if form.survey.state is SurveyState.draft else _CLOSED)
    return form


def _respondent(done: Deed, form: Form) -> Respondent:
    """Who answers. An expert begins with the first answer; somebody with the link says first where they come from."""
    found = _of_person(done.session, form, done.by, done.standing.expert)
    if found is not None:
        return found
    if done.standing.expert is not None:
        return _begun(done, form)
    raise NotJoined(_WHO if form.survey.by_link else _FOR_EXPERTS)


def _begun(done: Deed, form: Form) -> Respondent:
    """The expert who acts begins; with what they have answered on this device before they joined, if anything."""
    expert = done.expert
    found = store.answers.respondent_of(done.session, survey_id=form.id, device=done.by.device)
    if found is None:
        found = Respondent(survey_id=form.id, think_tank_id=done.think_tank_id, begun_at=now(), **place_of(expert))
    found.device, found.expert_id = None, done.expert_id
    for name, value in place_of(expert).items():
        setattr(found, name, value)
    done.session.add(found)
    done.session.flush()
    return found


def place_of(who: Any) -> dict[str, Any]:
    """Where somebody comes from, as columns of a respondent."""
    return {name: getattr(who, name) for name in ("region", "stakeholder", "language")}


def _of_person(session: Session, form: Form, by: Person, expert: Any) -> Respondent | None:
    if expert is not None:
        return store.answers.respondent_of(session, survey_id=form.id, expert_id=identity(expert.id))
    if not by.device:
        raise NotAllowed
    return store.answers.respondent_of(session, survey_id=form.id, device=by.device)


def values_of(session: Session, form: Form, found: Respondent) -> dict[int, Value]:
    """What a respondent has answered: question id -> value."""
    rows = store.answers.of_respondent(session, respondent_id=identity(found.id))
    return {one.id: survey_rules.value_of(one, rows[one.id]) for one in form.questions if one.id in rows}
