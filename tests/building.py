"""Builders: a think tank with people and findings in one line. They go through services, except `crowd` and `heap`."""

from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from profit_tt import store
from profit_tt.clock import now
from profit_tt.models import (
    ORGANISATIONS,
    BallotKind,
    DeviceExpert,
    Expert,
    ExpertDraft,
    Finding,
    FindingDraft,
    FindingKind,
    FindingTheme,
    Language,
    Person,
    Provenance,
    Scope,
    StepKind,
    StepState,
    ThinkTank,
    ThinkTankDraft,
)
from profit_tt.models.agenda_drafts import RoundDraft, StepDraft
from profit_tt.models.base import Row
from profit_tt.services import collecting, composing, entering, gathering, hosting, room, running, voting

REGIONS = ("kent", "essex", "pas-de-calais", "belgian-coast", "zeeland")


@dataclass
class Hall:
    """One think tank under test. `desk` is its facilitator, `experts` and `findings` what was built so far."""

    think_tank: ThinkTank
    desk: Person
    token: str
    experts: list[Person] = field(default_factory=list)
    findings: list[int] = field(default_factory=list)

    @property
    def id(self) -> int:
        assert self.think_tank.id is not None
        return self.think_tank.id

    @property
    def code(self) -> str:
        return self.think_tank.code

    @property
    def round_id(self) -> int:
        voting = room.look(by=self.desk).voting
        assert voting is not None
        assert voting.id is not None
        return voting.id

    def person(self, device: str) -> Person:
        """A device that looks at this think tank and has not joined it."""
        return Person(device, self.id)

    def open(self, *kinds: StepKind) -> "Hall":
        """Open steps; a vote also when there is no finding yet, which no facilitator can do."""
        for kind in kinds:
            if kind is StepKind.vote and not room.look(by=self.desk).findings:
                self._open_empty_vote()
            else:
                running.open_step(by=self.desk, kind=kind)
        return self

    def _open_empty_vote(self) -> None:
        """As when every finding was withdrawn while the vote was open: those that come are asked about."""
        with store.writing() as session:
            store.revisions.advance(session, think_tank_id=self.id, scope=Scope.agenda)
            think_tank = store.think_tanks.by_id(session, think_tank_id=self.id)
            assert think_tank is not None
            step = next(
                one for one in store.think_tanks.steps(session, think_tank_id=self.id) if one.kind is StepKind.vote
            )
            step.state = StepState.open
            think_tank.current_step_id = step.id
            session.add_all([step, think_tank])

    def close(self, *kinds: StepKind) -> "Hall":
        for kind in kinds:
            running.close_step(by=self.desk, kind=kind)
        return self

    def expert(
        self,
        region: str = "kent",
        stakeholder: str = "enterprise",
        language: str = "en",
        name: str = "",
        device: str = "",
    ) -> Person:
        """Somebody who has just joined."""
        person = self.person(device or f"device-{self.id}-{len(self.experts) + 1}")
        draft = ExpertDraft.of(region=region, stakeholder=stakeholder, language=language, name=name)
        entering.join(by=person, draft=draft)
        self.experts.append(person)
        return person

    def coordinator(self, region: str = "kent") -> Person:
        """Somebody who looks after one region's part of the network, in through an own link."""
        made = hosting.invite_facilitator(by=self.desk, name=f"Coordinator of {region}", region=region)
        person = self.person(f"coordinator-{self.id}-{region}")
        entering.enter_as_facilitator(device=person.device, token=made.token)
        return person

    def finding(
        self, text: str = "A joint ticket for the quiet months", *, by: Person | None = None, **more: object
    ) -> Finding:
        """A finding that somebody sends; opens collecting if need be."""
        author = by or (self.experts[0] if self.experts else self.expert())
        if not room.look(by=author).is_open(StepKind.collect):
            self.open(StepKind.collect)
        fields = {"kind": "practice", "language": "en", "themes": ["data"]} | more
        sent = collecting.submit(by=author, draft=FindingDraft.of(text=text, **fields))  # type: ignore[arg-type]
        assert sent.id is not None
        self.findings.append(sent.id)
        return sent

    def vote(self, by: Person, finding_id: int, choice: str = "agree") -> int:
        return voting.cast(by=by, round_id=self.round_id, finding_id=finding_id, choice=choice)

    def ballot(self, kind: BallotKind, **more: Any) -> "Hall":
        """The round that is on gets this ballot; `more` as `RoundDraft.of` takes it."""
        step = self._step_of(self.round_id)
        composing.edit_round(by=self.desk, step_id=step, draft=RoundDraft.of(ballot=kind, **more))
        return self

    def another(self, **more: Any) -> int:
        """One vote step more, as `RoundDraft.of` takes it (`again_of=...`), open in place of the one before; its id."""
        for one in room.look(by=self.desk).steps:
            if one.kind is StepKind.vote and one.state is StepState.open:
                running.set_step(by=self.desk, step_id=one.id or 0, state=StepState.view_only)
        step = composing.add_step(by=self.desk, draft=StepDraft.of(kind=StepKind.vote), voting=RoundDraft.of(**more))
        assert step.id is not None
        running.set_step(by=self.desk, step_id=step.id, state=StepState.open)
        return self.round_of(step.id)

    def round_of(self, step_id: int) -> int:
        found = next(one for one in room.look(by=self.desk).rounds if one.step_id == step_id)
        assert found.id is not None
        return found.id

    def _step_of(self, round_id: int) -> int:
        return next(one.step_id for one in room.look(by=self.desk).rounds if one.id == round_id)

    def crowd(self, number: int) -> list[Person]:
        """Many experts at once, over all regions and types."""
        first = len(self.experts) + 1
        people = [self.person(f"device-{self.id}-{place}") for place in range(first, first + number)]
        kinds = islice(cycle((region, stakeholder) for stakeholder in ORGANISATIONS for region in REGIONS), number)
        common = {"think_tank_id": self.id, "language": Language.en, "joined_at": now()}
        common |= {"provenance": Provenance.live, "source": ""}
        with store.writing() as session:
            store.revisions.advance(session, think_tank_id=self.id, scope=Scope.number)
            ids = session.scalars(
                sa.insert(Expert).returning(Expert.id, sort_by_parameter_order=True),
                [{"region": region, "stakeholder": stakeholder, **common} for region, stakeholder in kinds],
            ).all()
            session.execute(
                sa.insert(DeviceExpert),
                [
                    {"device": person.device, "expert_id": expert_id, "think_tank_id": self.id, "since": now()}
                    for person, expert_id in zip(people, ids, strict=True)
                ],
            )
        self.experts += people
        return people

    def heap(self, number: int) -> list[int]:
        """Many findings at once, without author, over all kinds, regions and five themes."""
        with store.writing() as session:
            revision = store.revisions.advance(session, think_tank_id=self.id, scope=Scope.content)
            start = store.findings.next_number(session, think_tank_id=self.id)
            themes = [theme.slug for theme in store.places.themes(session)]
            rows = [
                {
                    "think_tank_id": self.id,
                    "number": place,
                    "kind": list(FindingKind)[place % 5],
                    "text": f"Finding number {place}: small firms share a way to fill the quiet months",
                    "language": Language.en,
                    "region": REGIONS[place % 5],
                    "submitted_at": now(),
                    "revision": revision,
                }
                for place in range(start, start + number)
            ]
            blank = {"evidence": "", "link": "", "state": "listed", "reason": "", "provenance": "live", "source": ""}
            ids = list(
                session.scalars(
                    sa.insert(Finding).returning(Finding.id, sort_by_parameter_order=True),
                    [row | blank for row in rows],
                )
            )
            session.execute(
                sa.insert(FindingTheme),
                [{"finding_id": one, "theme": themes[one % len(themes)]} for one in ids],
            )
            gathering.gather_open(session, think_tank_id=self.id)
        self.findings += ids
        return ids


