"""Public reading in a real browser: the desk publishes, somebody without a cookie reads, the desk closes it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from profit_tt.models import StepKind
from tests.building import House
from tests.journeys.conftest import PHONE, SCREEN, Devices
from tests.pages.reading import show
from tests.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHUT = "Nothing is published at this address, or not any more."


def test_the_desk_publishes_a_stranger_reads_and_the_desk_closes_it(
    house: House, devices: Devices, served: Served, chromium: Browser
) -> None:
    hall = house.session_of(15, 30)
    for expert in hall.experts:
        hall.vote(expert, hall.findings[0])
    hall.close(StepKind.vote)
    show(hall)
    desk = devices.open(f"/desk?tt={hall.code}", size=SCREEN, device=hall.desk.device)
    desk.locator(".st-key-publish-ask button").click()
    desk.locator(".st-key-publish button").click()
    expect(desk.locator(".st-key-publish-address")).to_contain_text(f"/open/{hall.code}")
    stranger = chromium.new_context(viewport=PHONE, locale="en-GB", accept_downloads=True)  # type: ignore[arg-type]
    try:
        stranger.route("**/*", without_cookies)
        page = stranger.new_page()
        page.goto(f"{served.url}/open/{hall.code}")
        reads(page, hall.code)
        desk.locator(".st-key-unpublish-ask button").click()
        desk.locator(".st-key-unpublish button").click()
        expect(desk.locator(".st-key-publish-ask")).to_be_visible()
        page.reload()
        expect(page.get_by_text(SHUT)).to_be_visible()
        expect(page.locator(".st-key-room-open")).not_to_contain_text("Canterbury")
    finally:
        stranger.close()
    assert devices.foreign == devices.complaints == []


def without_cookies(route: object) -> None:
    """As a browser that keeps none."""
    request = route.request  # type: ignore[attr-defined]
    headers = {name: value for name, value in request.headers.items() if name != "cookie"}
    route.continue_(headers=headers)  # type: ignore[attr-defined]


def reads(page: Page, code: str) -> None:
    """The picture, the findings, one of them, the way back, a file; nothing sideways on a phone."""
    expect(page).to_have_url(re.compile(f"/open[?]tt={code}$"))
    expect(page.locator(".st-key-chapter-agree")).to_contain_text("All 5 regions back #1")
    page.get_by_role("radio", name="All findings").click()
    expect(page).to_have_url(re.compile("part=findings"))
    page.get_by_role("link", name="More about finding 1", exact=True).click()
    expect(page.get_by_role("heading", name="Finding 1", exact=True)).to_be_visible()
    expect(page.locator(".st-key-chapter-votes table")).to_contain_text("Kent")
    page.get_by_role("link", name="All findings").click()
    expect(page.get_by_text("Page 1 of 2")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator(".st-key-download-csv button").click()
    assert waiting.value.suggested_filename.startswith(code)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
