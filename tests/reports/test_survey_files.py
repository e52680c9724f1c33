"""A survey's files: read back, without identities, safe from formulas, with their code book."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from profit_tt.reports import survey_files
from profit_tt.services import survey_packing
from profit_tt.services.survey_packing import Packed
from profit_tt.text import speaker
from tests.building import House
from tests.services import survey_halls
from tests.services.survey_answered import people, say
from tests.services.survey_halls import KINDS

english, french = speaker("en"), speaker("fr")


@pytest.fixture
def packed(house: House) -> Packed:
    hall = house.think_tank()
    made = survey_halls.with_questions(hall, *KINDS.values())
    values = [0, [0, 3], 4, [1, 0], 12.5, "=HYPERLINK(1)", "Plus de <b>temps</b>; vraiment", [1, 0]]
    for one in people(hall):
        for question, value in enumerate(values):
            say(made, one, question, value)
    return survey_packing.packed(by=hall.desk, survey_id=made.id)


def test_csv_is_read_back_and_safe(packed: Packed) -> None:
    rows = list(csv.DictReader(StringIO(survey_files.as_csv(packed, english).decode("utf-8-sig"), newline="")))
    assert len(rows) == 9 * (1 + 2 + 1 + 2 + 1 + 1 + 1 + 2)
    texts = [row for row in rows if row["Question"] == "6"]
    assert {row["Answer"] for row in texts} == {"'=HYPERLINK(1)"}
    assert {(row["Respondent"], row["Region"], row["Kind of organisation"]) for row in texts} == {("", "", "")}
    assert {row["Region"] for row in rows if row["Question"] == "1"} == {"Kent", ""}
    ranked = [(row["Answer"], row["Rank"]) for row in rows if row["Question"] == "4"]
    assert sorted(set(ranked)) == [("Land", "1"), ("Sea", "2")]


def test_the_language_s_own_form(packed: Packed) -> None:
    text = survey_files.as_csv(packed, french).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {8}
    assert any("12,5" in row for row in rows)


def test_the_workbook_has_answers_summary_and_code_book(packed: Packed) -> None:
    book = openpyxl.load_workbook(BytesIO(survey_files.as_xlsx(packed, english, on=date(2026, 11, 22))))
    assert book.sheetnames == ["Answers", "Summary", "Code book", "Read me"]
    asked = [row[2] for row in book["Code book"].iter_rows(min_row=2, values_only=True)]
    assert asked == [one.asked.question.text_en for one in packed.results.questions]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    first = next(row for row in book["Summary"].iter_rows(min_row=2, values_only=True) if row[0] == 1)
    assert first[:7] == (1, None, "All", "Time", 9, 9, 1)


def test_json_says_everything_and_hides_what_is_small(packed: Packed) -> None:
    told = json.loads(survey_files.as_json(packed, english))
    assert [one["kind"] for one in told["questions"]] == list(KINDS)
    assert {one["group"] for one in told["summary"]} == {"", "kent", "public"}
    assert told["answers_left_out"] == 0
    assert {one["respondent"] for one in told["answers"]} == set(range(10))
    assert not {"expert_id", "device", "begun_at"} & set(told["answers"][0])
