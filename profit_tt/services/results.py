"""The picture: made here and nowhere else, one computation a revision, shown only to whom it may be shown."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache

import pandas as pd

from profit_tt import __version__, store
from profit_tt.analysis.common_ground import with_common_ground
from profit_tt.analysis.small_cells import without_small_cells
from profit_tt.analysis.tallies import Tallies, tallied
from profit_tt.errors import NotFound
from profit_tt.models import Audience, Person, Stakeholder
from profit_tt.services import rights, room
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.room import Room


@dataclass(frozen=True, slots=True)
class Parameters:
    """The thresholds of the picture (docs: measures). Stored with what they made."""

    covered_from: int = 3
    weakest_from: float = 0.6
    small_cell: int = 3
    interval: str = "Wilson 95 %"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Picture:
    """What the room knows at one revision. `tallies` is None while results are hidden from its audience.

    joined, voted: people by (region, stakeholder type); they tell progress, never what was voted.
    counted: votes by finding, region, stakeholder type and value, from which `filtered` makes other tallies.
    A picture equals only itself, so charts may be kept by it; one object serves all viewers of a revision.
    """

    revision: int
    room: Room
    parameters: Parameters
    joined: dict[tuple[str, str], int]
    voted: dict[tuple[str, str], int]
    tallies: Tallies | None
    counted: pd.DataFrame | None = field(repr=False, default=None)
    version: str = __version__
    #: Some findings or voters only, by `filtered`: what is missing here may well be there.
    narrowed: bool = False

    @property
    def shown(self) -> bool:
        """Whether its audience may see results."""
        return self.tallies is not None

    @property
    def taking_part(self) -> list[str]:
        """Slugs of the regions from which somebody has joined, in their order."""
        present = {region for (region, _), number in self.joined.items() if number}
        return [region.slug for region in self.room.regions if region.slug in present]

    def people(self, of: dict[tuple[str, str], int], region: str) -> int:
        """People of a region in `joined` or `voted`."""
        return sum(number for (slug, _), number in of.items() if slug == region)


#: Phones are many: theirs may be this old, so that a storm of votes does not make a picture each.
PHONES_SECONDS = 1.0

#: Narrowed pictures that are kept, so that a filtered page is as cheap to draw again as a whole one.
NARROWED = 32

#: Of each think tank: the picture with its results, and the same without them.
_pictures: Latest[int, tuple[Picture, Picture]] = Latest()


def picture(*, by: Person, audience: Audience) -> Picture:
    """The picture for an audience, without results where these are hidden from it.

    One thread computes a new revision, the others wait for it: cost does not grow with viewers. Wall and desk always
    get the newest; phones, of which there are many, one that is at most a second old.
    Raises NotAllowed (desk without a facilitator's right), NotFound.
    """
    if by.think_tank_id is None:
        raise NotFound
    think_tank_id = by.think_tank_id
    if audience is Audience.desk:
        with store.reading() as session:
            rights.require(session, by=by, operation=Operation.read_all_results)
    now = room.pulse(by=by)
    here = room.look(by=by, at=now)
    patience = PHONES_SECONDS if audience is Audience.phones else 0.0
    whole, hidden = _pictures.at(think_tank_id, now.number, lambda: _made(think_tank_id), fresh_for=patience)
    if whole.room.content < here.content:  # no patience: a round may have ended, a finding may have been hidden
        whole, hidden = _pictures.at(think_tank_id, now.number, lambda: _made(think_tank_id))
    return whole if _may_see(whole.room, audience) else hidden


def _may_see(here: Room, audience: Audience) -> bool:
    """Whether the results of the round that `here` stands at are shown to an audience."""
    if audience is Audience.desk:
        return True
    voting = here.voting
    return voting is not None and (voting.shown_on_wall if audience is Audience.wall else voting.shown_on_phones)


def filtered(
    seen: Picture,
    *,
    regions: Collection[str] = (),
    stakeholders: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
) -> Picture:
    """The same picture over some findings (themes, kinds) and some voters (regions, stakeholder types); () is all.

    Votes by region x stakeholder type are shown only where enough people of it have voted (analysis/small_cells.py).
    Joined and voted stay those of the whole room. Where nothing is asked for, it is the very same picture.
    """
    if not (regions or stakeholders or themes or kinds):
        return seen
    # Sorted: the order in which filters were chosen makes no other picture.
    return _narrowed(seen, *(tuple(sorted(asked)) for asked in (regions, stakeholders, themes, kinds)))


@lru_cache(maxsize=NARROWED)
def _narrowed(
    seen: Picture,
    regions: tuple[str, ...],
    stakeholders: tuple[str, ...],
    themes: tuple[str, ...],
    kinds: tuple[str, ...],
) -> Picture:
    findings = tuple(
        one
        for one in seen.room.findings
        if (not themes or set(one.themes) & set(themes)) and (not kinds or one.kind in kinds)
    )
    chosen = replace(seen, room=replace(seen.room, findings=findings), narrowed=True)
    if seen.counted is None:
        return chosen
    counted = seen.counted
    if stakeholders and not set(Stakeholder) <= set(stakeholders):
        counted = without_small_cells(counted, from_people=seen.parameters.small_cell)
        counted = counted[counted["stakeholder"].isin(list(stakeholders))]
    return replace(chosen, tallies=_tallies(chosen, counted, regions))


@lru_cache(maxsize=NARROWED)
def voted_only(seen: Picture) -> Picture:
    """Without the findings that have no vote: where small cells are left out, "no votes" would not be true of them."""
    if seen.tallies is None:
        return seen
    overall, by_region = seen.tallies.overall, seen.tallies.by_region
    kept = set(overall.loc[overall["seen"] > 0, "finding_id"])
    findings = tuple(one for one in seen.room.findings if one.id in kept)
    tallies = Tallies(by_region[by_region["finding_id"].isin(kept)], overall[overall["finding_id"].isin(kept)])
    return replace(seen, room=replace(seen.room, findings=findings), tallies=tallies)


def _made(think_tank_id: int) -> tuple[int, tuple[Picture, Picture]]:
    with store.snapshot() as session:
        now = store.revisions.pulse(session, think_tank_id=think_tank_id)
        here = room.within(session, think_tank_id=think_tank_id, content=now.content)
        round_id = here.voting.id if here.voting and here.voting.id else 0
        hidden = Picture(
            revision=now.number,
            room=here,
            parameters=Parameters(),
            joined=store.people.joined(session, think_tank_id=think_tank_id),
            voted=store.votes.voters(session, round_id=round_id),
            tallies=None,
        )
        counted = store.votes.tally(session, round_id=round_id)
    return now.number, (replace(hidden, tallies=_tallies(hidden, counted), counted=counted), hidden)


def _tallies(seen: Picture, counted: pd.DataFrame, regions: Collection[str] = ()) -> Tallies:
    slugs = [region.slug for region in seen.room.regions if not regions or region.slug in regions]
    tallies = tallied(
        counted.groupby(["finding_id", "region", "value"])["people"].sum().reset_index(),
        finding_ids=[one.id for one in seen.room.findings],
        regions=slugs,
        covered_from=seen.parameters.covered_from,
    )
    taking_part = [slug for slug in seen.taking_part if slug in slugs]
    return with_common_ground(tallies, taking_part=taking_part, weakest_from=seen.parameters.weakest_from)
