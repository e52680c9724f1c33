"""Which requests are pageviews, and that counting neither sets a cookie nor stands in anybody's way."""

import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from profit_tt.models import Person
from profit_tt.server import counting
from profit_tt.server.identity import COOKIE, signed
from profit_tt.services import platform, visiting
from tests.building import Hall, House

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"
PAGE = {"user-agent": PHONE, "accept": "text/html,*/*;q=0.8", "sec-fetch-dest": "document", "accept-language": "nl"}


@pytest.fixture
def hall(house: House) -> Iterator[Hall]:
    visiting.forget()
    yield house.think_tank()
    visiting.forget()


def counted(hall: Hall) -> list[list[object]]:
    visiting.write_down(by=Person.house())
    return platform.counted(by=hall.desk).pages.to_numpy().tolist()


@pytest.mark.parametrize(
    ("path", "page"),
    [("/", "welcome"), ("/vote", "vote"), ("/vote/", "vote"), ("/reactions", "reactions"), ("/?lang=fr", "welcome")],
)
def test_pages_count(door: TestClient, hall: Hall, path: str, page: str) -> None:
    door.get(path, params={"tt": hall.code}, headers=PAGE)
    assert counted(hall) == [[page, 1]]


@pytest.mark.parametrize(
    "path",
    [
        "/wall",
        "/wp-login.php",
        "/nonsense",
        "/join/ABC234",
        "/events?scope=none",
        "/readyz",
        "/static/x.js",
        "/_stcore/health",
        "/assets/icon.svg",
        "/videos/x",
        "/data/v1/openapi.json",
        "/embed/ABC234/map",
        "/vote/_stcore/stream",
        "/../vote.py",
    ],
)
def test_other_addresses_do_not(door: TestClient, hall: Hall, path: str) -> None:
    door.get(f"{path}{'&' if '?' in path else '?'}tt={hall.code}", headers=PAGE)
    assert counted(hall) == []


@pytest.mark.parametrize(
    "lines",
    [
        {"user-agent": "Googlebot/2.1"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec-fetch-dest": "empty"},
        {"accept": "application/json"},
    ],
)
def test_robots_and_guesses_do_not(door: TestClient, hall: Hall, lines: dict[str, str]) -> None:
    door.get("/vote", params={"tt": hall.code}, headers=PAGE | lines)
    assert counted(hall) == []


def test_asking_for_the_head_alone_does_not(door: TestClient, hall: Hall) -> None:
    door.head("/vote", params={"tt": hall.code}, headers=PAGE)
    assert counted(hall) == []


def test_who_comes_without_a_code_is_where_the_device_was_last(door: TestClient, hall: Hall) -> None:
    expert = hall.expert("zeeland")
    door.cookies.set(COOKIE, signed(expert.device))
    for place in range(3):
        door.get("/", headers=PAGE | {"user-agent": f"{PHONE} {place}"})
    assert counted(hall) == [["welcome", 3]]
    found = platform.counted(by=hall.desk)
    assert found.regions.to_numpy().tolist() == [["zeeland", 3]]
    assert found.languages.to_numpy().tolist() == [["nl", 3]]


def test_counting_sets_no_cookie_of_its_own(door: TestClient, hall: Hall) -> None:
    assert door.get("/vote", headers=PAGE).headers["set-cookie"].startswith(f"{COOKIE}=")
    assert list(door.cookies) == [COOKIE]
    assert "set-cookie" not in door.get("/vote", headers=PAGE).headers


def test_a_fault_in_counting_is_nobodys_fault(door: TestClient, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(visiting, "note", broken)
    assert door.get("/vote", headers=PAGE).status_code == 200


def test_a_server_writes_down_by_itself_and_at_its_end(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "EVERY", 0.02)
    with TestClient(Starlette(lifespan=lambda _: counting.counting_visits())):
        visiting.note(page="vote", language="en", code=hall.code, visitor=("192.0.2.7", PHONE))
        for _ in range(500):
            if platform.counted(by=hall.desk).views:
                break
            time.sleep(0.02)
        monkeypatch.setattr(counting, "EVERY", 1000.0)
        assert platform.counted(by=hall.desk).views == 1
    with TestClient(Starlette(lifespan=lambda _: counting.counting_visits())):
        visiting.note(page="vote", language="en", code=hall.code)
    assert platform.counted(by=hall.desk).views == 2
