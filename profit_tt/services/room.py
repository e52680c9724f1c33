"""The room: what everybody in a think tank may see of it, results apart. One copy a content revision and process."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import (
    FindingState,
    Person,
    Provenance,
    Pulse,
    Region,
    Round,
    Step,
    StepKind,
    StepState,
    Theme,
    ThinkTank,
    ThinkTankState,
    TranslationState,
)
from profit_tt.models.words import folded
from profit_tt.services import step_names
from profit_tt.services.latest import Latest
from profit_tt.text import Speaker


@dataclass(frozen=True, slots=True)
class RoomFinding:
    """A finding on the list, as everybody sees it."""

    id: int
    number: int
    kind: str
    text: str
    language: str
    region: str | None
    stakeholder: str | None
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    evidence: str
    link: str
    businesses: int | None
    supporters: int
    provenance: str
    source: str
    external_id: str | None
    folded: str = field(repr=False)
    starred: bool = False
    discussed: bool = False
    version: int = 1
    #: Where a merged or split finding comes from: (number, region) of each of its forebears; () for all others.
    credits: tuple[tuple[int, str | None], ...] = ()
    #: Who wrote it, or its forebears, for counting heads only: (expert id, region) of each.
    authors: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    #: Approved translations: language -> text.
    translations: dict[str, str] = field(default_factory=dict, hash=False)
    folded_translations: tuple[str, ...] = field(default=(), repr=False)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions it comes from: its author's, or those of its forebears."""
        if self.region is not None:
            return (self.region,)
        return tuple(dict.fromkeys(region for _, region in self.credits if region is not None))

    def read_in(self, language: str) -> str:
        """Its text in `language` where an approved translation exists, else as its author wrote it."""
        return self.translations.get(language, self.text)


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """A finding in whatever state it is, for those who moderate."""

    finding: RoomFinding
    state: FindingState
    reason: str


@dataclass(frozen=True, slots=True)
class Room:
    """A think tank with its agenda, places and listed findings, at one content revision."""

    content: int
    think_tank: ThinkTank
    steps: tuple[Step, ...]
    rounds: tuple[Round, ...]
    regions: tuple[Region, ...]
    themes: tuple[Theme, ...]
    tags: tuple[str, ...]
    findings: tuple[RoomFinding, ...]
    #: Which findings each round is about: round id -> ids.
    asked: dict[int, frozenset[int]] = field(default_factory=dict)

    def findings_of(self, voting: Round) -> tuple[RoomFinding, ...]:
        """The listed findings that a round is about."""
        ids = self.asked.get(voting.id or 0, frozenset())
        return tuple(one for one in self.findings if one.id in ids)

    def round_of(self, step: Step | None) -> Round | None:
        """The round of a voting step."""
        return next((one for one in self.rounds if step is not None and one.step_id == step.id), None)

    @property
    def current_step(self) -> Step | None:
        """The step that phones and wall follow."""
        return next((step for step in self.steps if step.id == self.think_tank.current_step_id), None)

    @property
    def next_step(self) -> Step | None:
        """The step after the current one; the first when there is no current one, None after the last."""
        order = [step.id for step in self.steps]
        current = self.think_tank.current_step_id
        place = order.index(current) + 1 if current in order else 0
        return self.steps[place] if place < len(self.steps) else None

    @property
    def is_ended(self) -> bool:
        """Whether the think tank is closed: nothing is taken any more."""
        return self.think_tank.state is ThinkTankState.closed

    def step_name(self, step: Step, say: Speaker) -> str:
        """What a step is called in the speaker's language: a facilitator's words, or the name of its kind."""
        return step_names.name(step, self.round_of(step), say)

    def was_open(self, voting: Round) -> bool:
        """Whether a round has ever taken votes: it took in its findings then."""
        return bool(self.asked.get(voting.id or 0))

    def is_open(self, kind: StepKind) -> bool:
        """Whether a step of this kind takes contributions."""
        return any(step.kind is kind and step.state is StepState.open for step in self.steps)

    def step(self, kind: StepKind) -> Step | None:
        return next((step for step in self.steps if step.kind is kind), None)

    @property
    def voting(self) -> Round | None:
        """The round that is open (of several, the one everybody is at), else the latest that was, else the first."""
        state = {step.id: step.state for step in self.steps}
        running = [one for one in self.rounds if state.get(one.step_id) is StepState.open]
        followed = [one for one in running if one.step_id == self.think_tank.current_step_id]
        held = followed or running or [one for one in self.rounds if self.was_open(one)]
        if held:
            return held[-1]
        return self.rounds[0] if self.rounds else None

    def region_name(self, slug: str | None, language: str) -> str:
        return next((region.name(language) for region in self.regions if region.slug == slug), "")

    def theme_name(self, slug: str, language: str) -> str:
        return next((theme.name(language) for theme in self.themes if theme.slug == slug), slug)

    def finding(self, finding_id: int | None) -> RoomFinding | None:
        return next((one for one in self.findings if one.id == finding_id), None)

    @property
    def has_samples(self) -> bool:
        """Whether anything shown was invented for the sample."""
        return any(one.provenance == Provenance.illustrative for one in self.findings)


