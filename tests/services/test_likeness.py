"""Likely duplicates: in one language, and across languages where a translation is written."""

import pytest

from profit_tt.errors import NotAllowed
from profit_tt.models import FindingDraft, StepKind
from profit_tt.services import collecting, likeness, moderating, room, translating
from tests.building import Hall, House


@pytest.fixture
def hall(house: House) -> Hall:
    made = house.think_tank(open=(StepKind.collect,))
    made.expert("kent")
    made.expert("zeeland")
    return made


def _numbers(hall: Hall) -> dict[int, list[int]]:
    number = {one.finding.id: one.finding.number for one in moderating.queue(by=hall.desk)}
    pairs = likeness.pairs(by=hall.desk)
    return {number[one]: [number[pair.finding_id] for pair in found] for one, found in pairs.items() if found}


def test_findings_that_say_the_same_are_pairs_both_ways(hall: Hall) -> None:
    hall.finding("A joint ticket for the quiet months")
    hall.finding("Free wifi on all beaches")
    hall.finding("One joint ticket in quiet months", by=hall.experts[1])
    assert _numbers(hall) == {1: [3], 3: [1]}


def test_languages_meet_in_a_translation(hall: Hall) -> None:
    hall.finding("A joint ticket for the quiet months")
    dutch = hall.finding("Een gezamenlijk kaartje voor de stille maanden", language="nl", by=hall.experts[1])
    assert _numbers(hall) == {}
    translating.put(by=hall.desk, finding_id=dutch.id, language="en", text="A joint ticket for quiet months")
    assert _numbers(hall) == {1: [2], 2: [1]}
    (pair,) = likeness.pairs(by=hall.desk)[dutch.id]
    assert (pair.language, pair.likeness > 90) == ("en", True)


def test_two_translations_into_a_third_language_meet_too(hall: Hall) -> None:
    french = hall.finding("Un billet commun pour les mois calmes", language="fr")
    dutch = hall.finding("Een gezamenlijk kaartje voor de stille maanden", language="nl")
    for one in (french, dutch):
        translating.put(by=hall.desk, finding_id=one.id, language="en", text="A joint ticket for the quiet months")
    assert _numbers(hall) == {1: [2], 2: [1]}


def test_what_is_off_the_list_is_no_duplicate(hall: Hall) -> None:
    first = hall.finding("A joint ticket for the quiet months")
    hall.finding("A joint ticket for the quiet months")
    moderating.archive(by=hall.desk, finding_id=first.id, seen=1)
    assert _numbers(hall) == {}


def test_at_most_three_the_most_alike_first(hall: Hall) -> None:
    for end in ("", " now", " at once, everywhere", " and for all of the long and empty winter", " too"):
        hall.finding(f"A joint ticket for the quiet months{end}")
    found = likeness.pairs(by=hall.desk)[hall.findings[0]]
    assert len(found) == 3
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)


def test_words_that_change_are_compared_anew(hall: Hall) -> None:
    hall.finding("A joint ticket for the quiet months")
    other = hall.finding("Free wifi on all beaches")
    assert _numbers(hall) == {}
    same = FindingDraft.of(text="Joint ticket in the quiet months", kind="idea", language="en", themes=["data"])
    collecting.edit(by=hall.experts[0], finding_id=other.id, draft=same)
    assert _numbers(hall) == {1: [2], 2: [1]}


def test_a_deed_in_a_full_queue_compares_nothing_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = house.think_tank()
    hall.heap(300)
    assert all(len(found) == 3 for found in likeness.pairs(by=hall.desk).values())
    compared: list[str] = []
    extract = likeness.process.extract

    def counting(text: str, *more: object, **named: object) -> object:
        compared.append(text)
        return extract(text, *more, **named)

    monkeypatch.setattr(likeness.process, "extract", counting)
    moderating.star(by=hall.desk, finding_id=hall.findings[0], starred=True, seen=1)
    moderating.queue(by=hall.desk)
    assert compared == []


def test_who_writes_hears_of_findings_in_other_languages(hall: Hall) -> None:
    english = hall.finding("A joint ticket for the quiet months")
    translating.put(by=hall.desk, finding_id=english.id, language="nl", text="Een gezamenlijk kaartje")
    asked = {"by": hall.experts[1], "text": "een gezamenlijk kaartje voor iedereen"}
    assert collecting.alike(**asked) == []  # nobody has approved the translation yet
    translating.approve(by=hall.desk, finding_id=english.id, language="nl", seen="Een gezamenlijk kaartje")
    assert [one.finding_id for one in collecting.alike(**asked)] == [english.id]


def test_pairs_are_for_moderators(hall: Hall) -> None:
    with pytest.raises(NotAllowed):
        likeness.pairs(by=hall.experts[0])


def test_across_two_think_tanks_each_finding_meets_the_one_most_like_it(house: House, hall: Hall) -> None:
    hall.finding("A joint ticket for the quiet months")
    hall.finding("A joint ticket for quiet months on the coast")
    dutch = hall.finding("Gratis wifi op alle stranden", language="nl")
    translating.put(by=hall.desk, finding_id=dutch.id, language="en", text="Free wifi on all beaches")
    translating.approve(by=hall.desk, finding_id=dutch.id, language="en", seen="Free wifi on all beaches")
    other = house.think_tank(open=(StepKind.collect,))
    other.finding("A joint ticket for the quiet months")
    other.finding("On all beaches there is free wifi")
    other.finding("Laundry is shared")
    ones, others = (room.look(by=one.desk).findings for one in (hall, other))
    found = likeness.across(ones, others)
    number = {one.id: one.number for one in (*ones, *others)}
    assert [(number[one.one], number[one.other]) for one in found] == [(1, 1), (3, 2)]
    assert found[0].likeness == 100
    assert likeness.across(ones, ()) == ()
    assert likeness.across(ones[:1], others[2:]) == ()
