"""For everybody: axe-core finds nothing on any page, and a think tank is joined and answered with the keyboard alone.

axe-core comes inside the package axe-playwright-python; nothing is asked of another host.
"""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from profit_tt.models import Audience, StepKind
from profit_tt.services import results, room, running
from tests.building import Hall, House
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.waiting import until
from tests.screen_halls import HALLS
from tests.screens import STATES, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: What Streamlit itself does and we cannot mend: (rule, part of the selector). There is none: keep it so.
EXCEPTIONS: tuple[tuple[str, str], ...] = ()
DESK = {"width": 1280, "height": 800}
#: The states of tests/screens.py that are looked at: each room, each ballot, forms that open.
LOOKED_AT = (
    "welcome-nowhere",
    "welcome-join",
    "welcome-back",
    "contribute-seeded",
    "vote-one",
    "vote-list",
    "vote-scale",
    "vote-scale-list",
    "vote-dots",
    "vote-plane",
    "now-discuss",
    "now-sort",
    "picture-seeded",
    "review-seeded",
    "finding-seeded",
    "methods-seeded",
    "desk-seeded",
    "desk-voting",
    "agenda-ballot",
    "moderate-waiting",
    "moderate-merge",
    "network-seeded",
    "network-forms",
    "network-many",
    "network-faults",
    "survey-first",
    "survey-all",
    "survey-list",
    "survey-compose",
    "survey-results",
    "reactions-seeded",
    "reactions-crowded",
    "reactions-queue",
    "open-picture",
    "open-findings",
    "open-files",
    "platform-seeded",
    "log-seeded",
    "paper-seated",
    "wall-results",
    "wall-voting-hidden",
    "wall-join",
)

#: Where the keyboard is: the key of the container around it, and whether the eye can see that.
FOCUSED = """() => {
  let one = document.activeElement;
  while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
  const place = one && one.closest('[class*=st-key-]');
  const named = place ? [...place.classList].filter((name) => name.startsWith('st-key-')) : [];
  const keys = named.map((name) => name.slice(7));
  const ringed = (part) => {
    const style = part && getComputedStyle(part);
    if (!style) return false;
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return outlined || (style.boxShadow !== 'none' && / [1-9][0-9.]*px/.test(style.boxShadow));
  };
  let seen = false;
  for (let part = one, step = 0; part && step < 4; part = part.parentElement, step += 1) seen = seen || ringed(part);
  return { keys, seen: seen && one.matches(':focus-visible'), words: one ? one.innerText || one.value || '' : '' };
}"""


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_page(house: House, devices: Devices, size: dict[str, int], scheme: str) -> None:
    states = [state for state in STATES if state.name in LOOKED_AT]
    assert len(states) == len(LOOKED_AT)
    halls = {name: HALLS[name](house) for name in {state.hall for state in states if state.hall}}
    found: list[str] = []
    for state in states:
        hall = halls.get(state.hall)
        query = ({"tt": hall.code} if hall else {}) | state.query
        address = f"/{state.page}?" + "&".join(f"{name}={value}" for name, value in query.items())
        page = devices.open(address, size=size, device=_device(hall, state.who), scheme=scheme)
        _at_rest(page)
        if state.then:
            state.then(page)
            _at_rest(page)
        found += [f"{state.name}: {one}" for one in violations(page)]
        page.context.close()
    assert found == []


def violations(page: Page) -> list[str]:
    """rule, place and reason of everything that axe-core finds, without the exceptions."""
    page.evaluate(AXE)
    told: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}, resultTypes: ['violations']}})")
    places = [(rule["id"], str(node["target"]), node["html"]) for rule in told["violations"] for node in rule["nodes"]]
    return [
        f"{rule} at {place}: {html[:200]}"
        for rule, place, html in places
        if not any(rule == known and part in place for known, part in EXCEPTIONS)
    ]


def test_axe_does_look(house: House, devices: Devices) -> None:
    """The test above can fail: a picture without words and a field without a name are found."""
    page = devices.open("/")
    _at_rest(page)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x><input type=text>')")
    assert {one.split(" ")[0] for one in violations(page)} == {"image-alt", "label"}


def test_joined_contributed_and_voted_with_the_keyboard_alone(house: House, devices: Devices) -> None:
    hall = house.think_tank(open=(StepKind.collect,))
    page = devices.open(f"/join/{hall.code}", size=DESK)
    expect(page.locator(".st-key-join")).to_be_visible()
    _at_rest(page)
    type_on(page, "join-region", "ArrowRight", "Space")  # the second region
    type_on(page, "join-stakeholder", "Space")
    tab_to(page, "join-name")
    page.keyboard.type("Ann")
    type_on(page, "join", "Enter")
    expect(page.locator(".st-key-reentry-code li")).to_have_count(8)
    _at_rest(page)
    type_on(page, "reentry-done", "Enter")
    type_on(page, "way-main-contribute", "Enter")
    expect(page.locator(".st-key-room-contribute")).to_be_visible()
    _at_rest(page)
    tab_to(page, "finding-text")
    page.keyboard.type("Ferries carry bicycles for nothing")
    type_on(page, "finding-kind", "Space")
    type_on(page, "finding-themes", "Space")
    type_on(page, "send", "Enter")
    until(page, lambda: _sent(hall), "the finding was not sent")
    running.move_on(by=hall.desk)
    expect(page.locator(".st-key-room-vote")).to_be_visible()
    _at_rest(page)
    type_on(page, "agree", "Enter")
    until(page, lambda: _votes(hall) == [1], "the vote was not counted")
    assert devices.complaints == []


def test_a_skip_link_leads_past_the_frame(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = devices.open(f"/?tt={hall.code}")
    _at_rest(page)
    page.keyboard.press("Tab")
    expect(page.locator("a:focus")).to_have_text("Skip to main content")
    assert page.evaluate("document.documentElement.lang") == "en"


def tab_to(page: Page, key: str) -> None:
    """Press Tab until the keyboard is at the control with this key; at each stop the eye can see where it is."""
    for _ in range(60):
        page.keyboard.press("Tab")
        page.wait_for_timeout(60)
        at = page.evaluate(FOCUSED)
        assert at["seen"] or not at["keys"], f"nobody can see that the keyboard is at {at}"
        if key in at["keys"]:
            return
    raise AssertionError(f"{key} is not reached with Tab")


def type_on(page: Page, key: str, *pressed: str) -> None:
    """Go to a control and press keys on it."""
    tab_to(page, key)
    for one in pressed:
        page.keyboard.press(one)
    _at_rest(page)


def _at_rest(page: Page) -> None:
    page.wait_for_timeout(150)
    settle(page, every=250)


def _device(hall: Hall | None, who: str) -> str:
    if hall is None or who == "stranger":
        return ""
    return hall.desk.device if who == "desk" else hall.experts[0].device


def _sent(hall: Hall) -> bool:
    return [one.text for one in room.look(by=hall.desk).findings] == ["Ferries carry bicycles for nothing"]


def _votes(hall: Hall) -> list[int]:
    told = results.picture(by=hall.desk, audience=Audience.desk).tallies
    return [] if told is None else [int(one) for one in told.overall["agree"]]
