"""A paper ballot typed in with the number pad: wrong lines are named and kept, right ones count like a phone."""

import re

import pytest
from playwright.sync_api import expect

from profit_tt.models import Audience, StepKind
from profit_tt.services import results, seats
from tests.building import House
from tests.journeys.conftest import SCREEN, Devices

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_ballot_is_typed_in_and_counts(house: House, devices: Devices) -> None:
    hall = house.session_of(0, 4, open=(StepKind.vote,))
    seats.add_seats(by=hall.desk, region="kent", stakeholder="enterprise", language="en", number=2)
    desk = devices.open(f"/enter/{hall.token}", size=SCREEN)
    expect(desk.locator(".st-key-bar")).to_be_visible()
    desk.goto(f"{desk.url.split('/desk')[0]}/paper?tt={hall.code}")
    lines = desk.locator(".st-key-paper-rows input")
    expect(lines).to_have_count(4)

    lines.first.focus()
    for keys in ("1", "9", "2", ""):
        desk.keyboard.type(keys)
        desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")  # the button has the focus now
    expect(desk.locator(".st-key-card-paper-ballot")).to_contain_text("Nothing was entered yet")
    expect(desk.locator(".st-key-paper-rows em").nth(1)).to_contain_text("Type 1 for agree")
    expect(lines.nth(1)).to_be_focused()
    assert [one.input_value() for one in lines.all()] == ["1", "9", "2", ""]
    assert [one.voted for one in seats.seats(by=hall.desk, round_id=hall.round_id)] == [0, 0]

    desk.keyboard.type("3")
    for _ in range(4):
        desk.keyboard.press("Enter")
    expect(desk.locator(".st-key-card-paper-ballot")).to_contain_text("KEN-01: answers entered on 3 findings.")
    expect(desk.locator(".st-key-card-paper-ballot input[role=combobox]")).to_have_value(re.compile("KEN-02"))
    expect(lines.first).to_have_value("")

    tallies = results.picture(by=hall.desk, audience=Audience.desk).tallies
    assert tallies is not None
    assert tallies.overall[["agree", "disagree", "passed"]].to_numpy().tolist() == [
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
        [0, 0, 0],
    ]
    assert devices.foreign == []
    assert devices.complaints == []
