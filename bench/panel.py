"""A think tank with all its votes in the database, to time its picture: 150 experts, 300 findings, 30,000 votes."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bench.conversations import timed
from profit_tt import store
from profit_tt.analysis import bootstrap, chance, polis
from profit_tt.models import (
    Audience,
    ExpertDraft,
    FindingDraft,
    Language,
    Person,
    Scope,
    Stakeholder,
    StepKind,
    ThinkTankDraft,
)
from profit_tt.services import collecting, entering, hosting, latest, results, room, running, setting_up
from profit_tt.services.measuring import Picture

EXPERTS, FINDINGS, VOTES = 150, 300, 30_000
REGIONS = ("kent", "essex", "pas-de-calais", "belgian-coast", "zeeland")

Cell = tuple[int, int]
Spent = dict[str, list[float]]


@dataclass(frozen=True)
class Panel:
    """A think tank in which everybody has voted. desk: its facilitator; votes: (expert, finding) -> value."""

    desk: Person
    round_id: int
    votes: dict[Cell, int]


def panel(experts: int = EXPERTS, findings: int = FINDINGS, votes: int = VOTES) -> Panel:
    """Made through the services, the votes in one transaction. Regions lean a little differently."""
    setting_up.set_up()
    draft = ThinkTankDraft.of(title="Picture", question="How quickly?")
    invitation = hosting.create_think_tank(by=Person("bench-host"), draft=draft)
    desk = Person("bench-desk", invitation.think_tank.id or 0)
    entering.enter_as_facilitator(device=desk.device, token=invitation.token)
    running.open_step(by=desk, kind=StepKind.collect)
    people, ids = [], []
    for number in range(experts):
        expert = Person(f"bench-{number}", desk.think_tank_id)
        kind = list(Stakeholder)[number % 3]
        joining = ExpertDraft.of(region=REGIONS[number % 5], stakeholder=kind, language=Language.en)
        people.append(entering.join(by=expert, draft=joining).expert.id or 0)
        ids += [_sent(expert, place) for place in range(number, findings, experts)]
    running.open_step(by=desk, kind=StepKind.vote)
    voting = room.look(by=desk).voting
    here = Panel(desk, (voting.id or 0) if voting else 0, {})
    luck = random.Random(0)
    cast(here, luck.sample([(who, what) for who in people for what in ids], votes), luck)
    return here


def _sent(expert: Person, number: int) -> int:
    text = f"Finding {number} of the bench: neighbours sell a joint ticket in quiet week {number}."
    draft = FindingDraft.of(text=text, kind="practice", language="en", themes=["partnership"])
    return collecting.submit(by=expert, draft=draft).id or 0


def cast(here: Panel, cells: Iterable[Cell], luck: random.Random) -> None:
    """Votes cast, or cast anew, in one transaction."""
    with store.writing() as session:
        revision = store.revisions.advance(session, think_tank_id=here.desk.think_tank_id or 0, scope=Scope.number)
        for who, what in cells:
            value = luck.choices((1, -1, 0), (3 + (who + what) % 5, 3, 1))[0]
            here.votes[who, what] = value
            store.votes.put(
                session, round_id=here.round_id, expert_id=who, finding_id=what, value=value, revision=revision
            )


def counts(here: Panel) -> Picture:
    """What the wall shows at once: from the database to counts, shares, intervals, common ground."""
    return results.picture(by=here.desk, audience=Audience.desk, round_id=here.round_id)


def rest(seen: Picture) -> None:
    """What follows: interval of common ground, both weights, differences, agreement of regions, slate."""
    for make in (seen.ground_interval, seen.weights, seen.differences, seen.uncertain, seen.alike, seen.slate):
        make()


def whole(here: Panel) -> None:
    """The picture with all that it holds, and the groups."""
    rest(counts(here))
    groups(here)


def groups(here: Panel) -> tuple[polis.VoteMatrix, polis.Polis]:
    """Opinion groups and all of Polis's statistics, from the database."""
    with store.snapshot() as session:
        votes = polis.vote_matrix(*store.opinions.cast(session, round_id=here.round_id))
    return votes, polis.measured(votes)


def first_time() -> None:
    """Nothing is remembered: as in a process that has just begun."""
    latest.forget_all()
    chance._p.cache_clear()
    bootstrap._ends.cache_clear()


def spent(here: Panel, times: int) -> Spent:
    """Seconds of each part, the whole picture afresh and after one vote in a hundred has changed."""
    luck, found = random.Random(1), Spent()

    def part(name: str, do: Callable[[], Any]) -> None:
        found.setdefault(name, []).extend(timed(do, 1))

    def parts(after: str) -> None:
        part(f"counts{after}", lambda: counts(here))
        part(f"differences{after}", lambda: counts(here).differences())
        part(f"interval of common ground{after}", lambda: counts(here).ground_interval())
        part(f"the other measures{after}", lambda: rest(counts(here)))
        part(f"groups{after}", lambda: groups(here))

    for _ in range(times):
        first_time()
        parts("")
        for share, some in (
            (f", 1 % anew ({len(here.votes) // 100} votes)", len(here.votes) // 100),
            (", one vote", 1),
        ):
            cast(here, luck.sample(list(here.votes), some), luck)
            parts(share)
        first_time()
        part("the whole", lambda: whole(here))
        cast(here, luck.sample(list(here.votes), len(here.votes) // 100), luck)
        part("the whole, 1 % anew", lambda: whole(here))
    votes, told = groups(here)
    found["gate"] = timed(lambda: polis.judged(votes, told.silhouette), 1)
    return found
