"""Search: every word, blind to case and accents, patient with slips; order; nothing of another think tank."""

import pytest
import sqlalchemy as sa

from profit_tt import store
from profit_tt.errors import NotAllowed, NotFound
from profit_tt.models import Audience, Person, StepKind
from profit_tt.services import (
    collecting,
    following_up,
    moderating,
    results,
    reviewing,
    room,
    running,
    searching,
)
from profit_tt.services.reviewing import Asked, Order
from tests.building import Hall, House

WORDS = [
    ("A joint ticket for the quiet months", "practice", ["partnership"], ["low season"]),
    ("Un vélo électrique pour l'été", "idea", ["product-development"], ["mobilité"]),
    ("Gegevens over dagtochten ontbreken", "need", ["data"], []),
    ("Owners lack time for websites", "barrier", ["digital-marketing", "data"], []),
]


@pytest.fixture
def hall(house: House) -> Hall:
    hall = house.think_tank()
    authors = [hall.expert(region) for region in ("kent", "pas-de-calais", "zeeland", "essex")]
    for author, (text, kind, themes, tags) in zip(authors, WORDS, strict=True):
        hall.finding(text, by=author, kind=kind, themes=themes, tags=tags, evidence=f"Seen in {kind}")
    return hall


def _numbers(hall: Hall, found: list[int]) -> list[int]:
    return [hall.findings.index(one) + 1 for one in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("   ", [1, 2, 3, 4]),
        ("ticket", [1]),
        ("TICKET quiet", [1]),
        ("velo electrique", [2]),
        ("VÉLO ÉTÉ", [2]),
        ("tikcet", [1]),
        ("websitse", [4]),
        ("dagtocht", [3]),
        ("mobilite", [2]),
        ("#low season", [1]),
        ("#4", [4]),
        ("3", [3]),
        ("données", [3, 4]),
        ("Zélande", [3]),
        ("seen barrier", [4]),
        ("ticket websites", []),
        ("zebra", []),
        ("ab", []),
        ("%", [1, 2, 3, 4]),
        ("' UNION SELECT --", []),
        ("\x00\ud800", [1, 2, 3, 4]),
    ],
)
def test_words_are_found(hall: Hall, text: str, numbers: list[int]) -> None:
    assert _numbers(hall, reviewing.search(by=hall.desk, asked=Asked(text=text))) == numbers


def test_a_very_long_search_is_cut(hall: Hall) -> None:
    assert _numbers(hall, reviewing.search(by=hall.desk, asked=Asked(text="ticket" + " " * 100 + "zebra"))) == [1]


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        ({"regions": ["kent", "zeeland"]}, [1, 3]),
        ({"themes": ["data"]}, [3, 4]),
        ({"kinds": ["idea", "need"]}, [2, 3]),
        ({"themes": ["data"], "kinds": ["need"], "regions": ["zeeland"]}, [3]),
        ({"themes": ["data"], "regions": ["kent"]}, []),
        ({"regions": ["atlantis"]}, []),
    ],
)
def test_lists_narrow(hall: Hall, lists: dict[str, list[str]], numbers: list[int]) -> None:
    assert _numbers(hall, reviewing.search(by=hall.desk, asked=Asked(**lists))) == numbers  # type: ignore[arg-type]


def test_newest_first(hall: Hall) -> None:
    assert _numbers(hall, reviewing.search(by=hall.desk, order=Order.newest)) == [4, 3, 2, 1]


def _vote(hall: Hall) -> None:
    hall.open(StepKind.vote)
    for place, finding_id in enumerate(hall.findings):
        for expert in hall.experts[: place + 1]:
            hall.vote(expert, finding_id, "agree" if place == 2 else "disagree")


def test_common_ground_first_as_the_picture_ranks_it(hall: Hall) -> None:
    _vote(hall)
    seen = results.picture(by=hall.desk, audience=Audience.desk)
    assert seen.tallies is not None
    ranked = seen.tallies.overall.sort_values("rank")["finding_id"].tolist()
    assert reviewing.search(by=hall.desk, order=Order.common_ground, seen=seen) == ranked
    assert ranked != hall.findings


@pytest.mark.parametrize("order", sorted(reviewing.TOLD_BY_VOTES))
def test_hidden_results_do_not_show_through_the_order(hall: Hall, order: Order) -> None:
    _vote(hall)
    with pytest.raises(NotAllowed, match="The results are hidden"):
        reviewing.listed(by=hall.desk, order=order)
    with pytest.raises(NotAllowed, match="The results are hidden"):
        reviewing.search(by=hall.desk, order=order)


def test_orders_told_by_votes(hall: Hall) -> None:
    _vote(hall)
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    seen = results.picture(by=hall.desk, audience=Audience.phones)
    apart = seen.differences()
    assert apart is not None
    assert reviewing.search(by=hall.desk, order=Order.votes, seen=seen) == hall.findings[::-1]
    clearest_first = apart.sort_values("rank")["finding_id"].tolist()
    assert reviewing.search(by=hall.desk, order=Order.difference, seen=seen) == clearest_first


