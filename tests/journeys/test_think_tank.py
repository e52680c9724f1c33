"""A whole think tank in real browsers: a desk, a wall, three phones in three languages, and the numbers at the end."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from profit_tt import store
from profit_tt.models import Choice
from profit_tt.services import entering
from profit_tt.text import speaker
from tests.building import House
from tests.journeys.conftest import SCREEN, Devices

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Press = Callable[[Page, str], None]

EXPERTS = {
    "en": ("kent", "Kent", "enterprise", "Neighbours sell one joint ticket in the quiet months"),
    "fr": ("pas-de-calais", "Pas-de-Calais", "public", "L’accueil après 20 h était le point faible"),
    "nl": ("zeeland", "Zeeland", "research", "Gasten betalen om zelf te leren koken ’s winters"),
}
VOTES = {
    "en": [Choice.agree, Choice.agree, Choice.disagree],
    "fr": [Choice.agree, Choice.passed, Choice.disagree],
    "nl": [Choice.agree, Choice.disagree, Choice.agree],
}


def test_from_an_empty_house_to_the_numbers_in_a_workbook(
    house: House, devices: Devices, press: Press, tmp_path: Path
) -> None:
    desk = devices.open("/desk", size={"width": 1280, "height": 900})
    code = _create(desk, press)
    wall = devices.open(f"/wall?tt={code}", size=SCREEN)
    expect(wall.locator("body")).to_contain_text(" ".join((code[:3], code[3:])))

    phones = {language: devices.open(f"/join/{code}", language=language) for language in EXPERTS}
    for language, phone in phones.items():
        _join(phone, language, press)
    expect(wall.locator("body")).to_contain_text("3")

    press(desk, "next")  # open collecting
    for language, phone in phones.items():
        _contribute(phone, language)
    expect(wall.locator("body")).to_contain_text(EXPERTS["nl"][3], timeout=5_000)

    press(desk, "next")  # close collecting and open voting
    for language, phone in phones.items():
        _vote(phone, language, press)
    _nothing_told(wall)
    expect(wall.locator("body")).to_contain_text("3 of 3")

    press(desk, "show-wall")
    expect(wall.locator(".st-key-wall-ranking")).to_contain_text("#1", timeout=5_000)
    press(desk, "show-phones")

    counted = _downloaded(phones["en"], tmp_path)
    assert counted == _voted(code)
    assert devices.foreign == []
    assert devices.complaints == []


def _create(desk: Page, press: Press) -> str:
    """A think tank from the desk's form; back at the desk as its facilitator."""
    desk.get_by_label("Title").fill("Round table on the quiet months")
    desk.get_by_label("The question for the experts").fill("What fills a weekday in February?")
    desk.get_by_role("button", name="Create the think tank").click()
    desk.locator(".st-key-card-made a.enter").click()
    expect(desk.locator(".st-key-next button")).to_be_visible()
    assert "/enter/" not in desk.url
    found = desk.url.split("tt=")[1][:6]
    assert entering.think_tank_by_code(code=found) is not None
    return found


def _join(phone: Page, language: str, press: Press) -> None:
    _slug, region, stakeholder, _text = EXPERTS[language]
    say = speaker(language)
    kinds = {"enterprise": "Enterprise", "public": "Public body", "research": "Research"}
    expect(phone.locator("html")).to_have_attribute("lang", language)
    phone.locator(".st-key-join-region").get_by_text(region).click()
    phone.locator(".st-key-join-stakeholder").get_by_text(say(kinds[stakeholder]), exact=True).click()
    press(phone, "join")
    expect(phone.locator(".st-key-reentry-code li")).to_have_count(8)
    press(phone, "reentry-done")
    phone.reload()  # still the same person
    expect(_tab(phone, "contribute")).to_be_visible()


