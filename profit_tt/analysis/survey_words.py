"""Words that people use, counted by people: no stop words, and nothing that names or reaches somebody."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from stop_words import get_stop_words

LANGUAGES = ("en", "fr", "nl")

#: What is taken out whole before words are looked for: addresses of any kind, @names, whatever has a figure in it.
_NOT_WORDS = re.compile(
    r"\S*@\S*|\S+://\S*|\bwww\.\S*|\b[\w-]+\.(?:com|org|net|eu|info|be|fr|nl|uk)\b\S*|\S*\d\S*", re.I
)
_SENTENCE = re.compile(r"(?:[.!?…:;]+[\"'’”»)]*\s+)|[\n\r]+|[•–—]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Short forms before an apostrophe in French (l’, d’, qu’) and behind one in English ('s, 'll).
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']|[’'](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
SHORTEST = 3


@cache
def stop_words() -> frozenset[str]:
    """The stop words of all three languages, in lower case: people mix languages."""
    return frozenset(word.lower() for language in LANGUAGES for word in get_stop_words(language))


def counted(texts: Sequence[tuple[int, str]], *, from_people: int, most: int = 30) -> list[tuple[str, int]]:
    """(word, people who use it), most used first, of (respondent, text); only words of `from_people` people or more.

    A name has a capital: inside a sentence such a word counts only if somebody writes it small as well. At the
    beginning of a sentence, where every word has one, it counts unless it is only ever a name elsewhere.
    """
    told = [(who, *_read(text)) for who, text in texts]
    small = {word for _, lower, _, _ in told for word in lower}
    names = {word for _, _, _, inside in told for word in inside} - small
    used: Counter[str] = Counter()
    for word, _ in {
        (word, who) for who, lower, first, inside in told for word in (*lower, *first, *(set(inside) & small))
    }:
        used[word] += 1
    left_out = stop_words() | names
    kept = [(word, number) for word, number in used.items() if number >= from_people and word not in left_out]
    return sorted(kept, key=lambda one: (-one[1], one[0]))[:most]


def _read(text: str) -> tuple[list[str], list[str], list[str]]:
    """Words written small, with a capital at the beginning of a sentence, with one inside; all as small ones."""
    lower: list[str] = []
    first: list[str] = []
    inside: list[str] = []
    for sentence in _SENTENCE.split(_NOT_WORDS.sub(" ", text)):
        for place, word in enumerate(_WORD.findall(_ELIDED.sub(" ", sentence))):
            if len(word) >= SHORTEST:
                where = lower if word == word.lower() else inside if place else first
                where.append(word.lower())
    return lower, first, inside
