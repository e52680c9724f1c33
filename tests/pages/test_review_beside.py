"""Review beyond the list: two think tanks beside each other, all of mine searched, what became of findings."""

import pytest

from profit_tt.models import StepKind
from profit_tt.services import following_up, latest, moderating
from tests.building import Hall, House
from tests.pages.reading import filter_list, html, keys, open_room, show, statements, texts, told


@pytest.fixture
def halls(house: House) -> tuple[Hall, Hall]:
    """The first expert of the one has been at the other; its title would be markup."""
    first, second = _hall(house, "Canterbury"), _hall(house, "Ostend *before* <b>")
    second.expert("zeeland", device=first.experts[0].device)
    return first, second


def _hall(house: House, title: str) -> Hall:
    hall = house.think_tank(title=title)
    for region in ("kent", "zeeland") * 3:
        hall.expert(region)
    hall.finding("Museums *share* one ticket in winter", themes=["data"], evidence=title)
    hall.finding(f"Something else: {title}", themes=["partnership"])
    hall.open(StepKind.vote)
    for by in hall.experts:
        hall.vote(by, hall.findings[0])
    return hall


def test_two_think_tanks_are_offered_to_whoever_was_at_both(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    assert "review-view" not in keys(open_room(first, "review", first.experts[1]), "segmented_control")
    page = open_room(first, "review", first.experts[0])
    page.segmented_control(key="review-view").set_value("think-tanks").run()
    assert page.query_params["view"] == "think-tanks"
    assert page.selectbox(key="review-other").value == second.code
    words = told(page)
    assert r"Ostend \*before\* \<b\>" in words
    assert "The votes stay hidden until the facilitator shows them." in words
    assert "6 people · 2 findings" in words
    assert "7 people · 2 findings" in words


def test_each_side_tells_its_own_and_pairs_stand_below(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    show(second)
    page = open_room(first, "review", first.experts[0], view="think-tanks", other=second.code)
    links = [(one.proto.label, one.proto.query_string) for one in page.get("page_link")]
    line = r"**1** Museums \*share\* one ticket in winter"
    assert [query for label, query in links if label == f"{line} · **100% agree**"] == [f"tt={second.code}&finding=1"]
    assert [query for label, query in links if label == line] == [f"tt={one.code}&finding=1" for one in halls]
    (table,) = html(page)
    assert table.count("<tr") == 3
    assert "100% agree" in told(page)
    assert "Ostend" not in table


def test_an_address_of_a_think_tank_that_is_not_mine_leads_to_mine(house: House, halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    strange = _hall(house, "Somebody else's")
    page = open_room(first, "review", first.experts[0], view="think-tanks", other=strange.code)
    assert page.selectbox(key="review-other").value == second.code
    assert "Somebody" not in told(page)
    guest = open_room(first, "review", first.experts[1], view="think-tanks", other=second.code)
    assert "Ostend" not in told(guest)
    assert len(texts(guest)) > 1


def test_all_my_think_tanks_are_searched(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    page = open_room(first, "review", first.experts[0], q="tikcet")
    assert texts(page).count("Museums *share* one ticket in winter") == 1
    page.toggle(key="review-elsewhere").set_value(True).run()
    assert page.query_params["all"] == "1"
    assert texts(page).count("Museums *share* one ticket in winter") == 2
    assert r"Ostend \*before\* \<b\>" in told(page)
    assert f"tt={second.code}&finding=1" in [one.proto.query_string for one in page.get("page_link")]
    nothing = open_room(first, "review", first.experts[0], q="canterbury", all="1")
    assert "Nothing of it in your other think tanks." in told(nothing)
    assert "review-elsewhere" not in keys(open_room(first, "review", first.experts[1], q="ticket"), "toggle")


def test_what_became_of_findings_narrows_and_stands_on_their_cards(halls: tuple[Hall, Hall]) -> None:
    first, _ = halls
    before = open_room(first, "review", first.desk)
    assert not [one for one in before.pills if str(one.key).startswith("filter-status")]
    following_up.set_status(by=first.desk, finding_id=first.findings[0], status="adopted", seen=0)
    page = open_room(first, "review", first.experts[1])
    assert "Adopted" in told(page)
    filter_list(page, "status").set_value(["open"]).run()
    assert page.query_params["status"] == "open"
    assert "Museums *share* one ticket in winter" not in texts(page)
    assert r"What becomes of it\: Still open" in told(page)
    page = open_room(first, "review", first.experts[1], status=["adopted", "nonsense"])
    assert texts(page)[0] == "Museums *share* one ticket in winter"
    assert "1 of 2 findings" in told(page)


def test_findings_off_the_list_are_read_by_facilitators_alone(halls: tuple[Hall, Hall]) -> None:
    first, _ = halls
    moderating.reject(by=first.desk, finding_id=first.findings[0], reason="Said *twice*", seen=None)
    page = open_room(first, "review", first.desk, state="rejected")
    assert texts(page)[0] == "Museums *share* one ticket in winter"
    for expected in ("Rejected", r"Said \*twice\*", "only facilitators see them here", "1 finding"):
        assert expected in told(page)
    assert "download-csv" not in keys(page, "download_button")
    other = open_room(first, "review", first.experts[1], state="rejected")
    assert "Museums *share* one ticket in winter" not in texts(other)
    assert texts(other)[0] == "Something else: Canterbury"


@pytest.mark.parametrize("query", [{"view": "think-tanks"}, {"all": "1", "q": "quiet"}])
def test_it_costs_the_same_however_many_findings_there_are(house: House, query: dict[str, str]) -> None:
    costs = []
    for number in (3, 300):
        first, second = (house.session_of(10, number) for _ in range(2))
        second.expert("zeeland", device=first.experts[0].device)
        show(second)
        open_room(first, "welcome", first.experts[0])
        latest.forget_all()
        with statements() as asked:
            open_room(first, "review", first.experts[0], **query)
        costs.append(len(asked))
    assert costs[0] == costs[1]
