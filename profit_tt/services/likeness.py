"""Likely duplicates: findings that read alike in a language that both can be read in, their own or a translation's."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from rapidfuzz import fuzz, process

from profit_tt import store
from profit_tt.models import FindingState, Person, Translation
from profit_tt.models.words import folded
from profit_tt.services import rights, room
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.room import RoomFinding, WrittenFinding

#: rapidfuzz token-set ratio, 0 to 100, on folded text. On the sample, where no two findings say the same, the most
#: alike two reach 59.
ALIKE_FROM = 62.0
ALIKE_AT_MOST = 3
SHORT = 8  # signs: shorter texts are alike by chance

#: So many findings of each of two think tanks are compared with each other: less than a second's work.
ACROSS_AT_MOST = 400

_STATES = frozenset({FindingState.waiting, FindingState.listed, FindingState.reword})


@dataclass(frozen=True, slots=True)
class Pair:
    """Another finding that reads like this one. likeness: ALIKE_FROM to 100; language: the one they were read in."""

    finding_id: int
    likeness: float
    language: str


@dataclass(frozen=True, slots=True)
class Across:
    """Findings of two think tanks that read alike: ids, and how much, ALIKE_FROM to 100."""

    one: int
    other: int
    likeness: float


@dataclass(slots=True)
class _Known:
    """Texts that were compared already, so that each deed costs only what is new."""

    texts: list[str] = field(default_factory=list)
    alike: dict[str, dict[str, float]] = field(default_factory=dict)

    def learn(self, texts: Collection[str]) -> None:
        for text in sorted(set(texts) - self.alike.keys()):
            near = process.extract(text, self.texts, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE_FROM, limit=None)
            self.alike[text] = {other: likeness for other, likeness, _ in near}
            for other, likeness, _ in near:
                self.alike[other][text] = likeness
            self.texts.append(text)


#: What is known of each think tank. Learning is for one thread at a time.
_known: Latest[int, _Known] = Latest()
_learning = threading.Lock()
_pairs: Latest[int, dict[int, tuple[Pair, ...]]] = Latest()


def pairs(*, by: Person) -> dict[int, tuple[Pair, ...]]:
    """Finding id -> the findings that read like it, most alike first, at most three. Raises NotAllowed, NotFound."""
    with store.reading() as session:
        rights.require(session, by=by, operation=Operation.moderate_finding)
    think_tank_id = by.think_tank_id or 0

    def made() -> tuple[int, dict[int, tuple[Pair, ...]]]:
        with store.snapshot() as session:
            content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
            written = room.all_findings(session, think_tank_id=think_tank_id)
            translations = store.findings.translations(session, think_tank_id=think_tank_id)
        return content, among(think_tank_id, written, translations)

    return _pairs.at(think_tank_id, room.pulse(by=by).content, made)


def among(
    think_tank_id: int,
    written: Iterable[WrittenFinding],
    translations: Mapping[int, Mapping[str, Translation]],
) -> dict[int, tuple[Pair, ...]]:
    """The same for findings that were read already. Translations count as soon as they are written, approved or not."""
    compared = [one for one in written if one.state in _STATES]
    by_language: dict[str, dict[int, str]] = {}
    for one in compared:
        texts = {language: folded(found.text) for language, found in translations.get(one.finding.id, {}).items()}
        for language, text in ({one.finding.language: one.finding.folded} | texts).items():
            if len(text) >= SHORT:
                by_language.setdefault(language, {})[one.finding.id] = text
    known = _known.kept(think_tank_id) or _known.at(think_tank_id, 0, lambda: (0, _Known()))
    numbers = {one.finding.id: one.finding.number for one in compared}
    best: dict[int, dict[int, Pair]] = {}
    for language, said in sorted(by_language.items()):
        with _learning:
            known.learn(said.values())
        for finding_id, pairs in _compared(language, said, known, numbers):
            mine = best.setdefault(finding_id, {})
            for pair in pairs:
                if pair.finding_id not in mine or mine[pair.finding_id].likeness < pair.likeness:
                    mine[pair.finding_id] = pair
    return {finding_id: _most(found.values(), numbers) for finding_id, found in best.items()}


def _compared(
    language: str, texts: Mapping[int, str], known: _Known, numbers: Mapping[int, int]
) -> Iterator[tuple[int, tuple[Pair, ...]]]:
    """For each finding the most alike in one language; the most alike of all languages are among these."""
    saying: dict[str, list[int]] = {}
    for finding_id, text in texts.items():
        saying.setdefault(text, []).append(finding_id)
    for finding_id, text in texts.items():
        near = (
            (likeness, -numbers[other], other)
            for other_text, likeness in (known.alike[text] | {text: 100.0}).items()
            for other in saying.get(other_text, ())
            if other != finding_id
        )
        yield finding_id, tuple(Pair(other, likeness, language) for likeness, _, other in nlargest(ALIKE_AT_MOST, near))


def _most(found: Iterable[Pair], numbers: Mapping[int, int]) -> tuple[Pair, ...]:
    ordered = sorted(found, key=lambda pair: (-pair.likeness, numbers[pair.finding_id]))
    return tuple(ordered[:ALIKE_AT_MOST])


def across(ones: Sequence[RoomFinding], others: Sequence[RoomFinding]) -> tuple[Across, ...]:
    """Findings of one list that read like one of another, in a language that both can be read in; most alike first.

    Each finding stands in one pair at most, with the one that is most like it of those that are left; the first
    ACROSS_AT_MOST of each list are compared.
    """
    ones, others = ones[:ACROSS_AT_MOST], others[:ACROSS_AT_MOST]
    found: dict[tuple[int, int], float] = {}
    for language in sorted(
        {one.language for one in (*ones, *others)} | {lang for one in ones for lang in one.translations}
    ):
        first, second = _read_in(language, ones), _read_in(language, others)
        table = process.cdist(
            list(first.values()), list(second.values()), scorer=fuzz.token_set_ratio, score_cutoff=ALIKE_FROM
        )
        left, right = list(first), list(second)
        for row, column in zip(*table.nonzero(), strict=True):
            pair = (left[row], right[column])
            found[pair] = max(found.get(pair, 0.0), float(table[row, column]))
    return tuple(_each_once(found))


def _read_in(language: str, findings: Iterable[RoomFinding]) -> dict[int, str]:
    """finding id -> its folded text in a language, where it has one that is long enough."""
    texts = {one.id: _texts(one).get(language, "") for one in findings}
    return {finding_id: text for finding_id, text in texts.items() if len(text) >= SHORT}


def _texts(one: RoomFinding) -> dict[str, str]:
    return dict(zip(one.translations, one.folded_translations, strict=True)) | {one.language: one.folded}


def _each_once(found: Mapping[tuple[int, int], float]) -> Iterator[Across]:
    taken: set[int] = set()
    for (one, other), likeness in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        if taken.isdisjoint((one, other)):
            taken |= {one, other}
            yield Across(one, other, likeness)
