"""The network's page: empty, read by everybody, narrowed by the address, changed by those who look after it."""

from typing import Any

import pytest

from profit_tt.models import Person, StatedDraft
from profit_tt.services import entering, hosting, network_figures, network_rows, stated
from tests.building import Hall, House
from tests.pages.reading import html, open_room, statements, told
from tests.pages.visiting import keys
from tests.services.networks import firm, held, joined


@pytest.fixture
def hall(house: House) -> Hall:
    """Two named firms and one that is only counted, in two activities of two regions."""
    hall = house.think_tank()
    inn, farm = firm(hall, "![x](https://example.org/x.png) Inn", consent=True), firm(hall, "Quiet Farm")
    boats = firm(hall, "Boats", "zeeland", consent=True, sector="*outdoors*")
    prices = held(hall, "Prices", begins=None)
    trip = held(hall, "Oysters", kind="inspiration_trip", region="zeeland", reached=40)
    joined(hall, inn, prices, trip)
    joined(hall, farm, prices)
    joined(hall, boats, trip)
    return hall


def charts(page: Any) -> int:
    return len(page.get("vega_lite_chart"))


def test_empty(house: House) -> None:
    hall = house.think_tank()
    page = open_room(hall, "network", hall.person("stranger"))
    assert "Nothing is in the network yet" in told(page)
    assert charts(page) == 0
    assert "network-edit" not in keys(page)


