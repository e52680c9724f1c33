"""A real server and a real browser; every person has a browser context of their own, as on an own device."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from profit_tt.server.identity import COOKIE, signed
from tests.browser import launch_options
from tests.building import House
from tests.journeys.traffic import Traffic
from tests.serving import Served

PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1920, "height": 1080}
#: Milliseconds: a slow machine is no reason to be red.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a file: while it is open its thread has a running loop, which other tests could not stand."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture
def served(house: House, tmp_path: Path) -> Iterator[Served]:
    """The app, served from the test's own database."""
    with Served(tmp_path) as server:
        yield server


class Devices:
    """Opens pages on new devices and remembers what none of them may do: ask another host, run a stranger's script."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self._browser = browser
        self._served = served
        self._contexts: list[BrowserContext] = []
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.traffic: dict[Page, Traffic] = {}

    def open(
        self,
        path: str,
        *,
        language: str = "en",
        size: dict[str, int] = PHONE,
        device: str = "",
        heard: bool = False,
        scheme: str = "light",
    ) -> Page:
        """A page on a device that was never here before, or on `device`; `heard`: its traffic is kept."""
        context = self._browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale={"en": "en-GB", "fr": "fr-FR", "nl": "nl-BE"}[language],
            accept_downloads=True,
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        if device:
            context.add_cookies([{"name": COOKIE, "value": signed(device), "url": self._served.url}])
        page = context.new_page()
        if heard:
            self.traffic[page] = Traffic(page)
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self._served.url + path)
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._served.url, "data:", "blob:")):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        # Streamlit's page looks for its own address with two requests that may fail; nothing else may.
        if message.type == "error" and "404" not in message.text:
            self.complaints.append(message.text)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def devices(chromium: Browser, served: Served) -> Iterator[Devices]:
    opened = Devices(chromium, served)
    yield opened
    opened.close()


@pytest.fixture
def press() -> Callable[[Page, str], None]:
    """Press the button with this key."""
    return lambda page, key: page.locator(f".st-key-{key} button").first.click()
