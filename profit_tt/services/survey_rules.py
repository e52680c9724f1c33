"""The rules of answering: what may be answered to a question, which questions are asked, and what is still missing.

Pure. An answer is a plain value, by kind: single: an option's id; multiple: option ids; ranking: option ids, first
place first; scale: a point; number: a number; texts: text; matrix: row id -> option id. None: no answer.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from profit_tt.errors import N_, BadChoice
from profit_tt.models import Answer, QuestionKind
from profit_tt.models.survey_drafts import LONG_LIMIT, NUMBER_LIMIT, SHORT_LIMIT
from profit_tt.models.words import clean
from profit_tt.services.survey_form import AskedQuestion, Form

Value = Any
Values = Mapping[int, Value]

_TOO_MANY = N_("Choose at most {most} here: take one away first.")
_BETWEEN = N_("Give a number from {least} to {most}.")
_AT_LEAST = N_("Give a number of {least} or more.")
_AT_MOST = N_("Give a number of {most} or less.")
_A_NUMBER = N_("Give a number, in figures.")


def field(question_id: int) -> str:
    """The name of a question in a refusal."""
    return f"question-{question_id}"


def cells(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    """A value as the columns of its rows, [] for none. Raises BadChoice or BadText; .field says which question."""
    if value is None:
        return []
    return _READ[asked.kind](asked, value)


def value_of(asked: AskedQuestion, rows: Iterable[Answer]) -> Value:
    """What rows of answers to a question say; None for no rows."""
    kept = sorted(rows, key=lambda row: row.slot)
    if not kept:
        return None
    first = kept[0]
    match asked.kind:
        case QuestionKind.single:
            return first.option_id
        case QuestionKind.multiple:
            chosen = {row.option_id for row in kept}
            return [option for option in asked.option_ids if option in chosen]
        case QuestionKind.ranking:
            return [row.option_id for row in kept]
        case QuestionKind.scale:
            return int(first.number or 0)
        case QuestionKind.number:
            return first.number
        case QuestionKind.matrix:
            return {row.row_id: row.option_id for row in kept}
        case _:
            return first.text


def chosen(asked: AskedQuestion, value: Value) -> frozenset[int]:
    """The options that a value chooses, where conditions may ask for them."""
    if value is None:
        return frozenset()
    if asked.kind is QuestionKind.single:
        return frozenset({value})
    return frozenset(value) if asked.kind is QuestionKind.multiple else frozenset()


def asked_of(form: Form, values: Values) -> tuple[AskedQuestion, ...]:
    """The questions that somebody who answered like this is asked.

    What a question that is not asked was once answered does not count: a condition on it is not fulfilled.
    """
    found: list[AskedQuestion] = []
    picked: set[int] = set()
    for one in form.questions:
        if not one.shown_if or one.shown_if & picked:
            found.append(one)
            picked |= chosen(one, values.get(one.id))
    return tuple(found)


def is_answered(asked: AskedQuestion, value: Value) -> bool:
    """Whether a value is a whole answer: as many options as are asked for, every row of a matrix."""
    if value is None or value in ("", [], {}):
        return False
    match asked.kind:
        case QuestionKind.multiple | QuestionKind.ranking:
            return len(value) >= (asked.question.least or 1)
        case QuestionKind.matrix:
            return set(value) >= set(asked.row_ids)
        case _:
            return True


def missing(form: Form, values: Values) -> tuple[AskedQuestion, ...]:
    """The questions that still need an answer before somebody is done: required ones, and those half answered."""
    return tuple(one for one in asked_of(form, values) if _lacks(one, values.get(one.id)))


def _lacks(asked: AskedQuestion, value: Value) -> bool:
    if is_answered(asked, value):
        return False
    begun = asked.kind in (QuestionKind.multiple, QuestionKind.ranking) and bool(value)
    return asked.question.required or begun


def _bad(asked: AskedQuestion, sentence: str | None = None, **values: Any) -> BadChoice:
    return BadChoice(sentence, field=field(asked.id), **values)


def _option(asked: AskedQuestion, value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in asked.option_ids:
        raise _bad(asked)
    return value


def _options(asked: AskedQuestion, value: Value) -> list[int]:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        raise _bad(asked)
    given = [_option(asked, option) for option in value]
    if len(set(given)) != len(given):
        raise _bad(asked)
    if asked.question.most is not None and len(given) > asked.question.most:
        raise _bad(asked, _TOO_MANY, most=int(asked.question.most))
    return given


def _single(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    return [{"slot": 0, "option_id": _option(asked, value)}]


def _multiple(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    return [{"slot": option, "option_id": option} for option in sorted(_options(asked, value))]


def _ranking(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    return [{"slot": place, "option_id": option} for place, option in enumerate(_options(asked, value), start=1)]


def _scale(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value not in asked.points:
        raise _bad(asked)
    return [{"slot": 0, "number": float(value)}]


def _number(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _bad(asked, _A_NUMBER)
    if not isfinite(value) or abs(value) > NUMBER_LIMIT:
        raise _bad(asked, _A_NUMBER)
    low, high = asked.question.least, asked.question.most
    if (low is not None and value < low) or (high is not None and value > high):
        said = _BETWEEN if low is not None and high is not None else _AT_LEAST if high is None else _AT_MOST
        raise _bad(asked, said, least=plain(low), most=plain(high))
    return [{"slot": 0, "number": float(value) + 0.0}]  # -0 is 0


def _text(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    if not isinstance(value, str):
        raise _bad(asked)
    is_short = asked.kind is QuestionKind.short_text
    limit = SHORT_LIMIT if is_short else LONG_LIMIT
    said = clean(value, field=field(asked.id), limit=limit, one_line=is_short)
    return [{"slot": 0, "text": said}] if said else []


def _matrix(asked: AskedQuestion, value: Value) -> list[dict[str, Any]]:
    if not isinstance(value, Mapping) or not set(value) <= set(asked.row_ids):
        raise _bad(asked)
    return [
        {"slot": row, "row_id": row, "option_id": _option(asked, value[row])}
        for row in asked.row_ids
        if value.get(row) is not None
    ]


def plain(number: float | None) -> str:
    """A limit as it is written: 5 and not 5.0."""
    return "" if number is None else f"{number:.12g}"


_READ = {
    QuestionKind.single: _single,
    QuestionKind.multiple: _multiple,
    QuestionKind.ranking: _ranking,
    QuestionKind.scale: _scale,
    QuestionKind.number: _number,
    QuestionKind.short_text: _text,
    QuestionKind.long_text: _text,
    QuestionKind.matrix: _matrix,
}
