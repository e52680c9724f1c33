"""A finding in the network: the organisations and activities it rests on, and who tries it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import N_, BadChoice, NotFound
from profit_tt.models import Commitment, CommitmentDraft, Evidence, Organisation, Person, Provenance
from profit_tt.models.network import NOTE_LIMIT
from profit_tt.models.words import clean
from profit_tt.services import network_rules as rules
from profit_tt.services import rights
from profit_tt.services.network_figures import may_name, names_for, roots
from profit_tt.services.network_rules import network_deed
from profit_tt.services.rights import Operation
from profit_tt.services.writing import Deed, identity


@dataclass(frozen=True, slots=True)
class Rests:
    """What a finding rests on. name: of an organisation ("" where it may not be named) or title of an activity; noun:
    which of the two; kind: the organisation's type or the activity's kind; regions: where it is from, or was for.
    """

    evidence_id: int
    noun: str
    id: int
    name: str
    kind: str
    regions: tuple[str, ...]
    note: str
    provenance: str


@dataclass(frozen=True, slots=True)
class Tries:
    """Who tries a finding: an organisation (name "" where it may not be named), or a whole region (id None)."""

    commitment_id: int
    id: int | None
    name: str
    region: str
    by_when: date | None
    state: str
    outcome: str
    version: int
    provenance: str


@dataclass(frozen=True, slots=True)
class FindingLinks:
    """A finding's place in the network, as one person may see it."""

    rests: tuple[Rests, ...] = ()
    tries: tuple[Tries, ...] = ()

    @property
    def has_samples(self) -> bool:
        """Whether anything shown was invented for the sample."""
        shown = {one.provenance for one in self.rests} | {one.provenance for one in self.tries}
        return Provenance.illustrative in shown


def of_finding(*, by: Person, finding_id: int) -> FindingLinks:
    """What a finding rests on and who tries it; sample rows are left out when they are hidden. Raises NotFound.

    A fixed number of statements, whatever is linked.
    """
    return _read(by, finding_id).get(finding_id, FindingLinks())


def of_findings(*, by: Person) -> dict[int, FindingLinks]:
    """The same of all findings that are linked to anything, by finding id. Raises NotFound."""
    return _read(by, None)


