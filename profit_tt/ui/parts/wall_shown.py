"""What a wall knows while it draws: the picture it may see, what was put on it, and for whom it speaks."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from profit_tt.models import Audience, BallotKind, Round, Wall
from profit_tt.services import results
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit


@dataclass(frozen=True, slots=True)
class Shown:
    """seen: the picture of the round the room is at, without results where these are hidden from the wall."""

    seen: Picture
    wall: Wall
    here: Visit

    @property
    def say(self) -> Speaker:
        return self.here.say

    @property
    def room(self) -> Room:
        return self.seen.room

    def option(self, name: str) -> Any:
        """What was chosen for the scene, None if nothing was."""
        return self.wall.options.get(name)

    def picture(self, *ballots: BallotKind) -> Picture:
        """The picture of the round that was chosen, else of the one the room is at, else of the latest with one of
        these ballots: a scene of dots looks for a round with dots.
        """
        known = {one.id: one for one in self.room.rounds}
        chosen = known.get(self.option("round"))
        if chosen is None and ballots and not (self.seen.voting and self.seen.ballot in ballots):
            chosen = _latest(self.room, ballots)
        if chosen is None or chosen.id == self.seen.round_id:
            return self.seen
        return results.picture(by=self.here.person, audience=Audience.wall, round_id=chosen.id)


def _latest(here: Room, ballots: tuple[BallotKind, ...]) -> Round | None:
    fitting = [one for one in here.rounds if one.ballot in ballots]
    return next((one for one in reversed(fitting) if here.was_open(one)), fitting[-1] if fitting else None)


def calm(heading: str, sentence: str = "", *, key: str = "wall-calm") -> None:
    """One thing in calm words."""
    with st.container(key=key):
        st.header(escaped(heading), anchor=False)
        if sentence:
            st.markdown(escaped(sentence))


def not_yet(say: Speaker) -> None:
    """Instead of results that are hidden: nothing of them, and who decides."""
    calm(say("Not shown yet"), say("Results are shown when the facilitator reveals them."))
