"""Search over a think tank's findings in three languages, on both databases; kept up to date with every change."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_tt import store
from profit_tt.services import collecting, room, searching, translating
from tests.bad_input import LANGUAGES
from tests.building import Hall, House
from tests.services.test_costs import _cost

WORDS = (
    ("A joint ticket fills the quiet months for small businesses", "en", "kent", "partnership"),
    ("Des vélos électriques pour découvrir les marées", "fr", "pas-de-calais", "product-development"),
    ("Gegevens over fietstochten en dagtochten ontbreken", "nl", "zeeland", "data"),
    ("Owners lack time for their websites", "en", "essex", "digital-marketing"),
    ("L’œuvre d’un boulanger attire l’été", "fr", "pas-de-calais", "experience"),
)

#: What is typed, and the numbers of the findings it finds.
ASKED = {
    "ticket": [1],
    "TICKETS": [1],
    "tickt": [1],
    "business": [1],
    "velo": [2],
    "vélo electrique": [2],
    "electirque": [2],  # a slip in a French word
    "elcetriques": [2],
    "découverte marée": [],
    "maree": [2],
    "decouvr": [2],
    "fiets": [3],
    "fietstocht": [3],
    "tochten": [3],
    "gegeven": [3],
    "dagtohcten": [3],
    "website": [4],
    "websi": [4],
    "wbesites owner": [4],
    "boulangers": [5],
    "boulonger": [5],
    "ete": [5],
    "Zélande": [3],
    "données": [3],
    "#3": [3],
    "3": [3],
    "#99": [],
    "ticket velo": [],
    "zebra": [],
}

HOSTILE = (
    '"', "'", "*", "ticket*", '"ticket', "ticket AND", "NOT ticket", "NEAR(ticket months)", "text: ticket", "hall:l1",
    "l1", "{number text} : ticket", "^ticket", "ticket | velo", "ticket & !velo", "ticket:*", "ticket <-> velo", "\\",
    "'; DROP TABLE finding_words; --", "%", "_", "/en/ticket", "#", "##1", "#1 OR 1=1", "٣", "²", "ticket\x00velo",
    "\ud800ticket", "﷽" * 30, "𝔱icket", "☃ 🚲", "a" * 5000, "-", "--", "(((", ":", "$$", "{}",
)  # fmt: skip


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    for text, language, region, theme in WORDS:
        hall.finding(text, by=hall.expert(region), language=language, themes=[theme])
    return hall


def _found(hall: Hall, text: str) -> list[int]:
    numbers = {one.id: one.number for one in room.look(by=hall.desk).findings}
    return sorted(numbers[one] for one in searching.search(by=hall.desk, text=text).ids)


def test_three_languages(hall: Hall) -> None:
    assert {text: _found(hall, text) for text in ASKED} == ASKED


def test_nothing_that_is_typed_is_syntax(hall: Hall) -> None:
    found = {text: _found(hall, text) for text in HOSTILE}
    assert found["ticket*"] == found['"ticket'] == found["ticket:*"] == found["^ticket"] == [1]
    assert found["NOT ticket"] == found["ticket | velo"] == found["text: ticket"] == []
    assert found["l1"] == found["hall:l1"] == found["*"] == []
    assert searching.is_asked("%") is False


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120) | st.lists(st.sampled_from([*HOSTILE, *ASKED]), max_size=4).map(" ".join))
def test_no_search_raises(hall: Hall, text: str) -> None:
    assert set(searching.search(by=hall.desk, text=text).ids) <= set(hall.findings)


def test_every_script_is_found_by_its_own_words(house: House) -> None:
    hall = house.think_tank()
    numbers = {name: hall.finding(text, by=hall.expert()).number for name, text in sorted(LANGUAGES.items())}
    words = {name: text for name, text in LANGUAGES.items() if searching.is_asked(text)}
    assert [name for name, text in words.items() if numbers[name] not in _found(hall, text)] == []


def test_the_best_hit_comes_first(hall: Hall) -> None:
    second = hall.finding("Bakers open early", evidence="A ticket for the bakery", by=hall.experts[0])
    third = hall.finding("Rooms 2", by=hall.experts[0])
    assert searching.search(by=hall.desk, text="ticket").ids == (hall.findings[0], second.id)
    assert searching.search(by=hall.desk, text="2").ids == (hall.findings[1], third.id)


def test_other_words_are_offered_only_where_they_find_something(hall: Hall) -> None:
    assert searching.search(by=hall.desk, text="boulenjeri").instead == "boulanger"
    assert searching.search(by=hall.desk, text="boulenjeri ticket").instead == ""
    assert searching.search(by=hall.desk, text="ticket").instead == ""


def test_every_change_is_found_at_once(hall: Hall) -> None:
    first = hall.findings[0]
    assert _found(hall, "biljet") == []
    translating.put(by=hall.desk, finding_id=first, language="nl", text="Een gezamenlijk biljet")
    assert _found(hall, "biljet") == []
    translating.approve(by=hall.desk, finding_id=first, language="nl", seen="Een gezamenlijk biljet")
    assert _found(hall, "biljetten") == [1]
    translating.remove(by=hall.desk, finding_id=first, language="nl")
    assert _found(hall, "biljet") == []
    collecting.hide(by=hall.desk, finding_id=first, reason="twice")
    assert _found(hall, "ticket") == []
    assert searching.search(by=hall.desk, text="ticket").instead != "ticket"


def test_words_are_gone_in_the_transaction_that_changes_them(hall: Hall) -> None:
    assert _found(hall, "ticket") == [1]
    with store.writing() as session:
        session.execute(sa.text("UPDATE finding SET text = 'gone' WHERE number = 1"))
        known = store.search.vocabulary(session, think_tank_id=hall.id)
        assert store.search.search(session, think_tank_id=hall.id, words="ticket", limit=9, known=known) == []
        assert store.search.stale(session, think_tank_id=hall.id) == {hall.findings[0]}
        session.rollback()
    assert _found(hall, "ticket") == [1]


def test_a_new_name_of_a_theme_is_found(hall: Hall) -> None:
    assert _found(hall, "mesures") == []
    with store.writing() as session:
        session.execute(sa.text("UPDATE theme SET name_fr = 'Mesures' WHERE slug = 'data'"))
    assert searching.keep(hall.id) == 1
    assert searching.keep(hall.id) == 0
    with store.reading() as session:
        found = store.search.search(session, think_tank_id=hall.id, words="mesures", limit=9)
    assert found == [hall.findings[2]]


def test_somebody_who_is_quicker_each_time_is_waited_for(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_put", lambda *_, **__: False)
    assert searching.keep(hall.id) == len(WORDS)
    assert _found(hall, "ticket") == [1]


def test_words_of_an_older_revision_are_not_kept(hall: Hall) -> None:
    with store.snapshot() as session:
        content, made = searching._changed(session, hall.id)
    hall.finding("Bakers open early", by=hall.experts[0])
    assert searching._put(hall.id, content, made, of=len(made)) is False
    assert searching.keep(hall.id) == len(WORDS) + 1


def test_facilitators_may_look_among_the_unlisted(hall: Hall) -> None:
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    searching.keep(hall.id)
    with store.reading() as session:
        at = {"think_tank_id": hall.id, "words": "ticket", "limit": 9}
        assert store.search.search(session, **at) == []  # type: ignore[arg-type]
        assert store.search.search(session, **at, unlisted=True) == [hall.findings[0]]  # type: ignore[arg-type]


def test_another_think_tank_is_another_world(house: House, hall: Hall) -> None:
    other = house.think_tank(title="Ostend")
    other.finding("A secret lighthouse ticket")
    assert _found(hall, "lighthouse") == []
    assert searching.search(by=hall.desk, text="lighthuose").instead == ""
    assert _found(hall, "ticket") == _found(other, "ticket") == [1]


@pytest.mark.parametrize("findings", [3, 300])
def test_what_a_search_costs(house: House, findings: int) -> None:
    hall = house.session_of(0, findings)
    room.look(by=hall.desk)
    at = room.pulse(by=hall.desk)
    kept = {
        "first": _cost(lambda: searching.search(by=hall.desk, text="quiet", at=at)),
        "again": _cost(lambda: searching.search(by=hall.desk, text="quiet", at=at)),
        "nothing": _cost(lambda: searching.search(by=hall.desk, text="qoietz", at=at)),
    }
    again = kept.pop("again"), kept.pop("nothing")
    assert again == (1, 2)  # what is offered is looked for too
    assert kept["first"] == {"sqlite": 20, "postgresql": 19}[house.kind]  # SQLite tidies up
