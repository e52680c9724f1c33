"""The deck as other programs open it: titles, alt texts, languages, notes; bad input, hidden results, empty rooms."""

import re
import time
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from profit_tt.models import Audience, CommitmentDraft, Person, StepKind
from profit_tt.reports.deck.fitting import plain
from profit_tt.reports.deck.pptx import as_pptx
from profit_tt.reports.deck.slides import FEW, slides
from profit_tt.reports.report.contents import contents
from profit_tt.reports.report.parts import Chapter, Contents, Point, Points, Words
from profit_tt.services import network_links, reporting, sample
from profit_tt.text import LANGUAGES, speaker
from tests.bad_input import TEXTS
from tests.building import Hall, House


def told(by: Person, language: str = "en", audience: Audience = Audience.desk) -> Contents:
    return contents(reporting.gathered(by=by, audience=audience), speaker(language))


def opened(of: Contents, language: str = "en") -> Any:
    """The deck as python-pptx reads it."""
    return Presentation(BytesIO(as_pptx(of, speaker(language))))


def pictures(slide: Any) -> list[Any]:
    return [one for one in slide.shapes if one.element.tag.endswith("}pic")]


def words(deck: Any) -> str:
    """All text of all slides, their pictures' words among it."""
    shapes = [one for slide in deck.slides for one in slide.shapes]
    told = [one.text_frame.text for one in shapes if one.has_text_frame]
    return "\n".join([*told, *(alt(one) for slide in deck.slides for one in pictures(slide))])


def alt(picture: Any) -> str:
    return str(picture.element.nvPicPr.cNvPr.get("descr"))


def voted(house: House, number: int = 2) -> Hall:
    hall = house.session_of(15, number)
    for place, person in enumerate(hall.experts):
        hall.vote(person, hall.findings[0], "disagree" if place == 7 else "agree")
    return hall


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_shown_in_each_language(house: House, language: str) -> None:
    tank = sample.load_canterbury(by=Person.house()).think_tank
    of, say = told(Person.house(tank.id), language), speaker(language)
    deck = opened(of, language)
    cover, *rest = deck.slides
    assert cover.shapes.title.text_frame.text == of.title
    assert {of.question, " · ".join(of.facts), of.sample, of.made} <= set(words(deck).split("\n"))
    expected = slides(of, say)
    assert [one.shapes.title.text_frame.text for one in rest] == [one.title for one in expected]
    assert len({one.asked for one in expected}) >= 8
    for one, planned in zip(rest, expected, strict=True):
        assert one.notes_slide.notes_text_frame.text == planned.rule != ""
        assert [alt(picture) for picture in pictures(one)] == ([planned.drawing.told] if planned.drawing else [])
        assert say("Sample") in words(deck)
    assert deck.core_properties.language == language
    tags = {name.replace("_", "-") for key, name in LANGUAGES.items() if key == language}
    assert languages(deck) == tags


def languages(deck: Any) -> set[str]:
    """What any text of slides, notes and layouts says that it is written in."""
    sheets = [*deck.slides, *deck.slide_layouts, deck.notes_master, *(one.notes_slide for one in list(deck.slides)[1:])]
    return {found for one in sheets for found in one.element.xpath("//@lang")}


def test_text_stands_in_placeholders_and_nothing_is_over_the_edge(house: House) -> None:
    deck = opened(told(voted(house).desk))
    for number, slide in enumerate(deck.slides, start=1):
        assert all(one.is_placeholder for one in slide.shapes)
        for one in slide.shapes:
            assert 0 <= one.left <= one.left + one.width <= deck.slide_width
            assert 0 <= one.top <= one.top + one.height <= deck.slide_height
        fields = slide.element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [one.text for one in fields] == ([str(number)] if number > 1 else [])


def test_what_is_hidden_is_not_in_it(house: House) -> None:
    hall = voted(house)
    asked = "What do we agree on?"
    shown, hidden = (told(hall.desk, audience=audience) for audience in (Audience.desk, Audience.phones))
    assert asked in words(opened(shown))
    text = words(opened(hidden))
    assert asked not in text
    assert not re.search(r"\d%(?! Wilson| agree in the weakest)", text)


