"""The server is killed and started again under an open phone: the same person, the draft, and votes that count."""

import pytest
from playwright.sync_api import expect

from profit_tt import store
from profit_tt.models import StepKind
from profit_tt.services import voting
from tests.building import House
from tests.journeys.conftest import Devices
from tests.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HALF = "Half a finding about ferries and bicycles"


def test_a_restart_loses_nobody_and_nothing(house: House, served: Served, devices: Devices) -> None:
    hall = house.session_of(1, 4, open=(StepKind.collect, StepKind.vote))
    phone = devices.open(f"/join/{hall.code}")
    phone.locator(".st-key-join-region").get_by_text("Zeeland").click()
    phone.locator(".st-key-join-stakeholder").get_by_text("Enterprise").click()
    phone.locator(".st-key-join button").click()
    phone.locator(".st-key-reentry-done button").click()
    phone.locator(".st-key-bar a[href*='contribute']").click()
    area = phone.locator(".st-key-finding-text textarea")
    area.press_sequentially(HALF, delay=5)
    phone.wait_for_timeout(1_500)
    device = _device(phone.context.cookies())
    phone.locator(".st-key-bar a[href*='vote']").click()
    expect(phone.locator(".st-key-agree button")).to_be_visible()

    served.restart()

    # The page finds its way back alone; its buttons work without a reload, in a session the server never saw before.
    expect(phone.locator("html")).to_have_attribute("data-live", "yes", timeout=60_000)
    back = phone.locator(".stApp[data-test-connection-state='CONNECTED'][data-test-script-state='notRunning']")
    expect(back).to_be_visible(timeout=60_000)
    phone.wait_for_timeout(1_000)
    phone.locator(".st-key-agree button").click()
    expect(phone.locator(".st-key-ballot")).to_contain_text("1 of 4")
    assert _device(phone.context.cookies()) == device
    assert len(voting.my_votes(by=hall.person(_name(device)), round_id=hall.round_id)) == 1
    phone.locator(".st-key-bar a[href*='contribute']").click()
    expect(area).to_have_value(HALF)
    with store.reading() as session:
        assert len(store.people.joined(session, think_tank_id=hall.id)) == 2


def _device(cookies: list[dict[str, object]]) -> str:
    return str(next(one["value"] for one in cookies if one["name"] == "profit_tt_device"))


def _name(cookie: str) -> str:
    return cookie.split(".")[0]
