"""Words that want to be markup, in a real browser: no script runs, no other host is asked, every word is shown."""

import pytest
from playwright.sync_api import Page, expect

from profit_tt.models import Audience, ExpertDraft, FindingDraft, StepKind
from profit_tt.services import collecting, entering, hosting, running
from tests.building import Hall, House
from tests.journeys.conftest import SCREEN, Devices

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PIXEL = "http://pixel.test/p.png"
HOSTILE = [
    f"![seen]({PIXEL}) in Kent",
    f"<img src='{PIXEL}' onerror=\"document.title='owned'\"> in Kent",
    "<script>document.title='owned'</script> in Kent",
    f"[![seen]({PIXEL})]({PIXEL}) in Kent",
    f"<style>@import '{PIXEL}'; body {{ background: url({PIXEL}) }}</style> in Kent",
    "# A heading :red[in colour] :material/home: $x^2$ in Kent",
    "| a | b |\n|---|---|\n| in | Kent |",
    f"<svg onload=\"document.title='owned'\"><image href='{PIXEL}'/></svg> in Kent",
    "https://pixel.test/ and www.pixel.test and me@pixel.test in Kent",
]


def test_no_room_takes_words_for_markup(house: House, devices: Devices) -> None:
    hall = _hall_of_hostile_words(house)
    desk = devices.open(f"/enter/{hall.token}", size={"width": 1280, "height": 900})
    phone = devices.open(f"/join/{hall.code}")
    phone.locator(".st-key-join-region").get_by_text("Kent").click()
    phone.locator(".st-key-join-stakeholder").get_by_text("Research").click()
    phone.locator(".st-key-join button").click()
    phone.locator(".st-key-reentry-done button").click()
    expect(phone.locator(".st-key-bar a[href*='vote']")).to_be_visible()

    for page, room, shown in (
        (phone, "", "onerror"),
        (phone, "contribute", ""),
        (phone, "vote", "in Kent"),
        (phone, "picture", "in Kent"),
        (phone, "review", "![seen]"),
        (desk, "desk", "![seen]"),
        (devices.open(f"/wall?tt={hall.code}", size=SCREEN), "wall", "in Kent"),
    ):
        _visited(page, hall, room, shown)
    _what_is_alike(phone, hall)
    assert devices.foreign == []
    assert devices.complaints == []


def _what_is_alike(phone: Page, hall: Hall) -> None:
    """Others' words come up while one types."""
    _visited(phone, hall, "contribute", "")
    phone.locator(".st-key-finding-text textarea").press_sequentially("A heading in colour, home, in Kent", delay=5)
    expect(phone.locator(".st-key-alike")).to_contain_text("in colour")
    phone.wait_for_timeout(1_000)


def _visited(page: Page, hall: Hall, room: str, shown: str) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + f"/{room}?tt={hall.code}")
    expect(page.locator(f".st-key-room-{room or 'welcome'}")).to_contain_text(shown)
    page.wait_for_timeout(1_000)
    assert page.title() != "owned"
    assert page.locator("img[src*='pixel.test'], a[href*='pixel.test'], image[href*='pixel.test']").count() == 0


def _hall_of_hostile_words(house: House) -> Hall:
    hall = house.think_tank(
        title="<img src=x onerror=alert(1)> table", question=HOSTILE[0], place=HOSTILE[2], facilitator=HOSTILE[5]
    )
    hall.open(StepKind.collect)
    experts = []
    for number, words in enumerate(HOSTILE):
        expert = hall.person(f"hostile-{number}")
        entering.join(
            by=expert, draft=ExpertDraft.of(region="kent", stakeholder="public", language="en", name=words[:80])
        )
        draft = FindingDraft.of(
            text=words, kind="practice", language="en", themes=["data"], tags=[words[:40]], evidence=words
        )
        hall.findings.append(collecting.submit(by=expert, draft=draft).id or 0)
        experts.append(expert)
    hosting.invite_facilitator(by=hall.desk, name=HOSTILE[1][:80])
    collecting.hide(by=hall.desk, finding_id=hall.findings[-1], reason=HOSTILE[0])
    hall.open(StepKind.vote)
    for expert in experts:
        for finding_id in hall.findings[:-1]:
            hall.vote(expert, finding_id)
    for on in (Audience.wall, Audience.phones):
        running.show_results(by=hall.desk, round_id=hall.round_id, on=on, shown=True)
    return hall
