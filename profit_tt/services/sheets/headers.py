"""Which column is which field: by the words that offices use, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from profit_tt.models.words import folded
from profit_tt.services.sheets.fields import FIELDS, Field, Kind
from profit_tt.services.sheets.grid import Grid, Line, letters
from profit_tt.text import LANGUAGES, speaker

#: Below this likeness (0 to 100) a header is not taken for a field's name with a slip in it.
ALIKE_FROM = 82
#: How far down a table may begin, under a title or a logo.
_SEARCHED = 15


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that seems to be a field. sure: 0 to 1; 1 when the header is a word we know."""

    field: str
    column: int
    sure: float


@dataclass(frozen=True, slots=True)
class Heading:
    """at: place of the header among the grid's lines, -1 when there seems to be none. titles: one for each column.

    twice: titles that several columns have (without case, accents, signs). blank: columns with cells and no title.
    """

    at: int
    titles: tuple[str, ...]
    guesses: tuple[Guess, ...]
    twice: tuple[str, ...]
    blank: tuple[int, ...]

    @property
    def columns(self) -> dict[str, int]:
        """Field -> column, as guessed."""
        return {guess.field: guess.column for guess in self.guesses}


def look(grid: Grid, kind: Kind, *, at: int | None = None) -> Heading:
    """The heading of a table; `at` where a person knows better which line it is (-1: none)."""
    at = _line(grid, kind) if at is None else at
    titles = _titles(grid, at)
    line = grid.lines[at] if at >= 0 else Line(0, ())
    plain = [folded(line.at(place)) for place in range(len(titles))]
    twice = tuple(dict.fromkeys(titles[place] for place, one in enumerate(plain) if one and plain.index(one) < place))
    blank = tuple(place for place, one in enumerate(plain) if at >= 0 and not one)
    return Heading(at, titles, _guesses(plain, kind), twice, blank)


def body(grid: Grid, heading: Heading) -> tuple[Line, ...]:
    """The lines under the header."""
    return grid.lines[heading.at + 1 :]


def missing(kind: Kind, columns: Mapping[str, int]) -> tuple[Field, ...]:
    """Fields that every row needs and that no column is."""
    return tuple(one for one in FIELDS[kind] if one.required and columns.get(one.name, -1) < 0)


def _titles(grid: Grid, at: int) -> tuple[str, ...]:
    """The header's cells; a letter, as spreadsheets show it, stands in for one that is empty."""
    line = grid.lines[at] if 0 <= at < len(grid.lines) else Line(0, ())
    return tuple(" ".join(line.at(place).split()) or letters(place) for place in range(grid.width))


def _line(grid: Grid, kind: Kind) -> int:
    """The line with most headers that we know; the uppermost of equals."""
    known = [len(_guesses([folded(cell) for cell in line.cells], kind)) for line in grid.lines[:_SEARCHED]]
    most = max(known, default=0)
    return known.index(most) if most else -1


def _guesses(plain: Sequence[str], kind: Kind) -> tuple[Guess, ...]:
    """The best column for each field; a column and a field are used once, the surest first."""
    found = [
        Guess(one.name, column, sure)
        for one in FIELDS[kind]
        for column, header in enumerate(plain)
        if header and (sure := _sure(header, kind, one.name))
    ]
    used: dict[str, Guess] = {}
    for guess in sorted(found, key=lambda one: -one.sure):  # stable: fields and columns in their order
        if guess.field not in used and guess.column not in {one.column for one in used.values()}:
            used[guess.field] = guess
    return tuple(used[one.name] for one in FIELDS[kind] if one.name in used)


@cache
def _sure(header: str, kind: Kind, name: str) -> float:
    words = _words(kind)[name]
    if header in words:
        return 1.0 - 0.002 * words.index(header)  # of several that are known, the more usual word
    if len(header) < 5:  # short words are alike by chance
        return 0.0
    best = max(fuzz.ratio(header, word) for word in words)
    inside = max((fuzz.token_set_ratio(header, word) for word in words if len(word) >= 5), default=0.0)
    if best >= ALIKE_FROM:
        return float(best) / 125
    return 0.5 if inside >= 100 and len(header) <= 60 else 0.0


@cache
def _words(kind: Kind) -> dict[str, tuple[str, ...]]:
    """The title of each field in all our languages, its name, and what else it is called."""
    return {
        one.name: tuple(
            dict.fromkeys(
                [*(folded(speaker(language)(one.title)) for language in LANGUAGES), folded(one.name), *one.also]
            )
        )
        for one in FIELDS[kind]
    }
