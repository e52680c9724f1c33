"""Live: pages wake when their think tank has moved on, by push; a slow heartbeat stands behind it.

    live.follow(name)                                  the router, once for each page: everybody follows the agenda
    live.watch(scope=Scope.number, revision=picture.revision)          in a fragment of the wall: each vote, at once
    live.watch(scope=Scope.content, revision=room.content, spread=3000)     in a fragment of a phone: new findings

All parts of a page share one event stream (live.js, server/events.py), opened for the finest scope among them.
While it is down, the page's root element says `data-live="no"`, for a quiet sign on the wall.

The stream also says what is going on: the current step and its countdown. live.js draws it by itself in a strip above
the page (style: house.css, "The strip"), before any page has been drawn anew. On other pages, such as the wall, the
document hears of it: `document.addEventListener('profit-now', (event) => event.detail)`.
"""

from pathlib import Path

import streamlit as st

from profit_tt.models import Scope
from profit_tt.ui import rooms, session
from profit_tt.ui.rooms import ROOM_OF
from profit_tt.ui.session import Visit

#: Milliseconds over which a full room of phones comes after a change of the agenda; a small one takes less. What is on
#: now is told at once by the strip: these are only the pages, which cost the server time.
ROOM_SPREAD = 7500

# The strip is empty, and takes no room, in all parts but the page's own. Not isolated: it wears house.css.
_STRIP = """
<div class="now" hidden>
<span class="now-name"></span><span class="now-time" role="timer" aria-live="off"></span><span class="now-said"></span>
</div>
<span class="now-aloud" aria-live="polite"></span>
"""

_part = st.components.v2.component(
    "profit_live",
    html=_STRIP,
    js=Path(__file__).with_name("live.js").read_text("utf-8"),
    isolate_styles=False,
)


def follow(name: str = "") -> None:
    """Draw the page anew when the agenda moves on (a step opens, results are shown) and keep its language set.

    Called by the router outside every fragment, so it is the whole page that wakes: other parts need not care. `name`
    of the room: the strip is silent about the step that its page is about, unless time runs. The world is not told what
    goes on: its page listens to nothing, and costs nothing while it is read.
    """
    here = session.visit()
    revision, strip = 0, {}
    if here.has_room and not here.person.is_reader:
        revision, strip = here.pulse.agenda, _strip(here, name)
    _draw("page", scope=Scope.agenda, revision=revision, spread=ROOM_SPREAD, strip=strip)


def _strip(here: Visit, name: str) -> dict[str, object]:
    """What the strip must know of this page: which step it shows, who is led along, and the words it may need."""
    now, say = here.room, here.say
    return {
        "room": name,
        "own": name == "desk",  # it has a clock of its own
        "step": now.current_step.id if now.current_step else None,
        "called": now.think_tank.called,
        "led": rooms.is_led(here),
        "rooms": ROOM_OF,
        "words": {
            "now": say("Now: {name}", name="{name}"),
            "near": say("Last minute"),
            "last": say("Last seconds"),
            "over": say("Time is up"),
            "rests": say("Paused"),
            "minute": say("One minute left: {name}", name="{name}"),
            "ten": say("Ten seconds left: {name}", name="{name}"),
        },
    }


def watch(*, scope: Scope, revision: int, spread: int = 0, name: str = "") -> None:
    """Wake the fragment this stands in when the think tank has moved on beyond `revision`.

    It draws itself anew then, and nothing else does; outside a fragment the whole page does. `revision` is the number
    of this scope that the fragment is showing: take it from what is drawn (picture.revision, room.content), not
    from a later read, or a change in between would be missed. It is woken until it shows what it was woken for.
    `spread`: milliseconds over which a full room comes, 0 for a wall. `name`: for a second watch of the same scope.
    """
    _draw(name or scope, scope=scope, revision=revision, spread=spread)


def _draw(name: str, *, scope: Scope, revision: int, spread: int, strip: dict[str, object] | None = None) -> None:
    here = session.visit()
    said = {
        "code": "" if here.person.is_reader else session.links().get("tt", ""),
        "scope": scope,
        "revision": revision,
        "spread": spread,
        "lang": here.say.language,
        "strip": strip or None,
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
