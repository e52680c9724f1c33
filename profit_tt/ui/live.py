"""Live: pages wake when their think tank has moved on, by push; a slow heartbeat stands behind it.

    live.follow()                                      the router, once for each page: everybody follows the agenda
    live.watch(scope=Scope.number, revision=picture.revision)          in a fragment of the wall: each vote, at once
    live.watch(scope=Scope.content, revision=room.content, spread=3000)     in a fragment of a phone: new findings

All parts of a page share one event stream (live.js, server/events.py), opened for the finest scope among them.
While it is down, the page's root element says `data-live="no"`, for a quiet sign on the wall.
"""

from pathlib import Path

import streamlit as st

from profit_tt.models import Scope
from profit_tt.ui import session

#: Milliseconds over which a full room of phones comes after a change of the agenda; a small one takes less.
ROOM_SPREAD = 5000

_part = st.components.v2.component("profit_live", js=Path(__file__).with_name("live.js").read_text("utf-8"))


def follow() -> None:
    """Draw the page anew when the agenda moves on (a step opens, results are shown) and keep its language set.

    Called by the router outside every fragment, so it is the whole page that wakes: other parts need not care.
    """
    here = session.visit()
    revision = here.pulse.agenda if here.has_room else 0
    _draw("page", scope=Scope.agenda, revision=revision, spread=ROOM_SPREAD)


def watch(*, scope: Scope, revision: int, spread: int = 0, name: str = "") -> None:
    """Wake the fragment this stands in when the think tank has moved on beyond `revision`.

    It draws itself anew then, and nothing else does; outside a fragment the whole page does. `revision` is the number
    of this scope that the fragment is showing: take it from what is drawn (picture.revision, room.content), not
    from a later read, or a change in between would be missed. It is woken until it shows what it was woken for.
    `spread`: milliseconds over which a full room comes, 0 for a wall. `name`: for a second watch of the same scope.
    """
    _draw(name or scope, scope=scope, revision=revision, spread=spread)


def _draw(name: str, *, scope: Scope, revision: int, spread: int) -> None:
    said = {
        "code": session.links().get("tt", ""),
        "scope": scope,
        "revision": revision,
        "spread": spread,
        "lang": session.visit().say.language,
    }
    # The class of this key takes no room on the page: see server/shell.py.
    _part(key=f"live-{name}", data=said, on_changed_change=_woken)


def _woken() -> None:
    """The trigger itself reruns the fragment; there is nothing else to do."""


def heartbeat() -> None:
    """A slow empty tick: keeps the buttons in fragments alive after a lost connection. Last thing on every page."""

    @st.fragment(run_every=session.beat())
    def beat() -> None:
        return

    beat()
