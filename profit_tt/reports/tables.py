"""Findings and votes as tables for CSV and XLSX: columns with their meaning, rows of plain cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from profit_tt.errors import N_
from profit_tt.reports.wording import KINDS, PROVENANCES, STATUSES
from profit_tt.services.results import Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker

Cell = str | int | float | None


class Cells(StrEnum):
    """What a column holds: text, whole numbers, shares of 1, or scores from 0 to 1."""

    text = "text"
    whole = "whole"
    share = "share"
    score = "score"


@dataclass(frozen=True, slots=True)
class Column:
    """title and meaning are spoken already; width in signs."""

    title: str
    meaning: str
    cells: Cells = Cells.text
    width: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


#: title, meaning, cells, width. The order is that of `_words`.
_FINDING = (
    (N_("Number"), N_("Number of the finding in this think tank."), Cells.whole, 9),
    (N_("Finding"), N_("The finding as its author wrote it."), Cells.text, 60),
    (N_("Kind"), N_("Practice, need, barrier, idea or conclusion."), Cells.text, 12),
    (N_("Language"), N_("Language the finding was written in: en, fr or nl."), Cells.text, 10),
    (N_("Region"), N_("Region of the expert who wrote it; empty where no expert did."), Cells.text, 16),
    (N_("Themes"), N_("Themes chosen by the author, with a semicolon between them."), Cells.text, 28),
    (N_("Tags"), N_("Free words of the author, with a semicolon between them."), Cells.text, 24),
    (N_("Evidence"), N_("What the finding rests on, in the author's words."), Cells.text, 40),
    (N_("Link"), N_("Address given by the author; a text, nothing opens it by itself."), Cells.text, 28),
    (N_("Businesses"), N_("Number of businesses behind the finding, as its author gave it."), Cells.whole, 12),
    (N_("Supporters"), N_("Experts who backed the finding instead of writing the same again."), Cells.whole, 12),
    (
        N_("Origin"),
        N_("Documented: read in a public source. Sample: invented for the demonstration."),
        Cells.text,
        20,
    ),
    (N_("Source"), N_("Where a documented finding was read."), Cells.text, 30),
)
_COUNTS = (
    (N_("Votes"), N_("Experts who voted on the finding."), Cells.whole, 9),
    (N_("Agree"), N_("Experts who agree."), Cells.whole, 9),
    (N_("Disagree"), N_("Experts who disagree."), Cells.whole, 10),
    (N_("Pass"), N_("Experts who passed."), Cells.whole, 9),
    (N_("Agree share"), N_("Agree out of agree and disagree; empty where nobody answered."), Cells.share, 12),
    (N_("Share from"), N_("Lower end of the 95% interval of the agree share (Wilson)."), Cells.share, 12),
    (N_("Share to"), N_("Upper end of the 95% interval of the agree share (Wilson)."), Cells.share, 12),
)
_MEASURES = (
    (
        N_("Common ground"),
        N_(
            "0 to 1: the geometric mean over the regions with enough votes of (share who agree) x (1 - share who "
            "disagree), both pulled gently to one half."
        ),
        Cells.score,
        15,
    ),
    (N_("Weakest region"), N_("The region with the lowest agree share, of those with enough votes."), Cells.text, 16),
    (
        N_("Status"),
        N_(
            "Common ground: every region that takes part backs it. Shared rejection: every one turns it down. "
            "Mixed: neither. Provisional: a region has too few votes."
        ),
        Cells.text,
        18,
    ),
    (N_("Rank"), N_("1 has the most common ground; provisional findings come last."), Cells.whole, 8),
)
COUNTS = ("seen", "agree", "disagree", "passed")
SHARES = ("share", "low", "high")


def findings(picture: Picture, say: Speaker) -> Table:
    """A row a finding, in the picture's order; votes and measures only where results are shown."""
    columns = _columns(_FINDING, say)
    if picture.tallies is None:
        rows = tuple(_words(one, picture, say) for one in picture.room.findings)
        return Table(say("Findings"), columns, rows)
    overall = by_finding(picture.tallies.overall)
    rows = tuple(
        (*_words(one, picture, say), *_counts(overall[one.id]), *_measures(overall[one.id], picture, say))
        for one in picture.room.findings
    )
    return Table(say("Findings"), (*columns, *_columns(_COUNTS + _MEASURES, say)), rows)


