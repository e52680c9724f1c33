"""The words that a think tank's findings hold, and what of them a typed word may mean."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from profit_tt.models import word_forms as forms

#: Shorter words are looked for as they are: with one slip, or inside another, they would be any word.
SHORT_WORD = 4
#: From so many letters on, two slips are forgiven.
LONG_WORD = 8
#: More words than this are never meant by one.
MEANT_AT_MOST = 40
#: rapidfuzz ratio, 0 to 100, of a typed word and one that is offered instead.
OFFERED_FROM = 60.0


@dataclass(frozen=True, slots=True)
class Meant:
    """What is looked for in place of a typed word: any of these tokens, or a word that begins with `prefix`."""

    tokens: tuple[str, ...]
    prefix: str = ""


class Vocabulary:
    """All tokens of a think tank, words and stems. Made once a revision, then only read."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._words = sorted(one for one in self._known if not one.startswith("/"))

    def meant(self, typed: str) -> list[Meant]:
        """One for each word of what was typed; all of them must be found."""
        return [self._number(word[1:]) if word.startswith("#") else self._word(word) for word in _split(typed)]

    def instead(self, typed: str) -> str:
        """What was typed with the nearest known word in place of each unknown one; "" if there is nothing to offer."""
        words = [word.lstrip("#") for word in _split(typed)]
        offered = [word if self._is_known(word) else self._nearest(word) for word in words]
        return " ".join(filter(None, offered)) if offered != words and all(offered) else ""

    def _number(self, digits: str) -> Meant:
        return Meant((forms.number(digits),))

    def _word(self, word: str) -> Meant:
        if word.isdecimal():
            return Meant((word, forms.number(word)))
        if len(word) == 1:
            return Meant((word,))
        if self._is_known(word):
            within = self._words if len(word) >= SHORT_WORD else ()
            inside = (one for one in within if word in one and not one.startswith(word))
            return Meant((*_forms(word), *islice(inside, MEANT_AT_MOST)), prefix=word)
        near = self._near(word)
        return Meant(tuple(dict.fromkeys(form for one in (word, *near) for form in (one, *_forms(one)))), prefix=word)

    def _is_known(self, word: str) -> bool:
        place = bisect_left(self._words, word)
        begins = place < len(self._words) and self._words[place].startswith(word)
        if begins or any(one in self._known for one in _forms(word)):
            return True
        return len(word) >= SHORT_WORD and any(word in one for one in self._words)

    def _near(self, word: str) -> list[str]:
        if len(word) < SHORT_WORD:
            return []
        slips = 2 if len(word) >= LONG_WORD else 1
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=MEANT_AT_MOST)
        return [one for one, _, _ in near]

    def _nearest(self, word: str) -> str:
        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=OFFERED_FROM)
        return best[0] if best else ""


def _split(typed: str) -> list[str]:
    """Words of a search; "#12" stays together, for it can only be a number."""
    words: list[str] = []
    for part in typed.split():
        number = part[1:] if part.startswith("#") else ""
        whole = number.isascii() and number.isdecimal()
        words += [f"#{int(number[: forms.LONGEST])}"] if whole else forms.tokens(part)
    return words


def _forms(word: str) -> list[str]:
    return forms.stems(word)
