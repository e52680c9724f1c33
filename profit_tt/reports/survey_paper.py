"""A survey on paper: its questions with room to tick and to write, one sheet a seat, as PDF in one language."""

from collections.abc import Sequence
from typing import Any

from profit_tt.models import QuestionKind
from profit_tt.reports import paper
from profit_tt.reports.typesetting import typeset
from profit_tt.services import survey_form
from profit_tt.services.room import Room
from profit_tt.services.survey_form import AskedQuestion, Form
from profit_tt.text import Speaker


def survey_sheets(here: Room, form: Form, seats: Sequence[paper.Seat], say: Speaker) -> bytes:
    """The survey for each seat, as PDF; questions have the numbers that they are typed in by."""
    heading = survey_form.words(form.survey, "name", say.language)
    how = survey_form.words(form.survey, "text", say.language)
    foot = say("PROFIT Think Tank. A facilitator enters this sheet for you; it counts like answers by phone.")
    words = paper.words(here, say, heading=heading, how=how) | {"question": "", "foot": foot}
    questions = [_question(form, asked, say) for asked in form.questions]
    return typeset("survey", paper.common(here, seats, say) | {"questions": questions, "words": words})


def _question(form: Form, asked: AskedQuestion, say: Speaker) -> dict[str, Any]:
    labels = asked.labels(say.language)
    return {
        "number": say.number(form.place(asked.id)),
        "kind": str(asked.kind),
        "text": survey_form.words(asked.question, "text", say.language),
        "how": " ".join(filter(None, (_only_if(form, asked, say), _how(asked, say)))),
        "options": [survey_form.words(one, "text", say.language) for one in asked.options],
        "rows": [survey_form.words(one, "text", say.language) for one in asked.rows],
        "points": [str(point) for point in asked.points],
        "labels": list(labels) if all(labels) else [],
        "ends": [labels[0], labels[-1]] if any(labels) and not all(labels) else [],
    }


def _only_if(form: Form, asked: AskedQuestion, say: Speaker) -> str:
    """Of whom a question with a condition is asked; a phone asks it of nobody else."""
    if not asked.shown_if:
        return ""
    told = [
        say("“{answer}” at question {number}", answer=survey_form.words(option, "text", say.language), number=number)
        for number, one in enumerate(form.questions, start=1)
        for option in one.options
        if option.id in asked.shown_if
    ]
    return say("Only if you ticked one of these: {answers}.", answers=say.list(told))


def _how(asked: AskedQuestion, say: Speaker) -> str:
    low, high = asked.question.least, asked.question.most
    match asked.kind:
        case QuestionKind.single | QuestionKind.scale:
            return say("Tick one.")
        case QuestionKind.multiple if high:
            return say.many("Tick one at most.", "Tick up to {n}.", int(high))
        case QuestionKind.multiple:
            return say("Tick as many as you like.")
        case QuestionKind.ranking:
            return say("Write 1 for the first, 2 for the second, and so on.")
        case QuestionKind.number if low is not None and high is not None:
            return say("Write a number from {least} to {most}.", least=say.number(low), most=say.number(high))
        case QuestionKind.number:
            return say("Write a number.")
        case QuestionKind.matrix:
            return say("Tick one in each line.")
        case _:
            return ""
