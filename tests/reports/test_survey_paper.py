"""Survey sheets: a page or more for each seat with every question, option and row; people's words are no markup."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from profit_tt.models.survey_drafts import QuestionDraft
from profit_tt.reports import survey_paper
from profit_tt.services import room, survey_form
from profit_tt.text import speaker
from tests.building import House
from tests.services import survey_halls

MARKUP = '#sys.inputs.data $x^2$ *stars* @label <tag> // comment \\ #include("x")'


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(("language", "tick"), [("en", "Tick one."), ("fr", "Cochez une"), ("nl", "Kruis één")])
def test_every_question_stands_on_each_seat_s_sheet(house: House, language: str, tick: str) -> None:
    hall = house.think_tank()
    form = survey_halls.with_questions(hall, *survey_halls.KINDS.values())
    seats = [("KEN-01", "Kent"), ("ZEE-02", "Zeeland")]
    pdf = survey_paper.survey_sheets(room.look(by=hall.desk), form, seats, speaker(language))
    text = _text(pdf)
    for number, asked in enumerate(form.questions, start=1):
        words = [survey_form.words(one, "text", language) for one in (*asked.options, *asked.rows)]
        assert text.count(f"{number}. {survey_form.words(asked.question, 'text', language)}") == 2
        assert [word for word in words if word not in text] == []
    assert tick in text
    assert ("KEN-01" in text, "ZEE-02" in text) == (True, True)
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == language


def test_a_condition_is_said_and_words_are_not_markup(house: House) -> None:
    hall = house.think_tank()
    form = survey_halls.conditional(hall)
    here = room.look(by=hall.desk)
    text = _text(survey_paper.survey_sheets(here, form, [("", "")], speaker("en")))
    assert "Only if you ticked one of these: “Money” at question 1." in text
    plain = survey_halls.with_questions(hall, QuestionDraft.of(kind="short_text", texts={"en": MARKUP}))
    told = _text(survey_paper.survey_sheets(here, plain, [("", "")], speaker("en")))
    assert "".join(MARKUP.split()) in "".join(told.split())
