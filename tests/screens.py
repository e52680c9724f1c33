"""Photographs every page and state into screens/, to be looked at: `make screens`; some of them: SCREENS=desk.

A new state is a line in screen_states.py; a new think tank in which it stands is a function in screen_halls.py.
Besides taking pictures it says where a page scrolls sideways, shows an exception or writes an error to the console.
"""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from profit_tt.config import HOUSE, settings
from profit_tt.errors import Refused
from profit_tt.models import Audience
from profit_tt.server.identity import COOKIE, signed
from profit_tt.services import results, setting_up
from tests.browser import launch_options
from tests.building import Hall
from tests.building import House as Building
from tests.screen_halls import HALLS
from tests.screen_states import SIZES, STATES, State
from tests.serving import Served

OUT = HOUSE / "screens"
SCHEMES = ("light", "dark")
TALLEST = 5000


@dataclass
class Studio:
    """The browser, the server, the think tanks; and what was noticed while taking pictures."""

    browser: Browser
    url: str
    halls: dict[str, Hall]
    noticed: list[str] = field(default_factory=list)

    def take(self, state: State, width: int, scheme: str, language: str) -> Path:
        """One picture."""
        name = f"{state.name}-{width}-{scheme}" + (f"-{language}" if language != "en" else "")
        context = self.browser.new_context(
            viewport={"width": width, "height": SIZES[width]},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale={"en": "en-GB", "fr": "fr-FR", "nl": "nl-NL"}[language],
            reduced_motion="reduce",
            has_touch=width < 600,
        )
        try:
            if device := self._device(state):
                context.add_cookies([{"name": COOKIE, "value": signed(device), "url": self.url}])
            page = context.new_page()
            page.on("console", lambda said: self._heard(name, said))
            page.on("pageerror", lambda error: self.noticed.append(f"{name}: {error}"))
            page.goto(self._address(state, language))
            settle(page)
            if state.then:
                state.then(page)
                settle(page)
            self._look(name, page, width)
            path = OUT / f"{name}.png"
            page.screenshot(path=path)
            return path
        finally:
            context.close()

    def _device(self, state: State) -> str:
        if not state.hall or state.who == "stranger":
            return ""
        hall = self.halls[state.hall]
        return hall.desk.device if state.who == "desk" else hall.experts[0].device

    def _address(self, state: State, language: str) -> str:
        query = {"tt": self.halls[state.hall].code} if state.hall else {}
        wanted = query | state.query | ({"lang": language} if state.page == "wall" else {})
        return f"{self.url}/{state.page}?" + "&".join(f"{name}={value}" for name, value in wanted.items())

    def _heard(self, name: str, said: Any) -> None:
        # On a deep link Streamlit's page first asks for a base path that is not there; and one state cuts the network.
        expected = "/_stcore/" in said.location.get("url", "") or "ERR_INTERNET_DISCONNECTED" in said.text
        if said.type == "error" and not expected:
            self.noticed.append(f"{name}: console: {said.text[:200]}")

    def _look(self, name: str, page: Page, width: int) -> None:
        if page.locator("[data-testid=stException]").count():
            self.noticed.append(f"{name}: an exception is shown")
        wide = page.evaluate(
            "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('[data-testid=stMain]')]"
            ".map((one) => one.scrollWidth))"
        )
        if wide > width:
            self.noticed.append(f"{name}: scrolls sideways, {wide} px at {width}")
        if not name.startswith("wall"):  # a projector shows what fits; of other pages we want to see all
            self._stretch(page, width)

    def _stretch(self, page: Page, width: int) -> None:
        """As tall as the page is, once more after the first time: what comes into sight may make it taller."""
        for _ in range(2):
            tall = page.evaluate(
                "Math.max(...[...document.querySelectorAll('[data-testid=stMain]')].map((one) => one.scrollHeight), 0)"
            )
            if tall > page.viewport_size["height"]:  # type: ignore[index]
                page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
                page.wait_for_timeout(500)


def settle(page: Page, *, every: int = 600) -> None:
    """Wait until the script has run, the fonts are there and the page looks the same twice, `every` ms apart."""
    page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]', timeout=30_000)
    page.evaluate("document.fonts.ready")
    before = b""
    for _ in range(12):
        page.wait_for_timeout(every)
        now = page.screenshot()
        if now == before:
            return
        before = now


def contact_sheet(pictures: list[Path]) -> None:
    """All pictures small on one page."""
    cells = "".join(
        f'<figure><a href="{one.name}"><img loading="lazy" src="{one.name}"></a>'
        f"<figcaption>{one.stem}</figcaption></figure>"
        for one in pictures
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif}img{height:320px;border:1px solid #999}"
    (OUT / "index.html").write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{cells}", "utf-8")


def main(words: list[str]) -> int:
    """Take the pictures whose names hold one of the words; all without any. 1 when something was noticed."""
    wanted = [
        (state, width, scheme, language)
        for state in STATES
        for language, width, scheme in product(state.languages, state.sizes, SCHEMES)
        # Other languages differ in the length of their words: light and two widths show it.
        if language == "en" or (scheme == "light" and width in (min(state.sizes), max(state.sizes)))
        if not words or any(word in f"{state.name}-{width}-{scheme}-{language}" for word in words)
    ]
    if not words:
        shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var:
        os.environ |= {"PROFIT_TT_VAR": var, "PROFIT_TT_DATABASE_URL": ""}
        settings.cache_clear()
        setting_up.set_up()
        house = Building(kind="sqlite", var=Path(var), url=settings().url)
        halls = {name: HALLS[name](house) for name in {state.hall for state, *_ in wanted if state.hall}}
        _warm(halls)
        with Served(Path(var)) as served, sync_playwright() as playwright:
            studio = Studio(playwright.chromium.launch(**launch_options()), served.url, halls)
            pictures = [studio.take(*one) for one in wanted]
    contact_sheet(pictures)
    said = [f"{len(pictures)} pictures in screens/, all of them on screens/index.html", *studio.noticed]
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if studio.noticed else 0


def _warm(halls: dict[str, Hall]) -> None:
    """Whatever cannot be shown should fail here, not in a picture."""
    for hall in halls.values():
        try:
            results.picture(by=hall.desk, audience=Audience.desk)
        except Refused as refused:
            raise SystemExit(f"{hall.think_tank.title}: {refused}") from refused


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
