"""Composing the questions of a survey: add, change, copy, move, remove.

Once people have answered a question, what they answered must stay what it was: its words may be mended, options may be
added, it may become optional; its kind, its limits, its condition and the options that were chosen stay.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from profit_tt import store
from profit_tt.errors import N_, BadChoice, OutOfTurn
from profit_tt.models import Person, Question, QuestionOption, QuestionRow, Scope
from profit_tt.models.survey import CONDITIONAL_ON
from profit_tt.models.survey_drafts import QUESTIONS_LIMIT, QuestionDraft
from profit_tt.services import survey_form, survey_planting, surveys
from profit_tt.services.rights import Operation
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.services.writing import Deed, deed, identity

P = TypeVar("P", QuestionOption, QuestionRow)

_TOO_MANY = N_("A survey has 60 questions at most.")
_EARLIER = N_("A condition names options of one earlier question with a choice.")
_BUILT_ON = N_("Another question is asked only after an answer to this one. Change that one first.")
_ANSWERED = N_("People have answered this question: its kind, limits, condition and chosen options stay as they are.")
_LAST = N_("An open survey keeps one question at least. Close it first.")
_NOW_REQUIRED = N_("People have answered already: a question cannot be required of them now.")


def add_question(*, by: Person, survey_id: int, draft: QuestionDraft, after: int | None = None) -> Question:
    """A new question after the one of this id, or at the end. Raises OutOfTurn, BadChoice, NotFound."""
    with _composing(by) as done:
        return _added(done, surveys.found(done, survey_id), draft, after, "add")


def duplicate_question(*, by: Person, question_id: int) -> Question:
    """A copy right after it, with no answers."""
    with _composing(by) as done:
        form = _form_with(done, question_id)
        draft = survey_planting.draft_of(form.question(question_id))
        if store.answers.answered(done.session, survey_id=form.id):
            draft = draft.model_copy(update={"required": False})
        return _added(done, form, draft, question_id, "duplicate")


def edit_question(*, by: Person, question_id: int, draft: QuestionDraft, seen: int | None = None) -> Question:
    """Change a question. Raises OutOfTurn when that would change what people have answered, ChangedMeanwhile."""
    with _composing(by) as done:
        form = _form_with(done, question_id)
        asked = form.question(question_id)
        surveys.require_seen(asked.question, seen)
        before = survey_planting.draft_of(asked)
        if before == draft:
            return asked.question
        _require_condition(form, draft, before_place=form.place(question_id))
        _require_harmless(done, form, asked, draft)
        _rewrite(done, form, asked, draft)
        done.log(
            "edit", "question", question_id, before=before.model_dump(mode="json"), after=draft.model_dump(mode="json")
        )
        return asked.question


def move_question(*, by: Person, question_id: int, to: int, seen: int | None = None) -> Question:
    """Put a question at a place (1 is the first). One stays after the question that its condition is about."""
    with _composing(by) as done:
        form = _form_with(done, question_id)
        asked = form.question(question_id)
        surveys.require_seen(asked.question, seen)
        if isinstance(to, bool) or not 1 <= to <= len(form.questions):
            raise BadChoice(field="to")
        order = [one for one in form.questions if one.id != question_id]
        order.insert(to - 1, asked)
        _require_order(order)
        before = asked.question.position
        if before != to:
            store.surveys.set_order(done.session, questions=[one.question for one in order])
            surveys.put(done.session, asked.question, {})
            done.log("move", "question", question_id, before={"position": before}, after={"position": to})
        return asked.question


def remove_question(*, by: Person, question_id: int, seen: int | None = None) -> None:
    """Take a question away. Raises OutOfTurn when it has answers, or when another one depends on it."""
    with _composing(by) as done:
        form = _form_with(done, question_id)
        asked = form.question(question_id)
        surveys.require_seen(asked.question, seen)
        if store.answers.answered(done.session, survey_id=form.id).get(question_id):
            raise OutOfTurn(_ANSWERED)
        if any(one.shown_if & set(asked.option_ids) for one in form.questions):
            raise OutOfTurn(_BUILT_ON)
        if form.is_open and len(form.questions) == 1:
            raise OutOfTurn(_LAST)
        before = survey_planting.draft_of(asked).model_dump(mode="json")
        store.surveys.remove_question(done.session, question=asked.question)
        rest = [one.question for one in form.questions if one.id != question_id]
        store.surveys.set_order(done.session, questions=rest)
        done.log("remove", "question", question_id, before=before)


@contextmanager
def _composing(by: Person) -> Iterator[Deed]:
    with deed(by=by, operation=Operation.compose_survey, scope=Scope.content) as done:
        yield done


def _form_with(done: Deed, question_id: int) -> Form:
    """The survey of a question. Raises NotFound."""
    forms = survey_form.read(done.session, think_tank_id=done.think_tank_id)
    found = next((form for form in forms for one in form.questions if one.id == question_id), None)
    return survey_form.one(forms, found.id if found else 0)


def _added(done: Deed, form: Form, draft: QuestionDraft, after: int | None, what: str) -> Question:
    place = len(form.questions) if after is None else form.place(after)
    if len(form.questions) >= QUESTIONS_LIMIT:
        raise OutOfTurn(_TOO_MANY)
    if draft.required and store.answers.answered(done.session, survey_id=form.id):
        raise OutOfTurn(_NOW_REQUIRED)
    _require_condition(form, draft, before_place=place + 1)
    question = survey_planting.add(done.session, survey=form.survey, draft=draft, position=len(form.questions) + 1)
    survey_planting.set_lines(done.session, QuestionOption, question, draft.options, [])
    survey_planting.set_lines(done.session, QuestionRow, question, draft.rows, [])
    store.surveys.set_conditions(done.session, question_id=identity(question.id), options=draft.shown_if)
    order = [one.question for one in form.questions]
    order.insert(place, question)
    store.surveys.set_order(done.session, questions=order)
    done.log(what, "question", question.id, after=draft.model_dump(mode="json"))
    return question


def _rewrite(done: Deed, form: Form, asked: AskedQuestion, draft: QuestionDraft) -> None:
    _set_lines(done, form, asked, QuestionOption, asked.options, draft.options)
    _set_lines(done, form, asked, QuestionRow, asked.rows, draft.rows)
    store.surveys.set_conditions(done.session, question_id=asked.id, options=draft.shown_if)
    surveys.put(done.session, asked.question, survey_planting.columns(draft))


def _set_lines(
    done: Deed,
    form: Form,
    asked: AskedQuestion,
    noun: type[P],
    before: Sequence[P],
    wanted: Sequence[dict[str, str]],
) -> None:
    kept = _matched(before, wanted)
    gone = [one for one in before if one not in kept]
    if noun is QuestionOption and any(one.id in other.shown_if for one in gone for other in form.questions):
        raise OutOfTurn(_BUILT_ON)
    for one in gone:
        done.session.delete(one)
    done.session.flush()
    survey_planting.set_lines(done.session, noun, asked.question, wanted, kept)


def _matched(before: Sequence[P], wanted: Sequence[dict[str, str]]) -> list[P | None]:
    """For each wanted line the row that it was: the one with the same words, else the one left at its place."""
    left: list[P | None] = list(before)
    found: list[P | None] = [None] * len(wanted)
    for place, line in enumerate(wanted):
        same = next((n for n, one in enumerate(left) if one is not None and _says(one, line)), None)
        if same is not None:
            found[place], left[same] = left[same], None
    for place in range(min(len(wanted), len(left))):
        if found[place] is None:
            found[place], left[place] = left[place], None
    return found


def _says(row: QuestionOption | QuestionRow, line: dict[str, str]) -> bool:
    """Whether it says the same in some language; a translation that is added or mended changes nothing."""
    own = survey_planting.said(row)
    return any(own.get(code) == words for code, words in line.items())


def _require_condition(form: Form, draft: QuestionDraft, *, before_place: int) -> None:
    """The options of a condition belong to one question with a choice, which comes earlier."""
    wanted = set(draft.shown_if)
    earlier = [one for one in form.questions if one.question.position < before_place]
    if wanted and not any(one.kind in CONDITIONAL_ON and wanted <= set(one.option_ids) for one in earlier):
        raise BadChoice(_EARLIER, field="shown_if")


def _require_order(order: Sequence[AskedQuestion]) -> None:
    seen: set[int] = set()
    for one in order:
        if one.shown_if and not one.shown_if <= seen:
            raise OutOfTurn(_EARLIER)
        seen |= set(one.option_ids)


def _require_harmless(done: Deed, form: Form, asked: AskedQuestion, draft: QuestionDraft) -> None:
    """Raises OutOfTurn when the change would make something else of what people have answered."""
    if draft.kind not in CONDITIONAL_ON and any(one.shown_if & set(asked.option_ids) for one in form.questions):
        raise OutOfTurn(_BUILT_ON)
    counts = store.answers.answered(done.session, survey_id=form.id)
    if counts and draft.required and not asked.question.required:
        raise OutOfTurn(_NOW_REQUIRED)
    if not counts.get(asked.id):
        return
    before = survey_planting.draft_of(asked)
    same = ("kind", "least", "most", "shown_if")
    if any(getattr(before, name) != getattr(draft, name) for name in same):
        raise OutOfTurn(_ANSWERED)
    options, rows = store.answers.used(done.session, question_id=asked.id)
    if not (options <= _kept(asked.options, draft.options) and rows <= _kept(asked.rows, draft.rows)):
        raise OutOfTurn(_ANSWERED)


def _kept(before: Sequence[P], wanted: Sequence[dict[str, str]]) -> set[int]:
    """The ids that go on to be there."""
    return {one.id for one in _matched(before, wanted) if one is not None and one.id is not None}
