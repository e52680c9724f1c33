"""Forms of words: what is kept of a text for searching, and what is looked for instead of a typed word.

Tokens are letters and digits only, without case and accents. A stem stands beside them as "/fr/electr": no typed word
begins with a slash, so stems of one language never meet words, or stems of another.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import snowballstemmer

from profit_tt.models.words import folded

LANGUAGES = ("en", "fr", "nl")
#: Longer runs of letters are cut: nobody types them, and PostgreSQL takes no word beyond two kilobytes.
LONGEST = 60
#: So often the stem of a word is stemmed again.
STEPS = 2

_NAMES = {"en": "english", "fr": "french", "nl": "dutch"}
_RUN = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of a text in their order, without case and accents."""
    return [word[:LONGEST] for word in _RUN.findall(folded(text))]


def stems(text: str, languages: Iterable[str] = LANGUAGES) -> list[str]:
    """The stems of its words in each language, as they are kept beside the words.

    Each word is stemmed as it was written and without its accents, for some type them and some do not.
    """
    raw = _RUN.findall(unicodedata.normalize("NFKC", text).casefold())
    return [stem for language in languages for word in raw for stem in _of_word(word[:LONGEST], language)]


def number(value: int | str) -> str:
    """A finding's number as it is kept."""
    return f"/n/{value}"


@lru_cache(maxsize=100_000)
def _of_word(word: str, language: str) -> tuple[str, ...]:
    found: set[str] = set()
    for start in (word, *tokens(word)):
        found.update(_down(start, language))
        if language == "fr" and start.endswith(("s", "x")):  # "vélos", which the stemmer leaves as it is
            found.update(_down(start[:-1], language))
    return tuple(f"/{language}/{one}" for one in sorted({plain for one in found for plain in tokens(one)}))


def _down(word: str, language: str) -> Iterator[str]:
    """Stem after stem: "fietsen" comes down to "fiets" at once, to the "fiet" of "fiets" itself by a second step."""
    for _ in range(STEPS):
        word = _stemmer(language).stemWord(word)
        yield word


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(_NAMES[language])
