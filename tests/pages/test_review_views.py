"""Review as a library: more filters, orders by votes, other words, two regions and two rounds beside each other."""

import pytest

from profit_tt.models import StepKind
from tests.building import Hall, House
from tests.pages.reading import filter_list, html, open_room, show, texts, told


@pytest.fixture
def hall(house: House) -> Hall:
    """Three from Kent, three from Zeeland; they differ on the second finding."""
    hall = house.think_tank()
    people = [hall.expert(region) for region in ("kent", "zeeland") * 3]
    hall.finding("A joint ticket", by=people[0], tags=["Rail", "Ferry"])
    hall.finding("Des vélos électriques", by=people[1], language="fr", tags=["Rail"])
    hall.open(StepKind.vote)
    for place, expert in enumerate(people):
        hall.vote(expert, hall.findings[0], "agree")
        hall.vote(expert, hall.findings[1], "agree" if place % 2 else "disagree")
    return hall


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"tag": "Ferry"}, ["A joint ticket"]),
        ({"tag": ["Rail", "nonsense"], "written": "fr"}, ["Des vélos électriques"]),
        ({"written": "nl"}, ["A joint ticket", "Des vélos électriques"]),
        ({"origin": "live"}, ["A joint ticket", "Des vélos électriques"]),
        ({"origin": "illustrative"}, ["A joint ticket", "Des vélos électriques"]),
        ({"q": "velo electirque"}, ["Des vélos électriques"]),
    ],
)
def test_filters_stand_in_the_address(hall: Hall, query: dict[str, str | list[str]], wanted: list[str]) -> None:
    assert texts(open_room(hall, "review", hall.desk, **query)) == wanted


def test_lists_without_a_choice_are_left_out(hall: Hall) -> None:
    page = open_room(hall, "review", hall.desk)
    assert filter_list(page, "tag").options == [r"\#Rail", r"\#Ferry"]
    assert not [one for one in page.pills if str(one.key).startswith("filter-origin")]


def test_orders_by_votes_are_offered_once_they_are_shown(hall: Hall) -> None:
    hidden = open_room(hall, "review", hall.desk, order="difference")
    assert hidden.segmented_control(key="review-order").options == ["Number", "Newest"]
    assert texts(hidden) == ["A joint ticket", "Des vélos électriques"]
    show(hall)
    page = open_room(hall, "review", hall.desk, order="difference")
    assert page.segmented_control(key="review-order").value == "difference"
    assert texts(page) == ["Des vélos électriques", "A joint ticket"]
    assert (
        "Best match" in open_room(hall, "review", hall.desk, q="ticket").segmented_control(key="review-order").options
    )


def test_other_words_are_offered(hall: Hall) -> None:
    page = open_room(hall, "review", hall.desk, q="elektrisk")
    page.button(key="review-instead").click().run()
    assert page.query_params["q"] == "electriques"
    assert texts(page) == ["Des vélos électriques"]
    assert "review-instead" not in [one.key for one in open_room(hall, "review", hall.desk, q="qqqq").button]


def test_two_regions_beside_each_other(hall: Hall) -> None:
    assert "review-view" not in [
        one.key for one in open_room(hall, "review", hall.desk, view="regions").segmented_control
    ]
    show(hall)
    page = open_room(hall, "review", hall.desk)
    page.segmented_control(key="review-view").set_value("regions").run()
    page.selectbox(key="review-that").set_value("zeeland").run()
    asked = page.query_params
    assert (asked["view"], asked["this"], asked["that"]) == ("regions", "kent", "zeeland")
    assert texts(page) == ["Des vélos électriques", "A joint ticket"]
    first, second = html(page)
    assert "100 points apart" in first
    assert "0 points apart" in second
    assert first.count("<tr>") == 3


@pytest.mark.parametrize("query", [{"this": "nonsense", "that": "kent"}, {"this": "zeeland", "that": "zeeland"}, {}])
def test_any_two_regions_that_an_address_names_can_be_read(hall: Hall, query: dict[str, str]) -> None:
    show(hall)
    page = open_room(hall, "review", hall.desk, view="regions", **query)
    assert len(texts(page)) == 2
    assert page.selectbox(key="review-this").value != page.selectbox(key="review-that").value


def test_two_rounds_beside_each_other(hall: Hall) -> None:
    show(hall)
    first = hall.round_id
    second = hall.another(again_of=first)
    for expert in hall.experts:
        hall.vote(expert, hall.findings[1], "agree")
    hidden = open_room(hall, "review", hall.desk, view="rounds")
    assert "review-view" not in [one.key for one in hidden.segmented_control]
    assert hall.round_id == second
    show(hall)
    page = open_room(hall, "review", hall.desk, view="rounds")
    assert page.segmented_control(key="review-view").value == "rounds"
    assert "Des vélos électriques" not in texts(page)
    assert "review-search" not in [one.key for one in page.text_input]
    show(hall, shown=False)


def test_two_rounds_only_where_there_are_two(hall: Hall) -> None:
    show(hall)
    page = open_room(hall, "review", hall.desk, view="rounds")
    assert page.segmented_control(key="review-view").options == ["List", "Two regions"]
    assert len(texts(page)) == 2
    assert "fewer than 3 votes" not in told(page)
