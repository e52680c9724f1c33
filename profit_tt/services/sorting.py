"""Sorting: experts propose themes for findings; a facilitator reads the counts and takes on what fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from profit_tt import store
from profit_tt.errors import N_, BadChoice, Closed, NotFound
from profit_tt.models import Finding, FindingState, Person, Scope, StepKind, StepState, ThinkTankState
from profit_tt.models.findings import THEMES_LIMIT
from profit_tt.services import countdown, moderating, rights
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, deed, identity


@dataclass(frozen=True, slots=True)
class Sorted:
    """What experts propose. by_finding: finding id -> theme -> people, most first; people: how many took part."""

    by_finding: dict[int, dict[str, int]]
    people: int

    def leading(self, finding_id: int) -> tuple[str, ...]:
        """The themes that most propose for a finding, at most as many as it may have; () if nobody proposes any."""
        return tuple(self.by_finding.get(finding_id, {}))[:THEMES_LIMIT]


def propose(*, by: Person, finding_id: int, themes: Sequence[str]) -> None:
    """Propose up to three themes for a finding, in place of what one proposed before; none takes it back.

    Raises Closed, BadChoice, NotFound, NotJoined.
    """
    wanted = tuple(dict.fromkeys(themes))
    with deed(by=by, operation=Operation.sort_finding, scope=Scope.number) as done:
        _require_sorting(done)
        _require_themes(done, wanted)
        _require_listed(done, finding_id)
        store.sorting.put(done.session, expert_id=done.expert_id, finding_id=finding_id, themes=wanted)


def my_sorting(*, by: Person) -> dict[int, tuple[str, ...]]:
    """What this person proposes: finding id -> themes."""
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.read_own_votes)
        return store.sorting.of_expert(session, expert_id=identity(stands.expert.id if stands.expert else None))


def counts(*, by: Person) -> Sorted:
    """What all propose, for the desk. Raises NotAllowed, NotFound."""
    with store.snapshot() as session:
        rights.require(session, by=by, operation=Operation.read_all_results)
        think_tank_id = by.think_tank_id or 0
        return Sorted(
            by_finding=store.sorting.counts(session, think_tank_id=think_tank_id),
            people=store.sorting.people(session, think_tank_id=think_tank_id),
        )


def adopt(*, by: Person, finding_id: int, seen: int | None) -> Finding:
    """Sort a finding under the themes that most propose. `seen`: its version, as the desk showed it.

    Raises NotFound when nobody proposes any, ChangedMeanwhile, NotAllowed.
    """
    themes = counts(by=by).leading(finding_id)
    if not themes:
        raise NotFound
    return moderating.sort(by=by, finding_id=finding_id, seen=seen, themes=themes)


def _require_sorting(done: Deed) -> None:
    """A sorting step is open and has time left, in a think tank that has not ended."""
    think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
    steps = store.think_tanks.steps(done.session, think_tank_id=done.think_tank_id)
    sorting = [step for step in steps if step.kind is StepKind.sort and step.state is StepState.open]
    ended = think_tank is None or think_tank.state is ThinkTankState.closed
    if ended or all(countdown.is_over(step) for step in sorting):
        raise Closed(N_("Sorting is closed: this was not counted."))


def _require_themes(done: Deed, themes: tuple[str, ...]) -> None:
    known = {theme.slug for theme in store.places.themes(done.session)}
    if len(themes) > THEMES_LIMIT or not set(themes) <= known:
        raise BadChoice(N_("Three themes at most: take one away."), field="themes")


def _require_listed(done: Deed, finding_id: int) -> None:
    finding = store.findings.by_id(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
    if finding is None or finding.state is not FindingState.listed:
        raise NotFound
