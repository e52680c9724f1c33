"""The rules of answering hold for every answer and every chain of conditions."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from profit_tt.models import Answer, Question, QuestionKind, QuestionOption, QuestionRow, Survey
from profit_tt.services import survey_rules
from profit_tt.services.survey_form import AskedQuestion, Form

_WITH = {QuestionKind.single, QuestionKind.multiple, QuestionKind.ranking, QuestionKind.matrix}


def _asked(
    number: int, kind: QuestionKind, *, required: bool = False, shown_if: frozenset[int] = frozenset()
) -> AskedQuestion:
    """A question with four options 10n+1.. and two rows; a scale from 1 to 5."""
    is_scale = kind is QuestionKind.scale
    limits: dict[str, Any] = {"least": 1.0, "most": 5.0} if is_scale else {}
    options = tuple(QuestionOption(id=10 * number + n, question_id=number, position=n) for n in range(1, 5))
    rows = tuple(QuestionRow(id=10 * number + n, question_id=number, position=n) for n in (1, 2))
    return AskedQuestion(
        Question(id=number, survey_id=1, position=number, kind=kind, required=required, **limits),
        options if kind in _WITH else (),
        rows if kind is QuestionKind.matrix else (),
        shown_if,
    )


def _value(asked: AskedQuestion) -> st.SearchStrategy[Any]:
    option = st.sampled_from(asked.option_ids or (0,))
    return {
        QuestionKind.single: option,
        QuestionKind.multiple: st.sets(option, min_size=1).map(sorted),
        QuestionKind.ranking: st.lists(option, min_size=1, unique=True),
        QuestionKind.scale: st.sampled_from(asked.points or (0,)),
        QuestionKind.number: st.floats(-1e6, 1e6).map(lambda one: one + 0.0),
        QuestionKind.short_text: st.text("abcé ", min_size=1).map(str.strip).filter(bool),
        QuestionKind.long_text: st.text("abcé ", min_size=1).map(str.strip).filter(bool),
        QuestionKind.matrix: st.dictionaries(st.sampled_from(asked.row_ids or (0,)), option, min_size=1),
    }[asked.kind]


@given(kind=st.sampled_from(QuestionKind), data=st.data())
def test_a_value_comes_back_as_it_was_said(kind: QuestionKind, data: st.DataObject) -> None:
    asked = _asked(1, kind)
    value = data.draw(_value(asked))
    cells = survey_rules.cells(asked, value)
    rows = [Answer(respondent_id=1, question_id=1, kind=kind, revision=1, **cell) for cell in cells]
    said = survey_rules.value_of(asked, reversed(rows))
    assert said == (" ".join(value.split()) if kind is QuestionKind.short_text else value)
    assert len({row.slot for row in rows}) == len(rows)


@st.composite
def _chains(draw: st.DrawFn) -> tuple[Form, dict[int, Any]]:
    """Up to six questions, each with a condition on an earlier one or none, and answers to some of them."""
    made: list[AskedQuestion] = []
    values: dict[int, Any] = {}
    for number in range(1, draw(st.integers(1, 6)) + 1):
        earlier = [one for one in made if one.kind in (QuestionKind.single, QuestionKind.multiple)]
        on = draw(st.sampled_from([None, *earlier]))
        shown_if = frozenset() if on is None else frozenset(draw(st.sets(st.sampled_from(on.option_ids), min_size=1)))
        kind = draw(st.sampled_from([QuestionKind.single, QuestionKind.multiple, QuestionKind.scale]))
        made.append(_asked(number, kind, required=draw(st.booleans()), shown_if=shown_if))
        if draw(st.booleans()):
            values[number] = draw(_value(made[-1]))
    return Form(Survey(id=1, think_tank_id=1, link="x", position=1), tuple(made)), values


def _is_asked(form: Form, values: dict[int, Any], one: AskedQuestion) -> bool:
    """The rule in its shortest words, asked question by question."""
    if not one.shown_if:
        return True
    on = next(other for other in form.questions if one.shown_if <= set(other.option_ids))
    chosen = values.get(on.id)
    picked = set() if chosen is None else {chosen} if on.kind is QuestionKind.single else set(chosen)
    return _is_asked(form, values, on) and bool(picked & one.shown_if)


@given(_chains())
def test_a_question_is_asked_when_its_condition_holds_and_the_other_one_is_asked(
    chain: tuple[Form, dict[int, Any]],
) -> None:
    form, values = chain
    expected = [one.id for one in form.questions if _is_asked(form, values, one)]
    assert [one.id for one in survey_rules.asked_of(form, values)] == expected


@given(_chains())
def test_what_is_missing_is_asked_required_and_without_answer(chain: tuple[Form, dict[int, Any]]) -> None:
    form, values = chain
    asked = survey_rules.asked_of(form, values)
    expected = [one.id for one in asked if one.question.required and one.id not in values]
    assert [one.id for one in survey_rules.missing(form, values)] == expected


@given(_chains())
def test_answers_to_what_is_not_asked_change_nothing(chain: tuple[Form, dict[int, Any]]) -> None:
    form, values = chain
    asked = survey_rules.asked_of(form, values)
    kept = {one.id: values[one.id] for one in asked if one.id in values}
    assert survey_rules.asked_of(form, kept) == asked
    assert survey_rules.missing(form, kept) == survey_rules.missing(form, values)
