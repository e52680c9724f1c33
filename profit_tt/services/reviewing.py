"""Reviewing: find findings again, narrow and order them. What hides results refuses to order by them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import StrEnum

import pandas as pd

from profit_tt.errors import N_, NotAllowed
from profit_tt.models import Audience, Person, Pulse
from profit_tt.services import results, room, searching
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.services.searching import SEARCH_LIMIT

__all__ = ["SEARCH_LIMIT", "TOLD_BY_VOTES", "Order", "listed", "search"]


class Order(StrEnum):
    """How findings stand: best hit first, as numbered, last first, or by what the votes tell once they are shown."""

    best = "best"
    number = "number"
    newest = "newest"
    common_ground = "common_ground"
    difference = "difference"
    votes = "votes"


#: Orders that would tell hidden results.
TOLD_BY_VOTES = frozenset({Order.common_ground, Order.difference, Order.votes})


def search(
    *,
    by: Person,
    text: str = "",
    regions: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
    tags: Collection[str] = (),
    languages: Collection[str] = (),
    provenances: Collection[str] = (),
    order: Order = Order.number,
    seen: Picture | None = None,
    at: Pulse | None = None,
) -> list[int]:
    """Ids of the listed findings of this think tank that hold every word of `text`, in order.

    How words are found: store/search.py; in the finding and its approved translations, evidence, tags, themes and
    regions (in any language), and by its number. Empty `regions` (where a finding comes from), `themes`, `kinds`,
    `tags`, `languages` (it was written in) and `provenances` mean all. Best first is by number where nothing is looked
    for. Orders told by votes need the picture that this person may see. Raises NotAllowed while its results are
    hidden, NotFound.
    """
    if order in TOLD_BY_VOTES and (seen is None or not seen.shown):
        raise NotAllowed(N_("The results are hidden: findings cannot be sorted by votes now."))
    here = room.look(by=by, at=at)
    asked = ((regions, "regions"), (themes, "themes"), (tags, "tags"))
    own = ((kinds, "kind"), (languages, "language"), (provenances, "provenance"))
    chosen = [
        one
        for one in here.findings
        if all(not wanted or not set(wanted).isdisjoint(getattr(one, name)) for wanted, name in asked)
        and all(not wanted or getattr(one, name) in wanted for wanted, name in own)
    ]
    places: dict[int, int] = {}
    if searching.is_asked(text):
        found = searching.search(by=by, text=text, at=at)
        places = {finding_id: place for place, finding_id in enumerate(found.ids)}
        chosen = [one for one in chosen if one.id in places]
    return [one.id for one in sorted(chosen, key=_order(order, seen, places))]


def listed(
    *,
    by: Person,
    text: str = "",
    regions: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
    tags: Collection[str] = (),
    languages: Collection[str] = (),
    provenances: Collection[str] = (),
    stakeholders: Collection[str] = (),
    order: Order = Order.number,
    at: Pulse | None = None,
) -> Picture:
    """The picture as phones may see it now, with the findings that `search` gives, in its order.

    Votes are those of all experts, or of these kinds of organisation (small cells left out). `at`: a revision that was
    read just now, so that it need not be read again. Raises NotAllowed as `search` does, NotFound.
    """
    seen = results.filtered(results.picture(by=by, audience=Audience.phones, at=at), stakeholders=stakeholders)
    found = search(
        by=by,
        text=text,
        regions=regions,
        themes=themes,
        kinds=kinds,
        tags=tags,
        languages=languages,
        provenances=provenances,
        order=order,
        seen=seen,
        at=at,
    )
    known = {one.id: one for one in seen.room.findings}
    # A finding may have come or gone between picture and search: then it is left out, this once.
    findings = tuple(known[one] for one in found if one in known)
    return replace(seen, room=replace(seen.room, findings=findings))


def _order(order: Order, seen: Picture | None, places: dict[int, int]) -> Callable[[RoomFinding], tuple[float, int]]:
    if order is Order.newest:
        return lambda one: (-one.number, one.id)
    if order is Order.best and places:
        return lambda one: (places[one.id], one.number)
    ranks = _ranks(order, seen) if seen is not None else {}
    return lambda one: (ranks.get(one.id, float("inf")), one.number)


def _ranks(order: Order, seen: Picture) -> dict[int, float]:
    """Finding id -> its place by what the votes tell; those they tell nothing of are missing."""
    if order is Order.votes:
        told = seen.tallies or (seen.axes[0] if seen.axes else None)
        return {} if told is None else _column(told.overall, "seen", -1.0)
    if order is Order.difference:
        apart = seen.differences()
        return {} if apart is None else _column(apart, "rank")
    if order is Order.common_ground and seen.tallies is not None:
        return _column(seen.tallies.overall, "rank")
    return {}


def _column(frame: pd.DataFrame, name: str, times: float = 1.0) -> dict[int, float]:
    return {int(one): times * float(value) for one, value in zip(frame["finding_id"], frame[name], strict=True)}
