"""Sorting: up to three themes for each finding and expert, counted for the desk, only while the step is open."""

import pytest

from profit_tt.errors import BadChoice, ChangedMeanwhile, Closed, NotAllowed, NotFound, NotJoined
from profit_tt.models import StepKind
from profit_tt.models.agenda_drafts import StepDraft
from profit_tt.services import collecting, composing, countdown, deadlines, room, sorting
from profit_tt.services.sorting import Sorted
from profit_tt.services.writing import identity
from tests.building import Hall, House, everything


@pytest.fixture
def hall(house: House) -> Hall:
    """Two experts, two findings, sorting open."""
    hall = house.think_tank()
    hall.expert("kent")
    hall.expert("zeeland")
    hall.finding("Boats carry bikes")
    hall.finding("One calendar for both coasts")
    composing.add_step(by=hall.desk, draft=StepDraft.of(kind="sort"))
    return hall.open(StepKind.sort)


def test_a_proposal_takes_the_place_of_the_one_before(hall: Hall) -> None:
    me, finding = hall.experts[0], hall.findings[0]
    sorting.propose(by=me, finding_id=finding, themes=["partnership", "data", "data"])
    assert sorting.my_sorting(by=me) == {finding: ("data", "partnership")}
    sorting.propose(by=me, finding_id=finding, themes=["experience"])
    assert sorting.my_sorting(by=me) == {finding: ("experience",)}
    sorting.propose(by=me, finding_id=finding, themes=[])
    assert sorting.my_sorting(by=me) == {}


def test_the_desk_reads_what_all_propose_most_first(hall: Hall) -> None:
    one, two = hall.experts
    first, second = hall.findings
    assert sorting.counts(by=hall.desk) == Sorted({}, 0)
    sorting.propose(by=one, finding_id=first, themes=["data", "partnership"])
    sorting.propose(by=two, finding_id=first, themes=["partnership"])
    sorting.propose(by=two, finding_id=second, themes=["experience"])
    told = sorting.counts(by=hall.desk)
    assert told == Sorted({first: {"partnership": 2, "data": 1}, second: {"experience": 1}}, 2)
    assert list(told.by_finding[first]) == ["partnership", "data"]
    assert sorting.my_sorting(by=two) == {first: ("partnership",), second: ("experience",)}


def test_a_facilitator_takes_on_what_most_propose(hall: Hall) -> None:
    one, two = hall.experts
    first, second = hall.findings
    for themes, person in ((["experience", "partnership"], one), (["partnership", "service-design"], two)):
        sorting.propose(by=person, finding_id=first, themes=themes)
    found = room.look(by=hall.desk).finding(first)
    assert found is not None
    sorting.adopt(by=hall.desk, finding_id=first, seen=found.version)
    sorted_now = room.look(by=hall.desk).finding(first)
    assert sorted_now is not None
    assert sorted_now.themes == ("experience", "partnership", "service-design")
    assert sorting.counts(by=hall.desk).leading(first)[0] == "partnership"
    with pytest.raises(ChangedMeanwhile):
        sorting.adopt(by=hall.desk, finding_id=first, seen=found.version)
    with pytest.raises(NotFound):
        sorting.adopt(by=hall.desk, finding_id=second, seen=None)
    with pytest.raises(NotAllowed):
        sorting.adopt(by=one, finding_id=first, seen=None)


def test_a_finding_off_the_list_is_not_counted(hall: Hall) -> None:
    me, finding = hall.experts[0], hall.findings[0]
    sorting.propose(by=me, finding_id=finding, themes=["data"])
    collecting.hide(by=hall.desk, finding_id=finding, reason="Twice")
    assert sorting.counts(by=hall.desk) == Sorted({}, 0)
    with pytest.raises(NotFound):
        sorting.propose(by=me, finding_id=finding, themes=["data"])


@pytest.mark.parametrize("themes", [["data", "experience", "partnership", "service-design"], ["no-such-theme"]])
def test_more_than_three_and_unknown_ones_are_refused(hall: Hall, themes: list[str]) -> None:
    before = everything()
    with pytest.raises(BadChoice):
        sorting.propose(by=hall.experts[0], finding_id=hall.findings[0], themes=themes)
    assert everything() == before


def test_only_while_the_step_is_open(hall: Hall) -> None:
    hall.close(StepKind.sort)
    before = everything()
    with pytest.raises(Closed):
        sorting.propose(by=hall.experts[0], finding_id=hall.findings[0], themes=["data"])
    assert everything() == before


def test_it_locks_when_the_countdown_is_at_zero(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    at = 1000.0
    monkeypatch.setattr(deadlines, "source", lambda: at)
    step = room.look(by=hall.desk).step(StepKind.sort)
    countdown.start(by=hall.desk, step_id=identity(step.id if step else None), seconds=60)
    sorting.propose(by=hall.experts[0], finding_id=hall.findings[0], themes=["data"])
    at += 61
    with pytest.raises(Closed):
        sorting.propose(by=hall.experts[0], finding_id=hall.findings[0], themes=["experience"])


def test_rights(hall: Hall) -> None:
    with pytest.raises(NotJoined):
        sorting.propose(by=hall.person("passer-by"), finding_id=hall.findings[0], themes=["data"])
    with pytest.raises(NotJoined):
        sorting.my_sorting(by=hall.desk)
    with pytest.raises(NotAllowed):
        sorting.counts(by=hall.experts[0])


def test_another_think_tanks_finding_is_not_found(house: House, hall: Hall) -> None:
    other = house.think_tank()
    elsewhere = other.finding("Elsewhere")
    with pytest.raises(NotFound):
        sorting.propose(by=hall.experts[0], finding_id=elsewhere.id or 0, themes=["data"])
