"""While results are hidden, phones and walls get the same, whatever was voted: two outcomes, read on the wire.

Both begin with the very same database, and the same people vote in the same order; only what they say differs. So all
that a page gets must be equal. After the reveal it must not be, or this test could not fail.
"""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from profit_tt import store
from profit_tt.models import Audience, BallotKind, Person, Scene, StepKind
from profit_tt.services import latest, results, room, running, showing, voting
from tests.building import Hall, House
from tests.journeys.conftest import SCREEN, Devices
from tests.journeys.traffic import Traffic
from tests.journeys.waiting import until
from tests.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Growth is played for a while: what it draws is compared without a browser.
SCENES = [scene for scene in Scene if scene is not Scene.growth]
BALLOTS: dict[BallotKind, dict[str, int]] = {
    BallotKind.agreement: {},
    BallotKind.scale: {},
    BallotKind.dots: {"budget": 7, "each": 3},
    BallotKind.impact_feasibility: {},
}


@pytest.mark.parametrize("kind", list(BALLOTS))
def test_two_outcomes_look_the_same_until_they_are_revealed(
    house: House, chromium: Browser, tmp_path: Path, kind: BallotKind
) -> None:
    hall = house.session_of(15, 5, open=())
    hall.ballot(kind, **BALLOTS[kind]).open(StepKind.vote)
    pure, kept = tmp_path / "pure.sqlite3", house.var / "profit_tt.sqlite3"
    _copy(kept, pure)
    told, served = [], Served(tmp_path)  # the same address both times: it is in the QR code
    for outcome in (0, 1):
        _copy(pure, kept)
        for place, expert in enumerate(hall.experts):
            _vote(hall, expert, kind, place, outcome)
        with served:
            devices = Devices(chromium, served)
            told.append(_heard(hall, devices, served.url))
            devices.close()
        assert devices.foreign == devices.complaints == []
    assert told[0]["growth"] == told[1]["growth"]
    for page in ("wall", "phone"):
        assert sorted(told[0][page] ^ told[1][page]) == []  # whatever only one of them got
    assert told[0]["revealed"] != told[1]["revealed"]


def _heard(hall: Hall, devices: Devices, url: str) -> dict[str, Any]:
    """What wall and phone get while results are hidden, and what the wall gets once they are revealed."""
    grown = results.growth(by=hall.desk, audience=Audience.wall)
    wall = devices.open(f"/wall?tt={hall.code}", size=SCREEN, heard=True)
    phone = devices.open(f"/vote?tt={hall.code}", device=hall.experts[0].device, heard=True)
    _is_drawn(hall, wall, devices.traffic[wall])
    for scene in SCENES:
        showing.put(by=hall.desk, scene=scene)
        _is_drawn(hall, wall, devices.traffic[wall])
    for name in ("vote", "now", "contribute", "welcome", "review", "picture"):
        phone.goto(f"{url}/{name}?tt={hall.code}")
        expect(phone.locator(f".st-key-room-{name}")).to_be_visible()
        expect(phone.locator("[data-test-script-state='notRunning']")).to_be_visible()
    heard = {"wall": devices.traffic[wall], "phone": devices.traffic[phone]}
    assert {name: one.tells() for name, one in heard.items()} == {"wall": [], "phone": []}
    hidden = {name: one.seen() | one.asked(url) for name, one in heard.items()}
    return hidden | {"growth": _plain(grown), "revealed": _revealed(hall, wall, devices.traffic[wall])}


def _revealed(hall: Hall, wall: Page, heard: Traffic) -> set[str]:
    """The same, once everybody may know."""
    showing.put(by=hall.desk, scene=Scene.auto)
    _is_drawn(hall, wall, heard)
    heard.forget()
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.wall, shown=True)
    _is_drawn(hall, wall, heard)
    assert heard.tells() != []
    return heard.seen()


def _is_drawn(hall: Hall, wall: Page, heard: Traffic) -> None:
    """The wall has drawn what the database says now, and all of it has arrived."""
    revision = room.pulse(by=hall.desk).number
    until(wall, lambda: any(f'"revision":{revision},' in text.replace(" ", "") for text in heard.words()))
    expect(wall.locator("[data-test-script-state='notRunning']")).to_be_visible()


def _vote(hall: Hall, expert: Person, kind: BallotKind, place: int, outcome: int) -> None:
    """Everybody answers four findings of five; the first two answers of the phone are the same in both outcomes."""
    for number, finding_id in enumerate(hall.findings[:4]):
        plain = (place + number) % 5
        said = plain if place == 0 and number < 2 else min(plain + 2 * outcome, 4)  # no turn: medians would stay
        at: dict[str, Any] = {"by": expert, "round_id": hall.round_id, "finding_id": finding_id}
        if kind is BallotKind.agreement:
            voting.cast(**at, choice=("agree", "disagree", "agree", "passed", "disagree")[said])
        elif kind is BallotKind.scale:
            voting.rate(**at, value=said + 1)
        elif kind is BallotKind.impact_feasibility:
            voting.place(**at, impact=said + 1, feasibility=5 - said)
        else:
            voting.give_dots(**at, dots=1 + (place * number + outcome * (place > 0)) % 2 if number < 3 else 1)


def _plain(grown: results.Growth) -> tuple[Any, Any]:
    return grown.regions.to_dict(), grown.leading.to_dict()


def _copy(source: Path, target: Path) -> None:
    """A whole database in place of another, and nothing remembered of that one."""
    store.engine().dispose()
    for left in (target.with_name(f"{target.name}-wal"), target.with_name(f"{target.name}-shm")):
        left.unlink(missing_ok=True)
    target.unlink(missing_ok=True)
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    one.close(), other.close()
    store.forget_engine()
    latest.forget_all()
