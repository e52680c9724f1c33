"""Two think tanks beside each other: who, what is common ground in each, their themes, and what both have said."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from profit_tt.models import Audience, Person, Pulse
from profit_tt.services import elsewhere, likeness, results
from profit_tt.services.latest import Latest
from profit_tt.services.likeness import Across
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding


@dataclass(frozen=True, slots=True)
class Side:
    """One think tank as phones in it see it. ground: its common ground, the strongest first; () while results are
    hidden. themes: slug of a theme -> how many findings have it.
    """

    picture: Picture
    ground: tuple[RoomFinding, ...]
    themes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """The one that is looked at, the other one, and pairs of findings that read alike in both, most alike first."""

    one: Side
    other: Side
    alike: tuple[Across, ...]


#: While people write, what reads alike may be this old.
ALIKE_SECONDS = 10.0

#: By the two think tanks: what reads alike. Contents only grow, so their sum is a revision.
_alike: Latest[tuple[int, int], tuple[Across, ...]] = Latest()


def of_two(*, by: Person, other: int, at: Pulse | None = None) -> Beside:
    """The think tank that this person is in, and another one that they have joined, run or coordinate in.

    Of each, only what phones in it may see now. `at`: a pulse of the first read just now. Raises NotJoined, NotFound.
    """
    same = elsewhere.there(by=by, think_tank_id=other)
    first = results.picture(by=by, audience=Audience.phones, at=at)
    second = results.picture(by=same, audience=Audience.phones)
    contents = first.room.content + second.room.content

    def compare() -> tuple[int, tuple[Across, ...]]:
        return contents, likeness.across(first.room.findings, second.room.findings)

    alike = _alike.at((by.think_tank_id or 0, other), contents, compare, fresh_for=ALIKE_SECONDS)
    return Beside(_side(first), _side(second), _there(alike, first, second))


def _there(alike: tuple[Across, ...], first: Picture, second: Picture) -> tuple[Across, ...]:
    """Without findings that have left their list since."""
    ones, others = ({each.id for each in seen.room.findings} for seen in (first, second))
    return tuple(pair for pair in alike if pair.one in ones and pair.other in others)


def _side(seen: Picture) -> Side:
    themes = Counter(theme for one in seen.room.findings for theme in one.themes)
    if seen.tallies is None:
        return Side(seen, (), themes)
    rows = seen.tallies.overall
    ranked = rows[rows["status"] == "common_ground"].sort_values("rank")
    known = {one.id: one for one in seen.room.findings}
    return Side(seen, tuple(known[int(one)] for one in ranked["finding_id"] if int(one) in known), themes)
