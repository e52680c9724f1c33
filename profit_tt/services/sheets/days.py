"""Days as offices write them. Whether 03/04 is in March or in April is decided for a whole column, or asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from babel import Locale

from profit_tt.errors import N_, BadChoice
from profit_tt.models.words import folded

NO_DAY = N_("This is no day of the calendar. Write it like 13/06/2019.")
NO_YEAR = N_("The year is missing. Write the day like 13/06/2019.")
NO_ORDER = N_("It is not clear which number is the day and which the month.")
FAR_AWAY = N_("This day lies outside the years {first} to {last}.")
FIRST_YEAR, LAST_YEAR = 1950, 2100

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?", re.ASCII)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_THREE = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})(?: \d{1,2}:\d{2}.*)?", re.ASCII)
_TWO = re.compile(r"\d{1,2}\s*[-/. ]\s*\d{1,2}\.?", re.ASCII)


class Order(StrEnum):
    """dmy: day, month, year, as all around the Channel; mdy: as in America; ymd: year first, two digits of it."""

    dmy = "dmy"
    mdy = "mdy"
    ymd = "ymd"


@dataclass(frozen=True, slots=True)
class Reading:
    """possible: orders that the column can be read in. One: that is it. Several: somebody has to say which.

    None: no day in it needs an order. example: a text that reads differently.
    """

    possible: tuple[Order, ...]
    example: str = ""

    @property
    def is_clear(self) -> bool:
        return len(self.possible) < 2

    @property
    def order(self) -> Order | None:
        return self.possible[0] if len(self.possible) == 1 else None


def look(texts: Iterable[str]) -> Reading:
    """How the days of a column can be read: an order falls out when another one reads all it does, and more."""
    loose = tuple(dict.fromkeys(text for text in map(_plain, texts) if _THREE.fullmatch(text) and not _fixed(text)))
    read = {order: {text: found for text in loose if (found := _ordered(text, order))} for order in Order}
    kept = [order for order in Order if not any(read[order].keys() < read[other].keys() for other in Order)]
    different = [order for place, order in enumerate(kept) if read[order] not in [read[one] for one in kept[:place]]]
    if len(different) < 2:
        return Reading(tuple(different[:1]) if loose else ())
    example = next(text for text in loose if len({read[order].get(text) for order in different}) > 1)
    return Reading(tuple(different), example)


def day(text: str, *, order: Order | None, since_1904: bool = False) -> date | None:
    """The day a cell names; None for an empty one. Raises BadChoice."""
    plain = _plain(text)
    if not plain:
        return None
    found = _fixed(plain) or _serial(plain, since_1904) or _named(plain)
    if found is None and _THREE.fullmatch(plain):
        if order is None and any(_ordered(plain, one) for one in Order):
            raise BadChoice(NO_ORDER)
        found = _ordered(plain, order) if order else None
    if found is None:
        raise BadChoice(NO_YEAR if _TWO.fullmatch(plain) else NO_DAY)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadChoice(FAR_AWAY, first=FIRST_YEAR, last=LAST_YEAR)
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("'")


def _fixed(text: str) -> date | None:
    """Year first and four digits long: one reading only."""
    found = _ISO.fullmatch(text) or _PACKED.fullmatch(text)
    return _made(*found.groups()) if found else None


def _serial(text: str, since_1904: bool) -> date | None:
    """The number of days that a spreadsheet keeps where it shows a day."""
    found = _SERIAL.fullmatch(text)
    if not found:
        return None
    begin = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    return begin + timedelta(days=int(found.group(1)))


def _ordered(text: str, order: Order) -> date | None:
    found = _THREE.fullmatch(text)
    if not found:
        return None
    parts = dict(zip(order, found.groups(), strict=True))
    if len(parts["y"]) not in (2, 4) or (order is Order.ymd and len(parts["y"]) == 4):
        return None
    return _made(parts["y"], parts["m"], parts["d"])


def _made(year: str, month: str, number: str) -> date | None:
    full = int(year) if len(year) == 4 else 2000 + int(year) - (100 if int(year) >= 70 else 0)
    try:
        return date(full, int(month), int(number))
    except ValueError:
        return None


def _named(text: str) -> date | None:
    """ "jeudi 13 juin 2019", "13 jun 2019", "June 13, 2019": the month in words."""
    months, numbers = [], []
    for word in folded(text).split():
        digits = re.fullmatch(r"(\d{1,4})(?:er|e|st|nd|rd|th)?", word)
        if digits:
            numbers.append(digits.group(1))
        elif word in _months():
            months.append(_months()[word])
        elif word not in _weekdays():
            return None
    if len(months) != 1 or len(numbers) != 2:
        return None
    years = [one for one in numbers if len(one) == 4]
    rest = [one for one in numbers if len(one) < 3]
    return _made(years[0], str(months[0]), rest[0]) if len(years) == len(rest) == 1 else None


@cache
def _months() -> dict[str, int]:
    return _calendar("months")


@cache
def _weekdays() -> dict[str, int]:
    return _calendar("days") | {"le": 0, "the": 0, "op": 0, "of": 0, "de": 0}


def _calendar(what: str) -> dict[str, int]:
    """Names in the languages around the Channel, long and short."""
    found: dict[str, int] = {}
    for language in ("en", "fr", "nl", "de"):
        names = getattr(Locale.parse(language), what)
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                found |= {folded(name): number for number, name in names[form][width].items()}
    return found
