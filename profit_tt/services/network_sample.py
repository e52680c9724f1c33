"""The sample's network: what is documented of the project's own, what it states of itself, and invented rows.

Real organisations have no invented row: what is invented takes part in invented activities.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, field_validator

from profit_tt.errors import N_, BadData, InField, Refused
from profit_tt.models import (
    Activity,
    ActivityDraft,
    ActivityKind,
    Commitment,
    CommitmentDraft,
    Evidence,
    FigureKey,
    Organisation,
    OrganisationDraft,
    Part,
    Progress,
    SizeBand,
    Stakeholder,
    StatedDraft,
    Unit,
)
from profit_tt.services import stated
from profit_tt.services.data_files import read_csv
from profit_tt.services.network_shelf import Shelf
from profit_tt.services.sample_files import Sourced
from profit_tt.services.writing import Deed

ORGANISATIONS, ACTIVITIES, PARTICIPATIONS = "organisations.csv", "activities.csv", "participations.csv"
FIGURES, EVIDENCE, COMMITMENTS = "figures.csv", "evidence.csv", "commitments.csv"

M = TypeVar("M")


class _Row(Sourced):
    """Empty cells are nothing."""

    @field_validator("*", mode="before")
    @classmethod
    def _nothing(cls, value: Any) -> Any:
        return None if value == "" else value


class OrganisationRow(_Row):
    id: str
    name: str
    region: str
    stakeholder: Stakeholder
    sector: str | None
    size: SizeBand | None
    website: str | None
    consent: bool

    def draft(self) -> OrganisationDraft:
        return OrganisationDraft.of(
            **self.model_dump(exclude={"id", "sector", "website"}),
            sector=self.sector or "",
            website=self.website or "",
        )


class ActivityRow(_Row):
    """regions and themes are joined by ";". host: an organisation's id in this sample."""

    id: str
    title: str
    kind: ActivityKind
    host_region: str | None
    regions: str
    themes: str | None
    begins: date | None
    ends: date | None
    host: str | None
    description: str | None
    reached: int | None

    def draft(self, host_id: int | None) -> ActivityDraft:
        return ActivityDraft.of(
            **self.model_dump(exclude={"id", "regions", "themes", "host", "description"}),
            regions=self.regions.split(";"),
            themes=self.themes.split(";") if self.themes else [],
            description=self.description or "",
            host_id=host_id,
        )


class ParticipationRow(_Row):
    organisation: str
    activity: str
    role: Part


class FigureRow(_Row):
    key: FigureKey
    region: str | None
    stakeholder: Stakeholder | None
    value: int = Field(ge=0)
    at_least: bool
    unit: Unit
    begins: date | None
    ends: date | None

    def draft(self) -> StatedDraft:
        return StatedDraft.of(**self.model_dump())


class EvidenceRow(_Row):
    finding: int
    organisation: str | None
    activity: str | None
    note: str | None


class CommitmentRow(_Row):
    finding: int
    organisation: str | None
    region: str | None
    by_when: date | None
    state: Progress
    outcome: str | None

    def draft(self, organisation_id: int | None) -> CommitmentDraft:
        return CommitmentDraft.of(
            **self.model_dump(exclude={"finding", "organisation", "outcome"}),
            organisation_id=organisation_id,
            outcome=self.outcome or "",
        )


def load(done: Deed, *, folder: Path, findings: Mapping[int, int]) -> dict[str, int]:
    """Put the network of a sample's folder into a think tank; nothing when it has none. How many rows of what.

    findings: number -> id. Raises BadData naming file, row and reason.
    """
    if not (folder / ORGANISATIONS).exists():
        return {}
    loading = _Loading(done, folder, findings)
    return {
        "organisations": loading.organisations(),
        "activities": loading.activities(),
        "participations": loading.participations(),
        "figures": loading.figures(),
        "evidence": loading.evidence(),
        "commitments": loading.commitments(),
    }


