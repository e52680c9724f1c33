"""Which findings a round is about: gathered when it opens, and added to while it is open."""

from sqlmodel import Session

from profit_tt import store
from profit_tt.analysis.top import top
from profit_tt.models import FindingsFrom, Parameters, Round
from profit_tt.models.base import row_id
from profit_tt.services import thresholds


def gather(session: Session, *, voting: Round) -> None:
    """Take in what the round's rule names now. Nothing is ever taken out: a vote may hang on it.

    The top of an earlier round is taken once, when the round opens first: what it was then stays.
    """
    round_id = row_id(voting.id)
    if voting.findings_from is FindingsFrom.top and store.rounds.findings(session, round_id=round_id):
        return
    store.rounds.take_in(session, round_id=round_id, finding_ids=named(session, voting=voting))


def gather_open(session: Session, *, think_tank_id: int) -> None:
    """The same for every round that is open: after a finding came, came back, or was given other themes or a star.

    With the first one that opens, the thresholds of the picture are fixed.
    """
    opened = store.rounds.taking_votes(session, think_tank_id=think_tank_id)
    if opened:
        thresholds.fix(session, think_tank_id=think_tank_id)
    for voting in opened:
        gather(session, voting=voting)


def named(session: Session, *, voting: Round) -> list[int]:
    """Ids of the findings that the round's rule names now."""
    think_tank_id = voting.think_tank_id
    if voting.again_of is not None:
        return store.rounds.findings(session, round_id=voting.again_of)
    if voting.findings_from is FindingsFrom.themes:
        return store.rounds.listed(session, think_tank_id=think_tank_id, themes=voting.themes)
    if voting.findings_from is FindingsFrom.starred:
        return store.rounds.listed(session, think_tank_id=think_tank_id, starred=True)
    if voting.findings_from is FindingsFrom.top and voting.top_of is not None:
        return _best(session, think_tank_id, voting.top_of, voting.top)
    return store.rounds.listed(session, think_tank_id=think_tank_id)


def _best(session: Session, think_tank_id: int, round_id: int, number: int | None) -> list[int]:
    """The best findings of a round as its own ballot ranks them, of those that are on the list now."""
    earlier = store.rounds.by_id(session, think_tank_id=think_tank_id, round_id=round_id)
    if earlier is None:
        return []
    asked = set(store.rounds.findings(session, round_id=round_id))
    joined = store.people.joined(session, think_tank_id=think_tank_id)
    regions = [region.slug for region in store.places.regions(session)]
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    sheet = thresholds.of(think_tank) if think_tank else Parameters()
    return top(
        store.votes.tally(session, round_id=round_id),
        ballot=earlier.ballot,
        finding_ids=[one for one in store.rounds.listed(session, think_tank_id=think_tank_id) if one in asked],
        regions=regions,
        taking_part=[slug for slug in regions if any(region == slug for region, _ in joined)],
        number=number,
        covered_from=sheet.covered_from,
        weakest_from=sheet.weakest_from,
    )
