"""The columns of the network's table of many rows, and what its edits mean for the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ORGANISATIONS, Activity, Organisation
from profit_tt.services.network_bulk import Change, Noun
from profit_tt.services.network_names import KINDS, SIZES, TYPES
from profit_tt.services.network_rows import Rows
from profit_tt.text import Speaker
from profit_tt.ui.session import Visit

#: The column with the number of a row: reports name it.
NUMBER = "row"
_ORGANISATION = {
    "name": N_("Name"),
    "region": N_("Region"),
    "stakeholder": N_("Type"),
    "sector": N_("Sector"),
    "size": N_("Size"),
    "website": N_("Website"),
    "consent": N_("May be named"),
}
_ACTIVITY = {
    "title": N_("Title"),
    "kind": N_("Kind"),
    "begins": N_("First day"),
    "ends": N_("Last day"),
    "host_region": N_("Held in"),
    "regions": N_("For regions"),
    "themes": N_("Themes"),
    "host": N_("Held by"),
    "reached": N_("Businesses reached"),
    "description": N_("Description"),
}
_TEXTS = {"name", "sector", "website", "title", "host", "description"}
_DAYS = {"begins", "ends"}
_LISTS = {"regions", "themes"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A table as it was filled: the frame, and of each of its rows the id, the version and all values."""

    frame: pd.DataFrame
    ids: tuple[int, ...]
    versions: tuple[int, ...]
    values: tuple[Mapping[str, Any], ...]


def shown(noun: Noun) -> Sequence[str]:
    """The columns in their order."""
    return list(_ORGANISATION if noun == "organisation" else _ACTIVITY)


#: Pixels: as wide as the longest word of a size or a type in three languages; else it is cut.
_LONGEST = 170


def words(noun: Noun, say: Speaker) -> dict[str, str]:
    """column -> its heading."""
    if noun == "organisation":
        return {column: say(word) for column, word in _ORGANISATION.items()} | {"": say("The whole row")}
    return {column: say(word) for column, word in _ACTIVITY.items()} | {"": say("The whole row")}


def filled(noun: Noun, rows: Rows) -> Filled:
    """The rows that the viewer may change, in the order of the forms."""
    every: Sequence[Organisation | Activity] = rows.organisations if noun == "organisation" else rows.activities
    own = [one for one in every if rows.may_change(one)]
    values = tuple(_values(one, rows) for one in own)
    frame = pd.DataFrame(values, columns=[*shown(noun), *(["host_id"] if noun == "activity" else [])])
    for column in _DAYS & set(frame):
        frame[column] = pd.to_datetime(frame[column])
    frame.insert(0, NUMBER, range(1, len(frame) + 1))
    if "reached" in frame:
        frame["reached"] = frame["reached"].astype("Int64")
    frame = frame.drop(columns="host_id", errors="ignore")
    return Filled(frame, tuple(one.id or 0 for one in own), tuple(one.version for one in own), values)


def changes(noun: Noun, table: Filled, edits: Mapping[str, Any]) -> list[Change]:
    """What the edits of Streamlit's data editor (edited_rows, added_rows, deleted_rows) are to the rows."""
    gone = set(edits.get("deleted_rows", ()))
    made = [Change(row, id=table.ids[row], seen=table.versions[row], remove=True) for row in sorted(gone)]
    for place, cells in edits.get("edited_rows", {}).items():
        row = int(place)
        whole = {**table.values[row], **_clean(noun, cells)}
        if row not in gone and whole != table.values[row]:
            made.append(Change(row, values=whole, id=table.ids[row], seen=table.versions[row]))
    for number, cells in enumerate(edits.get("added_rows", ())):
        typed = _clean(noun, cells)
        if any(value not in (None, "", [], False) for value in typed.values()):
            made.append(Change(len(table.ids) + number, values=_empty(noun) | typed))
    return made


def config(noun: Noun, here: Visit) -> dict[str, Any]:
    """Streamlit's settings of each column."""
    say, heads = here.say, words(noun, here.say)
    regions = {one.slug: one.name(say.language) for one in here.room.regions}
    themes = {one.slug: one.name(say.language) for one in here.room.themes}
    column = st.column_config
    lists: dict[str, dict[Any, str]] = {
        "region": regions,
        "host_region": regions,
        "stakeholder": {str(one): say(TYPES[one]) for one in ORGANISATIONS},
        "size": {str(one): say(word) for one, word in SIZES.items()},
        "kind": {str(one): say(word) for one, word in KINDS.items()},
    }
    made: dict[str, Any] = {NUMBER: column.NumberColumn(say("Row"), width="small", pinned=True)}
    for name in shown(noun):
        if name in lists:
            width = _LONGEST if name in ("size", "stakeholder") else None
            made[name] = column.SelectboxColumn(
                heads[name], options=list(lists[name]), format_func=lists[name].__getitem__, width=width
            )
        elif name in _LISTS:
            names = regions if name == "regions" else themes
            made[name] = column.MultiselectColumn(
                heads[name], options=list(names), format_func=names.__getitem__, accept_new_options=False
            )
        elif name in _DAYS:
            made[name] = column.DateColumn(heads[name], format="YYYY-MM-DD")
        elif name == "reached":
            made[name] = column.NumberColumn(heads[name], min_value=0, step=1)
        elif name == "consent":
            made[name] = column.CheckboxColumn(heads[name], default=False)
        else:
            made[name] = column.TextColumn(heads[name])
    return made


def _values(one: Organisation | Activity, rows: Rows) -> dict[str, Any]:
    if isinstance(one, Organisation):
        made = {column: getattr(one, column) for column in _ORGANISATION}
        return made | {"stakeholder": str(one.stakeholder), "size": str(one.size) if one.size else None}
    made = {column: getattr(one, column) for column in _ACTIVITY if column not in _LISTS}
    made |= {"kind": str(one.kind), "host_id": one.host_id}
    return made | {
        "regions": list(rows.regions_of.get(one.id or 0, ())),
        "themes": list(rows.themes_of.get(one.id or 0, ())),
    }


def _empty(noun: Noun) -> dict[str, Any]:
    made: dict[str, Any] = {column: "" if column in _TEXTS else None for column in shown(noun)}
    made |= {column: [] for column in _LISTS & set(made)}
    return made | ({"consent": False} if noun == "organisation" else {})


def _clean(noun: Noun, cells: Mapping[str, Any]) -> dict[str, Any]:
    """The cells as a draft takes them: no None for words, lists and ticks; days as days."""
    return {column: _cell(column, value) for column, value in cells.items() if column in shown(noun)}


def _cell(column: str, value: Any) -> Any:
    if column in _TEXTS:
        return value or ""
    if column in _LISTS:
        return list(value or ())
    if column in _DAYS:
        return date.fromisoformat(str(value)[:10]) if value else None
    return bool(value) if column == "consent" else value
