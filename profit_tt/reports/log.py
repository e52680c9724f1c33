"""The log to take away: CSV for a spreadsheet, JSON for a program. Without names, unless they are asked for."""

import json
from collections.abc import Iterable
from typing import Any

from profit_tt.errors import N_
from profit_tt.models import Role
from profit_tt.reports.csv import written
from profit_tt.reports.tables import Cells, Column, Table
from profit_tt.services.log import LogRow
from profit_tt.text import Speaker

ROLES = {
    Role.facilitator: N_("Facilitator"),
    Role.coordinator: N_("Coordinator"),
    Role.expert: N_("Expert"),
    Role.house: N_("The server"),
    Role.observer: N_("Somebody"),
}
#: Noun -> what of its before and after names somebody. A finding's: who tries it, or what it rests on.
_NAMING = {
    "facilitator": ("name",),
    "organisation": ("name", "website"),
    "participation": ("name",),
    "activity": ("host",),
    "finding": ("name",),
}
_COLUMNS = (
    (N_("When"), N_("Moment of the deed, UTC, ISO 8601."), Cells.text),
    (N_("Revision"), N_("The think tank's revision that it made; it orders deeds."), Cells.whole),
    (N_("Who"), N_("Role of whoever did it, with the name only where names were asked for."), Cells.text),
    (N_("Region"), N_("Slug of an expert's region."), Cells.text),
    (N_("Deed"), N_("What was done."), Cells.text),
    (N_("Done to"), N_("What it was done to: finding, step, round, think tank."), Cells.text),
    (N_("Number"), N_("Number of the finding, or the id of anything else."), Cells.whole),
    (N_("Before"), N_("How it was before, as JSON."), Cells.text),
    (N_("After"), N_("How it was afterwards, as JSON."), Cells.text),
)


def as_csv(rows: Iterable[LogRow], say: Speaker, *, names: bool) -> bytes:
    """A row a deed, oldest first; guarded against formulas as all our tables are (`safe`)."""
    columns = tuple(Column(say(title), say(meaning), cells) for title, meaning, cells in _COLUMNS)
    cells = tuple(
        (
            one.at.isoformat(timespec="seconds"),
            one.revision,
            who(one, say, names=names),
            one.region or "",
            one.deed,
            one.noun,
            one.number or one.noun_id,
            _json(_without_names(one.before, one, names)),
            _json(_without_names(one.after, one, names)),
        )
        for one in rows
    )
    return written(Table(say("Log"), columns, cells), language=say.language)


def as_json(rows: Iterable[LogRow], *, names: bool) -> bytes:
    """A list of deeds, oldest first, with the keys of `LogRow`."""
    told = [
        {
            "at": one.at.isoformat(timespec="seconds"),
            "revision": one.revision,
            "role": one.role,
            **({"name": one.name} if names else {}),
            "region": one.region,
            "deed": one.deed,
            "noun": one.noun,
            "noun_id": one.noun_id,
            "number": one.number,
            "before": _without_names(one.before, one, names),
            "after": _without_names(one.after, one, names),
        }
        for one in rows
    ]
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def who(one: LogRow, say: Speaker, *, names: bool) -> str:
    """Role, and name where there is one and it may be told."""
    role = say(ROLES[Role(one.role)]) if one.role in ROLES else one.role
    return f"{role}: {one.name}" if names and one.name else role


def _without_names(said: dict[str, Any], one: LogRow, names: bool) -> dict[str, Any]:
    """Facilitators are named in what is written down of their invitations, too, and organisations in all of theirs."""
    hidden = () if names else _NAMING.get(one.noun, ())
    return {key: value for key, value in said.items() if key not in hidden}


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False) if said else ""