def test_everybody_reads_figures_charts_and_lists(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"))
    assert "**3** organisations reached, each once" in told(page)
    assert "**4** times they took part" in told(page)
    assert "1 of 3 organisations took part outside its own region" in told(page)
    assert charts(page) >= 8  # each of them for a broad and a narrow place
    assert "**Oysters**" in told(page)
    assert "40 businesses, as stated" in told(page)
    assert html(page) == []


def test_who_did_not_agree_is_counted_and_never_named(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"), list="organisations")
    assert "**Boats**" in told(page)
    assert "1 more organisation is counted" in told(page)
    assert "Quiet Farm" not in str(page)
    desk = open_room(hall, "network", hall.desk, list="organisations")
    assert "**Quiet Farm**" in told(desk)


def test_people_s_words_are_never_markup(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"), list="organisations")
    assert r"\!\[x\]" in told(page)
    assert r"\*outdoors\*" in told(page)


def test_the_address_narrows_links_and_lists_and_leaves_the_story(hall: Hall) -> None:
    asked: dict[str, Any] = {"from": ["zeeland"]}
    page = open_room(hall, "network", hall.person("stranger"), **asked)
    assert "1 of 3 organisations" in told(page)
    assert "**Prices**" not in told(page)
    assert "**3** organisations reached, each once" in told(page)
    nobody: dict[str, Any] = {"from": ["essex"]}
    page = open_room(hall, "network", hall.person("stranger"), **nobody)
    assert "Nothing fits." in told(page)


def test_a_search_finds_by_words_without_accents(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"), q="öyst")
    assert "**Oysters**" in told(page)
    assert "**Prices**" not in told(page)


def test_by_type_and_by_activity(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"), group="type")
    assert "picture-of-network-reached-type" in keys(page)


def test_others_have_no_way_to_the_forms(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"), edit="organisations")
    assert "network-organisation-save" not in keys(page)
    assert "The network in figures" in told(page)


def test_a_facilitator_adds_an_organisation(hall: Hall) -> None:
    page = open_room(hall, "network", hall.desk)
    page.button(key="network-edit").click().run()
    page.text_input(key=_key(page.text_input, "name")).set_value("New Inn").run()
    page.button(key="network-organisation-save").click().run()
    assert "Please choose a region." in told(page)
    assert page.text_input(key=_key(page.text_input, "name")).value == "New Inn"
    page.selectbox(key=_key(page.selectbox, "region")).set_value("essex").run()
    page.selectbox(key=_key(page.selectbox, "stakeholder")).set_value("enterprise").run()
    page.button(key="network-organisation-save").click().run()
    assert [str(one.value) for one in page.success] == ["Saved."]
    assert "New Inn" in [one.name for one in network_rows.rows(by=hall.desk).organisations]


def test_a_facilitator_changes_and_removes_an_activity(hall: Hall) -> None:
    oysters = next(one for one in network_rows.rows(by=hall.desk).activities if one.title == "Oysters")
    page = open_room(hall, "network", hall.desk, edit="activities", row=str(oysters.id))
    page.text_input(key=_key(page.text_input, "title")).set_value("Oysters and mussels").run()
    page.button(key="network-activity-save").click().run()
    titles = [one.title for one in network_rows.rows(by=hall.desk).activities]
    assert sorted(titles) == ["Oysters and mussels", "Prices"]
    page.button(key="network-activity-remove").click().run()
    assert [one.title for one in network_rows.rows(by=hall.desk).activities] == ["Prices"]


def test_who_took_part_is_added_and_taken_off(hall: Hall) -> None:
    rows = network_rows.rows(by=hall.desk)
    oysters = next(one for one in rows.activities if one.title == "Oysters")
    farm = next(one for one in rows.organisations if one.name == "Quiet Farm")
    page = open_room(hall, "network", hall.desk, edit="parts", row=str(oysters.id))
    page.multiselect(key=f"network-parts-who-{oysters.id}").set_value([farm.id]).run()
    page.button(key="network-parts-add").click().run()
    assert (farm.id, oysters.id, "participant") in network_rows.rows(by=hall.desk).parts
    page.button(key=f"network-part-off-{farm.id}-participant").click().run()
    assert (farm.id, oysters.id, "participant") not in network_rows.rows(by=hall.desk).parts


def test_a_facilitator_states_changes_and_removes_a_figure(house: House) -> None:
    hall = house.think_tank()
    page = open_room(hall, "network", hall.desk, edit="figures")
    page.selectbox(key=_key(page.selectbox, "key")).set_value("masterclass_businesses").run()
    page.number_input(key=_key(page.number_input, "value")).set_value(70).run()
    page.checkbox(key=_key(page.checkbox, "at_least")).check().run()
    page.button(key="network-figure-save").click().run()
    assert "Please write something here." in told(page)
    page.text_input(key=_key(page.text_input, "source")).set_value("*Visit* Kent, 2019").run()
    page.text_input(key=_key(page.text_input, "link")).set_value("javascript:alert(1)").run()
    page.button(key="network-figure-save").click().run()
    assert page.number_input(key=_key(page.number_input, "value")).value == 70
    page.text_input(key=_key(page.text_input, "link")).set_value("https://example.org/kent").run()
    page.button(key="network-figure-save").click().run()
    (made,) = stated.figures(by=hall.desk)
    assert (made.value, made.at_least, made.unit, made.link) == (70, True, "businesses", "https://example.org/kent")
    reader = open_room(hall, "network", hall.person("stranger"))
    assert r"over 70" in told(reader)
    assert r"\*Visit\* Kent, 2019" in told(reader)
    page = open_room(hall, "network", hall.desk, edit="figures", row=str(made.id))
    page.number_input(key=_key(page.number_input, "value")).set_value(72).run()
    page.button(key="network-figure-save").click().run()
    assert [one.value for one in stated.figures(by=hall.desk)] == [72]
    page.button(key="network-figure-remove").click().run()
    assert stated.figures(by=hall.desk) == ()


@pytest.mark.parametrize("view", ["findings", "figures", "table", "alike", "file"])
def test_every_form_is_drawn(hall: Hall, view: str) -> None:
    hall.expert("kent")
    page = open_room(hall, "network", hall.desk, edit=view)
    assert not page.exception


def test_a_coordinator_reads_all_and_changes_the_own_region(hall: Hall) -> None:
    token = hosting.invite_facilitator(by=hall.desk, name="Jan", region="zeeland").token
    entering.enter_as_facilitator(device="jan", token=token)
    jan = Person("jan", hall.think_tank.id)
    rows = {one.name: one for one in network_rows.rows(by=jan).organisations}
    page = open_room(hall, "network", jan, edit="organisations", row=str(rows["Quiet Farm"].id))
    assert "network-organisation-save" not in keys(page)
    page = open_room(hall, "network", jan, edit="organisations", row=str(rows["Boats"].id))
    assert "network-organisation-save" in keys(page)


def test_a_coordinator_states_figures_of_the_own_region(hall: Hall) -> None:
    token = hosting.invite_facilitator(by=hall.desk, name="Jan", region="zeeland").token
    entering.enter_as_facilitator(device="jan", token=token)
    jan = Person("jan", hall.think_tank.id)
    made = {
        region: stated.add(
            by=hall.desk,
            draft=StatedDraft.of(key="pilots", value=4, unit="activities", source="HZ", region=region),
        )
        for region in ("zeeland", "kent")
    }
    page = open_room(hall, "network", jan, edit="figures", row=str(made["kent"].id))
    assert "network-figure-save" not in keys(page)
    page = open_room(hall, "network", jan, edit="figures", row=str(made["zeeland"].id))
    assert "network-figure-save" in keys(page)
    assert "way-figures" in keys(open_room(hall, "platform", jan))
    assert "way-figures" not in keys(open_room(hall, "platform", hall.person("stranger")))


def test_samples_are_hidden_by_a_press(house: House) -> None:
    hall = house.think_tank()
    firm(hall, "Invented", provenance="illustrative", consent=True)
    page = open_room(hall, "network", hall.desk)
    assert "Sample: some organisations" in told(page)
    page.button(key="network-samples-False").click().run()
    assert network_figures.network(by=hall.desk).organisations.empty
    assert "Nothing is in the network yet" in told(page)


def test_looking_again_costs_few_statements_whatever_is_in_the_network(hall: Hall) -> None:
    page = open_room(hall, "network", hall.person("stranger"))
    with statements() as before:
        page.run()
    for number in range(6):
        joined(hall, firm(hall, f"Firm {number}"), held(hall, f"Day {number}"))
    page.run()
    with statements() as after:
        page.run()
    assert len(after) == len(before) <= 12


def _key(kind: Any, field: str) -> str:
    """The key of a field of the form; it has a number that moves on when the form is filled anew."""
    return next(str(one.key) for one in kind if f"-{field}-" in str(one.key))
