"""The report as PDF: tagged, in its language, with bookmarks, page numbers and charts that are told in words."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from profit_tt.models import Audience, Person, StepKind
from profit_tt.models.findings import TEXT_LIMIT
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.pdf import as_data, as_pdf
from profit_tt.services import reporting, sample
from profit_tt.text import LANGUAGES, speaker
from tests.bad_input import AS_TYPED
from tests.building import Hall, House


def report(by: Person, language: str = "en", audience: Audience = Audience.desk) -> PdfReader:
    """The PDF as a reader opens it."""
    say = speaker(language)
    return PdfReader(BytesIO(as_pdf(contents(reporting.gathered(by=by, audience=audience), say), say)))


def words(read: PdfReader) -> str:
    """All text in one line."""
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def voted(house: House) -> Hall:
    hall = house.session_of(15, 2)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    return hall


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_told_in_each_language(house: House, language: str) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    read, say = report(Person.house(tank.id), language), speaker(language)
    root, text = read.root_object, words(read)
    assert root.raw_get("/Lang") == language
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert say("Page {n} of {m}", n=2, m=len(read.pages)) in text
    titles = [str(one["/Title"]) for one in read.outline if not isinstance(one, list)]
    told = contents(reporting.gathered(by=Person.house(tank.id), audience=Audience.desk), say)
    assert titles == [say("On one page"), *(one.title for one in told.chapters)]
    for number in (1, 18, 35):
        assert f"#{number} " in text


def test_every_chart_is_told_in_words(house: House) -> None:
    hall = voted(house)
    told = contents(reporting.gathered(by=hall.desk, audience=Audience.desk), speaker("en"))
    data = as_data(told, speaker("en"))
    drawn = [block for one in data["chapters"] for block in one["blocks"] if block["is"] == "drawing"]
    assert [one["told"] for one in drawn] == [one.told for one in told.drawings]
    assert all(one["told"] for one in drawn)


def test_what_is_hidden_is_not_in_it(house: House) -> None:
    hall = voted(house)
    text = words(report(hall.experts[0], audience=Audience.phones))
    assert "Results stay hidden until the facilitator shows them." in text
    assert "Interval (95%)" not in text
    assert "Interval (95%)" in words(report(hall.desk))


def test_peoples_words_are_text_whatever_they_look_like(house: House) -> None:
    """One report holds all of the list: no word of it is markup, and the page is set."""
    hall = house.think_tank(open=(StepKind.collect,))
    kept = [text for text in AS_TYPED.values() if len(text) <= TEXT_LIMIT]
    for text in kept:
        hall.finding(text, by=hall.expert())
    for typed in ("#set text(size: 99pt)", "<script>alert(1)</script>", "$x^2$", "https://example.org"):
        hall.finding(typed, by=hall.expert())
    text = "".join(words(report(hall.desk)).replace("\u200b", "").split())
    for typed in ("#settext(size:99pt)", "<script>alert(1)</script>", "$x^2$", "https://example.org"):
        assert typed in text
    assert not any("/Annots" in page and "/URI" in str(page["/Annots"]) for page in report(hall.desk).pages)
