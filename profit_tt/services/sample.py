"""The sample: the Canterbury think tank of 13 June 2019, ready for a session. Loading it again changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlmodel import Session

from profit_tt import store
from profit_tt.config import settings
from profit_tt.errors import NotFound
from profit_tt.models import (
    VALUES,
    Expert,
    Finding,
    FindingTheme,
    LogEntry,
    Person,
    Region,
    Role,
    Scope,
    Standing,
    StepKind,
    StepState,
    Theme,
    ThinkTank,
    Translation,
    TranslationState,
    Vote,
)
from profit_tt.services import hosting, network_sample, reaction_sample, rights, survey_sample, thresholds
from profit_tt.services.rights import Operation
from profit_tt.services.sample_files import (
    ExpertRow,
    FindingRow,
    SampleFiles,
    TranslationRow,
    VoteRow,
    read_sample,
)
from profit_tt.services.writing import Deed, identity

CANTERBURY = "canterbury"
#: The facilitator who comes in through the link that the command line prints.
FACILITATOR = "server"


@dataclass(frozen=True, slots=True)
class LoadedSample:
    """The sample think tank, and whether it was loaded just now."""

    think_tank: ThinkTank
    new: bool


def load_canterbury(*, by: Person) -> LoadedSample:
    """Load `data/canterbury`, all of it or nothing, unless it is there; what people changed in it stays.

    Collecting and voting are open and results are shown, so that a session can begin at once.
    Raises BadData naming file and row, NotAllowed, StoreTrouble.
    """
    with store.writing() as session:
        stands = rights.require(session, by=by, operation=Operation.load_sample)
        files = read(regions=store.places.regions(session), themes=store.places.themes(session))
        there = store.think_tanks.by_code(session, code=files.think_tank.code)
        new = there is None
        think_tank = _loaded(session, files) if there is None else there
        _load_network(session, think_tank, stands)
        return LoadedSample(think_tank, new=new)


def _load_network(session: Session, think_tank: ThinkTank, stands: Standing) -> None:
    """The network around it, unless there is one: an earlier version of this app loaded the sample without."""
    here = identity(think_tank.id)
    if store.network.changed_at(session, think_tank_id=here):
        return
    revision = store.revisions.advance(session, think_tank_id=here, scope=Scope.number)
    done = Deed(session, Person.house(here), here, revision, stands)
    findings = {
        number: finding_id for finding_id, number in store.findings.numbers(session, think_tank_id=here).items()
    }
    counted = network_sample.load(done, folder=settings().data / CANTERBURY, findings=findings)
    if counted:
        store.network.touch(session, think_tank_id=here, revision=revision)
        done.log("load", "network", None, after=counted)


def read(*, regions: Iterable[Region], themes: Iterable[Theme]) -> SampleFiles:
    """The files of the sample, without loading them. Raises BadData."""
    return read_sample(
        settings().data / CANTERBURY,
        regions={region.slug for region in regions},
        themes={theme.slug for theme in themes},
    )


def _loaded(session: Session, files: SampleFiles) -> ThinkTank:
    entry = files.think_tank
    think_tank = hosting.founded(session, draft=entry.draft(FACILITATOR), code=entry.code).think_tank
    think_tank.provenance, think_tank.source = entry.provenance, entry.source
    think_tank_id = identity(think_tank.id)
    # All of it happened on the day of the think tank, and as one revision.
    at = datetime.combine(entry.held_on, time(12), UTC)
    revision = store.revisions.advance(session, think_tank_id=think_tank_id, scope=Scope.agenda)
    round_id = _open(session, think_tank)
    experts = {row.id: _expert(row, think_tank_id, at) for row in files.experts}
    session.add_all(experts.values())
    session.flush()
    findings = {row.number: _finding(row, think_tank_id, experts, at, revision) for row in files.findings}
    session.add_all(findings.values())
    session.flush()
    for row in files.findings:
        _tie(session, findings[row.number], row)
    session.add_all(_translation(row, findings) for row in files.translations)
    store.rounds.take_in(session, round_id=round_id, finding_ids=[identity(one.id) for one in findings.values()])
    session.add_all(_vote(row, round_id, experts, findings, revision) for row in files.votes)
    survey_sample.load(
        session,
        folder=settings().data / CANTERBURY,
        think_tank_id=think_tank_id,
        experts=experts,
        at=at,
        revision=revision,
    )
    reaction_sample.load(
        session, folder=settings().data / CANTERBURY, think_tank_id=think_tank_id, experts=experts, at=at
    )
    session.add(_log(think_tank_id, revision, files))
    session.flush()
    return think_tank


def _open(session: Session, think_tank: ThinkTank) -> int:
    """Open collecting and voting, let phones and wall follow the vote, show results; gives the round."""
    for step in store.think_tanks.steps(session, think_tank_id=identity(think_tank.id)):
        if step.kind in (StepKind.collect, StepKind.vote):
            step.state = StepState.open
        if step.kind is StepKind.vote:
            think_tank.current_step_id = step.id
        session.add(step)
    rounds = store.think_tanks.rounds(session, think_tank_id=identity(think_tank.id))
    if not rounds:
        raise NotFound
    rounds[0].shown_on_wall = rounds[0].shown_on_phones = True
    thresholds.fix(session, think_tank_id=identity(think_tank.id))
    session.add_all([think_tank, rounds[0]])
    return identity(rounds[0].id)


def _expert(row: ExpertRow, think_tank_id: int, at: datetime) -> Expert:
    return Expert(
        think_tank_id=think_tank_id,
        region=row.region,
        stakeholder=row.stakeholder,
        language=row.language,
        joined_at=at,
        provenance=row.provenance,
        source=row.source,
        external_id=row.id,
    )


def _finding(row: FindingRow, think_tank_id: int, experts: dict[str, Expert], at: datetime, revision: int) -> Finding:
    draft = row.draft()
    return Finding(
        think_tank_id=think_tank_id,
        number=row.number,
        kind=draft.kind,
        text=draft.text,
        language=draft.language,
        expert_id=experts[row.expert].id if row.expert else None,
        region=row.region or None,
        submitted_at=at,
        revision=revision,
        provenance=row.provenance,
        source=row.source,
        external_id=f"{CANTERBURY}-{row.number}",
    )


def _translation(row: TranslationRow, findings: dict[int, Finding]) -> Translation:
    finding_id = identity(findings[row.finding].id)
    return Translation(finding_id=finding_id, language=row.language, text=row.text, state=TranslationState.approved)


def _tie(session: Session, finding: Finding, row: FindingRow) -> None:
    draft, finding_id = row.draft(), identity(finding.id)
    session.add_all(FindingTheme(finding_id=finding_id, theme=theme) for theme in draft.themes)
    if draft.tags:
        store.findings.set_tags(session, think_tank_id=finding.think_tank_id, finding_id=finding_id, tags=draft.tags)


def _vote(row: VoteRow, round_id: int, experts: dict[str, Expert], findings: dict[int, Finding], revision: int) -> Vote:
    return Vote(
        round_id=round_id,
        expert_id=identity(experts[row.expert].id),
        finding_id=identity(findings[row.finding].id),
        value=VALUES[row.vote],
        revision=revision,
        provenance=str(row.provenance),
    )


def _log(think_tank_id: int, revision: int, files: SampleFiles) -> LogEntry:
    counted = {"experts": len(files.experts), "findings": len(files.findings), "votes": len(files.votes)}
    return LogEntry(
        think_tank_id=think_tank_id,
        at=datetime.combine(files.think_tank.held_on, time(12), UTC),
        revision=revision,
        role=str(Role.house),
        deed="load",
        noun="think_tank",
        noun_id=think_tank_id,
        after=counted,
    )
