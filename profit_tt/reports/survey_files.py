"""A survey's answers as CSV, XLSX and JSON: a row an answer, without identities, with the code book beside them."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from profit_tt import __version__
from profit_tt.errors import N_
from profit_tt.models import QuestionKind
from profit_tt.reports import csv
from profit_tt.reports.cells import Cell, Cells, Column, Plan, Table, columns_of, spoken
from profit_tt.reports.wording import STAKEHOLDERS
from profit_tt.reports.xlsx import sheet_of
from profit_tt.services import survey_form, survey_statements
from profit_tt.services.survey_form import AskedQuestion
from profit_tt.services.survey_packing import Packed
from profit_tt.text import LANGUAGES, Speaker

MEDIA_TYPE_JSON = "application/json"
KINDS = {
    QuestionKind.single: N_("One answer"),
    QuestionKind.multiple: N_("Several answers"),
    QuestionKind.scale: N_("Scale"),
    QuestionKind.ranking: N_("Ranking"),
    QuestionKind.number: N_("Number"),
    QuestionKind.short_text: N_("Short text"),
    QuestionKind.long_text: N_("Long text"),
    QuestionKind.matrix: N_("Matrix"),
}
_ANSWERS: tuple[Plan, ...] = (
    (N_("Respondent"), N_("A number of this file only; another file numbers people anew."), Cells.whole, 12),
    (N_("Region"), N_("Empty where the region has too few people."), Cells.text, 18),
    (N_("Kind of organisation"), N_("Empty where too few people share region and kind."), Cells.text, 22),
    (N_("Question"), N_("Its place in the survey; what was asked, the code book says."), Cells.whole, 10),
    (N_("Row"), N_("The row of a matrix."), Cells.text, 28),
    (N_("Answer"), N_("The option chosen, or people's own words; these stand without a respondent."), Cells.text, 50),
    (N_("Rank"), N_("Place in a ranking, 1 is first."), Cells.whole, 8),
    (N_("Value"), N_("A point of a scale, or a number."), Cells.score, 10),
)
_SUMMARY: tuple[Plan, ...] = (
    (N_("Question"), N_("Its place in the survey."), Cells.whole, 10),
    (N_("Row"), N_("The row of a matrix."), Cells.text, 28),
    (N_("Group"), N_("All, or a region or kind of organisation with enough people."), Cells.text, 22),
    (N_("Answer"), N_("An option or a point; empty where figures are of all answers."), Cells.text, 40),
    (N_("People who answered"), N_("Of this group, among those who were asked."), Cells.whole, 14),
    (N_("People"), N_("Who chose it; in a ranking, who put it first."), Cells.whole, 10),
    (N_("Share"), N_("Of those who answered."), Cells.share, 10),
    (N_("Interval from"), N_("Lower end of the 95 % interval (Wilson)."), Cells.share, 12),
    (N_("Interval to"), N_("Upper end of the 95 % interval (Wilson)."), Cells.share, 12),
    (N_("Mean rank"), N_("By Borda: who did not rank it puts it in the middle of the places left."), Cells.score, 12),
    (N_("Lower quartile"), N_("A quarter of the answers is this or less."), Cells.score, 12),
    (N_("Median"), N_("Half of the answers are this or less."), Cells.score, 12),
    (N_("Upper quartile"), N_("Three quarters of the answers are this or less."), Cells.score, 12),
)
_BOOK: tuple[Plan, ...] = (
    (N_("Question"), N_("Its place in the survey."), Cells.whole, 10),
    (N_("Kind"), N_("How it is answered."), Cells.text, 16),
    (N_("What was asked"), N_("The question."), Cells.text, 60),
    (N_("Answers"), N_("Options in their order, ends of a scale, rows of a matrix."), Cells.text, 70),
    (N_("Asked of"), N_("Everybody, or who chose one of these options of an earlier question."), Cells.text, 40),
    (N_("People asked"), N_("Of those who have answered anything."), Cells.whole, 12),
    (N_("People who answered"), N_("Of those who were asked."), Cells.whole, 14),
)


def as_csv(packed: Packed, say: Speaker) -> bytes:
    """The answers, a row each; separators as the language's spreadsheets expect them, safe from formulas."""
    return csv.written(answers(packed, say), language=say.language)


