"""Paper sheets: a page for each seat with every finding of the round; people's words stand there as they were typed."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from profit_tt import store
from profit_tt.models import BallotKind, Round
from profit_tt.reports import paper
from profit_tt.services import room
from profit_tt.services.room import Room
from profit_tt.text import speaker
from tests.building import Hall, House

SEATS = [("KEN-01", "Kent"), ("ZEE-02", "Zeeland")]
MARKUP = '#sys.inputs.data $x^2$ *stars* @label <tag> https://example.org // comment \\ #include("x")'


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.session_of(1, 0)
    for text in ("Ferries sell bicycles", "Crème brûlée à Bray-Dunes, œuvre d'été", MARKUP):
        hall.finding(text)
    return hall


def _asked(hall: Hall, **columns: object) -> tuple[Room, Round]:
    here = room.look(by=hall.desk)
    return here, here.rounds[0].model_copy(update=columns)


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("kind", "columns", "told"),
    [
        (BallotKind.agreement, {}, "Tick one box for each finding."),
        (BallotKind.scale, {}, "1 means “Strongly disagree”, 5 means “Strongly agree”"),
        (BallotKind.dots, {"budget": 8, "each": 3}, "Fill in 8 dots in all"),
        (BallotKind.impact_feasibility, {}, "a number for impact and one for feasibility"),
    ],
)
def test_a_ballot_for_each_seat_with_every_finding(
    hall: Hall, kind: BallotKind, columns: dict[str, object], told: str
) -> None:
    here, voting = _asked(hall, ballot=kind, **columns)
    pages = _pages(paper.ballot_sheets(here, voting, SEATS, speaker("en")))
    assert len(pages) == 2
    for page, (code, region) in zip(pages, SEATS, strict=True):
        for part in (code, region, hall.code, told, "Ferries sell bicycles", "Crème brûlée à Bray-Dunes, œuvre d'été"):
            assert part in page


def test_words_of_people_are_not_markup(hall: Hall) -> None:
    here, voting = _asked(hall)
    (page,) = _pages(paper.ballot_sheets(here, voting, SEATS[:1], speaker("en")))
    assert "".join(MARKUP.split()) in "".join(page.split())  # a long word may be broken at a line's end


@pytest.mark.parametrize(("language", "word"), [("en", "Findings"), ("fr", "Constats"), ("nl", "Bevindingen")])
def test_a_sheet_of_findings_in_each_language(hall: Hall, language: str, word: str) -> None:
    here, _ = _asked(hall)
    pdf = paper.finding_sheets(here, [("", ""), *SEATS], speaker(language))
    pages = _pages(pdf)
    assert len(pages) == 3
    for page in pages:
        assert word in page
        for theme in here.themes:
            assert theme.name(language) in page
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == language


def test_many_findings_go_over_pages_and_none_is_missing(house: House) -> None:
    hall = house.session_of(0, 60)
    here, voting = _asked(hall)
    pages = _pages(paper.ballot_sheets(here, voting, [SEATS[0]], speaker("fr")))
    assert len(pages) > 1
    whole = " ".join(pages)
    with store.reading() as session:
        texts = store.findings.frame(session, think_tank_id=hall.id)["text"]
    assert [text for text in texts if text not in whole] == []
