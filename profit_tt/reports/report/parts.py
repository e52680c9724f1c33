"""What a report is made of: plain data in one language, the same for every form it is given."""

from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any, TypeAlias

import pandas as pd

from profit_tt.charts import spec
from profit_tt.text import Speaker

#: Pixels of a chart that fill a line of a page.
LINE = 880


@dataclass(frozen=True, slots=True)
class Mark:
    """A region: its name, and the position that gives its colour and shape; its slug where a map shows it."""

    name: str
    position: int
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. kind: "lead" what is found, "question" what was asked, "text", or "note" how to read it."""

    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A chart of charts/ with the frame it draws. title: what it states; told: it in words, for who does not see it."""

    key: str
    chart: ModuleType
    frame: pd.DataFrame
    title: str
    told: str
    more: dict[str, Any] = field(default_factory=dict)

    def drawn(self, say: Speaker, *, size: str = "page", scheme: str = "light", titled: bool = False) -> Any:
        """The chart for a place and a scheme; on a page no wider than a line, so that its letters stay large."""
        made = self.chart.chart(self.frame, say, size=size, scheme=scheme, titled=titled, **self.more)
        return spec.at_most(made, LINE) if size == "page" else made

    def first(self, number: int, say: Speaker) -> "Drawing":
        """The same of its first so many findings; as it is where it takes no limit."""
        if "limit" not in self.more:
            return self
        more = self.more | {"limit": number}
        return replace(self, told=self.chart.alt_text(self.frame, say, **more), more=more)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. rows: texts; a cell's second line is set small. numbers: places of columns that hold numbers. widths:
    weights of the columns. title: what it is, for who hears it. marks: place of a head -> the region whose mark stands
    beside its name.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    marks: dict[int, Mark] = field(default_factory=dict, hash=False)
    small: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A finding in a list: its number in the room, its text, a figure ("" without), the regions behind it, a note."""

    number: int
    text: str
    figure: str = ""
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Findings one below the other, under a heading ("" without)."""

    points: tuple[Point, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in large letters with what it is, and where it comes from ("" where that is plain)."""

    number: str
    label: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    figures: tuple[Figure, ...]


Block: TypeAlias = Words | Drawing | Grid | Points | Figures


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """key: a slug for its place in the file. blocks: in reading order."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """The whole report. facts: lines of the cover. answers: a question and what was found. measured: how its figures
    were made and where its findings come from, in a few sentences.
    """

    language: str
    title: str
    question: str
    facts: tuple[str, ...]
    marks: tuple[Mark, ...]
    sample: str
    figures: tuple[Figure, ...]
    headlines: Points
    answers: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    measured: tuple[str, ...]
    made: str

    @property
    def drawings(self) -> list[Drawing]:
        """Every chart, in order."""
        return [block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Drawing)]
