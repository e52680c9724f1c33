"""Validated drafts of the network's nouns: what forms, the data editor and an import fill in, and services take."""

from datetime import date

from profit_tt.errors import N_, BadChoice
from profit_tt.models import network as limits
from profit_tt.models.choices import Provenance, Stakeholder
from profit_tt.models.drafts import Draft, chosen
from profit_tt.models.findings import LINK_LIMIT
from profit_tt.models.network import ActivityKind, FigureKey, Progress, SizeBand, Unit
from profit_tt.models.words import clean, clean_link, folded


class OrganisationDraft(Draft):
    """An organisation; make one with `OrganisationDraft.of`."""

    name: str
    folded: str
    region: str
    stakeholder: Stakeholder
    sector: str = ""
    size: SizeBand | None = None
    website: str = ""
    consent: bool = False
    provenance: Provenance = Provenance.facilitator
    source: str = ""

    @classmethod
    def of(
        cls,
        *,
        name: str,
        region: str | None,
        stakeholder: str | None,
        sector: str = "",
        size: str | None = None,
        website: str = "",
        consent: bool = False,
        provenance: str = Provenance.facilitator,
        source: str = "",
    ) -> "OrganisationDraft":
        """Raises BadText or BadChoice for the first field that may not be stored."""
        name = clean(name, field="name", limit=limits.NAME_LIMIT, required=True, one_line=True)
        if not region:
            raise BadChoice(N_("Please choose a region."), field="region")
        if not stakeholder or stakeholder == Stakeholder.unknown:
            raise BadChoice(N_("Please choose enterprise, public or research."), field="stakeholder")
        return cls(
            name=name,
            folded=folded(name) or name,
            region=region,
            stakeholder=chosen(Stakeholder, stakeholder, field="stakeholder"),
            sector=clean(sector, field="sector", limit=limits.SECTOR_LIMIT, one_line=True),
            size=chosen(SizeBand, size, field="size") if size else None,
            website=clean_link(website, field="website", limit=LINK_LIMIT),
            consent=consent,
            provenance=chosen(Provenance, provenance, field="provenance"),
            source=clean(source, field="source", limit=limits.SOURCE_LIMIT, one_line=True),
        )


class ActivityDraft(Draft):
    """An activity; make one with `ActivityDraft.of`. regions: always with the one it was held in."""

    title: str
    folded: str
    kind: ActivityKind
    regions: tuple[str, ...]
    host_region: str | None = None
    themes: tuple[str, ...] = ()
    begins: date | None = None
    ends: date | None = None
    host_id: int | None = None
    host: str = ""
    description: str = ""
    reached: int | None = None
    provenance: Provenance = Provenance.facilitator
    source: str = ""

    @classmethod
    def of(
        cls,
        *,
        title: str,
        kind: str | None,
        regions: list[str] | tuple[str, ...] = (),
        host_region: str | None = None,
        themes: list[str] | tuple[str, ...] = (),
        begins: date | None = None,
        ends: date | None = None,
        host_id: int | None = None,
        host: str = "",
        description: str = "",
        reached: float | None = None,
        provenance: str = Provenance.facilitator,
        source: str = "",
    ) -> "ActivityDraft":
        """Raises BadText or BadChoice for the first field that may not be stored."""
        title = clean(title, field="title", limit=limits.NAME_LIMIT, required=True, one_line=True)
        regions = tuple(dict.fromkeys([*([host_region] if host_region else []), *regions]))
        if not regions:
            raise BadChoice(N_("Choose at least one region."), field="regions")
        return cls(
            title=title,
            folded=folded(title) or title,
            kind=chosen(ActivityKind, kind, field="kind"),
            regions=regions,
            host_region=host_region or None,
            themes=tuple(dict.fromkeys(themes)),
            **in_order(begins, ends),
            host_id=host_id,
            host=clean(host, field="host", limit=limits.NAME_LIMIT, one_line=True),
            description=clean(description, field="description", limit=limits.DESCRIPTION_LIMIT),
            reached=whole_number(reached, field="reached", at_most=limits.REACHED_LIMIT),
            provenance=chosen(Provenance, provenance, field="provenance"),
            source=clean(source, field="source", limit=limits.SOURCE_LIMIT, one_line=True),
        )


