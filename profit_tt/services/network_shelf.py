"""All of a network's rows in the hands of one write: what may be added, changed, taken away, row by row.

One row or ten thousand go the same way: everything is read once, in a fixed number of statements, checked in memory
and written together.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from profit_tt import store
from profit_tt.errors import N_, BadChoice, NotFound
from profit_tt.models import Activity, ActivityDraft, Organisation, OrganisationDraft, Part, Participation
from profit_tt.services import network_rules as rules
from profit_tt.services.writing import Deed, identity

_ORGANISATION = ("name", "folded", "region", "stakeholder", "sector", "size", "website", "consent")
_ACTIVITY = ("title", "folded", "kind", "begins", "ends", "host_region", "host_id", "host", "description", "reached")


@dataclass(slots=True)
class Shelf:
    """The rows as they are inside a deed. Deeds that add rows flush before they ask for their ids."""

    done: Deed
    regions: frozenset[str]
    themes: frozenset[str]
    organisations: list[Organisation]
    activities: list[Activity]
    regions_of: dict[int, tuple[str, ...]]
    themes_of: dict[int, tuple[str, ...]]
    parts: set[tuple[int, int, str]]
    named: dict[tuple[str, str], Organisation]
    by_id: dict[int | None, Organisation] = field(default_factory=dict)

    @classmethod
    def of(cls, done: Deed) -> "Shelf":
        session, here = done.session, done.think_tank_id
        organisations = store.network.organisations(session, think_tank_id=here)
        return cls(
            done=done,
            regions=frozenset(one.slug for one in store.places.regions(session)),
            themes=frozenset(one.slug for one in store.places.themes(session)),
            organisations=organisations,
            activities=store.network.activities(session, think_tank_id=here),
            regions_of=store.network.activity_regions(session, think_tank_id=here),
            themes_of=store.network.activity_themes(session, think_tank_id=here),
            parts={tuple(row) for row in store.network.participations(session, think_tank_id=here)},
            named={(one.region, one.folded): one for one in organisations},
        )

    def organisation(self, organisation_id: int | None) -> Organisation:
        """The organisation that this id stands for now: merged ones are followed. Raises NotFound."""
        if organisation_id not in self.by_id:
            self.by_id = {one.id: one for one in self.organisations}
        found = self.by_id.get(organisation_id)
        while found is not None and found.merged_into is not None:
            found = self.by_id.get(found.merged_into)
        if found is None:
            raise NotFound
        return found

    def activity(self, activity_id: int | None) -> Activity:
        """Raises NotFound."""
        found = next((one for one in self.activities if one.id == activity_id), None)
        if found is None or activity_id is None:
            raise NotFound
        return found

    def activity_like(self, draft: ActivityDraft) -> Activity | None:
        """The activity of the same kind, title, day and place, if there is one."""
        same = _same(draft)
        return next((one for one in self.activities if _same(one) == same), None)

    def places(self, activity: Activity) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The regions and the themes of an activity."""
        return self.regions_of.get(activity.id or 0, ()), self.themes_of.get(activity.id or 0, ())

    def add_organisation(self, draft: OrganisationDraft) -> Organisation:
        """Not flushed yet. Raises BadChoice, NotAllowed."""
        self._require_regions([draft.region], field="region")
        rules.require_all(self.done, [draft.region])
        self._require_free(draft, None)
        made = Organisation(think_tank_id=self.done.think_tank_id, **draft.model_dump())
        self.done.session.add(made)
        self.organisations.append(made)
        self.named[made.region, made.folded] = made
        return made

    def put_organisation(self, found: Organisation, draft: OrganisationDraft, *, seen: int | None) -> bool:
        """Whether anything is another than before. Raises BadChoice, ChangedMeanwhile, NotAllowed."""
        rules.require_seen(found.version, seen)
        self._require_regions([draft.region], field="region")
        rules.require_all(self.done, [found.region, draft.region])
        self._require_free(draft, found)
        del self.named[found.region, found.folded]
        changed = _put(found, _ORGANISATION, draft)
        self.named[found.region, found.folded] = found
        self.done.session.add(found)
        return changed

    def take_organisation(self, found: Organisation, *, seen: int | None) -> None:
        """With those that were merged into it. Raises ChangedMeanwhile, NotAllowed."""
        rules.require_seen(found.version, seen)
        rules.require_all(self.done, [found.region])
        going = {identity(found.id)}
        while more := {one.id for one in self.organisations if one.merged_into in going} - going:
            going |= {identity(one) for one in more}
        for one in [one for one in self.organisations if one.id in going]:
            self.organisations.remove(one)
            self.by_id.pop(one.id, None)
            del self.named[one.region, one.folded]
        session, here = self.done.session, self.done.think_tank_id
        store.network.remove_organisations(session, think_tank_id=here, ids=going)

    def add_activity(self, draft: ActivityDraft) -> Activity:
        """Flushed. Raises BadChoice, NotAllowed."""
        self._require_places(draft)
        self._require_new(draft, None)
        made = Activity(think_tank_id=self.done.think_tank_id, **draft.model_dump(exclude={"regions", "themes"}))
        rules.require_one_of(self.done, rules.home(made, draft.regions))
        self.done.session.add(made)
        self._set_places(made, draft)
        self.activities.append(made)
        return made

    def put_activity(self, found: Activity, draft: ActivityDraft, *, seen: int | None) -> bool:
        """Whether anything is another than before. Raises BadChoice, ChangedMeanwhile, NotAllowed."""
        rules.require_seen(found.version, seen)
        before = self.places(found)
        rules.require_one_of(self.done, rules.home(found, before[0]))
        self._require_places(draft)
        self._require_new(draft, found)
        moved = tuple(map(sorted, before)) != (sorted(draft.regions), sorted(draft.themes))
        changed = _put(found, _ACTIVITY, draft)
        rules.require_one_of(self.done, rules.home(found, draft.regions))
        if moved:
            self._set_places(found, draft)
            found.version += not changed
        self.done.session.add(found)
        return changed or moved

    def take_activity(self, found: Activity, *, seen: int | None) -> None:
        """Raises ChangedMeanwhile, NotAllowed."""
        rules.require_seen(found.version, seen)
        rules.require_one_of(self.done, rules.home(found, self.places(found)[0]))
        self.activities.remove(found)
        session, here = self.done.session, self.done.think_tank_id
        store.network.remove_activity(session, think_tank_id=here, activity_id=identity(found.id))

    def join(self, organisation: Organisation, activity: Activity, role: Part) -> bool:
        """Whether it was not there yet. Both have ids. Raises NotAllowed."""
        rules.require_one_of(self.done, (organisation.region, *rules.home(activity, self.places(activity)[0])))
        key = (identity(organisation.id), identity(activity.id), role)
        if key in self.parts:
            return False
        self.parts.add(key)
        here = self.done.think_tank_id
        self.done.session.add(Participation(organisation_id=key[0], activity_id=key[1], role=role, think_tank_id=here))
        return True

    def part(self, organisation: Organisation, activity: Activity, role: Part) -> int:
        """Under which organisation's id it was entered: this one's or that of one merged into it. 0: not at all."""
        for organisation_id, activity_id, entered in sorted(self.parts):
            if (activity_id, entered) == (activity.id, role) and self.organisation(organisation_id) is organisation:
                return organisation_id
        return 0

    def leave(self, organisation: Organisation, activity: Activity, role: Part) -> None:
        """Raises NotAllowed, NotFound."""
        rules.require_one_of(self.done, (organisation.region, *rules.home(activity, self.places(activity)[0])))
        session, here = self.done.session, self.done.think_tank_id
        one = identity(activity.id)
        if not self.part(organisation, activity, role):
            raise NotFound
        while entered := self.part(organisation, activity, role):
            store.network.remove_participation(
                session, think_tank_id=here, organisation_id=entered, activity_id=one, role=role
            )
            self.parts.remove((entered, one, role))

    def told(self, one: Organisation | Activity) -> dict[str, Any]:
        """What the log keeps of a row."""
        names = _ORGANISATION if isinstance(one, Organisation) else _ACTIVITY
        kept = {name: _told(getattr(one, name)) for name in names if name != "folded"}
        if isinstance(one, Activity):
            kept |= {"regions": list(self.places(one)[0]), "themes": list(self.places(one)[1])}
        return kept

    def _set_places(self, activity: Activity, draft: ActivityDraft) -> None:
        self.done.session.flush()
        one = identity(activity.id)
        store.network.set_places(self.done.session, activity_id=one, regions=draft.regions, themes=draft.themes)
        self.regions_of[one], self.themes_of[one] = draft.regions, draft.themes

    def _require_regions(self, regions: Collection[str], *, field: str) -> None:
        if not self.regions.issuperset(regions):
            raise BadChoice(N_("There is no such region."), field=field)

    def _require_places(self, draft: ActivityDraft) -> None:
        self._require_regions(draft.regions, field="regions")
        if not self.themes.issuperset(draft.themes):
            raise BadChoice(N_("There is no such theme."), field="themes")
        if draft.host_id is not None and draft.host_id not in {one.id for one in self.organisations}:
            raise BadChoice(field="host")

    def _require_free(self, draft: OrganisationDraft, mine: Organisation | None) -> None:
        if self.named.get((draft.region, draft.folded)) not in (None, mine):
            raise BadChoice(N_("This region has an organisation of that name already."), field="name")

    def _require_new(self, draft: ActivityDraft, mine: Activity | None) -> None:
        if self.activity_like(draft) not in (None, mine):
            raise BadChoice(
                N_("There is an activity of this kind with that title, day and place already."), field="title"
            )


def _same(one: Activity | ActivityDraft) -> tuple[object, ...]:
    return (one.kind, one.folded, one.begins, one.host_region)


def _put(found: Organisation | Activity, names: tuple[str, ...], draft: OrganisationDraft | ActivityDraft) -> bool:
    wanted = {name: getattr(draft, name) for name in names} | {"source": draft.source or found.source}
    changed = {name: value for name, value in wanted.items() if getattr(found, name) != value}
    for name, value in changed.items():
        setattr(found, name, value)
    found.version += bool(changed)
    return bool(changed)


def _told(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)