@dataclass
class House:
    """An empty house: one database, no think tank yet."""

    kind: str
    var: Path
    url: str
    halls: list[Hall] = field(default_factory=list)

    def think_tank(self, *, open: tuple[StepKind, ...] = (), **draft: object) -> Hall:
        """A think tank and its facilitator, who came in through the link."""
        words = {"title": "Canterbury", "question": "What helps small tourism firms innovate?"} | draft
        device = f"desk-{len(self.halls) + 1}"
        made = hosting.create_think_tank(by=Person(device), draft=ThinkTankDraft.of(**words))  # type: ignore[arg-type]
        entering.enter_as_facilitator(device=device, token=made.token)
        hall = Hall(think_tank=made.think_tank, desk=Person(device, made.think_tank.id), token=made.token)
        self.halls.append(hall)
        return hall.open(*open)

    def session_of(self, n_experts: int, n_findings: int, *, open: tuple[StepKind, ...] = (StepKind.vote,)) -> Hall:
        """A think tank with so many experts and findings, voting open."""
        hall = self.think_tank(open=open)
        if n_experts:
            hall.crowd(n_experts)
        if n_findings:
            hall.heap(n_findings)
        return hall


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables: equal before and after means that nothing was changed."""
    with store.engine().connect() as connection:
        return {
            noun.name: sorted((tuple(row) for row in connection.execute(sa.select(noun))), key=repr)
            for noun in Row.metadata.sorted_tables
        }