def test_listed_gives_votes_once_they_are_shown_and_none_before(hall: Hall) -> None:
    _vote(hall)
    assert reviewing.listed(by=hall.experts[0], asked=Asked(text="ticket")).tallies is None
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    seen = reviewing.listed(by=hall.experts[0], asked=Asked(text="ticket"))
    assert seen.tallies is not None
    assert [one.number for one in seen.room.findings] == [1]


def test_a_hidden_finding_is_not_found(hall: Hall) -> None:
    collecting.hide(by=hall.desk, finding_id=hall.findings[0], reason="twice")
    assert _numbers(hall, reviewing.search(by=hall.desk, asked=Asked(text="ticket"))) == []


def test_another_think_tank_is_another_world(house: House, hall: Hall) -> None:
    other = house.think_tank(title="Ostend")
    other.finding("A joint ticket elsewhere")
    assert _numbers(hall, reviewing.search(by=hall.desk, asked=Asked(text="ticket"))) == [1]
    assert reviewing.search(by=other.desk, asked=Asked(text="ticket")) == other.findings
    with pytest.raises(NotFound):
        reviewing.search(by=Person("somebody"), asked=Asked(text="ticket"))


def test_queries_do_not_grow_with_findings(house: House) -> None:
    assert _queries(house.session_of(5, 3)) == _queries(house.session_of(5, 300))


def _queries(hall: Hall) -> int:
    asked: list[str] = []
    count = lambda *call: asked.append(call[2])  # noqa: E731
    room.look(by=hall.desk)
    sa.event.listen(store.engine(), "before_cursor_execute", count)
    reviewing.search(by=hall.desk, asked=Asked(text="quiet mnoths"), order=Order.newest)
    sa.event.remove(store.engine(), "before_cursor_execute", count)
    return len([one for one in asked if one.lstrip().upper().startswith("SELECT")])


def test_a_picture_narrowed_by_nothing_is_the_very_same(hall: Hall) -> None:
    seen = results.picture(by=hall.desk, audience=Audience.desk)
    assert results.filtered(seen) is seen
    assert [results.filtered(seen, kinds=["need"]).narrowed, seen.narrowed] == [True, False]


def test_findings_that_keep_no_vote_can_be_left_out(hall: Hall) -> None:
    hall.open(StepKind.vote)
    hall.vote(hall.experts[0], hall.findings[1])
    seen = results.voted_only(results.picture(by=hall.desk, audience=Audience.desk))
    assert seen.tallies is not None
    assert [one.id for one in seen.room.findings] == [hall.findings[1]]
    assert seen.tallies.overall["finding_id"].tolist() == [hall.findings[1]]
    assert set(seen.tallies.by_region["finding_id"]) == {hall.findings[1]}
    hidden = results.picture(by=hall.desk, audience=Audience.phones)
    assert results.voted_only(hidden) is hidden


def test_what_became_of_them_narrows(hall: Hall) -> None:
    for place, status in ((0, "adopted"), (2, "not_pursued")):
        following_up.set_status(by=hall.desk, finding_id=hall.findings[place], status=status, seen=0)

    def found(*statuses: str) -> list[int]:
        return _numbers(hall, reviewing.search(by=hall.experts[0], asked=Asked(statuses=statuses)))

    assert found("adopted") == [1]
    assert found("adopted", "not_pursued") == [1, 3]
    assert found("open") == [2, 4]
    assert found("noted") == []
    following_up.set_status(by=hall.desk, finding_id=hall.findings[0], status=None, seen=1)
    assert found("open") == [1, 2, 4]


def test_findings_off_the_list_are_for_facilitators(hall: Hall) -> None:
    moderating.reject(by=hall.desk, finding_id=hall.findings[1], reason="Said before", seen=None)
    moderating.archive(by=hall.desk, finding_id=hall.findings[3], seen=None)

    def found(states: list[str], **asked: object) -> list[int]:
        rows = reviewing.off_the_list(by=hall.desk, states=states, asked=Asked(**asked))  # type: ignore[arg-type]
        return [one.finding.number for one in rows]

    assert found(["rejected", "archived", "listed"]) == [4, 2]
    assert found(["rejected"]) == [2]
    assert found(["rejected"], text="electirque") == [2]
    assert found(["rejected"], kinds=["need"]) == []
    assert found(["archived"], text="ticket") == []
    for by in (hall.experts[0], hall.person("guest"), hall.coordinator()):
        with pytest.raises(NotAllowed):
            reviewing.off_the_list(by=by, states=["rejected"])
        with pytest.raises(NotAllowed):
            searching.search(by=by, text="electrique", unlisted=True)
