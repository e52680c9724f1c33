"""The network around a think tank: organisations, activities and who took part, added, changed and taken away.

Facilitators may change all of it, a coordinator what belongs to the own region. `seen` is the version of a row as the
page showed it: what somebody else changed in between is not overwritten. Many rows at once: services.network_bulk.
"""

from typing import Any

from profit_tt import store
from profit_tt.errors import NotFound
from profit_tt.models import Activity, ActivityDraft, Organisation, OrganisationDraft, Part, Person, Scope
from profit_tt.models.drafts import chosen
from profit_tt.services.network_rules import network_deed
from profit_tt.services.network_shelf import Shelf
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed


def add_organisation(*, by: Person, draft: OrganisationDraft) -> Organisation:
    """A new organisation. Raises BadChoice when its region has one of this name, or for a region that is none;
    NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        made = shelf.add_organisation(draft)
        done.session.flush()
        done.log("add", "organisation", made.id, after=shelf.told(made))
        return made


def edit_organisation(
    *, by: Person, organisation_id: int, draft: OrganisationDraft, seen: int | None = None
) -> Organisation:
    """Change an organisation; its provenance stays. Raises BadChoice, ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        found = shelf.organisation(organisation_id)
        before = shelf.told(found)
        if shelf.put_organisation(found, draft, seen=seen):
            done.log("edit", "organisation", found.id, before=before, after=shelf.told(found))
        return found


def remove_organisation(*, by: Person, organisation_id: int, seen: int | None = None) -> None:
    """Take an organisation away, with those merged into it, its participations, evidence and commitments.

    Raises ChangedMeanwhile, NotAllowed, NotFound.
    """
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        found = shelf.organisation(organisation_id)
        done.log("remove", "organisation", found.id, before=shelf.told(found))
        shelf.take_organisation(found, seen=seen)


def add_activity(*, by: Person, draft: ActivityDraft) -> Activity:
    """A new activity. Raises BadChoice when it is there already, or for a region, theme or host that is none;
    NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        made = shelf.add_activity(draft)
        done.log("add", "activity", made.id, after=shelf.told(made))
        return made


def edit_activity(*, by: Person, activity_id: int, draft: ActivityDraft, seen: int | None = None) -> Activity:
    """Change an activity; its provenance stays. Raises BadChoice, ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        found = shelf.activity(activity_id)
        before = shelf.told(found)
        if shelf.put_activity(found, draft, seen=seen):
            done.log("edit", "activity", found.id, before=before, after=shelf.told(found))
        return found


def remove_activity(*, by: Person, activity_id: int, seen: int | None = None) -> None:
    """Take an activity away, with who took part and what rests on it. Raises ChangedMeanwhile, NotAllowed, NotFound."""
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        found = shelf.activity(activity_id)
        done.log("remove", "activity", found.id, before=shelf.told(found))
        shelf.take_activity(found, seen=seen)


def take_part(*, by: Person, organisation_id: int, activity_id: int, role: str = Part.participant) -> None:
    """Note that an organisation took part; noting it again changes nothing. Raises BadChoice, NotAllowed, NotFound.

    A coordinator may if either of the two belongs to the own region.
    """
    part = chosen(Part, role, field="role")
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        organisation, activity = shelf.organisation(organisation_id), shelf.activity(activity_id)
        if not shelf.part(organisation, activity, part) and shelf.join(organisation, activity, part):
            done.log("add", "participation", activity_id, after=_told(organisation, activity, part))


def leave_out(*, by: Person, organisation_id: int, activity_id: int, role: str = Part.participant) -> None:
    """Take a participation back. Raises BadChoice, NotAllowed, NotFound."""
    part = chosen(Part, role, field="role")
    with network_deed(by=by) as done:
        shelf = Shelf.of(done)
        organisation, activity = shelf.organisation(organisation_id), shelf.activity(activity_id)
        shelf.leave(organisation, activity, part)
        done.log("remove", "participation", activity_id, before=_told(organisation, activity, part))


def hide_samples(*, by: Person, hidden: bool) -> None:
    """Leave sample rows of the network out everywhere, or show them again. Raises NotAllowed, NotFound."""
    with deed(by=by, operation=Operation.hide_samples, scope=Scope.content) as done:
        think_tank = store.think_tanks.by_id(done.session, think_tank_id=done.think_tank_id)
        if think_tank is None:
            raise NotFound
        if think_tank.sample_hidden != hidden:
            think_tank.sample_hidden = hidden
            think_tank.network_revision = done.revision
            done.session.add(think_tank)
            done.log("hide" if hidden else "show", "sample", None)


def _told(organisation: Organisation, activity: Activity, role: Part) -> dict[str, Any]:
    return {"name": organisation.name, "title": activity.title, "role": str(role)}
