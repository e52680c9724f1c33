"""The infographic: figures of the rows at that moment, three languages, three forms, and texts that stay texts."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from profit_tt.models import Audience, Person
from profit_tt.reports.infographic import infographic
from profit_tt.services import network, results, running, sample, summary
from profit_tt.text import LANGUAGES, speaker
from tests.building import House


def words(pdf: bytes) -> str:
    """All text of its one page, in one line."""
    (page,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["poster", "slide"])
def test_the_sample_says_its_figures_in_each_language(house: House, language: str, size: str) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    told = summary.summary(by=Person.house(tank.id), audience=Audience.desk)
    say = speaker(language)
    page = words(infographic(told, say, size="slide" if size == "slide" else "poster"))
    for number in (1040, 3500, 26000, 435, 145):
        assert "".join(say.number(number).split()) in "".join(page.split())
    assert say("Who was reached") in page
    assert say("Sample") in page


def test_pdf_is_tagged_and_speaks_its_language(house: House) -> None:
    hall = house.think_tank()
    read = PdfReader(BytesIO(infographic(summary.summary(by=hall.desk, audience=Audience.desk), speaker("fr"))))
    root = read.root_object
    assert root.raw_get("/Lang") == "fr"
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert [round(float(one) / 72 * 25.4) for one in read.pages[0].mediabox[2:]] == [420, 297]


def test_a_slide_is_as_large_as_the_wall(house: House) -> None:
    hall = house.think_tank()
    told = summary.summary(by=hall.desk, audience=Audience.desk)
    made = infographic(told, speaker("nl"), form="png", size="slide")
    assert Image.open(BytesIO(made)).size == (1920, 1080)
    assert infographic(told, speaker("nl"), form="svg").startswith(b"<svg")


def test_an_empty_think_tank_says_what_is_missing(house: House) -> None:
    hall = house.think_tank()
    page = words(infographic(summary.summary(by=hall.desk, audience=Audience.desk), speaker("en")))
    for sentence in ("Nobody has been entered yet.", "No activity has been entered yet.", "No figures of the platform"):
        assert sentence in page


def test_hidden_results_name_no_finding(house: House) -> None:
    hall = house.session_of(15, 2)
    for person in hall.experts:
        for finding in hall.findings:
            hall.vote(person, finding)
    hidden = summary.summary(by=hall.experts[0], audience=Audience.phones)
    assert hidden.headlines == ()
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    shown = summary.summary(by=hall.experts[0], audience=Audience.phones)
    assert [one.finding_id for one in shown.headlines] == hall.findings
    assert shown.headlines[0].share == 1.0
    assert results.picture(by=hall.desk, audience=Audience.desk).tallies is not None


def test_texts_of_people_are_no_markup(house: House) -> None:
    hostile = '#image("x.png") *bold* <script> $x$ \\ "quote" = head'
    hall = house.think_tank(title=hostile)
    told = summary.summary(by=hall.desk, audience=Audience.desk)
    page = words(infographic(told, speaker("en")))
    assert '#image("x.png") *bold* <script> $x$ \\ "quote" = head' in page.replace("“", '"').replace("”", '"')


def test_hidden_samples_are_left_out(house: House) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    by = Person.house(tank.id)
    network.hide_samples(by=by, hidden=True)
    told = summary.summary(by=by, audience=Audience.desk)
    assert (told.total.number, told.total.at_least, told.total.sample) == (1000, True, False)
    assert not any(one.sample for _, one in told.activities)
    assert told.months == ()
    assert "1,000+" in words(infographic(told, speaker("en")))


def test_funnel_counts_only_who_came_through_the_step_before(house: House) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    told = summary.summary(by=Person.house(tank.id), audience=Audience.desk)
    numbers = [one.number for _, one in told.funnel]
    assert told.through
    assert numbers == sorted(numbers, reverse=True)
