"""Reviewing: find findings again, narrow and order them. What hides results refuses to order by them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from profit_tt.errors import N_, NotAllowed
from profit_tt.models import Audience, FindingState, Person, Pulse
from profit_tt.services import following_up, moderating, results, room, searching
from profit_tt.services.following_up import OPEN, Became
from profit_tt.services.moderating import QueueRow
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.services.searching import SEARCH_LIMIT

__all__ = ["SEARCH_LIMIT", "TOLD_BY_VOTES", "Asked", "Order", "listed", "off_the_list", "search"]


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are asked for: those that hold every word of `text`, and of each list one; () is all.

    How words are found: store/search.py; in the finding and its approved translations, evidence, tags, themes and
    regions (in any language), and by its number. regions: where a finding comes from; languages: it was written in;
    statuses: what became of it, a FollowUpStatus, or following_up.OPEN.
    """

    text: str = ""
    regions: Collection[str] = ()
    themes: Collection[str] = ()
    kinds: Collection[str] = ()
    tags: Collection[str] = ()
    languages: Collection[str] = ()
    provenances: Collection[str] = ()
    statuses: Collection[str] = ()

    def fits(self, one: RoomFinding, became: Mapping[int, Became]) -> bool:
        """Whether a finding is of every list; words are for `searching`."""
        status = str(became[one.id].status) if one.id in became else OPEN
        own = (
            (self.kinds, one.kind),
            (self.languages, one.language),
            (self.provenances, one.provenance),
            (self.statuses, status),
        )
        several = ((self.regions, one.regions), (self.themes, one.themes), (self.tags, one.tags))
        return all(not wanted or value in wanted for wanted, value in own) and all(
            not wanted or not set(wanted).isdisjoint(values) for wanted, values in several
        )


EVERYTHING = Asked()


def search(
    *,
    by: Person,
    asked: Asked = EVERYTHING,
    order: Order = Order.number,
    seen: Picture | None = None,
    at: Pulse | None = None,
) -> list[int]:
    """Ids of the listed findings of this think tank that are asked for, in order.

    Best first is by number where nothing is looked for. Orders told by votes need the picture that this person may
    see. Raises NotAllowed while its results are hidden, NotFound.
    """
    if order in TOLD_BY_VOTES and (seen is None or not seen.shown):
        raise NotAllowed(N_("The results are hidden: findings cannot be sorted by votes now."))
    became = following_up.of_findings(by=by, at=at) if asked.statuses else {}
    chosen = [one for one in room.look(by=by, at=at).findings if asked.fits(one, became)]
    places: dict[int, int] = {}
    if searching.is_asked(asked.text):
        found = searching.search(by=by, text=asked.text, at=at)
        places = {finding_id: place for place, finding_id in enumerate(found.ids)}
        chosen = [one for one in chosen if one.id in places]
    return [one.id for one in sorted(chosen, key=_order(order, seen, places))]


def listed(
    *,
    by: Person,
    asked: Asked = EVERYTHING,
    stakeholders: Collection[str] = (),
    order: Order = Order.number,
    at: Pulse | None = None,
    audience: Audience = Audience.phones,
) -> Picture:
    """The picture as its audience may see it now, with the findings that `search` gives, in its order.

    Votes are those of all experts, or of these kinds of organisation (small cells left out). `at`: a revision that was
    read just now, so that it need not be read again. Raises NotAllowed as `search` does, NotFound.
    """
    seen = results.filtered(results.picture(by=by, audience=audience, at=at), stakeholders=stakeholders)
    found = search(by=by, asked=asked, order=order, seen=seen, at=at)
    known = {one.id: one for one in seen.room.findings}
    # A finding may have come or gone between picture and search: then it is left out, this once.
    findings = tuple(known[one] for one in found if one in known)
    return replace(seen, room=replace(seen.room, findings=findings))


def off_the_list(*, by: Person, states: Collection[str], asked: Asked = EVERYTHING) -> tuple[QueueRow, ...]:
    """Findings in these states that are not on the list, newest first, for those who moderate.

    Nothing is followed up off the list, so `statuses` narrow nothing here. Raises NotAllowed, NotFound.
    """
    wanted = replace(asked, statuses=())
    rows = [one for one in moderating.queue(by=by) if one.state in states and wanted.fits(one.finding, {})]
    if searching.is_asked(asked.text):
        ids = set(searching.search(by=by, text=asked.text, unlisted=True).ids)
        rows = [one for one in rows if one.finding.id in ids]
    off = [one for one in rows if one.state is not FindingState.listed]
    return tuple(sorted(off, key=lambda one: -one.finding.number))


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
