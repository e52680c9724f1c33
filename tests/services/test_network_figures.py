"""The numbers of the network: counted and stated apart, each with where it comes from."""

from datetime import date

import pytest

from profit_tt.models import Basis, FigureKey, Person, StatedDraft
from profit_tt.services import frames_network, network, network_figures, network_merging, sample, stated
from profit_tt.text import speaker
from tests.building import Hall, House
from tests.services.networks import firm, held, joined


@pytest.fixture
def hall(house: House) -> Hall:
    return house.think_tank()


def test_a_firm_in_three_masterclasses_is_one_business_reached(hall: Hall) -> None:
    one, public = firm(hall), firm(hall, "Town hall", stakeholder="public")
    joined(hall, one, *(held(hall, f"Class {place}") for place in range(3)))
    joined(hall, public, held(hall, "Over the water", region="zeeland", begins=date(2018, 5, 2)))
    told = network_figures.network(by=hall.desk).reach
    assert (told.organisations, told.participations, told.across) == (2, 4, 1)
    kent = told.by_region[told.by_region["region"] == "kent"]
    assert kent[["organisations", "participations"]].values.tolist() == [[2, 4]]


def test_figures_say_whether_they_were_counted_or_stated(hall: Hall) -> None:
    joined(hall, firm(hall, provenance="illustrative"), held(hall))
    draft = StatedDraft.of(
        key="masterclass_businesses",
        value=70,
        unit="businesses",
        at_least=True,
        source="Visit Kent",
        region="kent",
        provenance="documented",
    )
    stated.add(by=hall.desk, draft=draft)
    seen = network_figures.network(by=hall.desk)
    told = [
        (one.basis, one.value, one.at_least, one.source, one.provenances, one.is_sample)
        for one in seen.figures_of(FigureKey.masterclass_businesses)
    ]
    assert told == [
        (Basis.counted, 1, False, "", ("facilitator", "illustrative"), True),
        (Basis.stated, 70, True, "Visit Kent", ("documented",), False),
    ]
    assert [one.value for one in seen.figures_of(FigureKey.masterclasses, Basis.counted)] == [1, 0, 0, 0, 0]
    network.hide_samples(by=hall.desk, hidden=True)
    left = network_figures.network(by=hall.desk).figures_of(FigureKey.masterclass_businesses)
    assert [(one.basis, one.value) for one in left] == [(Basis.stated, 70)]


def test_a_merged_organisation_is_one_and_its_names_stay_private(hall: Hall) -> None:
    one, same = firm(hall, "Duinhuis", "zeeland"), firm(hall, "Duin Huis", "kent")
    first, second = held(hall, "A"), held(hall, "B", "coaching_session")
    joined(hall, one, first)
    joined(hall, same, first, second)
    network_merging.merge(by=hall.desk, organisation_id=same, into=one)
    seen = network_figures.network(by=hall.desk)
    assert (seen.reach.organisations, seen.reach.participations) == (1, 2)
    assert set(seen.participations["organisation"]) == {one}
    funnel = seen.funnel[(seen.funnel["region"] == "zeeland") & (seen.funnel["step"] == "coaching_session")]
    assert funnel["organisations"].item() == 1


def test_the_charts_say_the_same_numbers(house: House) -> None:
    by = Person.house(sample.load_canterbury(by=Person.house()).think_tank.id)
    seen, say = network_figures.network(by=by), speaker("en")
    reached = frames_network.reached(seen, say, "region")
    assert reached["unique"].tolist() == seen.reach.by_region["organisations"].tolist()
    assert reached["all_participations"].unique().tolist() == [seen.reach.participations]
    through = frames_network.through(seen, say)
    own = seen.funnel[seen.funnel["region"] != ""]
    assert through["counted"].tolist() == own["organisations"].tolist()
    sea = frames_network.on_sea(seen, say)
    across = sea[sea["part"] == "across"]
    assert across["organisations"].tolist() == seen.reach.crossings["organisations"].tolist()
    assert 40 < seen.reach.organisations < seen.reach.participations
    assert seen.reach.across > 5
    whole = seen.funnel[seen.funnel["region"] == ""]["organisations"].tolist()
    assert whole == sorted(whole, reverse=True)
    assert whole[-1] > 5
