"""Networks under test, in a line each."""

from typing import Any

from profit_tt.models import ActivityDraft, OrganisationDraft, Person
from profit_tt.services import network
from tests.building import Hall


def firm(
    hall: Hall, name: str = "Saltmarsh Stays", region: str = "kent", *, by: Person | None = None, **more: Any
) -> int:
    """The id of a new organisation."""
    draft = OrganisationDraft.of(name=name, region=region, **{"stakeholder": "enterprise"} | more)
    made = network.add_organisation(by=by or hall.desk, draft=draft)
    assert made.id is not None
    return made.id


def held(
    hall: Hall,
    title: str = "Prices",
    kind: str = "masterclass",
    region: str = "kent",
    *,
    by: Person | None = None,
    **more: Any,
) -> int:
    """The id of a new activity."""
    draft = ActivityDraft.of(title=title, kind=kind, **{"host_region": region} | more)
    made = network.add_activity(by=by or hall.desk, draft=draft)
    assert made.id is not None
    return made.id


def joined(
    hall: Hall, organisation: int, *activities: int, by: Person | None = None, role: str = "participant"
) -> None:
    for activity in activities:
        network.take_part(by=by or hall.desk, organisation_id=organisation, activity_id=activity, role=role)
