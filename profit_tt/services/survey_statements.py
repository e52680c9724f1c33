"""What the result of a question says, in one sentence: over its chart, and as a finding to begin with."""

from typing import Literal, TypeAlias

import pandas as pd

from profit_tt.analysis.survey import leading
from profit_tt.models import QuestionKind
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.services import survey_form
from profit_tt.services.survey_results import Part, Result
from profit_tt.text import Speaker

By: TypeAlias = Literal["region", "stakeholder"]


def stated(result: Result, say: Speaker, *, by: By = "region", short: bool = False) -> str:
    """The sentence for the groups of `by`; `short` leaves them out. Says so when too few have answered."""
    if not result.people:
        return say("Nobody has answered this yet.")
    shown = result.words or [part for part in result.parts if not part.hidden["all"]]
    if result.is_small or not shown:
        return _too_few(result, say)
    match result.asked.kind:
        case QuestionKind.short_text | QuestionKind.long_text:
            return _words(result, say)
        case QuestionKind.number:
            return _number(result, say)
        case QuestionKind.scale:
            return _scale(result, say, by, short=short)
        case QuestionKind.matrix:
            return _matrix(result, say)
        case _:
            return _leading(result, say, by, short=short)


def proposed(result: Result, say: Speaker) -> str:
    """A finding to begin with: the question and what was answered, within the length of a finding; "" if nothing."""
    if result.is_small or (result.asked.kind in (QuestionKind.short_text, QuestionKind.long_text) and not result.words):
        return ""
    question, told = survey_form.words(result.asked.question, "text", say.language), stated(result, say)
    whole = say("{question} {answer}", question=question, answer=told)
    return whole if len(whole) <= TEXT_LIMIT else told[:TEXT_LIMIT]


def named(result: Result, choice: int, say: Speaker) -> str:
    """An option, column or point in words."""
    asked = result.asked
    if asked.points:
        label = asked.labels(say.language)[asked.points.index(choice)]
        return say("{point}: {name}", point=say.number(choice), name=label) if label else say.number(choice)
    option = next((one for one in asked.options if one.id == choice), None)
    return survey_form.words(option, "text", say.language) if option else ""


def row_named(result: Result, row_id: int, say: Speaker) -> str:
    """A row of a matrix in words."""
    row = next((one for one in result.asked.rows if one.id == row_id), None)
    return survey_form.words(row, "text", say.language) if row else ""


def _too_few(result: Result, say: Speaker) -> str:
    if result.asked.kind in (QuestionKind.short_text, QuestionKind.long_text) and not result.is_small:
        return say("No word is used by {n} people or more.", n=say.number(result.small_cell))
    return say("Results are shown from {n} answers on.", n=say.number(result.small_cell))


def _leading(result: Result, say: Speaker, by: By, *, short: bool) -> str:
    part = result.parts[0]
    if part.ranking is not None:
        leaders = leading(part.ranking, figure="mean_rank", lowest=True)
    else:
        leaders = leading(part.choices if part.choices is not None else pd.DataFrame(), figure="n")
    ahead = leaders.get(("all", ""), ())
    if not ahead:
        return say("Nobody has answered this yet.")
    if len(ahead) > 1:
        told = say.list([say("“{option}”", option=named(result, one, say)) for one in ahead])
        return say("{options} come first together.", options=told)
    option = named(result, ahead[0], say)
    groups = [of for (where, _), of in leaders.items() if where == by]
    first = sum(of == ahead for of in groups)
    if short or len(groups) < 2 or not first:
        return say("“{option}” comes first.", option=option)
    return _first_in(option, first, len(groups), by, say)


def _first_in(option: str, first: int, groups: int, by: By, say: Speaker) -> str:
    told = {"option": option, "all": say.number(groups), "n": say.number(first)}
    if by == "region":
        if first == groups:
            return say("“{option}” comes first in all {all} regions.", **told)
        if first * 2 > groups:
            return say("“{option}” comes first in {n} of {all} regions.", **told)
        return say("“{option}” comes first overall, and in {n} of {all} regions.", **told)
    if first == groups:
        return say("“{option}” comes first with all {all} kinds of organisation.", **told)
    if first * 2 > groups:
        return say("“{option}” comes first with {n} of {all} kinds of organisation.", **told)
    return say("“{option}” comes first overall, and with {n} of {all} kinds of organisation.", **told)


def _scale(result: Result, say: Speaker, by: By, *, short: bool) -> str:
    centre = _centre(result.parts[0])
    whole, groups = centre[centre["by"] == "all"].iloc[0], centre.loc[centre["by"] == by, "median"]
    told = {"median": say.number(float(whole["median"])), "most": say.number(result.asked.points[-1])}
    if short or len(groups) < 2 or groups.min() == groups.max():
        return say("The answer in the middle is {median} of {most}.", **told)
    told |= {"low": say.number(float(groups.min())), "high": say.number(float(groups.max()))}
    if by == "region":
        return say("The answer in the middle is {median} of {most}; in the regions, {low} to {high}.", **told)
    return say("The answer in the middle is {median} of {most}; by kind of organisation, {low} to {high}.", **told)


def _number(result: Result, say: Speaker) -> str:
    centre = _centre(result.parts[0])
    whole = centre[centre["by"] == "all"].iloc[0]
    told = {name: say.number(round(float(whole[name]), 1)) for name in ("low", "median", "high")}
    return say("Half of the people say {median} or less; the middle half lies between {low} and {high}.", **told)


def _matrix(result: Result, say: Speaker) -> str:
    """The row and column that the largest share agrees on: what the columns mean, the app does not know."""
    best = max(
        (
            (float(row["share"]), -place, part.row_id, int(row["choice"]))
            for place, part in enumerate(result.parts)
            if part.choices is not None
            for row in part.choices[part.choices["by"] == "all"].to_dict("records")
        ),
    )
    told = {"row": row_named(result, best[2], say), "column": named(result, best[3], say)}
    return say("{row}: {share} say “{column}”, the clearest answer.", share=say.percent(best[0]), **told)


def _words(result: Result, say: Speaker) -> str:
    word, people = result.words[0]
    return say.many(
        "“{word}” is the word that most people use: {n} of {all}.",
        "“{word}” is the word that most people use: {n} of {all}.",
        people,
        word=word,
        all=say.number(result.people),
    )


def _centre(part: Part) -> pd.DataFrame:
    return part.centre if part.centre is not None else pd.DataFrame()