def test_small_groups_are_not_counted_apart(house: House) -> None:
    """Zeeland has one person of research, and so few others that the next kind is kept back with them."""
    hall = house.session_of(15, 1)
    for kind in ("enterprise",) * 4 + ("public",) * 3:
        hall.expert("zeeland", kind)
    (picture,) = pictures(opened(told(hall.desk)).slides[2])
    assert alt(picture).endswith("Zeeland: Enterprise 0 of 5.")


def test_what_has_nothing_to_say_is_no_slide(house: House) -> None:
    """Nobody passed; and all kinds of organisation are so few in each region that none is counted."""
    hall = house.session_of(15, 2)
    for person in hall.experts:
        hall.vote(person, hall.findings[0])
    keys = [one.drawing.key for one in slides(told(hall.desk), speaker("en")) if one.drawing]
    assert keys == ["participation", "themes", "agreement", "differences", "map"]
    hall.vote(hall.experts[0], hall.findings[1], "passed")
    assert "uncertain" in [one.drawing.key for one in slides(told(hall.desk), speaker("en")) if one.drawing]


def test_an_empty_think_tank_has_a_cover_and_how_it_is_measured(house: House) -> None:
    deck = opened(told(house.think_tank().desk))
    assert len(deck.slides) == 2
    assert "Canterbury" in words(deck)
    assert "Medians" not in words(deck)


def test_many_findings_take_seconds_and_few_are_shown(house: House) -> None:
    hall = house.session_of(40, 300)
    for place, person in enumerate(hall.experts):
        for finding in hall.findings[place::20]:
            hall.vote(person, finding)
    of = told(hall.desk)
    began = time.process_time()
    file = as_pptx(of, speaker("fr"))
    assert time.process_time() - began < 30
    assert len(file) < 3_000_000


def said_everywhere(text: str, of: Contents) -> Contents:
    """Contents that say this text wherever people's words may stand."""
    points = Points(tuple(Point(place, text, note=text) for place in range(FEW + 3)))
    chapter = Chapter("slate", text, (Words(text, "lead"), points, Words(text, "note")))
    return replace(
        of, title=text, question=text, facts=(text, text), marks=(), chapters=(chapter,), measured=(text,) * 3
    )


def test_bad_input_is_text_and_never_breaks_the_file(house: House) -> None:
    of = told(house.think_tank().desk)
    for text in TEXTS.values():
        file = as_pptx(said_everywhere(text, of), speaker("en"))
        with ZipFile(BytesIO(file)) as packed:
            assert not any(b"hlinkClick" in packed.read(one) for one in packed.namelist())
            outside = [one for one in packed.namelist() if b'TargetMode="External"' in packed.read(one)]
        assert outside == []
        deck = Presentation(BytesIO(file))
        kept = plain(text)
        assert len(deck.slides) == 3
        if kept and len(kept) <= 80:
            assert deck.slides[0].shapes.title.text_frame.text == kept
            assert f"#1 {kept}" in words(deck)


def test_peoples_words_come_back_as_they_were_typed(house: House) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    typed = ['=HYPERLINK("https://evil.example","x")', "<b>bold</b> & [link](https://example.org)", "@SUM(1,1) {name}"]
    for text in typed:
        draft = CommitmentDraft.of(region="kent", outcome=text)
        network_links.commit(by=hall.desk, finding_id=hall.finding(text).id or 0, draft=draft)
    text = words(opened(told(hall.desk)))
    assert all(f"#{place} {one}\n" in text for place, one in enumerate(typed, start=1))
    assert all(f"Planned · {one}" in text for one in typed)


def test_more_points_than_are_read_on_a_slide_are_counted_in_its_notes(house: House) -> None:
    of = said_everywhere("A joint ticket", told(house.think_tank().desk))
    shown, *_ = slides(of, speaker("en"))
    assert len(shown.points) == FEW
    assert shown.rule.endswith("3 more are in the report.")
