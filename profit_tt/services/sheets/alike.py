"""Organisations that may be one and the same: in a sheet, or in a sheet and in the network. A person decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from profit_tt.models.words import folded
from profit_tt.services.sheets.header_words import split

#: rapidfuzz likeness (0 to 100) of names without legal form. On the names of the sample no two reach 75.
ALIKE_FROM = 87.0
#: Pairs offered at most: more would be a sheet that is in the network already, under other names.
PAIRS_LIMIT = 300
#: A word that so many names begin with ("hotel", "camping") does not make two of them alike.
_COMMON = 200
_FORMS = frozenset(
    split(
        """
        sarl, sas, sasu, sa, eurl, sci, scop, snc, bv, nv, bvba, cvba, cv, vof, gcv, commv, comm, vzw, asbl, srl, sprl,
        scrl, ltd, limited, plc, llp, cic, inc, gmbh, stichting, the, le, la, les, l, de, het, een, van, du, des, et,
        en, and
        """
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation to compare. key: "row 12" of a sheet, or "id 7" in the network. region: slug, "" unknown."""

    key: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one. mine: of the sheet; other: an earlier one of the sheet, or one of the network."""

    mine: Named
    other: Named
    likeness: float

    @property
    def key(self) -> tuple[str, str]:
        return (self.mine.key, self.other.key)


def plain(name: str) -> str:
    """The name for comparing: folded, without legal form and articles, unless nothing else is left."""
    words = folded(name).split()
    joined = " ".join(words)
    for spaced, form in (("b v", "bv"), ("n v", "nv"), ("s a r l", "sarl"), ("s a", "sa"), ("v z w", "vzw")):
        joined = f" {joined} ".replace(f" {spaced} ", f" {form} ").strip()
    return " ".join(word for word in joined.split() if word not in _FORMS) or joined


def near(sheet: Iterable[Named], network: Iterable[Named]) -> tuple[Pair, ...]:
    """The pairs worth asking about, most alike first: each of the sheet with the network and with earlier rows.

    Those with the very same name in the same region are not among them: they are the same.
    """
    shelf = _Shelf()
    for one in network:
        shelf.add(one)
    found: list[Pair] = []
    for mine in sheet:
        best = max(shelf.like(mine), key=lambda pair: pair.likeness, default=None)
        if best is not None:
            found.append(best)
        shelf.add(mine)
    return tuple(sorted(found, key=lambda pair: -pair.likeness)[:PAIRS_LIMIT])


class _Shelf:
    """Names by the beginnings of their words: only those that share one are compared."""

    def __init__(self) -> None:
        self._by_word: Mapping[str, list[tuple[str, Named]]] = defaultdict(list)

    def add(self, one: Named) -> None:
        said = plain(one.name)
        for beginning in _beginnings(said):
            self._by_word[beginning].append((said, one))

    def like(self, mine: Named) -> Iterator[Pair]:
        said, seen = plain(mine.name), set[str]()
        for beginning in _beginnings(said):
            shelf = self._by_word.get(beginning, ())
            for text, other in shelf if len(shelf) <= _COMMON else ():
                if other.key not in seen:
                    seen.add(other.key)
                    if likeness := _likeness(mine, said, other, text):
                        yield Pair(mine, other, likeness)


def _likeness(mine: Named, said: str, other: Named, text: str) -> float:
    here = not mine.region or not other.region or mine.region == other.region
    if said == text:
        return 0.0 if here and folded(mine.name) == folded(other.name) else 100.0 if here else 95.0
    if not here or min(len(said), len(text)) < 5:
        return 0.0
    return float(fuzz.token_sort_ratio(said, text, score_cutoff=ALIKE_FROM))


def _beginnings(said: str) -> set[str]:
    """Of each word, and of the whole without blanks: "Duin Huis" is found beside "Duinhuis"."""
    return {word[:4] for word in said.split()} | {said.replace(" ", "")[:6], f"#{said}"}