class _Loading:
    """One load in one open deed, file by file; later files name rows of earlier ones."""

    def __init__(self, done: Deed, folder: Path, findings: Mapping[int, int]) -> None:
        self.done, self.folder, self.findings = done, folder, findings
        self.shelf = Shelf.of(done)
        self.known_organisations: dict[str, Organisation] = {}
        self.known_activities: dict[str, Activity] = {}

    def organisations(self) -> int:
        rows = read_csv(self.folder / ORGANISATIONS, OrganisationRow)
        for number, row in enumerate(rows, start=2):
            with _row(ORGANISATIONS, number):
                self.known_organisations[row.id] = self.shelf.add_organisation(row.draft())
        self.done.session.flush()
        return len(rows)

    def activities(self) -> int:
        rows = read_csv(self.folder / ACTIVITIES, ActivityRow)
        for number, row in enumerate(rows, start=2):
            host = self._organisation(ACTIVITIES, number, "host", row.host)
            with _row(ACTIVITIES, number):
                self.known_activities[row.id] = self.shelf.add_activity(row.draft(host.id if host else None))
        return len(rows)

    def participations(self) -> int:
        rows = read_csv(self.folder / PARTICIPATIONS, ParticipationRow)
        for number, row in enumerate(rows, start=2):
            organisation = self._organisation(PARTICIPATIONS, number, "organisation", row.organisation)
            activity = self._activity(PARTICIPATIONS, number, row.activity)
            if organisation is None or activity is None or not self.shelf.join(organisation, activity, row.role):
                raise _bad(PARTICIPATIONS, number, "", N_("is there twice"))
        return len(rows)

    def figures(self) -> int:
        rows = read_csv(self.folder / FIGURES, FigureRow)
        for number, row in enumerate(rows, start=2):
            with _row(FIGURES, number):
                stated.add_within(self.done, row.draft())
        return len(rows)

    def evidence(self) -> int:
        rows = read_csv(self.folder / EVIDENCE, EvidenceRow)
        for number, row in enumerate(rows, start=2):
            organisation = self._organisation(EVIDENCE, number, "organisation", row.organisation)
            activity = self._activity(EVIDENCE, number, row.activity)
            if (organisation is None) == (activity is None):
                raise _bad(EVIDENCE, number, "", N_("names an organisation or an activity, one of them"))
            self.done.session.add(
                Evidence(
                    think_tank_id=self.done.think_tank_id,
                    finding_id=self._finding(EVIDENCE, number, row.finding),
                    organisation_id=organisation.id if organisation else None,
                    activity_id=activity.id if activity else None,
                    note=row.note or "",
                    provenance=row.provenance,
                    source=row.source,
                )
            )
        return len(rows)

    def commitments(self) -> int:
        rows = read_csv(self.folder / COMMITMENTS, CommitmentRow)
        for number, row in enumerate(rows, start=2):
            organisation = self._organisation(COMMITMENTS, number, "organisation", row.organisation)
            if row.region and row.region not in self.shelf.regions:
                raise _bad(COMMITMENTS, number, "region", N_("names nothing that is known"))
            with _row(COMMITMENTS, number):
                draft = row.draft(organisation.id if organisation else None)
            finding_id = self._finding(COMMITMENTS, number, row.finding)
            here = self.done.think_tank_id
            self.done.session.add(Commitment(think_tank_id=here, finding_id=finding_id, **draft.model_dump()))
        return len(rows)

    def _organisation(self, file: str, number: int, column: str, name: str | None) -> Organisation | None:
        return None if name is None else _known(file, number, column, name, self.known_organisations)

    def _activity(self, file: str, number: int, name: str | None) -> Activity | None:
        return None if name is None else _known(file, number, "activity", name, self.known_activities)

    def _finding(self, file: str, number: int, finding: int) -> int:
        return _known(file, number, "finding", finding, self.findings)


@contextmanager
def _row(file: str, number: int) -> Iterator[None]:
    """What is refused inside is told with file and row. Raises BadData."""
    try:
        yield
    except Refused as refused:
        raise _bad(file, number, refused.field if isinstance(refused, InField) else "", refused) from None


def _known(file: str, number: int, column: str, name: Any, known: Mapping[Any, M]) -> M:
    if name not in known:
        raise _bad(file, number, column, N_("names nothing that is known"))
    return known[name]


def _bad(file: str, number: int, column: str, reason: str | Refused) -> BadData:
    return BadData(file=file, place=f"row {number}.{column}" if column else f"row {number}", reason=reason)
