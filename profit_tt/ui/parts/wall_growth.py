"""How the picture grew, played by itself: from the first finding to now, then it stays."""

import streamlit as st

from profit_tt.models import Audience
from profit_tt.services import results
from profit_tt.services.results import Growth
from profit_tt.ui import session
from profit_tt.ui.parts import pictures
from profit_tt.ui.parts.wall_shown import Shown, calm

#: Seconds a frame stands, and steps the whole takes at most.
SECONDS = 0.8
STEPS = 24


def growth(shown: Shown) -> None:
    """Begin where this showing of the scene stands: it is played once each time it is put on the wall."""
    chosen = shown.option("round")
    known = [one.id for one in shown.room.rounds]
    grown = results.growth(by=shown.here.person, audience=Audience.wall, round_id=chosen if chosen in known else None)
    if grown.regions.empty:
        calm(shown.say("Nothing has happened yet."), shown.say("The first finding begins the picture."))
        return
    if _frames(grown) < 2:
        calm(
            shown.say("How it grew"),
            shown.say("Everything so far came in at one moment: there is nothing to replay yet."),
        )
        return
    with st.container(key="wall-figure"):
        _still(grown, shown) if _is_over(shown, grown) else _played(grown, shown)


def _still(grown: Growth, shown: Shown) -> None:
    pictures.grown(grown, shown.room, size="half", key="wall-growth")


def _played(grown: Growth, shown: Shown) -> None:
    @st.fragment(run_every=SECONDS)
    def play() -> None:
        place = _place(shown) + max(1, _frames(grown) // STEPS)
        session.keep("_wall_growth", (shown.wall.version, place))
        pictures.grown(grown, shown.room, upto=min(place, _frames(grown)), size="half", key="wall-growth")

    play()


def _frames(grown: Growth) -> int:
    return int(grown.regions["frame"].max())


def _place(shown: Shown) -> int:
    """The frame this showing has come to; 0 when the scene was put anew."""
    version, place = session.recall("_wall_growth") or (0, 0)
    return int(place) if version == shown.wall.version else 0


def _is_over(shown: Shown, grown: Growth) -> bool:
    return _place(shown) >= _frames(grown)
