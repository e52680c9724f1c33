"""What tables are made of: columns with their meaning, rows of plain cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import pandas as pd

from profit_tt.text import Speaker

Cell: TypeAlias = str | int | float | None


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


#: title and meaning (message ids), cells, width.
Plan: TypeAlias = tuple[str, str, Cells, int]


def columns_of(plan: tuple[Plan, ...], say: Speaker) -> tuple[Column, ...]:
    """The columns of a plan in a language."""
    return tuple(Column(say(title), say(meaning), cells, width) for title, meaning, cells, width in plan)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def by_finding(frame: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """The rows of a frame that has one for each finding."""
    return {row["finding_id"]: row for row in records(frame)}


def number(value: Any) -> float | None:
    """A share or score for a cell; None instead of not-a-number."""
    return None if value is None or pd.isna(value) else float(value)


def word(value: Any) -> str | None:
    """A slug for a cell; None where there is none."""
    return value if isinstance(value, str) else None


def spoken(words: Mapping[Any, str], value: str, say: Speaker) -> str:
    """The word of a closed list in a language."""
    return say(words[value]) if value in words else str(value)