def link(
    *,
    by: Person,
    finding_id: int,
    organisation_id: int | None = None,
    activity_id: int | None = None,
    note: str = "",
) -> Evidence:
    """Note that a finding rests on an organisation or an activity, one of them; linking again changes the note.

    Raises BadText, BadChoice, NotAllowed, NotFound.
    """
    note = clean(note, field="note", limit=NOTE_LIMIT)
    if (organisation_id is None) == (activity_id is None):
        raise BadChoice(N_("Choose an organisation or an activity."), field="evidence")
    with network_deed(by=by) as done:
        finding = rules.finding(done, finding_id)
        name, target = _target(done, organisation_id, activity_id)
        there = store.network_links.evidence(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
        same = (one for one in there if (one.organisation_id, one.activity_id) == target)
        made = next(same, None) or Evidence(
            think_tank_id=done.think_tank_id, finding_id=finding_id, organisation_id=target[0], activity_id=target[1]
        )
        if made.id is None or made.note != note:
            made.note = note
            done.session.add(made)
            done.log("link", "finding", finding.id, after={"name": name, "note": note})
        done.session.flush()
        return made


def unlink(*, by: Person, evidence_id: int) -> None:
    """Take a link away. Raises NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        there = store.network_links.evidence(done.session, think_tank_id=done.think_tank_id)
        found = next((one for one in there if one.id == evidence_id), None)
        if found is None:
            raise NotFound
        name, _ = _target(done, found.organisation_id, found.activity_id)
        done.session.delete(found)
        done.log("unlink", "finding", found.finding_id, before={"name": name, "note": found.note})


def commit(*, by: Person, finding_id: int, draft: CommitmentDraft) -> Commitment:
    """An organisation or a region tries a finding. Raises BadChoice when it does already, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        rules.finding(done, finding_id)
        organisation_id, region, name = _who(done, draft)
        there = store.network_links.commitments(done.session, think_tank_id=done.think_tank_id, finding_id=finding_id)
        if any((one.organisation_id, one.region) == (organisation_id, region) for one in there):
            raise BadChoice(N_("They try this finding already: change that line."), field="organisation")
        made = Commitment(
            think_tank_id=done.think_tank_id,
            finding_id=finding_id,
            organisation_id=organisation_id,
            region=region,
            **draft.model_dump(exclude={"organisation_id", "region"}),
        )
        done.session.add(made)
        done.session.flush()
        done.log("commit", "finding", finding_id, after=_told(made, name))
        return made


def edit_commitment(*, by: Person, commitment_id: int, draft: CommitmentDraft, seen: int | None = None) -> Commitment:
    """Change by when, how far, what came of it; who it is stays. Raises ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        found, name = _commitment(done, commitment_id, seen)
        before = _told(found, name)
        found.by_when, found.state, found.outcome = draft.by_when, draft.state, draft.outcome
        found.version += 1
        done.session.add(found)
        done.log("commit", "finding", found.finding_id, before=before, after=_told(found, name))
        return found


def remove_commitment(*, by: Person, commitment_id: int, seen: int | None = None) -> None:
    """Take a commitment away that was none. Raises ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        found, name = _commitment(done, commitment_id, seen)
        done.session.delete(found)
        done.log("uncommit", "finding", found.finding_id, before=_told(found, name))


def _target(
    done: Deed, organisation_id: int | None, activity_id: int | None
) -> tuple[str, tuple[int | None, int | None]]:
    """What it is called, and its ids, once merges were followed. Raises NotAllowed, NotFound."""
    if organisation_id is not None:
        organisation = rules.organisation(done, organisation_id)
        rules.require_one_of(done, (organisation.region,))
        return organisation.name, (organisation.id, None)
    activity = rules.activity(done, activity_id or 0)
    regions = store.network.activity_regions(done.session, think_tank_id=done.think_tank_id)
    rules.require_one_of(done, rules.home(activity, regions.get(identity(activity.id), ())))
    return activity.title, (None, activity.id)


def _who(done: Deed, draft: CommitmentDraft) -> tuple[int | None, str | None, str]:
    if draft.organisation_id is not None:
        organisation = rules.organisation(done, draft.organisation_id)
        rules.require_one_of(done, (organisation.region,))
        return organisation.id, None, organisation.name
    if draft.region not in {one.slug for one in store.places.regions(done.session)}:
        raise BadChoice(N_("There is no such region."), field="region")
    rules.require_one_of(done, (draft.region,))
    return None, draft.region, draft.region or ""


def _commitment(done: Deed, commitment_id: int, seen: int | None) -> tuple[Commitment, str]:
    here = done.think_tank_id
    found = store.network_links.commitment(done.session, think_tank_id=here, commitment_id=commitment_id)
    if found is None:
        raise NotFound
    rules.require_seen(found.version, seen)
    if found.organisation_id is None:
        rules.require_one_of(done, (found.region,))
        return found, found.region or ""
    organisation = rules.organisation(done, found.organisation_id)
    rules.require_one_of(done, (organisation.region,))
    return found, organisation.name


def _told(one: Commitment, name: str) -> dict[str, Any]:
    by_when = one.by_when.isoformat() if one.by_when else ""
    return {"name": name, "by_when": by_when, "state": str(one.state), "outcome": one.outcome}


def _read(by: Person, finding_id: int | None) -> dict[int, FindingLinks]:
    with store.snapshot() as session:
        stands = rights.require(session, by=by, operation=Operation.read_network)
        here = by.think_tank_id or 0
        evidence = store.network_links.evidence(session, think_tank_id=here, finding_id=finding_id)
        commitments = store.network_links.commitments(session, think_tank_id=here, finding_id=finding_id)
        if not evidence and not commitments:
            return {}
        known = _Known.of(session, here, names_for(stands))
    made: dict[int, tuple[list[Rests], list[Tries]]] = {}
    for one in evidence:
        if (rests := known.rests(one)) is not None:
            made.setdefault(one.finding_id, ([], []))[0].append(rests)
    for commitment in commitments:
        if (tries := known.tries(commitment)) is not None:
            made.setdefault(commitment.finding_id, ([], []))[1].append(tries)
    return {one: FindingLinks(tuple(rests), tuple(tries)) for one, (rests, tries) in made.items()}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is needed to tell of links in words that this viewer may read."""

    organisations: dict[int, Organisation]
    activities: dict[int, Any]
    regions: dict[int, tuple[str, ...]]
    names: str
    hidden: bool

    @classmethod
    def of(cls, session: Session, think_tank_id: int, names: str) -> "_Known":
        every = store.network.organisations(session, think_tank_id=think_tank_id)
        by_id = {one.id or 0: one for one in every}
        think_tank = store.think_tanks.by_id(session, think_tank_id=think_tank_id)
        return cls(
            organisations={one: by_id[root] for one, root in roots(every).items()},
            activities={one.id or 0: one for one in store.network.activities(session, think_tank_id=think_tank_id)},
            regions=store.network.activity_regions(session, think_tank_id=think_tank_id),
            names=names,
            hidden=think_tank is not None and think_tank.sample_hidden,
        )

    def rests(self, one: Evidence) -> Rests | None:
        found: Any
        told: tuple[str, int, str, str, tuple[str, ...]]
        if one.organisation_id is not None:
            found = self.organisations[one.organisation_id]
            told = ("organisation", found.id or 0, self.name(found), str(found.stakeholder), (found.region,))
        else:
            found = self.activities[one.activity_id or 0]
            told = ("activity", found.id, found.title, str(found.kind), self.regions.get(found.id, ()))
        if self.is_left_out(one, found):
            return None
        return Rests(identity(one.id), *told, one.note, str(one.provenance))

    def tries(self, one: Commitment) -> Tries | None:
        found = self.organisations.get(one.organisation_id or 0)
        if self.is_left_out(one, found):
            return None
        who = (found.id, self.name(found), found.region) if found else (None, "", one.region or "")
        return Tries(identity(one.id), *who, one.by_when, str(one.state), one.outcome, one.version, str(one.provenance))

    def name(self, found: Organisation) -> str:
        return found.name if may_name(found, self.names) else ""

    def is_left_out(self, *rows: Any) -> bool:
        return self.hidden and any(row is not None and row.provenance is Provenance.illustrative for row in rows)
