"""Photographs every page and state into screens/, to be looked at: `make screens`; some of them: SCREENS=desk.

A new state is a line in STATES; a new think tank in which it stands is a function in screen_halls.py. Besides taking
pictures it says where a page scrolls sideways, shows an exception or writes an error to the console.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
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
from tests.serving import Served

OUT = HOUSE / "screens"
SIZES = {390: 844, 1280: 800, 1920: 1080}
SCHEMES = ("light", "dark")
TALLEST = 5000


def press(words: str) -> Callable[[Page], None]:
    """Press the first thing with these words."""
    return lambda page: page.get_by_text(words, exact=False).first.click()


def key(name: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(name)


def step(kind: str) -> Callable[[Page], None]:
    """Look at the first step of a kind in the agenda."""
    return lambda page: page.locator(f"[class*=st-key-agenda-row-{kind}-] button").first.click()


def cut(page: Page) -> None:
    """The network is gone."""
    page.context.set_offline(True)
    page.wait_for_timeout(4000)


@dataclass(frozen=True)
class State:
    """who: stranger, expert, desk. `then` is done before the picture is taken."""

    name: str
    page: str = ""
    hall: str = ""
    who: str = "stranger"
    then: Callable[[Page], None] | None = None
    query: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    sizes: tuple[int, ...] = tuple(SIZES)


ALL = ("en", "fr", "nl")
STATES = [
    State("welcome-nowhere", languages=ALL),
    State("welcome-unknown-code", query={"tt": "NOPE22"}),
    State("welcome-refused-link", query={"refused": "link"}),
    State("welcome-join", hall="canterbury", languages=ALL),
    State("welcome-fresh", hall="fresh"),
    State("welcome-back", hall="canterbury", who="expert", languages=ALL),
    State("welcome-waiting", hall="fresh", who="expert"),
    State("contribute-stranger", "contribute", "canterbury"),
    State("contribute-not-open", "contribute", "fresh", "expert"),
    State("contribute-empty", "contribute", "gathering", "expert", languages=ALL),
    State("contribute-seeded", "contribute", "canterbury", "expert"),
    State("contribute-closed", "contribute", "closed", "expert"),
    State("vote-stranger", "vote", "canterbury"),
    State("vote-not-open", "vote", "fresh", "expert"),
    State("vote-one", "vote", "canterbury", "expert", languages=ALL),
    State("vote-list", "vote", "canterbury", "expert", press("List")),
    State("vote-list-crowded", "vote", "crowded", "expert", press("List"), sizes=(390,)),
    State("vote-nothing-left", "vote", "voted", "expert"),
    State("vote-closed", "vote", "closed", "expert"),
    State("vote-scale", "vote", "scale", "expert", languages=ALL),
    State("vote-scale-list", "vote", "scale", "expert", press("List"), sizes=(390,)),
    State("vote-scale-after", "vote", "scale", "expert", press("Agree"), sizes=(390,)),
    State("vote-dots", "vote", "dots", "expert", languages=ALL),
    State("vote-plane", "vote", "plane", "expert", languages=ALL),
    State("vote-again", "vote", "again", "expert", sizes=(390, 1280)),
    State("now-seeded", "now", "canterbury", "expert"),
    State("now-waiting", "now", "fresh", "expert", sizes=(390,)),
    State("now-discuss", "now", "talking", "expert", languages=ALL),
    State("now-sort", "now", "sorting", "expert", languages=ALL),
    State("now-pause", "now", "pausing", "expert", sizes=(390, 1280)),
    State("now-survey", "now", "surveyed", "expert", sizes=(390, 1280)),
    State("wall-fresh", "wall", "fresh", languages=ALL, sizes=(1280, 1920)),
    State("wall-collecting", "wall", "gathering", sizes=(1280, 1920)),
    State("wall-voting-hidden", "wall", "hidden", languages=ALL, sizes=(1280, 1920)),
    State("wall-closed-hidden", "wall", "closed", sizes=(1280, 1920)),
    State("wall-results", "wall", "canterbury", languages=ALL, sizes=(390, 1280, 1920)),
    State("wall-crowded", "wall", "crowded", sizes=(1280, 1920)),
    State("wall-join", "wall", "canterbury", then=key("j"), sizes=(1280, 1920)),
    State("wall-keys", "wall", "canterbury", then=key("?"), sizes=(1280, 1920)),
    State("wall-cut", "wall", "canterbury", then=cut, sizes=(1920,)),
    State("picture-nothing", "picture", "fresh"),
    State("picture-hidden", "picture", "hidden"),
    State("picture-seeded", "picture", "canterbury", languages=ALL),
    State("picture-crowded", "picture", "crowded"),
    State("methods-hidden", "methods", "hidden"),
    State("methods-seeded", "methods", "canterbury", languages=ALL),
    State("finding-seeded", "finding", "canterbury", "expert", languages=ALL, query={"finding": "3"}),
    State("review-nothing", "review", "fresh"),
    State("review-hidden", "review", "hidden"),
    State("review-seeded", "review", "canterbury", languages=ALL),
    State("review-crowded", "review", "crowded"),
    State("desk-stranger", "desk", languages=ALL),
    State("desk-shut", "desk", "canterbury", "expert"),
    State("desk-fresh", "desk", "fresh", "desk", languages=ALL),
    State("desk-voting", "desk", "hidden", "desk"),
    State("desk-closed", "desk", "closed", "desk"),
    State("desk-seeded", "desk", "canterbury", "desk"),
    State("desk-crowded", "desk", "crowded", "desk"),
    State("agenda-fresh", "agenda", "fresh", "desk", sizes=(390, 1280)),
    State("agenda-seeded", "agenda", "canterbury", "desk", languages=ALL),
    State("agenda-ballot", "agenda", "dots", "desk", step("vote"), sizes=(390, 1280)),
    State("agenda-closed", "agenda", "ended", "desk", sizes=(390, 1280)),
    State("paper-fresh", "paper", "fresh", "desk", sizes=(390, 1280)),
    State("paper-seeded", "paper", "canterbury", "desk"),
    State("paper-seated", "paper", "seated", "desk", languages=ALL),
    State("moderate-nothing", "moderate", "fresh", "desk", sizes=(390, 1280)),
    State("moderate-seeded", "moderate", "canterbury", "desk"),
    State("moderate-waiting", "moderate", "moderated", "desk", languages=ALL),
    State("moderate-reword", "moderate", "moderated", "desk", press("Ask to reword"), sizes=(390, 1280)),
    State("moderate-merge", "moderate", "moderated", "desk", press("Merge these two")),
    State("moderate-translate", "moderate", "moderated", "desk", press("Translate"), sizes=(390, 1280)),
    State("moderate-crowded", "moderate", "crowded", "desk"),
    State("log-seeded", "log", "canterbury", "desk"),
    State("log-moderated", "log", "moderated", "desk", languages=ALL),
    State("nowhere-agenda", "agenda"),
    State("nowhere-paper", "paper"),
    State("nowhere-moderate", "moderate"),
    State("nowhere-log", "log"),
    State("nowhere-vote", "vote"),
    State("nowhere-now", "now"),
    State("nowhere-picture", "picture"),
    State("nowhere-methods", "methods"),
    State("nowhere-review", "review"),
    State("nowhere-finding", "finding"),
    State("nowhere-wall", "wall"),
]


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


def settle(page: Page) -> None:
    """Wait until the script has run, the fonts are there and the page looks the same twice."""
    page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]', timeout=30_000)
    page.evaluate("document.fonts.ready")
    before = b""
    for _ in range(12):
        page.wait_for_timeout(600)
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
