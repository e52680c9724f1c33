"""The page of reactions, as different people see it."""

import pytest
from streamlit.testing.v1 import AppTest

from profit_tt.models import Person, ReactionDraft
from profit_tt.services import reaction_moderating, reactions, running
from profit_tt.ui.parts.words import escaped
from tests.building import Hall, House
from tests.pages.reading import keys, open_room, statements, texts, told


def give(by: Person, text: str, *, consent: bool = True, link: str = "") -> int:
    draft = ReactionDraft.of(text=text, language="en", consent=consent, link=link)
    return reactions.give(by=by, draft=draft).id or 0


def errors(page: AppTest) -> list[str]:
    return [str(one.value) for one in page.error]


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    for region in ("kent", "zeeland"):
        hall.expert(region)
    return hall


def test_empty(hall: Hall) -> None:
    page = open_room(hall, "reactions", hall.experts[0])
    assert "No reaction to show yet." in told(page)
    assert r"Too few people have rated the day to show it\." in told(page)


def test_a_stranger_reads_and_gives_nothing(hall: Hall) -> None:
    give(hall.experts[0], "Open the harbour")
    page = open_room(hall, "reactions", hall.person("stranger"))
    assert texts(page) == ["Open the harbour"]
    assert "Were you there?" in told(page)
    assert [key for key in keys(page, "button") if key] == []


def test_giving_words_asks_for_consent(hall: Hall) -> None:
    page = open_room(hall, "reactions", hall.experts[0])
    assert page.checkbox[0].value is False
    page.text_area(key="reaction-text-0").input("A day well spent").run()
    page.button(key="reaction-send").click().run()
    assert "Thank you." in str([one.value for one in page.success])
    assert page.text_area(key="reaction-text-1").value == ""
    assert "only you and the facilitators see it" in told(page)
    assert texts(open_room(hall, "reactions", hall.experts[1])) == []
    mine = reactions.look(by=hall.experts[0]).mine[0].reaction.id
    page.button(key=f"consent-{mine}-False").click().run()
    assert texts(open_room(hall, "reactions", hall.experts[1])) == ["A day well spent"]
    page.button(key=f"consent-{mine}-True").click().run()
    assert texts(open_room(hall, "reactions", hall.experts[1])) == []


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(hall: Hall) -> None:
    page = open_room(hall, "reactions", hall.experts[0])
    page.button(key="reaction-send").click().run()
    assert errors(page) == ["Please write something here."]
    page.segmented_control(key="reaction-way").set_value("link").run()
    page.text_input(key="reaction-link-0").input("https://evil.example/watch?v=dQw4w9WgXcQ").run()
    page.text_area(key="reaction-text-0").input("Look at this").run()
    page.button(key="reaction-send").click().run()
    assert errors(page) == ["Paste the address of a video on YouTube or Vimeo."]
    assert page.text_area(key="reaction-text-0").value == "Look at this"


def test_the_rating_is_one_press_and_can_be_changed(hall: Hall) -> None:
    page = open_room(hall, "reactions", hall.experts[0])
    page.button(key="rating-4").click().run()
    page.button(key="rating-2").click().run()
    assert "You gave 2 of 5." in told(page)
    assert reactions.look(by=hall.experts[0]).my_rating == 2


def test_changing_and_removing(hall: Hall) -> None:
    mine = give(hall.experts[0], "First words")
    page = open_room(hall, "reactions", hall.experts[0])
    page.button(key=f"change-{mine}").click().run()
    page.text_area(key=f"change-text-{mine}").input("Second words").run()
    page.button(key=f"change-save-{mine}").click().run()
    assert texts(page) == ["Second words"] * 2
    page.button(key=f"remove-{mine}").click().run()
    page.button(key=f"remove-yes-{mine}").click().run()
    assert texts(page) == []


def test_closed_says_so_and_consent_can_still_be_withdrawn(hall: Hall) -> None:
    mine = give(hall.experts[0], "A day well spent")
    reaction_moderating.set_open(by=hall.desk, is_open=False)
    page = open_room(hall, "reactions", hall.experts[0])
    assert "Reactions are closed." in told(page)
    assert "reaction-send" not in keys(page, "button")
    page.button(key=f"consent-{mine}-True").click().run()
    assert reactions.look(by=hall.experts[1]).gallery == ()


def test_the_queue_approves_and_rejects_with_a_reason(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    good, bad = (give(hall.experts[0], words) for words in ("A day well spent", "Names a guest"))
    page = open_room(hall, "reactions", hall.desk)
    assert "2 reactions wait for you." in told(page)
    page.button(key=f"approve-{good}").click().run()
    page.button(key=f"reject-ask-{bad}").click().run()
    page.button(key=f"reject-{bad}").click().run()
    assert errors(page) == ["Please write something here."]
    page.text_input(key=f"reject-reason-{bad}").input("*No* names").run()
    page.button(key=f"reject-{bad}").click().run()
    assert "Nothing waits for you." in told(page)
    author = open_room(hall, "reactions", hall.experts[0])
    assert escaped("*No* names") in told(author)
    page.button(key=f"restore-{bad}").click().run()
    assert len(reactions.look(by=hall.experts[1]).gallery) == 2


def test_two_facilitators_do_not_overwrite_each_other(hall: Hall) -> None:
    running.set_collecting(by=hall.desk, approve_first=True)
    one = give(hall.experts[0], "A day well spent")
    page = open_room(hall, "reactions", hall.desk)
    reaction_moderating.reject(by=hall.desk, reaction_id=one, reason="twice", seen=None)
    page.button(key=f"approve-{one}").click().run()
    assert "Somebody else has just changed this." in errors(page)[0]


def test_facilitators_open_and_close(hall: Hall) -> None:
    page = open_room(hall, "reactions", hall.desk)
    page.button(key="queue-open-True").click().run()
    assert not reactions.look(by=hall.desk).is_open
    page.button(key="queue-open-False").click().run()
    assert reactions.look(by=hall.desk).is_open


def test_words_of_people_are_never_markup(hall: Hall) -> None:
    give(hall.experts[0], "![x](https://evil.example/x.png) <script>alert(1)</script>")
    page = open_room(hall, "reactions", hall.desk)
    assert set(texts(page)) == {"![x](https://evil.example/x.png) <script>alert(1)</script>"}
    assert "evil.example" not in told(page)


def test_crowded_is_shown_in_parts_and_costs_the_same(house: House) -> None:
    hall = house.think_tank()
    hall.crowd(100)
    sent = []
    for upto in (5, 100):
        for expert in hall.experts[:upto] if upto == 5 else hall.experts[5:]:
            give(expert, f"words of {expert.device}")
        with statements() as asked:
            page = open_room(hall, "reactions", hall.person("stranger"))
        sent.append(len([one for one in asked if "reaction" in one]))
    assert len(texts(page)) == 30
    page.button(key="more-kent").click().run()
    assert len(texts(page)) == 42
    assert sent == [2, 2]  # the reactions, and whether the door is open


def test_one_region_alone_by_its_address(hall: Hall) -> None:
    for expert in hall.experts:
        give(expert, f"words of {expert.device}")
    page = open_room(hall, "reactions", hall.person("stranger"), **{"from": "zeeland"})
    assert texts(page) == [f"words of {hall.experts[1].device}"]
    page.button(key="gallery-all").click().run()
    assert len(texts(page)) == 2
