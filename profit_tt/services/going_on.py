"""What is going on in a think tank now: the current step and its countdown, pushed to every open page by the server,
so that phones and wall show it before Streamlit has drawn anything.
"""

from dataclasses import dataclass
from typing import Any

from profit_tt import store
from profit_tt.models import Person, Pulse, Step
from profit_tt.services import deadlines, room, step_names
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, speaker


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The current step (None before the first) at one revision, with its name in each language.

    called, roam: of the think tank. wall: version of what the walls show. sign: moves whenever pages must be told.
    """

    step: Step | None
    names: dict[str, str]
    called: int
    roam: bool
    wall: int
    sign: tuple[object, ...]

    def told(self) -> dict[str, Any]:
        """As browsers hear it, at this moment: `left_ms` is counted now, None without a countdown."""
        step = self.step
        if step is None:
            return {"step": None, "called": self.called, "roam": self.roam}
        return {
            "step": step.id,
            "kind": step.kind,
            "names": self.names,
            "state": step.state,
            "left_ms": deadlines.left_ms(step),
            "paused": step.left_ms is not None,
            "minutes": step.minutes,
            "called": self.called,
            "roam": self.roam,
        }


def at(pulse: Pulse, *, think_tank_id: int) -> GoingOn:
    """What is going on at a pulse that was read just now. The room behind it is the one that all pages share.

    Raises NotFound, StoreTrouble.
    """
    now = room.look(by=Person.house(think_tank_id), at=pulse)
    with store.asking() as reader:
        wall = store.think_tanks.wall_version(reader, think_tank_id=think_tank_id)
    return _of(now, wall)


def _of(now: Room, wall: int) -> GoingOn:
    step, meeting = now.current_step, now.think_tank
    names = {} if step is None else _names(now, step)
    sign = (
        None if step is None else (step.id, step.kind, step.state, step.ends_at, step.left_ms, step.minutes),
        *names.values(),
        meeting.called,
        meeting.roam,
    )
    return GoingOn(step, names, meeting.called, meeting.roam, wall, sign)


def _names(now: Room, step: Step) -> dict[str, str]:
    voting = now.round_of(step)
    return {language: step_names.name(step, voting, speaker(language)) for language in LANGUAGES}
