"""Counting visits and pageviews: noted in memory as pages are opened, written down in one go every few seconds.

Definitions (pages/platform.py tells them): a pageview is a page that somebody opens, or goes to inside the app; a visit
is a browser at an address that opens at least one page on a day (UTC). Robots, walls and prefetched pages do not count.
Neither address nor browser is stored: they are hashed with the day's salt, which is thrown away with the day.
"""

import hashlib
import re
import secrets
import threading
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sqlmodel import Session

from profit_tt import store
from profit_tt.clock import now
from profit_tt.config import HOUSE
from profit_tt.errors import StoreTrouble
from profit_tt.models import Person
from profit_tt.services import rights
from profit_tt.services.rights import Operation

#: Pageviews that wait to be written; beyond that the oldest are lost: a full room must not feel the counting.
WAITING_AT_MOST = 20_000

#: After midnight the salt of the day before lives on for as long as views may wait to be written.
LATE = timedelta(minutes=5)

_ROBOTS = re.compile(
    r"bot\b|bot[/;]|crawl|spider|slurp|headless|preview|scan|monitor|fetch|curl|wget|httpx|aiohttp|urllib|requests|"
    r"go-http|java/|okhttp|axios|libwww|facebookexternalhit|whatsapp|telegram|skype|lighthouse|pingdom|uptime|archiver",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class View:
    """A page that was opened. code: of the think tank in the address, "" without one; device: from the cookie, for
    the region alone. visitor: address and browser, None when the page was reached inside the app: its visit is counted.
    """

    day: date
    page: str
    language: str
    code: str
    device: str
    visitor: tuple[str, str] | None = None


_waiting: deque[View] = deque(maxlen=WAITING_AT_MOST)
_one_at_a_time = threading.Lock()


@cache
def pages() -> frozenset[str]:
    """The pages that count: all but the wall, which nobody opens to read and which comes anew by itself."""
    return frozenset(path.stem for path in (HOUSE / "pages").glob("*.py")) - {"wall"}


def is_robot(browser: str) -> bool:
    """Whether the name of a browser is none of a person's; nobody's browser has no name."""
    return not browser.strip() or _ROBOTS.search(browser) is not None


def note(*, page: str, language: str, code: str = "", device: str = "", visitor: tuple[str, str] | None = None) -> None:
    """A page was opened: remembered until the next `write_down`. Costs no database; safe from any thread."""
    _waiting.append(View(now().date(), page, language, code.upper()[:40], device, visitor))


def write_down(*, by: Person) -> int:
    """Count what was noted; gives how many pageviews. Raises NotAllowed, StoreTrouble: then it is kept for later."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.count_visits)
    with _one_at_a_time:
        noted = [_waiting.popleft() for _ in range(len(_waiting))]
        if not noted:
            return 0
        try:
            with store.writing() as session:
                _count(session, noted)
        except StoreTrouble:
            _waiting.extendleft(reversed(noted[-(WAITING_AT_MOST - len(_waiting)) :]))
            raise
        return len(noted)


def forget() -> None:
    """Drop what was noted: for tests."""
    _waiting.clear()


def _count(session: Session, noted: list[View]) -> None:
    placed = _placed(session, noted)
    views = Counter((one, view.day, view.page, region, view.language) for view, one, region in placed)
    store.platform.add_views(session, views)
    # What was noted just before midnight is written just after it.
    begins = (now() - LATE).date()
    store.platform.forget_before(session, day=begins)
    for day in sorted({view.day for view, *_ in placed if view.day >= begins}):
        _count_visits(session, day, [row for row in placed if row[0].day == day])


def _placed(session: Session, noted: Iterable[View]) -> list[tuple[View, int, str]]:
    """(view, think tank, region) of those that belong to a think tank: that of the address, else the device's last."""
    noted = list(noted)
    ids = store.platform.think_tanks(session, codes={view.code for view in noted if view.code})
    places = store.platform.places(session, devices={view.device for view in noted if view.device})
    last = dict(places.keys())
    made = []
    for view in noted:
        one = ids.get(view.code) if view.code else last.get(view.device)
        if one is not None:
            made.append((view, one, places.get((view.device, one), "")))
    return made


def _count_visits(session: Session, day: date, placed: list[tuple[View, int, str]]) -> None:
    salt = store.platform.salt(session, day=day, fresh=secrets.token_hex(32))
    first: dict[tuple[int, str], tuple[str, str]] = {}
    for view, one, region in placed:
        if view.visitor is not None:
            first.setdefault((one, _mark(salt, *view.visitor)), (region, view.language))
    fresh = set(first) - store.platform.known(session, day=day, marks={mark for _, mark in first})
    added = store.platform.add_visitors(session, day=day, visitors=sorted(fresh))
    store.platform.add_visits(session, Counter((one, day, *first[one, mark]) for one, mark in added))


def _mark(salt: str, address: str, browser: str) -> str:
    return hashlib.blake2b(f"{address}\n{browser}".encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()
