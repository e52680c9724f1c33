"""What is stored about one person, to take away: JSON as the tables have it, CSV with a line for each value."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from profit_tt.errors import N_
from profit_tt.reports.csv import written
from profit_tt.reports.tables import Cells, Column, Table
from profit_tt.text import Speaker

JSON = "application/json"
_COLUMNS = (
    (N_("Table"), N_("Where it is stored: finding, vote, comment and so on."), Cells.text),
    (N_("Row"), N_("Which row of yours in this table, from 1."), Cells.whole),
    (N_("Field"), N_("Name of the value."), Cells.text),
    (N_("Value"), N_("What is stored; empty where nothing is."), Cells.text),
)

Stored = Mapping[str, Sequence[Mapping[str, Any]]]


def as_json(stored: Stored) -> bytes:
    """Table -> rows, as objects; moments in ISO 8601."""
    return json.dumps(stored, ensure_ascii=False, indent=1, default=_told).encode()


def as_csv(stored: Stored, say: Speaker) -> bytes:
    """A line for each value, guarded against formulas as all our tables are."""
    columns = tuple(Column(say(title), say(meaning), cells) for title, meaning, cells in _COLUMNS)
    lines = tuple(
        (table, place, name, "" if value is None else _told(value))
        for table, rows in stored.items()
        for place, row in enumerate(rows, start=1)
        for name, value in row.items()
    )
    return written(Table(say("My data"), columns, lines), language=say.language)


def _told(value: Any) -> str:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