class CommitmentDraft(Draft):
    """Who tries a finding (an organisation's id, or a region), by when, how far; make one with `CommitmentDraft.of`."""

    organisation_id: int | None
    region: str | None
    by_when: date | None = None
    state: Progress = Progress.planned
    outcome: str = ""
    provenance: Provenance = Provenance.facilitator
    source: str = ""

    @classmethod
    def of(
        cls,
        *,
        organisation_id: int | None = None,
        region: str | None = None,
        by_when: date | None = None,
        state: str | None = Progress.planned,
        outcome: str = "",
        provenance: str = Provenance.facilitator,
        source: str = "",
    ) -> "CommitmentDraft":
        """Raises BadText or BadChoice."""
        if (organisation_id is None) == (not region):
            raise BadChoice(N_("Choose an organisation or a region."), field="organisation")
        return cls(
            organisation_id=organisation_id,
            region=region or None,
            by_when=by_when,
            state=chosen(Progress, state, field="state"),
            outcome=clean(outcome, field="outcome", limit=limits.NOTE_LIMIT),
            provenance=chosen(Provenance, provenance, field="provenance"),
            source=clean(source, field="source", limit=limits.SOURCE_LIMIT, one_line=True),
        )


class StatedDraft(Draft):
    """A number that somebody stated; make one with `StatedDraft.of`. Without a source nobody could look it up."""

    key: FigureKey
    value: int
    unit: Unit
    source: str
    region: str | None = None
    stakeholder: Stakeholder | None = None
    at_least: bool = False
    begins: date | None = None
    ends: date | None = None
    link: str = ""
    provenance: Provenance = Provenance.facilitator

    @classmethod
    def of(
        cls,
        *,
        key: str | None,
        value: float | None,
        unit: str | None,
        source: str,
        region: str | None = None,
        stakeholder: str | None = None,
        at_least: bool = False,
        begins: date | None = None,
        ends: date | None = None,
        link: str = "",
        provenance: str = Provenance.facilitator,
    ) -> "StatedDraft":
        """Raises BadText or BadChoice."""
        number = whole_number(value, field="value", at_most=limits.FIGURE_LIMIT)
        if number is None:
            raise BadChoice(N_("Please give the number."), field="value")
        return cls(
            key=chosen(FigureKey, key, field="key"),
            value=number,
            unit=chosen(Unit, unit, field="unit"),
            source=clean(source, field="source", limit=limits.SOURCE_LIMIT, required=True, one_line=True),
            region=region or None,
            stakeholder=chosen(Stakeholder, stakeholder, field="stakeholder") if stakeholder else None,
            at_least=at_least,
            **in_order(begins, ends),
            link=clean_link(link, field="link", limit=LINK_LIMIT),
            provenance=chosen(Provenance, provenance, field="provenance"),
        )

    @property
    def mark(self) -> str:
        """What it is about, in one word: two figures with the same mark are the same figure."""
        parts = (self.key, self.region, self.stakeholder, self.begins, self.provenance)
        return "/".join("" if part is None else str(part) for part in parts)


def in_order(begins: date | None, ends: date | None) -> dict[str, date | None]:
    """Begin and end, which may be missing, as fields. Raises BadChoice when the end comes first."""
    if ends is not None and begins is None:
        raise BadChoice(N_("Give the day it begins, too."), field="begins")
    if begins is not None and ends is not None and ends < begins:
        raise BadChoice(N_("It cannot end before it begins."), field="ends")
    return {"begins": begins, "ends": ends}


def whole_number(number: float | None, *, field: str, at_most: int) -> int | None:
    """The number, whole, from 0 to `at_most`. Raises BadChoice."""
    if number is None:
        return None
    if isinstance(number, bool) or not 0 <= number <= at_most or number != int(number):
        raise BadChoice(N_("Give a whole number from 0 to {limit}."), field=field, limit=f"{at_most:,}")
    return int(number)
