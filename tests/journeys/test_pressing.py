"""Marks of the picture under a thumb and a mouse: a finding opens, a theme narrows the page, a chart is saved."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from profit_tt.models import Audience, StepKind
from profit_tt.services import behind, opinion, results, running
from tests.building import Hall, House
from tests.journeys.conftest import PHONE, Devices
from tests.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACES = {"narrow": PHONE, "broad": {"width": 1280, "height": 900}}


def _chart(page: Page, key: str, place: str) -> Locator:
    """The drawing that is seen: "narrow" or "broad"."""
    return page.locator(f".st-key-picture-{place}-{key} svg.marks")


def _shown(house: House) -> Hall:
    hall = house.session_of(15, 6, open=(StepKind.vote,))
    for expert in hall.experts:
        hall.vote(expert, hall.findings[2])
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=True)
    return hall


@pytest.mark.parametrize("place", list(PLACES))
def test_a_press_opens_a_finding_and_narrows_to_a_theme(
    house: House, chromium: Browser, tmp_path: Path, place: str
) -> None:
    hall = _shown(house)
    with Served(tmp_path) as served:
        devices = Devices(chromium, served)
        page = devices.open(f"/picture?tt={hall.code}", size=PLACES[place])
        expect(page.locator(".st-key-picture-title-people-map")).not_to_contain_text("still being worked out")
        theme = _chart(page, "themes", place).locator("text").filter(has_text="Data").first
        for _ in range(2):  # the same mark again, after everything was asked for again
            theme.click()
            page.wait_for_url(lambda url: "theme=data" in url)
            page.locator(".st-key-filter-clear button").click()
            page.wait_for_url(lambda url: "theme=" not in url)
        _chart(page, "ranking", place).locator("text").filter(has_text="Finding number 3").first.click()
        expect(page.locator("h1")).to_contain_text("3")
        assert "/finding?" in page.url
        assert devices.foreign == devices.complaints == []
        devices.close()


def test_a_chart_is_saved_as_it_is_seen_and_not_once_it_is_hidden(
    house: House, chromium: Browser, tmp_path: Path
) -> None:
    hall = _shown(house)
    told = opinion.of(results.picture(by=hall.desk, audience=Audience.phones))
    assert told is not None
    told.verdict_so_far()
    behind.idle()
    with Served(tmp_path) as served:
        devices = Devices(chromium, served)
        page = devices.open(f"/picture?tt={hall.code}", size=PLACES["broad"])
        expect(page.locator(".st-key-picture-title-people-map")).not_to_contain_text("still being worked out")
        page.locator(".st-key-picture-save-ranking button").click()
        with page.expect_download() as waiting:
            page.locator(".st-key-picture-svg-ranking button").click()
        drawn = ElementTree.parse(waiting.value.path()).getroot()
        assert "back" in "".join(drawn.itertext())
        assert waiting.value.suggested_filename.startswith(f"{hall.code}-ranking-")
        devices.close()
