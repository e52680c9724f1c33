"""What a report tells of: one moment's picture, opinion groups, movement, network, and what becomes of findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from profit_tt.models import Audience, Person
from profit_tt.services import following_up, network_figures, network_links, opinion, results, survey_results, surveys
from profit_tt.services.following_up import Became
from profit_tt.services.network_figures import Network
from profit_tt.services.network_links import FindingLinks
from profit_tt.services.opinion import Opinion
from profit_tt.services.results import Moves, Picture
from profit_tt.services.survey_results import Results


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Everything a report is made of, as one audience may see it. links: finding id -> its place in the network;
    surveys: those that were answered, and whose results the audience may see; became: finding id -> what a facilitator
    said becomes of it.
    """

    picture: Picture
    opinion: Opinion | None
    moves: Moves | None
    network: Network
    links: dict[int, FindingLinks]
    surveys: tuple[Results, ...] = ()
    became: Mapping[int, Became] = field(default_factory=dict)


def gathered(*, by: Person, audience: Audience, wait: bool = False) -> Gathered:
    """The latest round, and movement only where it repeats an earlier one that this audience may see too.

    The world is told of no opinion groups, whose people are points on a map, of no survey, and not why a facilitator
    set a finding's status, which was written for the room.
    `wait`: until it is known whether opinion groups beat chance; without it, what is known by now.
    Raises NotAllowed, NotFound.
    """
    seen = results.picture(by=by, audience=audience)
    told = None if audience is Audience.world else opinion.of(seen)
    if told is not None and wait:
        told.judge()
    moves = results.movement(by=by, audience=audience, round_id=seen.round_id) if seen.round_id else None
    return Gathered(
        picture=seen,
        opinion=told,
        moves=moves,
        network=network_figures.network(by=by),
        links=network_links.of_findings(by=by),
        surveys=_surveys(by, audience),
        became={} if audience is Audience.world else following_up.of_findings(by=by),
    )


def _surveys(by: Person, audience: Audience) -> tuple[Results, ...]:
    if audience is Audience.world:
        return ()
    seen = (
        survey_results.results(by=by, survey_id=form.id)
        for form in surveys.forms(by=by)
        if survey_results.may_see(form, is_facilitator=audience is Audience.desk)
    )
    return tuple(one for one in seen if one.people)
