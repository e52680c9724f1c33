"""Translations: by hand, approved before anybody reads them; the text of the author stays what it is."""

import pytest

from profit_tt.errors import BadChoice, BadText, ChangedMeanwhile, NotAllowed, NotFound, Refused
from profit_tt.models import StepKind
from profit_tt.services import moderating, room, translating
from tests.bad_input import REFUSED, UNSEEN
from tests.building import Hall, House


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.finding("A joint ticket")
    return made


def _put(hall: Hall, text: str, language: str = "nl") -> None:
    translating.put(by=hall.desk, finding_id=hall.findings[0], language=language, text=text)


def test_a_translation_is_read_once_it_is_approved(hall: Hall) -> None:
    _put(hall, "Een gezamenlijk kaartje")
    assert room.look(by=hall.desk).findings[0].read_in("nl") == "A joint ticket"
    assert moderating.queue(by=hall.desk)[0].drafts == (("nl", "Een gezamenlijk kaartje"),)
    translating.approve(by=hall.desk, finding_id=hall.findings[0], language="nl", seen="Een gezamenlijk kaartje")
    (listed,) = room.look(by=hall.desk).findings
    assert (listed.read_in("nl"), listed.read_in("fr"), listed.text) == (
        "Een gezamenlijk kaartje",
        "A joint ticket",
        "A joint ticket",
    )
    assert moderating.queue(by=hall.desk)[0].drafts == ()


def test_other_words_wait_again(hall: Hall) -> None:
    _put(hall, "Een kaartje")
    translating.approve(by=hall.desk, finding_id=hall.findings[0], language="nl", seen="Een kaartje")
    _put(hall, "Een gezamenlijk kaartje")
    assert room.look(by=hall.desk).findings[0].translations == {}


def test_nobody_approves_words_they_have_not_seen(hall: Hall) -> None:
    _put(hall, "Een kaartje")
    _put(hall, "Iets anders")
    with pytest.raises(ChangedMeanwhile):
        translating.approve(by=hall.desk, finding_id=hall.findings[0], language="nl", seen="Een kaartje")
    assert room.look(by=hall.desk).findings[0].translations == {}


def test_a_translation_can_be_taken_away(hall: Hall) -> None:
    _put(hall, "Un billet", "fr")
    translating.remove(by=hall.desk, finding_id=hall.findings[0], language="fr")
    assert moderating.queue(by=hall.desk)[0].drafts == ()
    for gone in (
        lambda: translating.remove(by=hall.desk, finding_id=hall.findings[0], language="fr"),
        lambda: translating.approve(by=hall.desk, finding_id=hall.findings[0], language="fr", seen="Un billet"),
    ):
        with pytest.raises(NotFound):
            gone()


@pytest.mark.parametrize("language", ["en", "de", "", None])
def test_only_into_another_of_our_languages(hall: Hall, language: str) -> None:
    with pytest.raises(BadChoice):
        _put(hall, "Een kaartje", language)


@pytest.mark.parametrize("text", [*REFUSED.values(), *UNSEEN.values(), "x" * 401], ids=repr)
def test_words_that_cannot_be_stored_are_refused(hall: Hall, text: str) -> None:
    with pytest.raises(BadText):
        _put(hall, text)


def test_not_for_a_finding_that_is_off_the_list_nor_by_experts(hall: Hall) -> None:
    with pytest.raises(NotAllowed):
        translating.put(by=hall.experts[0], finding_id=hall.findings[0], language="nl", text="Een kaartje")
    moderating.archive(by=hall.desk, finding_id=hall.findings[0], seen=1)
    with pytest.raises(Refused, match="in the archive"):
        _put(hall, "Een kaartje")
