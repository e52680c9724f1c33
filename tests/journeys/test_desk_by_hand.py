"""Desk and agenda by keyboard and mouse: single keys press buttons, '?' lists them, steps are dragged and moved."""

import pytest
from playwright.sync_api import Page, expect

from profit_tt.models import Audience, StepKind
from profit_tt.services import countdown, results, room, running, showing
from tests.building import Hall, House
from tests.journeys.conftest import SCREEN, Devices

pytestmark = pytest.mark.browser


def at_the_desk(hall: Hall, devices: Devices) -> Page:
    page = devices.open(f"/desk?tt={hall.code}", size=SCREEN, device=hall.desk.device)
    expect(page.locator(".st-key-desk-keys .open")).to_be_visible()
    # A key does nothing while its button is not there yet.
    expect(page.locator("[data-test-script-state='notRunning']")).to_be_visible()
    expect(page.locator(".st-key-show-wall button")).to_have_count(1 if room.look(by=hall.desk).voting else 0)
    return page


def pressed(page: Page, key: str) -> None:
    page.keyboard.press(key)


def test_single_keys_press_the_buttons_of_the_desk(house: House, devices: Devices) -> None:
    hall = house.session_of(3, 3)
    page = at_the_desk(hall, devices)
    pressed(page, "b")
    expect(page.locator(".st-key-black-out button")).to_have_text("Light the wall again")
    pressed(page, "q")
    expect(page.locator(".st-key-wall-now-lit")).to_contain_text("How to join")
    assert str(showing.now(by=hall.desk).scene) == "join"
    pressed(page, "c")
    expect(page.locator(".st-key-clock-pause button")).to_be_visible()
    pressed(page, "Space")
    expect(page.locator(".st-key-clock-resume button")).to_be_visible()
    left = countdown.left_ms(room.look(by=hall.desk).current_step)  # type: ignore[arg-type]
    assert left is not None
    pressed(page, "+")
    expect(page.locator(".st-key-clock .face")).to_contain_text("10:")
    pressed(page, "n")
    expect(page.locator("h1")).to_have_text("Review")


def test_a_reveal_takes_two_presses_of_its_key(house: House, devices: Devices) -> None:
    hall = house.session_of(3, 3)
    page = at_the_desk(hall, devices)
    pressed(page, "r")
    expect(page.locator(".st-key-desk-keys .hint")).to_contain_text("Press R once more")
    pressed(page, "Escape")
    pressed(page, "r")
    assert not results.picture(by=hall.person("x"), audience=Audience.wall).shown
    pressed(page, "r")
    expect(page.locator(".st-key-seen-wall-yes")).to_be_visible()
    assert results.picture(by=hall.person("x"), audience=Audience.wall).shown


def test_the_list_of_keys_holds_those_that_work_now(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = at_the_desk(hall, devices)
    keys = page.locator(".st-key-desk-keys .keys")
    pressed(page, "?")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("Next step")
    expect(keys).not_to_contain_text("Pause the countdown")
    pressed(page, "?")
    expect(keys).to_be_hidden()
    pressed(page, "c")
    expect(page.locator(".st-key-clock-pause button")).to_be_visible()
    pressed(page, "?")
    expect(keys).to_contain_text("Pause the countdown")


def test_who_types_presses_no_key_and_keys_can_be_switched_off(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = at_the_desk(hall, devices)
    page.locator(".st-key-invite-name input").press_sequentially("Ben")
    pressed(page, "?")
    expect(page.locator(".st-key-desk-keys .keys")).to_be_hidden()
    page.locator(".st-key-desk-keys .open").click()
    page.locator(".st-key-desk-keys .off input").uncheck()
    page.locator(".st-key-desk-keys .close").click()
    pressed(page, "n")
    pressed(page, "b")
    page.locator(".st-key-scene-newest button").click()
    expect(page.locator(".st-key-wall-now-lit")).to_contain_text("Newest findings")
    now = showing.now(by=hall.desk)
    assert (str(now.scene), now.black_out, now.version) == ("newest", False, 2)
    assert not room.look(by=hall.desk).is_open(StepKind.collect)


def test_steps_are_dragged_and_moved_by_keys(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    page = devices.open(f"/agenda?tt={hall.code}", size=SCREEN, device=hall.desk.device)
    rows, names = page.locator('[class*="st-key-agenda-row-"]'), page.locator('[class*="st-key-agenda-pick-"] button')
    expect(names).to_have_text(["Welcome", "Collecting", "Voting", "Review"])
    rows.nth(3).drag_to(rows.nth(1), source_position={"x": 10, "y": 20}, target_position={"x": 80, "y": 4})
    expect(names).to_have_text(["Welcome", "Review", "Collecting", "Voting"])
    names.nth(1).focus()
    pressed(page, "Alt+ArrowDown")
    expect(names).to_have_text(["Welcome", "Collecting", "Review", "Voting"])
    expect(names.nth(2)).to_be_focused()
    pressed(page, "Alt+ArrowDown")
    expect(names).to_have_text(["Welcome", "Collecting", "Voting", "Review"])
    assert [str(step.kind) for step in room.look(by=hall.desk).steps] == ["welcome", "collect", "vote", "review"]


def test_what_a_second_facilitator_does_appears_at_once(house: House, devices: Devices) -> None:
    hall = house.think_tank()
    hall.heap(1)
    page = at_the_desk(hall, devices)
    running.move_on(by=hall.desk)
    expect(page.locator("h1")).to_have_text("Collecting")
    page.locator(".st-key-next button").click()
    expect(page.locator("h1")).to_have_text("Voting")