def as_xlsx(packed: Packed, say: Speaker, *, on: date) -> bytes:
    """A workbook: answers, their summary by group, the code book, and what the columns mean."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    tables = [answers(packed, say), summary(packed, say), code_book(packed, say)]
    with xlsxwriter.Workbook(out, options) as book:
        title = survey_form.words(packed.results.form.survey, "name", say.language)
        book.set_properties({"title": title, "created": datetime(on.year, on.month, on.day)})
        for table in (*tables, _read_me(packed, tables, say)):
            sheet_of(book, table)
    return out.getvalue()


def as_json(packed: Packed, say: Speaker) -> bytes:
    """Everything as data: the code book in three languages, the summary with slugs, the answers by ids."""
    told = packed.results
    whole = {
        "survey": _in_languages(told.form.survey, "name"),
        "written_by": f"PROFIT Think Tank {__version__}",
        "revision": told.revision,
        "sample": told.has_samples or told.form.is_sample,
        "small_cell": told.small_cell,
        "answers_left_out": packed.left_out,
        "questions": [_question(one.asked, one.place, one.asked_of, one.people) for one in told.questions],
        "words": [
            {"question": one.place, "word": word, "people": people}
            for one in told.questions
            for word, people in one.words
        ],
        "summary": [
            {"question": one.place, "row": part.row_id or None} | _plain(row)
            for one in told.questions
            for part in one.parts
            for frame in (part.choices, part.ranking, part.centre)
            if frame is not None
            for row in frame.to_dict("records")
        ],
        "answers": [_plain(row) for row in packed.rows.to_dict("records")],
        "read_me": _promises(packed, say),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def answers(packed: Packed, say: Speaker) -> Table:
    """A row an answer."""
    told = packed.results
    regions = {one.slug: one.name(say.language) for one in told.regions}
    rows: list[tuple[Cell, ...]] = []
    for row in packed.rows.to_dict("records"):
        result = told.questions[int(row["place"]) - 1]
        option = "" if pd.isna(row["option_id"]) else survey_statements.named(result, int(row["option_id"]), say)
        rows.append(
            (
                int(row["respondent"]) or None,
                regions.get(str(row["region"]), ""),
                spoken(STAKEHOLDERS, str(row["stakeholder"]), say),
                int(row["place"]),
                "" if pd.isna(row["row_id"]) else survey_statements.row_named(result, int(row["row_id"]), say),
                option or (row["text"] if isinstance(row["text"], str) else ""),
                None if pd.isna(row["rank"]) else int(row["rank"]),
                None if pd.isna(row["number"]) else float(row["number"]),
            )
        )
    return Table(say("Answers"), columns_of(_ANSWERS, say), tuple(rows))


def summary(packed: Packed, say: Speaker) -> Table:
    """A row a question x group x answer: what the charts show, and the groups beside it."""
    return Table(say("Summary"), columns_of(_SUMMARY, say), tuple(_summed(packed, say)))


def code_book(packed: Packed, say: Speaker) -> Table:
    """A row a question."""
    rows = tuple(
        (
            one.place,
            spoken(KINDS, one.asked.kind, say),
            survey_form.words(one.asked.question, "text", say.language),
            _options(one.asked, say),
            _asked_of(packed, one.asked, say),
            one.asked_of,
            one.people,
        )
        for one in packed.results.questions
    )
    return Table(say("Code book"), columns_of(_BOOK, say), rows)


def _summed(packed: Packed, say: Speaker) -> Iterator[tuple[Cell, ...]]:
    names = {one.slug: one.name(say.language) for one in packed.results.regions}
    names |= {str(kind): say(word) for kind, word in STAKEHOLDERS.items()} | {"": say("All")}
    for one in packed.results.questions:
        for word, people in one.words:
            yield (one.place, "", say("All"), word, one.people, people, people / one.people, *(None,) * 6)
        for part in one.parts:
            row_name = survey_statements.row_named(one, part.row_id, say)
            for frame in (part.choices, part.ranking, part.centre):
                for row in [] if frame is None else frame.to_dict("records"):
                    choice = survey_statements.named(one, int(row["choice"]), say) if "choice" in row else ""
                    chose = row.get("n", row.get("first"))
                    figures = [row.get(name) for name in ("share", "low", "high", "mean_rank")]
                    quartiles = [None, None, None]
                    if "median" in row:
                        figures, quartiles = [None] * 4, [row[name] for name in ("low", "median", "high")]
                    shares = [None if value is None else float(value) for value in (*figures, *quartiles)]
                    count = None if chose is None else int(chose)
                    yield (one.place, row_name, names[row["group"]], choice, int(row["people"]), count, *shares)


def _options(asked: AskedQuestion, say: Speaker) -> str:
    """Options, points with their names, and rows, a line each."""
    lines = [f"{n}. {survey_form.words(one, 'text', say.language)}" for n, one in enumerate(asked.options, start=1)]
    for point, label in zip(asked.points, asked.labels(say.language), strict=False):
        lines.append(say("{point}: {name}", point=say.number(point), name=label) if label else say.number(point))
    rows = [survey_form.words(one, "text", say.language) for one in asked.rows]
    return "\n".join([*lines, *(say("Row: {row}", row=one) for one in rows)])


def _asked_of(packed: Packed, asked: AskedQuestion, say: Speaker) -> str:
    if not asked.shown_if:
        return say("Everybody")
    for place, other in enumerate(packed.results.form.questions, start=1):
        chosen = [one for one in other.options if one.id in asked.shown_if]
        if chosen:
            told = say.list([survey_form.words(one, "text", say.language) for one in chosen])
            return say("Question {number}: {options}", number=place, options=told)
    return ""


def _read_me(packed: Packed, tables: list[Table], say: Speaker) -> Table:
    columns = (
        Column(say("Sheet"), "", width=18),
        Column(say("Column"), "", width=26),
        Column(say("Meaning"), "", width=90),
    )
    rows: list[tuple[Cell, ...]] = [("", "", sentence) for sentence in _promises(packed, say)]
    rows += [(table.name, column.title, column.meaning) for table in tables for column in table.columns]
    return Table(say("Read me"), columns, tuple(rows))


def _promises(packed: Packed, say: Speaker) -> list[str]:
    number = say.number(packed.results.small_cell)
    told = [
        say("Nobody is named in this file, and the numbers of respondents were drawn for it alone."),
        say("Groups of fewer than {n} people are left out, and with them the next smallest.", n=number),
        say("People's own words stand apart from their other answers, in no order."),
        say("Only people who were asked a question count in it."),
    ]
    if packed.left_out:
        told.append(
            say.many(
                "{n} answer is left out: too few of its region answered that question.",
                "{n} answers are left out: too few of their region answered that question.",
                packed.left_out,
            )
        )
    if packed.results.has_samples or packed.results.form.is_sample:
        told.append(say("Sample: questions or answers here were invented to show how the app works."))
    return told


def _question(asked: AskedQuestion, place: int, asked_of: int, people: int) -> dict[str, Any]:
    question = asked.question
    return {
        "number": place,
        "id": asked.id,
        "kind": str(asked.kind),
        "text": _in_languages(question, "text"),
        "required": question.required,
        "least": question.least,
        "most": question.most,
        "labels": question.labels,
        "options": [{"id": one.id, **_in_languages(one, "text")} for one in asked.options],
        "rows": [{"id": one.id, **_in_languages(one, "text")} for one in asked.rows],
        "asked_of_options": sorted(asked.shown_if),
        "people_asked": asked_of,
        "people_answered": people,
    }


def _in_languages(row: object, part: str) -> dict[str, str]:
    return {code: said for code in LANGUAGES if (said := str(getattr(row, f"{part}_{code}")))}


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """A row of a frame as JSON takes it: nothing for what is missing, plain numbers."""
    made = {str(name): value.item() if hasattr(value, "item") else value for name, value in row.items()}
    return {name: None if pd.isna(value) else value for name, value in made.items()}
