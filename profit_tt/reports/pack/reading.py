"""A pack read back: its rows, what it says of them, and which of its files are not what they were."""

import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from profit_tt.errors import N_, BadData
from profit_tt.models import BallotKind, Language, Region, Round, Theme, ThinkTank
from profit_tt.models.parameters import stored
from profit_tt.reports.pack.plan import (
    COLUMNS,
    FINDINGS,
    MANY,
    PARTS,
    PEOPLE,
    ROUNDS,
    STATEMENTS,
    SUMS,
    THINK_TANK,
    VOTERS,
    VOTES,
)
from profit_tt.reports.safe import undone
from profit_tt.services.packing import Rows
from profit_tt.services.room import Room, RoomFinding
from profit_tt.store.opinions import Statement

#: Bytes of all files unpacked: ten million votes have room.
LIMIT = 600 * 1024 * 1024
T = TypeVar("T")
_FORM = re.compile(r"profit-think-tank/pack/1\.\d+")


@dataclass(frozen=True, slots=True, eq=False)
class Unpacked:
    """published: the pictures of the pack, by round. changed: files that are not what SHA256SUMS says, or not there."""

    rows: Rows
    published: tuple[dict[str, Any], ...]
    changed: tuple[str, ...]


def unpacked(path: Path) -> Unpacked:
    """Raises BadData naming file, place and reason for what is no pack."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LIMIT:
                raise _wrong(path, "-", N_("is too large to be a pack"))
            files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (OSError, zipfile.BadZipFile) as trouble:
        raise _wrong(path, "-", N_("is no ZIP file that can be read")) from trouble
    return _Pack(path, files).read()


def _wrong(path: Path, place: str, reason: str) -> BadData:
    return BadData(file=path.name, place=place, reason=reason)


@dataclass(frozen=True, slots=True)
class _Pack:
    path: Path
    files: dict[str, bytes]

    def read(self) -> Unpacked:
        told = self._json(THINK_TANK)
        if not _FORM.fullmatch(str(told.get("form"))):
            raise _wrong(self.path, THINK_TANK, N_("is of a form that this app does not know"))
        pictures = sorted((one for one in self.files if one.startswith("pictures/")), key=lambda one: (len(one), one))
        return Unpacked(self._rows(told), tuple(self._json(one) for one in pictures), self._changed())

    def _changed(self) -> tuple[str, ...]:
        lines = self._text(SUMS).splitlines()
        sums = {name: sum_ for sum_, name in (line.split("  ", 1) for line in lines if "  " in line)}
        known = {name: hashlib.sha256(data).hexdigest() for name, data in self.files.items() if name != SUMS}
        return tuple(sorted(name for name in {*sums, *known} if sums.get(name) != known.get(name)))

    def _rows(self, told: dict[str, Any]) -> Rows:
        try:
            rounds = self._table(ROUNDS, self._round)
            statements = self._table(STATEMENTS, lambda row: (row["finding_id"], row))
            sheet = stored(told["parameters"])
            return Rows(
                revision=int(told["revision"]),
                parameters=sheet,
                room=self._room(told, rounds),
                people=self._frame(PEOPLE),
                votes=self._frame(VOTES),
                voters=self._frame(VOTERS),
                statements=tuple(
                    Statement(int(one), row["external_id"] or None, row["rejected"] == "1") for one, row in statements
                ),
                meta=frozenset(int(one) for one, row in statements if row["meta"] == "1"),
            )
        except (KeyError, TypeError, ValueError) as trouble:
            raise _wrong(self.path, THINK_TANK, N_("does not hold what it should")) from trouble

    def _room(self, told: dict[str, Any], rounds: list[tuple[Round, frozenset[int]]]) -> Room:
        tank = ThinkTank(
            code=told["code"],
            title=told["title"],
            question=told["question"],
            parameters=told["parameters"],
            parameters_changed=told["parameters_changed"],
        )
        return Room(
            content=int(told["revision"]),
            think_tank=tank,
            steps=(),
            rounds=tuple(one for one, _ in rounds),
            regions=tuple(Region(**one | {"language": Language(one["language"])}) for one in told["regions"]),
            themes=tuple(Theme(**one) for one in told["themes"]),
            tags=(),
            findings=tuple(self._table(FINDINGS, _finding)),
            asked={one.id or 0: ids for one, ids in rounds if ids},
        )

    def _round(self, row: dict[str, str]) -> tuple[Round, frozenset[int]]:
        limits: dict[str, Any] = {
            name: int(row[name]) if row[name] else None for name in ("budget", "each", "again_of")
        }
        made = Round(
            id=int(row["round_id"]),
            think_tank_id=0,
            step_id=0,
            number=int(row["number"]),
            ballot=BallotKind(row["ballot"]),
            **limits,
        )
        return made, frozenset(int(one) for one in _many(row["findings"]))

    def _frame(self, name: str) -> pd.DataFrame:
        words = ("region", "stakeholder")
        of = {column: object if column in words else "int64" for column in COLUMNS[name]}
        rows = self._table(name, lambda row: [row[column] for column in of])
        return pd.DataFrame.from_records(rows, columns=list(of)).astype(of)

    def _table(self, name: str, read: Callable[[dict[str, str]], T]) -> list[T]:
        rows = csv.DictReader(StringIO(self._text(name), newline=""))
        if list(rows.fieldnames or ()) != list(COLUMNS[name]):
            raise _wrong(self.path, name, N_("does not have the columns of a pack"))
        made = []
        for row in rows:
            try:
                made.append(read({name: undone(cell) for name, cell in row.items()}))
            except (AttributeError, KeyError, TypeError, ValueError) as trouble:
                place = f"{name}, {rows.line_num}"
                raise _wrong(self.path, place, N_("holds a cell that cannot be read")) from trouble
        return made

    def _json(self, name: str) -> dict[str, Any]:
        try:
            told = json.loads(self._text(name))
        except ValueError as trouble:
            raise _wrong(self.path, name, N_("is no JSON")) from trouble
        if not isinstance(told, dict):
            raise _wrong(self.path, name, N_("is no JSON"))
        return told

    def _text(self, name: str) -> str:
        if name not in self.files:
            raise _wrong(self.path, name, N_("is missing"))
        try:
            return self.files[name].decode("utf-8")
        except UnicodeDecodeError as trouble:
            raise _wrong(self.path, name, N_("is not UTF-8")) from trouble


def _many(cell: str) -> list[str]:
    return [one for one in cell.split(MANY) if one]


def _finding(row: dict[str, str]) -> RoomFinding:
    return RoomFinding(
        id=int(row["finding_id"]),
        number=int(row["number"]),
        kind=row["kind"],
        text=row["text"],
        language=row["language"],
        region=row["region"] or None,
        stakeholder=None,
        themes=tuple(_many(row["themes"])),
        tags=tuple(_many(row["tags"])),
        evidence="",
        link="",
        businesses=int(row["businesses"]) if row["businesses"] else None,
        supporters=int(row["supporters"]),
        provenance=row["provenance"],
        source=row["source"],
        external_id=row["external_id"] or None,
        folded="",
        credits=tuple((number, region or None) for number, region in _pairs(row["credits"])),
        authors=tuple(_pairs(row["authors"])),
    )


def _pairs(cell: str) -> list[tuple[int, str]]:
    split = (one.partition(PARTS) for one in _many(cell))
    return [(int(number), region) for number, _, region in split]