_rooms: Latest[int, Room] = Latest()


def pulse(*, by: Person) -> Pulse:
    """The think tank's revision: one cheap read. Raises NotFound."""
    if by.think_tank_id is None:
        raise NotFound
    with store.reading() as session:
        return store.revisions.pulse(session, think_tank_id=by.think_tank_id)


def pulses() -> dict[int, Pulse]:
    """The revisions of all think tanks, for the door that pushes them to walls and phones."""
    with store.reading() as session:
        return store.revisions.pulses(session)


def look(*, by: Person, at: Pulse | None = None) -> Room:
    """The room as it is now, or at a pulse that was read a moment ago: that costs no query when nothing has changed.

    Raises NotFound; whoever has the think tank's code may look, and the world while it is published.
    """
    if by.think_tank_id is None:
        raise NotFound
    think_tank_id = by.think_tank_id
    now = at or pulse(by=by)
    here = _rooms.at(think_tank_id, now.content, lambda: _made(think_tank_id))
    if by.is_reader and here.think_tank.published_at is None:
        raise NotFound
    return here


def _made(think_tank_id: int) -> tuple[int, Room]:
    with store.snapshot() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        return content, within(session, think_tank_id=think_tank_id, content=content)


def within(session: Session, *, think_tank_id: int, content: int) -> Room:
    """The room as a snapshot at content revision `content` sees it: the kept one if it is of that revision."""
    kept = _rooms.kept(think_tank_id)
    if kept is not None and kept.content == content:
        return kept
    think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
    if think_tank is None:
        raise NotFound
    return Room(
        content=content,
        think_tank=think_tank,
        steps=tuple(store.think_tanks.steps(session, think_tank_id=think_tank_id)),
        rounds=tuple(store.think_tanks.rounds(session, think_tank_id=think_tank_id)),
        regions=tuple(store.places.regions(session)),
        themes=tuple(store.places.themes(session)),
        tags=tuple(store.findings.tags(session, think_tank_id=think_tank_id)),
        findings=_findings(session, think_tank_id),
        asked=store.rounds.all_findings(session, think_tank_id=think_tank_id),
    )


def all_findings(session: Session, *, think_tank_id: int) -> tuple[WrittenFinding, ...]:
    """Every finding in every state, by number, in a fixed number of queries."""
    rows: list[Any] = list(store.findings.frame(session, think_tank_id=think_tank_id).itertuples())
    translations = _approved(session, think_tank_id)
    roots, known = _roots(session, think_tank_id), {row.finding_id: row for row in rows}
    return tuple(
        WrittenFinding(
            _finding(row, [known[one] for one in roots.get(row.finding_id, ())], translations.get(row.finding_id, {})),
            FindingState(row.state),
            row.reason,
        )
        for row in rows
    )


def _findings(session: Session, think_tank_id: int) -> tuple[RoomFinding, ...]:
    written = all_findings(session, think_tank_id=think_tank_id)
    return tuple(one.finding for one in written if one.state is FindingState.listed)


def _finding(row: Any, forebears: Sequence[Any], translations: dict[str, str]) -> RoomFinding:
    """A row of the frame; `forebears` are the rows of those behind it, none if nothing was merged or split."""
    wrote = {(int(one.expert_id), one.region) for one in forebears or (row,) if one.expert_id is not None}
    return RoomFinding(
        id=row.finding_id,
        number=row.number,
        kind=str(row.kind),
        text=row.text,
        language=str(row.language),
        region=row.region,
        stakeholder=None if row.stakeholder is None else str(row.stakeholder),
        themes=row.themes,
        tags=row.tags,
        evidence=row.evidence,
        link=row.link,
        businesses=row.businesses,
        supporters=row.supporters,
        provenance=str(row.provenance),
        source=row.source,
        external_id=row.external_id,
        folded=folded(row.text),
        starred=row.starred,
        discussed=row.discussed,
        version=row.version,
        credits=tuple(sorted((one.number, one.region) for one in forebears)),
        authors=tuple(sorted((expert, region) for expert, region in wrote if region is not None)),
        translations=translations,
        folded_translations=tuple(folded(text) for text in translations.values()),
    )


def _approved(session: Session, think_tank_id: int) -> dict[int, dict[str, str]]:
    return {
        finding_id: {
            language: one.text for language, one in sorted(found.items()) if one.state is TranslationState.approved
        }
        for finding_id, found in store.findings.translations(session, think_tank_id=think_tank_id).items()
    }


def _roots(session: Session, think_tank_id: int) -> dict[int, set[int]]:
    """Ids of those that experts wrote, behind each finding that a merge or a split has made."""
    parents: dict[int, set[int]] = defaultdict(set)
    for line in store.lineage.standing(session, think_tank_id=think_tank_id):
        parents[line.child_id].add(line.parent_id)

    def roots(finding_id: int) -> set[int]:
        if finding_id not in parents:
            return {finding_id}
        return set().union(*(roots(parent) for parent in parents[finding_id]))

    return {child: roots(child) for child in list(parents)}
