"""Visits and pageviews: what counts, that a visitor is one a day, that no address is kept, that servers share a day."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_tt import store
from profit_tt.errors import NotAllowed, StoreBusy
from profit_tt.models import Person
from profit_tt.services import platform, visiting
from tests.building import Hall, House, everything
from tests.conftest import Clock

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"
ROBOTS = [
    "",
    " ",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
    "python-requests/2.32",
    "Python-urllib/3.11",
    "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/128.0 Safari/537.36",
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding 1.0",
    "UptimeRobot/2.0",
    "WhatsApp/2.23",
]
PEOPLE = [
    PHONE,
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36 Edg/130.0",
]


@pytest.fixture
def hall(house: House, clock: Clock) -> Iterator[Hall]:
    visiting.forget()
    yield house.think_tank()
    visiting.forget()


def see(
    hall: Hall, address: str = "192.0.2.7", page: str = "welcome", *, browser: str = PHONE, device: str = ""
) -> None:
    visiting.note(page=page, language="en", code=hall.code, device=device, visitor=(address, browser))


def written() -> int:
    return visiting.write_down(by=Person.house())


def told(hall: Hall) -> tuple[int, int]:
    found = platform.counted(by=hall.desk)
    return found.visits, found.views


@pytest.mark.parametrize("browser", ROBOTS)
def test_robots_are_known(browser: str) -> None:
    assert visiting.is_robot(browser)


@pytest.mark.parametrize("browser", PEOPLE)
def test_people_are_no_robots(browser: str) -> None:
    assert not visiting.is_robot(browser)


def test_a_visitor_is_one_a_day(hall: Hall, clock: Clock) -> None:
    for page in ("welcome", "vote", "welcome"):
        see(hall, page=page)
    assert (written(), told(hall)) == (3, (1, 3))
    see(hall)
    see(hall, "192.0.2.8")
    see(hall, browser=PEOPLE[1])
    written()
    assert told(hall) == (3, 6)
    clock.move(days=1)
    see(hall)
    written()
    assert told(hall) == (4, 7)
    assert platform.counted(by=hall.desk).days["visits"].tolist() == [3, 1]


def test_pages_reached_inside_the_app_are_pageviews_alone(hall: Hall) -> None:
    see(hall)
    visiting.note(page="vote", language="nl", code=hall.code)
    written()
    assert told(hall) == (1, 2)
    assert platform.counted(by=hall.desk).pages.to_numpy().tolist() == [["vote", 1], ["welcome", 1]]


def test_no_address_is_kept_and_the_salt_goes_with_the_day(hall: Hall, clock: Clock) -> None:
    see(hall, "198.51.100.23", browser=PEOPLE[1])
    written()
    kept = repr(everything())
    assert "198.51.100.23" not in kept
    assert "Firefox" not in kept
    marks = {row[2] for row in everything()["day_visitor"]}
    clock.move(days=1, minutes=6)
    see(hall, "198.51.100.23", browser=PEOPLE[1])
    written()
    assert len(everything()["day_salt"]) == len(everything()["day_visitor"]) == 1
    assert marks.isdisjoint(row[2] for row in everything()["day_visitor"])  # nobody can be followed into another day


def test_what_was_noted_before_midnight_belongs_to_its_day(hall: Hall, clock: Clock) -> None:
    clock.move(hours=14, minutes=59, seconds=58)
    see(hall)
    clock.move(seconds=4)
    see(hall)
    written()
    assert platform.counted(by=hall.desk).days["visits"].tolist() == [1, 1]


def test_several_servers_share_a_day(hall: Hall) -> None:
    """What one server has written another one does not count again: the marks are those of the same salt."""
    for _ in range(3):
        see(hall)
        written()
    assert told(hall) == (1, 3)
    with store.reading() as session:
        assert session.execute(sa.text("SELECT count(*) FROM day_salt")).scalar_one() == 1


def test_the_region_is_that_of_the_expert(house: House, hall: Hall) -> None:
    for place in range(4):
        expert = hall.expert("zeeland")
        see(hall, f"192.0.2.{place}", device=expert.device)
    for place in range(3):
        see(hall, f"203.0.113.{place}", device="nobody")
    written()
    assert platform.counted(by=hall.desk).regions.to_numpy().tolist() == [["zeeland", 4], ["", 3]]


def test_small_cells_stay_hidden_and_never_one_alone(hall: Hall) -> None:
    for place, region in enumerate(("zeeland",) * 5 + ("kent",) * 4 + ("essex",) * 2):
        see(hall, f"192.0.2.{place}", device=hall.expert(region).device)
    written()
    found = platform.counted(by=hall.desk)
    assert (found.regions.to_numpy().tolist(), found.hidden, found.visits) == ([["zeeland", 5]], True, 11)


def test_think_tanks_are_counted_apart_and_what_belongs_to_none_not_at_all(house: House, hall: Hall) -> None:
    other = house.think_tank()
    see(hall)
    see(other)
    visiting.note(page="welcome", language="en", visitor=("192.0.2.7", PHONE))
    visiting.note(page="welcome", language="en", code="NOPE22", visitor=("192.0.2.7", PHONE))
    visiting.note(page="welcome", language="en", device=other.expert().device, visitor=("192.0.2.9", PHONE))
    assert written() == 5
    assert (told(hall), told(other)) == ((1, 1), (2, 2))


def test_only_the_house_writes(hall: Hall) -> None:
    see(hall)
    for by in (hall.desk, hall.expert(), Person("", hall.id)):
        with pytest.raises(NotAllowed):
            visiting.write_down(by=by)
    assert written() == 1


def test_what_could_not_be_written_is_kept_for_later(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    see(hall)

    def busy(*_: object, **__: object) -> None:
        raise StoreBusy

    with monkeypatch.context() as patch:
        patch.setattr(store.platform, "add_views", busy)
        with pytest.raises(StoreBusy):
            written()
    see(hall, "192.0.2.8")
    assert (written(), told(hall)) == (2, (2, 2))


def test_no_revision_moves(hall: Hall) -> None:
    before = everything()["revision"]
    see(hall)
    written()
    assert everything()["revision"] == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["welcome", "vote", "picture"])), max_size=40))
def test_visits_never_exceed_views_and_parts_sum_to_the_whole(
    hall: Hall, clock: Clock, seen: list[tuple[int, str]]
) -> None:
    clock.move(days=1)
    visits, views = told(hall)
    for place, (visitor, page) in enumerate(seen):
        see(hall, f"192.0.2.{visitor}", page)
        if place % 7 == 0:
            written()
    written()
    more_visits, more_views = told(hall)
    assert more_views - views == len(seen)
    assert more_visits - visits == len({visitor for visitor, _ in seen}) <= len(seen)
    found = platform.counted(by=hall.desk)
    assert found.pages["views"].sum() == found.views