def _contribute(phone: Page, language: str) -> None:
    say = speaker(language)
    _tab(phone, "contribute").click()
    words = EXPERTS[language][3]
    area = phone.locator(".st-key-finding-text textarea")
    area.press_sequentially(words, delay=5)
    phone.wait_for_timeout(1_500)  # half a second of silence keeps the draft
    phone.reload()
    expect(area).to_have_value(words)
    phone.locator(".st-key-finding-kind").get_by_text(say("Practice"), exact=True).click()
    phone.locator(".st-key-finding-themes").get_by_text(_theme(language)).click()
    phone.locator(".st-key-send button").click()
    expect(phone.locator("body")).to_contain_text(words)
    expect(area).to_have_value("")


def _tab(phone: Page, room: str) -> Locator:
    """The way to a room, in the bar."""
    return phone.locator(f".st-key-bar a[href*='{room}']")


def _theme(language: str) -> str:
    return {"en": "Partnership", "fr": "Partenariat", "nl": "Samenwerking"}[language]


def _vote(phone: Page, language: str, press: Press) -> None:
    """Votes by finding number, whatever order the ballot takes; one is changed with undo on the way."""
    _tab(phone, "vote").click()
    paper = phone.locator(".st-key-ballot")
    numbers = {EXPERTS[one][3]: place for place, one in enumerate(EXPERTS)}
    keys = {Choice.agree: "agree", Choice.disagree: "disagree", Choice.passed: "pass"}
    for turn in range(len(numbers)):
        expect(phone.locator(".st-key-agree button")).to_be_enabled()
        shown = next(text for text in numbers if text in paper.inner_text())
        wanted = VOTES[language][numbers[shown]]
        if turn == 0:
            press(phone, "pass")
            expect(paper).not_to_contain_text(shown)
            press(phone, "undo")
            expect(paper).to_contain_text(shown)
        phone.wait_for_timeout(500)  # quicker than that is taken for a slip of the thumb
        press(phone, keys[wanted])
        expect(paper).not_to_contain_text(shown)


def _nothing_told(wall: Page) -> None:
    """While results are hidden the wall's page holds no ranking."""
    expect(wall.locator(".st-key-wall-ranking")).to_have_count(0)
    assert "% " not in wall.content().split("<body")[1]


def _downloaded(phone: Page, folder: Path) -> dict[tuple[int, str], tuple[int, int, int]]:
    """Agree, disagree, pass of each finding and region, as the workbook on the phone says."""
    _tab(phone, "review").click()
    with phone.expect_download() as waiting:
        phone.locator(".st-key-download-xlsx button").click()
    path = folder / "taken-home.xlsx"
    waiting.value.save_as(path)
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=False)
    head, *rows = list(book.worksheets[1].values)
    return _by_region(list(head), rows)


def _by_region(head: list[Any], rows: list[Any]) -> dict[tuple[int, str], tuple[int, int, int]]:
    at = {name: head.index(name) for name in ("Number", "Region", "Agree", "Disagree", "Pass")}
    return {
        (row[at["Number"]], row[at["Region"]]): (row[at["Agree"]], row[at["Disagree"]], row[at["Pass"]]) for row in rows
    }


def _voted(code: str) -> dict[tuple[int, str], tuple[int, int, int]]:
    """The same, recounted from the votes in the database."""
    think_tank = entering.think_tank_by_code(code=code)
    assert think_tank is not None
    assert think_tank.id is not None
    with store.reading() as session:
        voting = store.think_tanks.rounds(session, think_tank_id=think_tank.id)[0]
        tally = store.votes.tally(session, round_id=voting.id or 0)
        frame = store.findings.frame(session, think_tank_id=think_tank.id)
        regions = {region.slug: region.name("en") for region in store.places.regions(session)}
    assert tally["people"].sum() == 9
    counts: dict[tuple[int, str], list[int]] = {
        (number, name): [0, 0, 0] for number in frame["number"] for name in regions.values()
    }
    numbers = dict(zip(frame["finding_id"], frame["number"], strict=True))
    for row in tally.itertuples():
        counts[numbers[row.finding_id], regions[row.region]][{1: 0, -1: 1, 0: 2}[row.value]] += row.people
    return {key: (agree, disagree, passed) for key, (agree, disagree, passed) in counts.items()}