def votes_by_region(picture: Picture, say: Speaker) -> Table:
    """A row a finding and region; empty while results are hidden. Regions alone are always shown."""
    columns = (*_columns((_FINDING[0], _FINDING[1], _FINDING[4]), say), *_columns(_COUNTS, say))
    if picture.tallies is None:
        return Table(say("Votes by region"), columns, ())
    texts = {one.id: one for one in picture.room.findings}
    order = {finding_id: place for place, finding_id in enumerate(texts)}
    records = [row for row in _records(picture.tallies.by_region) if row["finding_id"] in texts]
    records.sort(key=lambda row: order[row["finding_id"]])
    rows = tuple(
        (
            texts[row["finding_id"]].number,
            texts[row["finding_id"]].text,
            picture.room.region_name(row["region"], say.language),
            *_counts(row),
        )
        for row in records
    )
    return Table(say("Votes by region"), columns, rows)


def wide(picture: Picture, say: Speaker) -> Table:
    """The findings with the votes of each region beside them: all in one table, as CSV needs it."""
    table = findings(picture, say)
    if picture.tallies is None:
        return table
    regions = [region for region in picture.room.regions if region.slug in set(picture.tallies.by_region["region"])]
    cells = {(row["finding_id"], row["region"]): row for row in _records(picture.tallies.by_region)}
    columns = tuple(
        Column(say("{region}: {column}", region=region.name(say.language), column=column.title), column.meaning, *rest)
        for region in regions
        for column in _columns(_COUNTS, say)
        for rest in ((column.cells, column.width),)
    )
    rows = tuple(
        (*row, *(cell for region in regions for cell in _counts(cells[one.id, region.slug])))
        for one, row in zip(picture.room.findings, table.rows, strict=True)
    )
    return Table(table.name, (*table.columns, *columns), rows)


def by_finding(frame: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """The rows of `Tallies.overall` by finding."""
    return {row["finding_id"]: row for row in _records(frame)}


def number(value: Any) -> float | None:
    """A share or score for a cell; None instead of not-a-number."""
    return None if value is None or pd.isna(value) else float(value)


def word(value: Any) -> str | None:
    """A slug for a cell; None where there is none."""
    return value if isinstance(value, str) else None


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _columns(plan: tuple[tuple[str, str, Cells, int], ...], say: Speaker) -> tuple[Column, ...]:
    return tuple(Column(say(title), say(meaning), cells, width) for title, meaning, cells, width in plan)


def _words(one: RoomFinding, picture: Picture, say: Speaker) -> tuple[Cell, ...]:
    room, language = picture.room, say.language
    return (
        one.number,
        one.text,
        _spoken(KINDS, one.kind, say),
        one.language,
        "; ".join(room.region_name(slug, language) for slug in one.regions),
        "; ".join(room.theme_name(slug, language) for slug in one.themes),
        "; ".join(one.tags),
        one.evidence,
        one.link,
        one.businesses,
        one.supporters,
        _spoken(PROVENANCES, one.provenance, say),
        one.source,
    )


def _counts(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    return (*(int(row[name]) for name in COUNTS), *(number(row[name]) for name in SHARES))


def _measures(row: Mapping[str, Any], picture: Picture, say: Speaker) -> tuple[Cell, ...]:
    return (
        number(row["common_ground"]),
        picture.room.region_name(word(row["weakest_region"]), say.language),
        _spoken(STATUSES, row["status"], say),
        int(row["rank"]),
    )


def _spoken(words: Mapping[Any, str], value: str, say: Speaker) -> str:
    return say(words[value]) if value in words else str(value)
