"""Validated drafts of a survey and of its questions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from profit_tt.errors import N_, BadChoice, Empty
from profit_tt.models.choices import Language
from profit_tt.models.drafts import Draft, chosen
from profit_tt.models.survey import SCALE_HIGHEST, SCALE_LOWEST, WITH_OPTIONS, QuestionKind
from profit_tt.models.words import clean, folded

NAME_LIMIT = 120
INTRODUCTION_LIMIT = 2000
QUESTION_LIMIT = 300
OPTION_LIMIT = 160
LABEL_LIMIT = 60
QUESTIONS_LIMIT = 60
OPTIONS_LIMIT = 30
ROWS_LIMIT = 20
NUMBER_LIMIT = 1e12
SHORT_LIMIT, LONG_LIMIT = 200, 4000
#: End points of a scale when a form says nothing.
SCALE_USUAL = (1, 5)

_OPTIONS = N_("Give two options at least, 30 at most.")
_ROWS = N_("Give the matrix one row at least, 20 at most.")
_TWICE = N_("Two of these say the same. Give each its own words.")
_COUNTS = N_("Between these two limits there must be a possible number of options.")
_NUMBERS = N_("The lower limit cannot be above the upper one.")
_SCALE = N_("A scale begins at 0 or 1 and ends at 10 at most.")
_LABELS = N_("Name both ends of the scale, all of its points, or none.")

Words = dict[str, str]


class SurveyDraft(Draft):
    """A survey as a facilitator wants it; make one with `SurveyDraft.of`. The fields are columns of `Survey`."""

    name_en: str = ""
    name_fr: str = ""
    name_nl: str = ""
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    by_link: bool = False

    @classmethod
    def of(
        cls, *, names: Mapping[str, str], texts: Mapping[str, str] | None = None, by_link: bool = False
    ) -> "SurveyDraft":
        """names, texts (introductions): by language; a name in one language at least. Raises BadText or BadChoice."""
        given = worded(names, field="name", limit=NAME_LIMIT, required=True)
        given |= worded(texts or {}, field="text", limit=INTRODUCTION_LIMIT, one_line=False)
        return cls(by_link=bool(by_link), **given)


class QuestionDraft(Draft):
    """A question as a facilitator wants it; make one with `QuestionDraft.of`.

    options (of a matrix: its columns) and rows: words by language, in order. shown_if: ids of options of an earlier
    question, one of which must have been chosen; () for a question that everybody is asked.
    """

    kind: QuestionKind
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    required: bool = False
    least: float | None = None
    most: float | None = None
    labels: dict[str, tuple[str, ...]] = {}
    options: tuple[Words, ...] = ()
    rows: tuple[Words, ...] = ()
    shown_if: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        kind: str | None,
        texts: Mapping[str, str],
        required: bool = False,
        least: float | None = None,
        most: float | None = None,
        labels: Mapping[str, Iterable[str]] | None = None,
        options: Sequence[Mapping[str, str]] = (),
        rows: Sequence[Mapping[str, str]] = (),
        shown_if: Iterable[int] = (),
    ) -> "QuestionDraft":
        """What does not belong to the kind is left out, whatever a form still holds.

        Raises BadText or BadChoice with the field's name: kind, text_en, options, rows, least, most, labels.
        """
        is_of = chosen(QuestionKind, kind, field="kind")
        words = worded(texts, field="text", limit=QUESTION_LIMIT, required=True)
        offered = _listed(options, field="options") if is_of in WITH_OPTIONS else ()
        if is_of in WITH_OPTIONS and not 2 <= len(offered) <= OPTIONS_LIMIT:
            raise BadChoice(_OPTIONS, field="options")
        lines = _listed(rows, field="rows") if is_of is QuestionKind.matrix else ()
        if is_of is QuestionKind.matrix and not 1 <= len(lines) <= ROWS_LIMIT:
            raise BadChoice(_ROWS, field="rows")
        low, high = _limits(is_of, least, most, len(offered))
        return cls(
            kind=is_of,
            required=bool(required),
            least=low,
            most=high,
            labels=_labels(labels or {}, low, high) if is_of is QuestionKind.scale else {},
            options=offered,
            rows=lines,
            shown_if=tuple(dict.fromkeys(shown_if)),
            **words,
        )


class PlannedQuestion(Draft):
    """A question of a survey that is not there yet. condition: place of an earlier question, places of its options."""

    question: QuestionDraft
    condition: tuple[int, tuple[int, ...]] | None = None


class SurveyPlan(Draft):
    """A whole survey that no think tank has yet."""

    survey: SurveyDraft
    questions: tuple[PlannedQuestion, ...]


def worded(
    words: Mapping[str, str], *, field: str, limit: int, required: bool = False, one_line: bool = True
) -> dict[str, str]:
    """{"text_en": ...} for each language. Raises Empty when `required` and no language has any."""
    if not set(words) <= set(Language):
        raise BadChoice(field=field)
    given = {
        f"{field}_{language}": clean(
            words.get(language, ""), field=f"{field}_{language}", limit=limit, one_line=one_line
        )
        for language in Language
    }
    if required and not any(given.values()):
        raise Empty(field=f"{field}_{Language.en}")
    return given


def _listed(lines: Sequence[Mapping[str, str]], *, field: str) -> tuple[Words, ...]:
    """Options or rows with words; those without any are left out. Raises BadText, BadChoice for two that are alike."""
    kept = []
    for line in lines[: 4 * OPTIONS_LIMIT]:
        if not set(line) <= set(Language):
            raise BadChoice(field=field)
        said = {str(code): clean(text, field=field, limit=OPTION_LIMIT, one_line=True) for code, text in line.items()}
        if any(said.values()):
            kept.append({code: text for code, text in said.items() if text})
    for language in Language:
        own = [folded(line[language]) or line[language] for line in kept if line.get(language)]
        if len(set(own)) != len(own):
            raise BadChoice(_TWICE, field=field)
    return tuple(kept)


def _limits(
    kind: QuestionKind, least: float | None, most: float | None, options: int
) -> tuple[float | None, float | None]:
    low, high = (_number(value, field=field) for value, field in ((least, "least"), (most, "most")))
    if kind is QuestionKind.scale:
        low, high = (SCALE_USUAL[0] if low is None else low), (SCALE_USUAL[1] if high is None else high)
        if low not in SCALE_LOWEST or high != int(high) or not low < high <= SCALE_HIGHEST:
            raise BadChoice(_SCALE, field="most")
        return low, high
    if kind in (QuestionKind.multiple, QuestionKind.ranking):
        if any(one is not None and (one != int(one) or not 1 <= one <= options) for one in (low, high)):
            raise BadChoice(_COUNTS, field="most")
        return _in_order(low, high, _COUNTS)
    if kind is QuestionKind.number:
        return _in_order(low, high, _NUMBERS)
    return None, None


def _in_order(low: float | None, high: float | None, sentence: str) -> tuple[float | None, float | None]:
    if low is not None and high is not None and low > high:
        raise BadChoice(sentence, field="most")
    return low, high


def _number(value: Any, *, field: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= NUMBER_LIMIT:
        raise BadChoice(_NUMBERS, field=field)
    return float(value)


def _labels(labels: Mapping[str, Iterable[str]], low: float | None, high: float | None) -> dict[str, tuple[str, ...]]:
    points = int((high or 0) - (low or 0)) + 1
    kept = {}
    for code, given in labels.items():
        language = chosen(Language, code, field="labels")
        names = tuple(clean(name, field="labels", limit=LABEL_LIMIT, one_line=True) for name in given)
        if any(names):
            if len(names) not in (2, points) or not all(names):
                raise BadChoice(_LABELS, field="labels")
            kept[str(language)] = names
    return kept
