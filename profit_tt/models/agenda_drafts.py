"""Validated drafts of the agenda: a step, a voting step's round, and a whole agenda as a file or a template has it."""

from collections.abc import Iterable, Mapping
from typing import Any

from profit_tt.errors import N_, BadChoice
from profit_tt.models.choices import (
    POINTS,
    BallotKind,
    BallotWay,
    FindingsFrom,
    Language,
    Ordering,
    ResultsRule,
    StepKind,
)
from profit_tt.models.drafts import Draft, chosen
from profit_tt.models.findings import LINK_LIMIT
from profit_tt.models.rounds import BUDGET_LIMIT
from profit_tt.models.words import clean, clean_link

NAME_LIMIT = 80
STEP_TEXT_LIMIT = 2000
LABEL_LIMIT = 40
MINUTES_LIMIT = 100_000
TOP_LIMIT = 1000
STEPS_LIMIT = 60
#: Dots when a form says nothing.
BUDGET_USUAL, EACH_USUAL = 10, 3
#: Ballots whose five points may be given names.
LABELLED = (BallotKind.scale, BallotKind.impact_feasibility)

_MINUTES = N_("Give the time in whole minutes, from 1 to 100,000.")
_BUDGET = N_("Give each expert 1 to 100 dots.")
_EACH = N_("On one finding there may lie one dot, or as many as an expert has.")
_TOP = N_("Give how many findings to take, from 1 to 1,000.")
_LABELS = N_("Name all five points, or none of them.")


class StepDraft(Draft):
    """A step as a facilitator wants it; make one with `StepDraft.of`. The fields are the columns of `Step`."""

    kind: StepKind
    name_en: str = ""
    name_fr: str = ""
    name_nl: str = ""
    text_en: str = ""
    text_fr: str = ""
    text_nl: str = ""
    link: str = ""
    minutes: int | None = None

    @classmethod
    def of(
        cls,
        *,
        kind: str | None,
        names: Mapping[str, str] | None = None,
        texts: Mapping[str, str] | None = None,
        minutes: float | None = None,
        link: str = "",
    ) -> "StepDraft":
        """names, texts: by language; what is missing or empty stays so (the kind's own name).

        Raises BadText or BadChoice with the field's name: kind, name_en, text_fr, minutes, link...
        """
        given: dict[str, str] = {}
        for part, words, limit in (("name", names or {}, NAME_LIMIT), ("text", texts or {}, STEP_TEXT_LIMIT)):
            _require_languages(words, field=f"{part}s")
            for language in Language:
                field = f"{part}_{language}"
                word = words.get(language, "")
                given[field] = clean(word, field=field, limit=limit, one_line=part == "name")
        return cls(
            kind=chosen(StepKind, kind, field="kind"),
            minutes=_whole(minutes, 1, MINUTES_LIMIT, field="minutes", sentence=_MINUTES),
            link=clean_link(link, field="link", limit=LINK_LIMIT),
            **given,
        )

    @property
    def names(self) -> dict[str, str]:
        """The names that are there, by language."""
        return self._words("name")

    @property
    def texts(self) -> dict[str, str]:
        """The texts that are there, by language."""
        return self._words("text")

    def _words(self, part: str) -> dict[str, str]:
        every = {str(language): getattr(self, f"{part}_{language}") for language in Language}
        return {language: words for language, words in every.items() if words}


