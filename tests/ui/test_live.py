"""Live parts in a real browser: pushed to, woken after a restart, the same device all along."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from profit_tt.models import Scope, StepKind
from profit_tt.services import countdown, room
from tests.browser import launch_options
from tests.building import Hall, House
from tests.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 60_000


@pytest.fixture
def watching(house: House, tmp_path: Path) -> Iterator[Served]:
    with Served(tmp_path, app=Path(__file__).with_name("watching") / "app.py") as server:
        yield server


@pytest.fixture
def browser() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options())
        context = chromium.new_context(locale="en-GB")
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield context
        chromium.close()


def streams_of(page: Page) -> list[str]:
    """The addresses of the event streams that the page opens from now on."""
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url) if "/events?" in request.url else None)
    return opened


def sees(page: Page, words: str) -> None:
    expect(page.get_by_text(re.compile(rf"^{words}\b")).first).to_be_visible()


def now(hall: Hall, scope: Scope) -> int:
    return int(getattr(room.pulse(by=hall.desk), scope))


def device_on(page: Page) -> str:
    sees(page, "device ")
    return page.get_by_text(re.compile("^device ")).first.inner_text()


def test_every_part_of_a_page_follows_what_it_watches(house: House, watching: Served, browser: BrowserContext) -> None:
    hall = house.think_tank()
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    opened = streams_of(page)
    page.goto(f"{watching.url}/?tt={hall.code}")
    sees(page, f"wall {now(hall, Scope.number)} run 1")
    expect(page.locator("html[data-live=yes]")).to_be_attached()
    hall.expert()
    sees(page, f"wall {now(hall, Scope.number)} run 2")
    sees(page, "findings 1 run 1")
    sees(page, "first agenda 1 run 1")
    hall.open(StepKind.collect)
    sees(page, f"first agenda {now(hall, Scope.agenda)}")
    hall.finding()
    sees(page, f"findings {now(hall, Scope.content)}")
    assert len(opened) == 1
    assert opened[0].endswith("scope=number")
    watches = page.locator("[class*=st-key-live-]").all()
    heights = [(box or {"height": 0})["height"] for box in (one.bounding_box() for one in watches)]
    assert heights == [0] * len(watches)  # the strip is silent about the step of its page
    assert complaints == []


def test_the_strip_says_what_is_on_and_counts_down_by_itself(
    house: House, watching: Served, browser: BrowserContext
) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    hall.finding()
    step = room.look(by=hall.desk).current_step
    step_id = step.id if step and step.id else 0
    page = browser.new_page()
    page.goto(f"{watching.url}/?tt={hall.code}")
    strip, aloud = page.locator(".st-key-live-page .now"), page.locator(".st-key-live-page .now-aloud")
    sees(page, f"first agenda {now(hall, Scope.agenda)} run 1")
    expect(page.locator("html[data-live=yes]")).to_be_attached()
    expect(strip).to_be_hidden()
    countdown.start(by=hall.desk, step_id=step_id, seconds=62)
    expect(strip).to_contain_text("Collecting")
    expect(strip).to_contain_text(re.compile(r"0(1:0[0-2]|0:5\d)"))
    expect(strip).to_have_attribute("data-state", "near")
    expect(strip).to_contain_text("Last minute")
    expect(aloud).to_have_text("One minute left: Collecting")
    countdown.pause(by=hall.desk, step_id=step_id)
    expect(strip).to_contain_text("Paused")
    countdown.clear(by=hall.desk, step_id=step_id)
    expect(strip).to_be_hidden()
    sees(page, f"first agenda {now(hall, Scope.agenda)} run 1")  # all this woke no page
    countdown.start(by=hall.desk, step_id=step_id, seconds=2)
    expect(strip).to_have_attribute("data-state", "over")
    expect(strip).to_contain_text("Time is up")
    expect(aloud).to_have_text("Time is up")
    with page.expect_event("console", lambda said: said.text == "heard vote"):
        page.evaluate("document.addEventListener('profit-now', (event) => console.log('heard ' + event.detail.kind))")
        hall.open(StepKind.vote)


def test_one_stream_moves_along_from_page_to_page(house: House, watching: Served, browser: BrowserContext) -> None:
    hall = house.think_tank()
    page = browser.new_page()
    opened = streams_of(page)
    page.goto(f"{watching.url}/second?tt={hall.code}")
    sees(page, "second agenda 1")
    page.get_by_role("button", name="To first").click()
    sees(page, "wall 1")
    page.get_by_role("button", name="To second").click()
    sees(page, "second agenda 1")
    hall.open(StepKind.collect)
    sees(page, f"second agenda {now(hall, Scope.agenda)}")
    assert [url.rsplit("=", 1)[1] for url in opened] == ["agenda", "number", "agenda"]


def test_after_a_restart_everything_goes_on(house: House, watching: Served, browser: BrowserContext) -> None:
    hall = house.think_tank()
    page = browser.new_page()
    page.goto(f"{watching.url}/?tt={hall.code}")
    sees(page, "wall 1")
    device = device_on(page)
    watching.kill()
    expect(page.locator("html[data-live=no]")).to_be_attached()
    hall.expert()
    watching.start()
    sees(page, f"wall {now(hall, Scope.number)}")
    # A press in the very moment in which a part draws itself may be lost in Streamlit; nobody is that quick.
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_be_attached()
    page.wait_for_timeout(1_000)
    page.get_by_role("button", name="Press").click()
    sees(page, "pressed 1")
    hall.expert("essex")
    sees(page, f"wall {now(hall, Scope.number)}")
    assert device_on(page) == device


def test_a_browser_is_one_device(house: House, watching: Served, browser: BrowserContext) -> None:
    hall = house.think_tank()
    page = browser.new_page()
    page.goto(f"{watching.url}/?tt={hall.code}")
    device = device_on(page)
    assert len(device) == len("device ") + 24
    page.reload()
    assert device_on(page) == device
    second = browser.new_page()
    second.set_extra_http_headers({"X-Profit-Device": "somebody-else"})
    second.goto(f"{watching.url}/second")
    assert device_on(second) == device
    assert "profit" not in second.evaluate("document.cookie")
