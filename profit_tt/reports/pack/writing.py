"""A pack as one ZIP file. The same pack gives the same bytes."""

import csv
import hashlib
import json
import platform
import zipfile
from dataclasses import asdict
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import scipy

from profit_tt import __version__
from profit_tt.reports.pack.plan import (
    CODE_BOOK,
    COLUMNS,
    FINDINGS,
    MANY,
    METHOD,
    PARTS,
    PEOPLE,
    ROUNDS,
    STATEMENTS,
    SUMS,
    THINK_TANK,
    VOTERS,
    VOTES,
)
from profit_tt.reports.picture_json import as_keys
from profit_tt.reports.safe import guarded
from profit_tt.services.packing import Packed, Rows, Seen
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker

#: Raised in its first part when an older app could not read it any more.
FORM = "profit-think-tank/pack/1.0"
MEDIA_TYPE = "application/zip"
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def as_zip(pack: Packed, say: Speaker) -> bytes:
    """All files of a pack with their check sums; the code book in the language of `say`."""
    files = _files(pack, say)
    files[SUMS] = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=_BEGINNING)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def published(seen: Seen) -> dict[str, Any]:
    """What a pack says of a round: the picture as JSON, with people in an order that tells nothing of them."""
    keys = as_keys(seen.picture, seen.opinion, seen.moves)
    if keys["polis"]:
        keys["polis"]["people"].sort(key=lambda one: (one["group"] is None, one["group"] or 0, one["x"], one["y"]))
    return keys


def _files(pack: Packed, say: Speaker) -> dict[str, bytes]:
    rows = pack.rows
    files = {
        THINK_TANK: _json(_think_tank(rows)),
        METHOD: Path(__file__).with_name(METHOD).read_bytes(),
        CODE_BOOK: _table(("file", "column", "meaning"), _code_book(say)),
        PEOPLE: _frame(PEOPLE, rows.people),
        VOTES: _frame(VOTES, rows.votes),
        VOTERS: _frame(VOTERS, rows.voters),
        FINDINGS: _table(tuple(COLUMNS[FINDINGS]), [_finding(one) for one in rows.room.findings]),
        STATEMENTS: _table(tuple(COLUMNS[STATEMENTS]), _statements(rows)),
        ROUNDS: _table(tuple(COLUMNS[ROUNDS]), _rounds(rows)),
    }
    for number, one in enumerate(pack.seen, start=1):
        files[f"pictures/{number}.json"] = _json(published(one))
    return files


def _json(keys: dict[str, Any]) -> bytes:
    return (json.dumps(keys, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _frame(name: str, frame: pd.DataFrame) -> bytes:
    return _table(tuple(COLUMNS[name]), frame[list(COLUMNS[name])].to_numpy().tolist())


def _table(columns: tuple[str, ...], rows: list[Any]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _think_tank(rows: Rows) -> dict[str, Any]:
    tank = rows.room.think_tank
    places = ("slug", "position", "name_en", "name_fr", "name_nl")
    regions = (*places, "country", "town", "lon", "lat")
    return {
        "form": FORM,
        "revision": rows.revision,
        "code": tank.code,
        "title": tank.title,
        "question": tank.question,
        "place": tank.place,
        "held_on": tank.held_on.isoformat() if tank.held_on else None,
        "parameters": asdict(rows.parameters),
        "parameters_changed": tank.parameters_changed,
        "regions": [
            {name: getattr(one, name) for name in regions} | {"language": str(one.language)}
            for one in rows.room.regions
        ],
        "themes": [{name: getattr(one, name) for name in places} for one in rows.room.themes],
        "versions": {
            "profit-think-tank": __version__,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "pandas": pd.__version__,
            "scipy": scipy.__version__,
        },
    }


def _code_book(say: Speaker) -> list[tuple[str, str, str]]:
    return [(file, column, say(told)) for file, columns in COLUMNS.items() for column, told in columns.items()]


def _finding(one: RoomFinding) -> list[Any]:
    return [
        *(one.id, one.number, one.kind, one.language, one.text, MANY.join(one.themes), MANY.join(one.tags)),
        *(one.region or "", _pairs(one.credits), _pairs(one.authors)),
        *("" if one.businesses is None else one.businesses, one.supporters, one.provenance, one.source),
        one.external_id or "",
    ]


def _pairs(pairs: tuple[tuple[int, str | None], ...]) -> str:
    return MANY.join(f"{number}{PARTS}{region or ''}" for number, region in pairs)


def _statements(rows: Rows) -> list[Any]:
    return [(one.id, one.external_id or "", int(one.rejected), int(one.id in rows.meta)) for one in rows.statements]


def _rounds(rows: Rows) -> list[Any]:
    made = []
    for one in rows.room.rounds:
        asked = MANY.join(str(finding) for finding in sorted(rows.room.asked.get(one.id or 0, ())))
        limits = ("" if value is None else value for value in (one.budget, one.each, one.again_of))
        made.append([one.id, one.number, str(one.ballot), *limits, asked])
    return made
