"""A half-day think tank as its facilitator runs it: a desk, a wall, six phones of all five regions in three languages.

Everybody joins, twenty findings come in, two that say the same become one, the room votes, sees the results, talks,
votes again and sees what moved. Every number on the wall is recounted from the votes table by other means than ours.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from profit_tt.services import room, showing
from tests.building import Hall, House
from tests.journeys import on_the_wall
from tests.journeys.conftest import SCREEN, Devices
from tests.journeys.recount import recounted
from tests.journeys.room import (
    FINDINGS,
    PEOPLE,
    everybody_joins,
    is_at,
    listed,
    press,
    press_twice,
    vote_by_thumb,
    vote_on_the_rest,
    write,
)
from tests.journeys.session import Session
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Others in the room, whose phones are not watched: enough that each region's share may be shown.
OTHERS = 15
_TIME = re.compile(r"^\d+:\d\d$")


def test_a_half_day_from_the_first_phone_to_the_end(house: House, devices: Devices) -> None:
    hall = house.think_tank(title="Quiet months", question="What fills a weekday in February?")
    desk = devices.open(f"/enter/{hall.token}", size={"width": 1400, "height": 1000})
    _half_day(desk, hall)
    wall = devices.open(f"/wall?tt={hall.code}", size=SCREEN, heard=True)
    now = Session(hall, desk, wall, everybody_joins(devices, hall), devices.traffic, house.var)
    _joined(now)
    _collect(now)
    _moderate(now)
    _vote(now)
    _reveal(now)
    _discuss(now)
    _vote_again(now)
    _close(now)
    assert devices.foreign == []
    assert devices.complaints == []


def _half_day(desk: Page, hall: Hall) -> None:
    """The template takes the place of the plain agenda."""
    desk.locator(".st-key-to-agenda a").click()
    desk.locator(".st-key-templates summary").click()
    desk.locator(".st-key-template").get_by_text("Half-day think tank").click()
    press_twice(desk, "template-replace-ask", "template-replace")
    until(desk, lambda: len(room.look(by=hall.desk).steps) == 8, "the half-day has eight steps")
    desk.locator(".st-key-room-agenda .st-key-way-desk a").click()
    expect(desk.locator(".st-key-next")).to_contain_text("Collecting")


def _joined(now: Session) -> None:
    people = now.wall.locator(".st-key-wall-people")
    expect(people).to_contain_text(f"{len(PEOPLE)} have joined")
    now.hall.crowd(OTHERS)
    expect(people).to_contain_text(f"{len(PEOPLE) + OTHERS} have joined")
    for row in people.locator("li").all():
        of = sum(name == row.locator(".people-name").inner_text() for _, _, name, _ in _in_english())
        expect(row.locator(".people-number")).to_have_text(str(of + OTHERS // 5))


def _in_english() -> list[tuple[str, str, str, str]]:
    return [(one, slug, "Belgian Coast" if slug == "belgian-coast" else name, what) for one, slug, name, what in PEOPLE]


def _collect(now: Session) -> None:
    """Twenty findings from six phones, with a countdown that everybody sees, and black for a moment."""
    now.next("Collecting", "contribute")
    press(now.desk, "clock-begin")
    for phone in now.phones:
        expect(phone.page.locator(".now .now-time")).to_have_text(_TIME)
    expect(now.wall.locator(".st-key-wall-time-small .time")).to_have_text(_TIME)
    for start in range(0, len(FINDINGS), len(now.phones)):
        write(now.phones, FINDINGS[start : start + len(now.phones)])
    assert sorted(one.text for one in listed(now.hall)) == sorted(FINDINGS)
    press(now.desk, "clock-clear")
    for phone in now.phones:
        expect(phone.page.locator(".now .now-time")).to_be_hidden()
    now.scene("newest")
    newest = max(listed(now.hall), key=lambda one: one.number)
    expect(now.wall.locator(".st-key-wall-new-0")).to_contain_text(newest.text)
    press(now.desk, "black-out")
    expect(now.wall.locator(".st-key-wall-black")).to_be_attached()
    expect(now.wall.locator(".st-key-wall-main")).to_have_count(0)
    press(now.desk, "black-out")
    expect(now.wall.locator(".st-key-wall-new-0")).to_contain_text(newest.text)
    now.scene("auto")


def _moderate(now: Session) -> None:
    """Two that say the same become one, are two again by undo, and one again: on the moderation page."""
    now.next("Sorting", "now")
    one, other = [found for found in listed(now.hall) if "joint ticket" in found.text]
    now.desk.locator(".st-key-way-moderate a").click()
    for _ in range(2):
        press(now.desk, f"mod-look-{one.id}")
        press(now.desk, f"mod-two-{other.id}")
        press(now.desk, "mod-form-do")
        until(now.desk, lambda: len(listed(now.hall)) == 19, "merged")
        merged = max(listed(now.hall), key=lambda found: found.number)
        assert set(merged.regions) == {"kent", "essex"}
        assert not {one.id, other.id} & {found.id for found in listed(now.hall)}
        if merged.number == 21:
            press(now.desk, "mod-descent-from")
            until(now.desk, lambda: len(listed(now.hall)) == 20, "undone")
            assert {one.id, other.id} <= {found.id for found in listed(now.hall)}
    assert merged.number == 22
    now.desk.locator(".st-key-mod-head .st-key-way-desk a").click()


def _vote(now: Session) -> None:
    """The first vote; while it runs, and until the reveal, nothing that phones and wall get tells how it goes."""
    now.forget()
    now.next("Voting", "vote")
    vote_by_thumb(now.hall, now.phones, ("agree", "disagree", "pass"))
    _stray_and_come_back(now)
    vote_on_the_rest(now.hall, now.people, seed=1)
    recount = recounted(now.var, round_number=1)
    assert len(recount.answers) == 19 * (len(PEOPLE) + OTHERS)
    expect(now.wall.locator(".st-key-wall-main")).to_contain_text(f"{len(PEOPLE) + OTHERS} of {len(PEOPLE) + OTHERS}")
    for region, voters in recount.voters.items():
        row = now.wall.locator(".st-key-wall-people li").filter(has_text=on_the_wall.NAMES[region])
        expect(row.locator(".people-number")).to_have_text(f"{voters}/{voters}")
    for scene in ("common_ground", "differences", "uncertain", "movement"):
        now.scene(scene)
        until(now.desk, lambda scene=scene: showing.now(by=now.hall.desk).scene == scene, scene)
        now.is_drawn()
    now.scene("auto")
    now.is_drawn()
    assert now.told() == {}


def _stray_and_come_back(now: Session) -> None:
    """Phones may look around until everybody is called; those that may not are led back at once."""
    for phone in now.phones:
        phone.page.locator(".st-key-bar a[href*='picture']").click()
        is_at(phone, "picture")
    press(now.desk, "bring")
    for phone in now.phones:
        is_at(phone, "vote")
    now.phones[0].page.locator(".st-key-bar a[href*='picture']").click()
    is_at(now.phones[0], "picture")
    for may in (False, True):
        now.desk.locator(f".st-key-roam-{not may} label").click()
        until(now.desk, lambda may=may: room.look(by=now.hall.desk).think_tank.roam is may, f"roaming: {may}")
        is_at(now.phones[0], "vote")


def _reveal(now: Session) -> None:
    recount = recounted(now.var, round_number=1)
    now.forget()
    press(now.desk, "show-wall")
    on_the_wall.ranking(now.wall, now.heard, recount, limit=4)
    now.forget()
    now.scene("common_ground")
    on_the_wall.ranking(now.wall, now.heard, recount, limit=5)
    assert {name for name, told in now.told().items() if told} == {"wall"}  # phones still know nothing


def _discuss(now: Session) -> None:
    """Coffee, then the room talks: one finding after the other over the whole wall, and in full on the phones."""
    now.next("Coffee", "now")
    now.next("Discussion", "now")
    press(now.desk, "show-phones")
    now.scene("finding")
    recount = recounted(now.var, round_number=1)
    for place in range(2):
        number = recount.ranked()[place]
        spoken = next(one for one in listed(now.hall) if one.number == number)
        shown = now.wall.locator(".st-key-wall-one").filter(has_text=f"#{number}")
        expect(shown).to_contain_text(spoken.text)
        for region, slug in on_the_wall.REGIONS.items():
            cell = shown.locator(".standing li").filter(has_text=region)
            expect(cell.locator("b")).to_have_text(on_the_wall.percent(recount.shares()[number, slug]))
        for phone in now.phones:
            expect(phone.page.locator(".st-key-card-talk")).to_contain_text(spoken.text)
        press(now.desk, "finding-discussed")
        expect(shown.locator(".discussed")).to_be_visible()
        press(now.desk, "finding-next")


def _vote_again(now: Session) -> None:
    """The same findings once more; then how the regions moved."""
    now.scene("auto")
    now.forget()
    now.next("Voting again", "vote")
    before = recounted(now.var, round_number=1)
    vote_by_thumb(now.hall, now.phones, ("disagree", "agree"))
    vote_on_the_rest(now.hall, now.people, seed=1, moved=0.2)
    assert recounted(now.var, round_number=1) == before
    after = recounted(now.var, round_number=2)
    now.scene("movement")
    expect(now.wall.locator(".st-key-wall-calm h2").filter(has_text="Movement")).to_be_visible()
    now.is_drawn()
    assert not [frame for frame in now.heard.frames() if "after" in frame]
    press(now.desk, "show-wall")
    on_the_wall.movement(now.wall, now.heard, before, after, limit=3)
    now.forget()
    now.scene("auto")
    on_the_wall.ranking(now.wall, now.heard, after, limit=4)


def _close(now: Session) -> None:
    now.next("What we take home", "review")
    press_twice(now.desk, "end-ask", "end")
    expect(now.desk.locator(".st-key-reopen")).to_be_visible()
    assert room.look(by=now.hall.desk).current_step is not None
    for phone in now.phones:
        is_at(phone, "review")
