"""The network to take away: the sheets that an import reads, filled in, for another think tank to begin with."""

from collections.abc import Iterator
from typing import Any

from profit_tt.errors import N_, Refused
from profit_tt.models import Activity, Organisation, Provenance
from profit_tt.models.network import SOURCE_LIMIT
from profit_tt.reports import sheet_template
from profit_tt.reports.sheet_template import Places, Row
from profit_tt.reports.wording import PROVENANCES
from profit_tt.services.network_rows import Rows
from profit_tt.services.room import Room
from profit_tt.services.sheets.fields import FIELDS, Kind, Values
from profit_tt.services.sheets.members import MEMBERS, NO, YES
from profit_tt.text import Speaker

EMPTY = N_("There is no row of a network to write.")


def as_files(rows: Rows, room: Room, say: Speaker) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes): each kind as CSV and as XLSX, in an order that only their words give.

    An organisation that was merged into another one stands under that one's name. Raises Refused for an empty network.
    """
    if not rows.organisations and not rows.activities:
        raise Refused(EMPTY)
    places = places_of(room, say)
    for kind in Kind:
        filled = rows_of(kind, rows, room, say)
        yield f"{kind}.csv", sheet_template.as_csv(kind, say, filled)
        yield f"{kind}.xlsx", sheet_template.as_xlsx(kind, places, say, filled)


def places_of(room: Room, say: Speaker) -> Places:
    """Names of regions and themes in a language."""
    return Places(
        tuple(region.name(say.language) for region in room.regions),
        tuple(theme.name(say.language) for theme in room.themes),
    )


def rows_of(kind: Kind, rows: Rows, room: Room, say: Speaker) -> list[Row]:
    """The rows of one kind, as an import reads them."""
    told = _Told(rows, room, say)
    made = {
        Kind.organisations: told.organisations,
        Kind.activities: told.activities,
        Kind.participations: told.participations,
    }[kind]()
    return sorted(made, key=lambda row: [row[one.name] for one in FIELDS[kind]])


class _Told:
    """Rows of the network in the words of a language. A row without a source comes from this think tank."""

    def __init__(self, rows: Rows, room: Room, say: Speaker) -> None:
        self.rows, self.say, self.title = rows, say, room.think_tank.title
        self.regions = {one.slug: one.name(say.language) for one in room.regions}
        self.themes = {one.slug: one.name(say.language) for one in room.themes}
        self.names = {one.id: one for one in rows.organisations}

    def organisations(self) -> list[Row]:
        return [
            {
                "name": one.name,
                "region": self.regions[one.region],
                "stakeholder": self._word(Values.stakeholder, one.stakeholder),
                "sector": one.sector,
                "size": self._word(Values.size, one.size),
                "website": one.website,
                "consent": self.say(YES if one.consent else NO),
                "source": self._source(one),
            }
            for one in self.rows.organisations
        ]

    def activities(self) -> list[Row]:
        return [
            {
                "title": one.title,
                "kind": self._word(Values.activity, one.kind),
                "regions": "; ".join(self.regions[slug] for slug in self.rows.regions_of.get(one.id or 0, ())),
                "host_region": self.regions.get(one.host_region or "", ""),
                "begins": one.begins.isoformat() if one.begins else "",
                "ends": one.ends.isoformat() if one.ends else "",
                "host": self._host(one),
                "description": one.description,
                "themes": "; ".join(self.themes[slug] for slug in self.rows.themes_of.get(one.id or 0, ())),
                "reached": "" if one.reached is None else str(one.reached),
                "source": self._source(one),
            }
            for one in self.rows.activities
        ]

    def participations(self) -> list[Row]:
        held = {one.id: one for one in self.rows.activities}
        return [
            self._part(self.names[organisation], held[activity], role)
            for organisation, activity, role in self.rows.parts
            if organisation in self.names and activity in held
        ]

    def _part(self, organisation: Organisation, activity: Activity, role: str) -> Row:
        return {
            "organisation": organisation.name,
            "activity": activity.title,
            "role": self._word(Values.part, role),
            "region": self.regions[organisation.region],
            "stakeholder": self._word(Values.stakeholder, organisation.stakeholder),
            "kind": self._word(Values.activity, activity.kind),
            "begins": activity.begins.isoformat() if activity.begins else "",
            "host_region": self.regions.get(activity.host_region or "", ""),
        }

    def _host(self, one: Activity) -> str:
        """In words, also where it is an organisation of the network."""
        return one.host if one.host_id is None else self.names[one.host_id].name if one.host_id in self.names else ""

    def _source(self, one: Organisation | Activity) -> str:
        """An import would take invented rows for real ones, if these words did not say it."""
        if one.provenance is Provenance.illustrative:
            return f"{self.say(PROVENANCES[one.provenance])}: {one.source}"[:SOURCE_LIMIT]
        return one.source or self.title

    def _word(self, values: Values, member: Any) -> str:
        return self.say(MEMBERS[values][str(member)]) if member else ""