class RoundDraft(Draft):
    """A voting step's round as a facilitator wants it; make one with `RoundDraft.of`.

    again_of, top_of: an earlier round, by its id; in a file or template, where there are no ids yet, by the position of
    its step. The fields are the columns of `Round`.
    """

    ballot: BallotKind = BallotKind.agreement
    budget: int | None = None
    each: int | None = None
    findings_from: FindingsFrom = FindingsFrom.all
    themes: tuple[str, ...] = ()
    top: int | None = None
    top_of: int | None = None
    again_of: int | None = None
    ordering: Ordering = Ordering.balanced
    way: BallotWay = BallotWay.both
    results: ResultsRule = ResultsRule.until_shown
    asks_reason: bool = True
    labels: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(
        cls,
        *,
        ballot: str = BallotKind.agreement,
        budget: float | None = None,
        each: float | None = None,
        findings_from: str = FindingsFrom.all,
        themes: Iterable[str] = (),
        top: float | None = None,
        top_of: int | None = None,
        again_of: int | None = None,
        ordering: str = Ordering.balanced,
        way: str = BallotWay.both,
        results: str = ResultsRule.until_shown,
        asks_reason: bool = True,
        labels: Mapping[str, Iterable[str]] | None = None,
    ) -> "RoundDraft":
        """What does not belong to the ballot or the rule of findings is left out, whatever a form still holds.

        A vote again takes findings, ballot, dots and labels from its earlier round; the service sees to that.
        Raises BadChoice or BadText with the field's name.
        """
        kind = chosen(BallotKind, ballot, field="ballot")
        rule = chosen(FindingsFrom, findings_from, field="findings_from")
        if again_of is not None:
            rule = FindingsFrom.all
        return cls(
            ballot=kind,
            **_dots(kind, budget, each),
            findings_from=rule,
            themes=_themes(themes) if rule is FindingsFrom.themes else (),
            **(_top(top, top_of) if rule is FindingsFrom.top else {}),
            again_of=again_of,
            ordering=chosen(Ordering, ordering, field="ordering"),
            way=chosen(BallotWay, way, field="way"),
            results=chosen(ResultsRule, results, field="results"),
            asks_reason=bool(asks_reason),
            labels=_labels(labels or {}) if kind in LABELLED else {},
        )


class PlannedStep(Draft):
    """A step of a plan and, for a vote, its round, whose again_of and top_of are positions in the plan (from 1)."""

    step: StepDraft
    voting: RoundDraft | None = None


class AgendaPlan(Draft):
    """A whole agenda that no think tank has yet."""

    steps: tuple[PlannedStep, ...]


def _dots(kind: BallotKind, budget: float | None, each: float | None) -> dict[str, int | None]:
    if kind is not BallotKind.dots:
        return {}
    dots = _whole(budget, 1, BUDGET_LIMIT, field="budget", sentence=_BUDGET) or BUDGET_USUAL
    most = _whole(each, 1, dots, field="each", sentence=_EACH) or min(EACH_USUAL, dots)
    return {"budget": dots, "each": most}


def _top(top: float | None, top_of: int | None) -> dict[str, int | None]:
    number = _whole(top, 1, TOP_LIMIT, field="top", sentence=_TOP)
    if number is None:
        raise BadChoice(_TOP, field="top")
    if top_of is None:
        raise BadChoice(N_("Choose the earlier vote whose first findings are taken."), field="top_of")
    return {"top": number, "top_of": top_of}


def _themes(themes: Iterable[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(themes))
    if not kept:
        raise BadChoice(N_("Choose at least one theme."), field="themes")
    return kept


def _labels(labels: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    _require_languages(labels, field="labels")
    kept = {}
    for language in Language:
        names = tuple(
            clean(name, field=f"labels_{language}", limit=LABEL_LIMIT, one_line=True)
            for name in labels.get(language, ())
        )
        if any(names):
            if len(names) != len(POINTS) or not all(names):
                raise BadChoice(_LABELS, field=f"labels_{language}")
            kept[str(language)] = names
    return kept


def _whole(number: Any, low: int, high: int, *, field: str, sentence: str) -> int | None:
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not low <= number <= high:
        raise BadChoice(sentence, field=field)
    if number != int(number):
        raise BadChoice(sentence, field=field)
    return int(number)


def _require_languages(words: Mapping[str, object], *, field: str) -> None:
    if not set(words) <= set(Language):
        raise BadChoice(field=field)
