"""Who knocks."""

import pytest
from itsdangerous import TimestampSigner
from starlette.testclient import TestClient

from profit_tt.config import settings
from profit_tt.models import Person, Role
from profit_tt.server.identity import COOKIE, signed
from profit_tt.services import entering
from tests.building import House


def who(door: TestClient, **headers: str) -> str:
    return door.get("/_stcore/who", headers=headers).text


def test_the_first_page_gives_a_device_that_stays(door: TestClient) -> None:
    assert who(door) == ""
    line = door.get("/").headers["set-cookie"]
    assert line.startswith(f"{COOKIE}=")
    assert line.split("; ")[1:] == ["Path=/", "Max-Age=15552000", "HttpOnly", "SameSite=Lax"]
    device = who(door)
    assert len(device) == 24
    assert "set-cookie" not in door.get("/vote").headers
    assert who(door) == device


def test_the_cookie_is_for_https_alone_when_the_operator_says_so(
    door: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "secure_cookies", True)
    assert door.get("/").headers["set-cookie"].endswith("; Secure")


@pytest.mark.parametrize(
    "path",
    ["/static/js/none.js", "/assets/icon.svg", "/_stcore/health", "/readyz", "/events", "/data/v1/x", "/embed/x/map"],
)
def test_files_and_machines_get_no_device(door: TestClient, path: str) -> None:
    assert "set-cookie" not in door.get(path).headers


def test_a_forged_header_is_dropped(door: TestClient) -> None:
    assert who(door, **{"X-Profit-Device": "somebody"}) == ""
    door.get("/")
    mine = who(door)
    assert who(door, **{"x-profit-device": "somebody"}) == mine
    with door.websocket_connect("/_stcore/stream", headers={"X-Profit-Device": "somebody"}) as socket:
        assert socket.receive_text() == mine


def test_a_websocket_without_a_cookie_is_nobody(door: TestClient) -> None:
    with door.websocket_connect("/_stcore/stream", headers={"X-Profit-Device": "somebody"}) as socket:
        assert socket.receive_text() == ""


def test_a_tampered_cookie_is_a_new_device(door: TestClient) -> None:
    good = signed("somebody")
    door.cookies.set(COOKIE, "nobody" + good.removeprefix("somebody"))
    assert who(door) == ""
    assert "set-cookie" in door.get("/").headers


def test_a_cookie_of_another_house_is_a_new_device(door: TestClient) -> None:
    door.cookies.set(COOKIE, TimestampSigner("another key", salt="device").sign("somebody").decode())
    assert who(door) == ""


def test_an_outdated_cookie_is_a_new_device(door: TestClient) -> None:
    class LongAgo(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() - 181 * 24 * 3600

    door.cookies.set(COOKIE, LongAgo(settings().signing_key, salt="device").sign("somebody").decode())
    assert who(door) == ""


def test_a_facilitators_link_binds_the_device_of_this_very_answer(door: TestClient, house: House) -> None:
    hall = house.think_tank()
    answer = door.get(f"/enter/{hall.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk?tt={hall.code}")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    device = who(door)
    assert device != ""
    assert Role.facilitator in entering.who(by=Person(device, hall.id)).roles


def test_a_facilitators_link_keeps_the_device_that_is_known(door: TestClient, house: House) -> None:
    hall = house.think_tank()
    door.get("/")
    before = who(door)
    assert "set-cookie" not in door.get(f"/enter/{hall.token}").headers
    assert who(door) == before
    assert Role.facilitator in entering.who(by=Person(before, hall.id)).roles


def test_the_secret_in_the_house_is_made_once_and_readable_for_its_owner_alone(house: House) -> None:
    key = settings().signing_key
    assert len(key) == 64
    assert settings().signing_key == key
    assert (house.var / "secret").stat().st_mode & 0o777 == 0o600
