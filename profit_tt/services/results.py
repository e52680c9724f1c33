"""The picture: made here and nowhere else, one computation a revision, shown only to whom it may be shown."""

from dataclasses import dataclass, field, replace

import pandas as pd
from sqlmodel import Session

from profit_tt import __version__, store
from profit_tt.analysis.common_ground import with_common_ground
from profit_tt.analysis.tallies import Tallies, tallied
from profit_tt.errors import NotFound
from profit_tt.models import Audience, Person, Round
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


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What the room knows at one revision. `tallies` is None while results are hidden from its audience.

    joined, voted: people by (region, stakeholder type); they tell progress, never what was voted.
    """

    revision: int
    room: Room
    parameters: Parameters
    joined: dict[tuple[str, str], int]
    voted: dict[tuple[str, str], int]
    tallies: Tallies | None
    counted: pd.DataFrame | None = field(repr=False, default=None)
    version: str = __version__

    @property
    def shown(self) -> bool:
        """Whether its audience may see results."""
        return self.tallies is not None

    def people(self, of: dict[tuple[str, str], int], region: str) -> int:
        """People of a region in `joined` or `voted`."""
        return sum(number for (slug, _), number in of.items() if slug == region)


PHONES_SECONDS = 1.0

_pictures: Latest[int, Picture] = Latest()


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
    patience = PHONES_SECONDS if audience is Audience.phones else 0.0
    whole = _pictures.at(think_tank_id, now.number, lambda: _made(by), fresh_for=patience)
    # Visibility is asked of the room as it is now, not as it was when the picture was made.
    return _seen_by(whole, room.look(by=by), audience)


def filtered(
    seen: Picture,
    *,
    regions: list[str] | None = None,
    stakeholders: list[str] | None = None,
    themes: list[str] | None = None,
    kinds: list[str] | None = None,
) -> Picture:
    """The same picture over some findings (themes, kinds) and some voters (regions, stakeholder types).

    Votes by region x stakeholder type are shown only where at least `small_cell` people of it have voted
    (measures, section 7): smaller cells are left out.
    """
    findings = tuple(
        one
        for one in seen.room.findings
        if (not themes or set(one.themes) & set(themes)) and (not kinds or one.kind in kinds)
    )
    narrowed = replace(seen.room, findings=findings)
    if seen.counted is None:
        return replace(seen, room=narrowed)
    counted = seen.counted
    if regions:
        counted = counted[counted["region"].isin(regions)]
    if stakeholders:
        counted = counted[counted["stakeholder"].isin(stakeholders)]
        cell = counted.groupby(["finding_id", "region", "stakeholder"])["people"].transform("sum")
        counted = counted[cell >= seen.parameters.small_cell]
    return replace(seen, room=narrowed, tallies=_tallies(narrowed, counted, seen.parameters, seen.joined, regions))


def _made(by: Person) -> tuple[int, Picture]:
    with store.reading() as session:
        think_tank_id = by.think_tank_id or 0
        revision = store.revisions.pulse(session, think_tank_id=think_tank_id).number
        here = room.look(by=by)
        joined = store.people.joined(session, think_tank_id=think_tank_id)
        counted, voted = _counted(session, here.voting)
    parameters = Parameters()
    return revision, Picture(
        revision=revision,
        room=here,
        parameters=parameters,
        joined=joined,
        voted=voted,
        tallies=_tallies(here, counted, parameters, joined, None),
        counted=counted,
    )


def _counted(session: Session, voting: Round | None) -> tuple[pd.DataFrame, dict[tuple[str, str], int]]:
    round_id = voting.id if voting and voting.id else 0
    return store.votes.tally(session, round_id=round_id), store.votes.voters(session, round_id=round_id)


def _tallies(
    here: Room,
    counted: pd.DataFrame,
    parameters: Parameters,
    joined: dict[tuple[str, str], int],
    regions: list[str] | None,
) -> Tallies:
    slugs = [region.slug for region in here.regions if not regions or region.slug in regions]
    present = {region for region, _ in joined}
    summed = counted.groupby(["finding_id", "region", "value"], as_index=False)["people"].sum()
    tallies = tallied(
        summed,
        finding_ids=[one.id for one in here.findings],
        regions=slugs,
        covered_from=parameters.covered_from,
    )
    taking_part = [slug for slug in slugs if slug in present]
    return with_common_ground(tallies, taking_part=taking_part, weakest_from=parameters.weakest_from)


def _seen_by(whole: Picture, here: Room, audience: Audience) -> Picture:
    voting = here.voting
    shown = audience is Audience.desk or (
        voting is not None and (voting.shown_on_wall if audience is Audience.wall else voting.shown_on_phones)
    )
    return whole if shown else replace(whole, tallies=None, counted=None)
