"""Figures that somebody stated: kept with their source, shown beside what was counted, never added to it."""

from typing import Any

from profit_tt import store
from profit_tt.errors import N_, BadChoice, NotFound
from profit_tt.models import FigureKey, Person, Provenance, StatedDraft, StatedFigure
from profit_tt.services import network_rules as rules
from profit_tt.services import rights
from profit_tt.services.network_rules import network_deed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed


def figures(*, by: Person, keys: tuple[FigureKey, ...] = ()) -> tuple[StatedFigure, ...]:
    """The stated figures, all or those of some keys, by key and time; sample ones left out when samples are hidden.

    Raises NotFound.
    """
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_network)
        here = by.think_tank_id or 0
        think_tank = store.think_tanks.by_id(session, think_tank_id=here)
        found = store.network_links.figures(session, think_tank_id=here)
    hidden = think_tank is not None and think_tank.sample_hidden
    return tuple(one for one in found if (not keys or one.key in keys) and not (hidden and is_sample(one)))


def is_sample(one: StatedFigure) -> bool:
    """Whether the figure was invented for the sample."""
    return one.provenance is Provenance.illustrative


def add(*, by: Person, draft: StatedDraft) -> StatedFigure:
    """A new figure. Raises BadChoice when there is one about the same, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        made = add_within(done, draft)
        done.log("state", "figure", made.id, after=_told(made))
        return made


def add_within(done: Deed, draft: StatedDraft) -> StatedFigure:
    """The same inside a deed that somebody has opened."""
    _require_place(done, draft)
    _require_free(done, draft, None)
    made = StatedFigure(think_tank_id=done.think_tank_id, mark=draft.mark, **draft.model_dump())
    done.session.add(made)
    done.session.flush()
    return made


def edit(*, by: Person, figure_id: int, draft: StatedDraft, seen: int | None = None) -> StatedFigure:
    """Change a figure; its provenance stays. Raises BadChoice, ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        found = _figure(done, figure_id, seen)
        draft = draft.model_copy(update={"provenance": found.provenance})
        _require_place(done, draft)
        _require_free(done, draft, found.id)
        before = _told(found)
        for name, value in draft.model_dump().items():
            setattr(found, name, value)
        found.mark, found.version = draft.mark, found.version + 1
        done.session.add(found)
        done.log("edit", "figure", found.id, before=before, after=_told(found))
        return found


def remove(*, by: Person, figure_id: int, seen: int | None = None) -> None:
    """Take a figure away. Raises ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        found = _figure(done, figure_id, seen)
        done.session.delete(found)
        done.log("remove", "figure", found.id, before=_told(found))


def _figure(done: Deed, figure_id: int, seen: int | None) -> StatedFigure:
    found = store.network_links.figure(done.session, think_tank_id=done.think_tank_id, figure_id=figure_id)
    if found is None:
        raise NotFound
    rules.require_seen(found.version, seen)
    rules.require_one_of(done, (found.region,))
    return found


def _require_place(done: Deed, draft: StatedDraft) -> None:
    if draft.region is not None and draft.region not in {one.slug for one in store.places.regions(done.session)}:
        raise BadChoice(N_("There is no such region."), field="region")
    rules.require_one_of(done, (draft.region,))


def _require_free(done: Deed, draft: StatedDraft, mine: int | None) -> None:
    there = store.network_links.figure_marked(done.session, think_tank_id=done.think_tank_id, mark=draft.mark)
    if there is not None and there.id != mine:
        raise BadChoice(N_("This was stated already: change that figure."), field="key")


def _told(one: StatedFigure) -> dict[str, Any]:
    told = {"key": str(one.key), "value": one.value, "at_least": one.at_least, "source": one.source, "link": one.link}
    more = ("region", "stakeholder", "begins", "ends")
    return told | {name: str(value) for name in more if (value := getattr(one, name))}
