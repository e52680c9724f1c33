"""What the walls show: a scene with its choices, black, one finding after the other. Phones are not woken by it, but
in a discussion, where they show the finding that is on the wall.

A scene reveals nothing: what is hidden from the wall stays hidden, whatever scene is put there.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from profit_tt import store
from profit_tt.errors import N_, BadChoice, NotFound, OutOfTurn
from profit_tt.models import Audience, FindingState, Person, Scene, Scope, StepKind, Wall
from profit_tt.models.drafts import chosen
from profit_tt.services import agenda, results, room
from profit_tt.services.results import Picture
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed

#: What a scene may be about: a theme (slug), a finding or a round (ids), what the map measures.
OPTIONS = ("theme", "finding", "round", "measure")
MEASURES = ("findings", "people", "voted", "agree")


def now(*, by: Person) -> Wall:
    """What the walls show at this moment: one read by primary key. Whoever has the code may see it. Raises NotFound."""
    if by.think_tank_id is None:
        raise NotFound
    with store.reading() as session:
        return store.think_tanks.wall(session, think_tank_id=by.think_tank_id)


def put(*, by: Person, scene: Scene | str, options: Mapping[str, Any] | None = None, seen: int | None = None) -> Wall:
    """Put a scene on the walls, about what `options` (OPTIONS) name; a black wall lights up again.

    One finding of which nobody says which is the first to discuss: walls and phones speak of the same. `seen`: the
    version of the wall that the desk showed. Raises BadChoice, NotFound (a finding or a round that is not there),
    ChangedMeanwhile.
    """
    wanted, about = chosen(Scene, scene, field="scene"), dict(options or {})
    if wanted is Scene.finding and about.get("finding") is None:
        about["finding"] = after(results.picture(by=by, audience=Audience.wall), None)
    with _changing(by, seen) as (done, wall):
        wall.options = _checked(done, about)
        wall.scene, wall.black_out = wanted, False
        return wall


def black_out(*, by: Person, on: bool, seen: int | None = None) -> Wall:
    """Make the walls black, or light them again: they show what they showed before."""
    with _changing(by, seen) as (_, wall):
        wall.black_out = bool(on)
        return wall


def spotlight(*, by: Person, finding_id: int, seen: int | None = None) -> Wall:
    """One finding over the whole wall."""
    return put(by=by, scene=Scene.finding, options={"finding": finding_id}, seen=seen)


def next_finding(*, by: Person, seen: int | None = None) -> Wall:
    """The finding after the one on the wall that has not been discussed yet, best ranks first where results are shown
    there, else by number; from the beginning again at the end. Raises OutOfTurn when all have been discussed.
    """
    wall = now(by=by)
    coming = after(results.picture(by=by, audience=Audience.wall), _about(wall))
    if coming is None:
        raise OutOfTurn(N_("All findings have been discussed."))
    return spotlight(by=by, finding_id=coming, seen=wall.version if seen is None else seen)


def after(seen: Picture, finding_id: int | None) -> int | None:
    """Id of the next finding to discuss; None when there is no other."""
    order = in_order(seen)
    place = order.index(finding_id) + 1 if finding_id in order else 0
    discussed = {one.id for one in seen.room.findings if one.discussed}
    return next((one for one in [*order[place:], *order[:place]] if one not in discussed and one != finding_id), None)


def in_order(seen: Picture) -> list[int]:
    """Ids of the listed findings, best ranks first where the picture has results, the others by number."""
    ranks = _ranks(seen)
    last = len(ranks) + 1
    ordered = sorted(seen.room.findings, key=lambda one: (ranks.get(one.id, last), one.number))
    return [one.id for one in ordered]


def _ranks(seen: Picture) -> dict[int, int]:
    told = seen.tallies or seen.dots or (seen.axes[0] if seen.axes else None)
    if told is None:
        return {}
    asked = {one.id for one in seen.findings}
    pairs = zip(told.overall["finding_id"], told.overall["rank"], strict=True)
    return {int(finding_id): int(rank) for finding_id, rank in pairs if finding_id in asked}


def _about(wall: Wall) -> int | None:
    finding_id = wall.options.get("finding")
    return finding_id if wall.scene is Scene.finding and isinstance(finding_id, int) else None


@contextmanager
def _changing(by: Person, seen: int | None) -> Iterator[tuple[Deed, Wall]]:
    """A change of the wall: the version moves on and the log has before and after, unless nothing has changed."""
    with deed(by=by, operation=Operation.show_results, scope=_scope(by)) as done:
        wall = store.think_tanks.wall(done.session, think_tank_id=done.think_tank_id)
        agenda.require_seen(wall, seen)
        before = _stand(wall)
        yield done, wall
        after = _stand(wall)
        if after != before:
            wall.version += 1
            done.session.add(wall)
            done.log("put", "wall", done.think_tank_id, before=before, after=after)


def _scope(by: Person) -> Scope:
    """Phones in a discussion watch `content`: were they to watch `number`, each like and vote would wake them all."""
    step = room.look(by=by).current_step if by.think_tank_id is not None else None
    return Scope.content if step is not None and step.kind is StepKind.discuss else Scope.number


def _stand(wall: Wall) -> dict[str, Any]:
    return {"scene": wall.scene, "options": dict(wall.options), "black_out": wall.black_out}


def _checked(done: Deed, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that name something of this think tank. Raises BadChoice or NotFound for the others."""
    wanted = {name: value for name, value in options.items() if value is not None}
    if not set(wanted) <= set(OPTIONS):
        raise BadChoice(field="options")
    named = {"theme": [theme.slug for theme in store.places.themes(done.session)], "measure": list(MEASURES)}
    for name, known in named.items():
        if name in wanted and wanted[name] not in known:
            raise BadChoice(field=name)
    if "round" in wanted and not _is_round(done, wanted["round"]):
        raise NotFound
    if "finding" in wanted and not _is_listed(done, wanted["finding"]):
        raise NotFound
    return wanted


def _is_round(done: Deed, round_id: object) -> bool:
    rounds = store.think_tanks.rounds(done.session, think_tank_id=done.think_tank_id)
    return _is_id(round_id) and any(one.id == round_id for one in rounds)


def _is_listed(done: Deed, finding_id: Any) -> bool:
    if not _is_id(finding_id):
        return False
    found = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    return found is not None and found.state is FindingState.listed


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
