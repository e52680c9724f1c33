"""Searching: words of findings kept up to date, one vocabulary a revision, and what was meant where nothing fits."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from profit_tt import store
from profit_tt.errors import NotFound, StoreBusy, StoreFull
from profit_tt.models import FindingState, Person, Pulse
from profit_tt.models.places import Named
from profit_tt.models.vocabulary import Vocabulary
from profit_tt.models.word_forms import LANGUAGES, stems, tokens
from profit_tt.services import rights, room
from profit_tt.services.latest import Latest
from profit_tt.services.rights import Operation
from profit_tt.services.room import RoomFinding, WrittenFinding
from profit_tt.store.search import Words

SEARCH_LIMIT = 100
#: More than any think tank has.
MOST = 100_000
#: So many findings are kept in one write.
CHUNK = 500
#: So often words are made again because somebody was quicker.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """ids: the findings, best first. instead: other words that do find something, offered where these find nothing."""

    ids: tuple[int, ...]
    instead: str = ""


#: By think tank, of its listed findings or of all.
_known: Latest[tuple[int, bool], Vocabulary] = Latest()


def is_asked(text: str) -> bool:
    """Whether there is anything in the text to look for."""
    return bool(tokens(text))


def search(*, by: Person, text: str, at: Pulse | None = None, unlisted: bool = False) -> Found:
    """The listed findings of this think tank that hold every word of `text` in any of their languages, best first.

    `unlisted`: of findings in every state, for those who moderate. Raises NotAllowed, NotFound.
    """
    if by.think_tank_id is None:
        raise NotFound
    think_tank_id, text = by.think_tank_id, text[:SEARCH_LIMIT]
    content = (at or room.pulse(by=by)).content
    known = _known.at((think_tank_id, unlisted), content, lambda: _caught_up(think_tank_id, unlisted))
    look = partial(store.search.search, think_tank_id=think_tank_id, limit=MOST, known=known, unlisted=unlisted)
    with store.reading() as session:
        if unlisted:
            rights.require(session, by=by, operation=Operation.moderate_finding)
        ids = tuple(look(session, words=text))
        offered = known.instead(text) if not ids else ""
        return Found(ids, offered if offered and look(session, words=offered) else "")


def _caught_up(think_tank_id: int, unlisted: bool) -> tuple[int, Vocabulary]:
    """The vocabulary, once the words of all findings are kept; where they cannot be kept now, of those that are."""
    with store.reading() as session:
        behind = store.search.stale(session, think_tank_id=think_tank_id)
    is_kept = not behind
    if behind:
        with suppress(StoreBusy, StoreFull):
            keep(think_tank_id)
            is_kept = True
    with store.snapshot() as session:
        content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
        known = store.search.vocabulary(session, think_tank_id=think_tank_id, unlisted=unlisted)
    return content if is_kept else 0, known


def keep(think_tank_id: int) -> int:
    """Keep the words of all findings that have changed since they were last kept; how many those were.

    They are made before anybody has to wait for them: those of ten thousand findings take seconds.
    """
    for _ in range(TRIES):
        with store.snapshot() as session:
            content, made = _changed(session, think_tank_id)
        starts = range(0, len(made), CHUNK)
        kept = [
            _put(think_tank_id, content, made[one : one + CHUNK], of=len(made) if one == starts[-1] else 0)
            for one in starts
        ]
        if all(kept):
            return len(made)
    with store.writing() as session:  # somebody was quicker each time: now they wait
        store.search.queue(session, think_tank_id=think_tank_id)
        _, made = _changed(session, think_tank_id)
        store.search.put(session, made)
        store.search.tidy(session, number=len(made))
        return len(made)


def _put(think_tank_id: int, content: int, made: list[Words], *, of: int = 0) -> bool:
    """Keep words made at a content revision, unless another one has come meanwhile. `of`: all, if it is the last."""
    with store.writing() as session:
        store.search.queue(session, think_tank_id=think_tank_id)
        if store.revisions.pulse(session, think_tank_id=think_tank_id).content != content:
            return False
        store.search.put(session, made)
        if of:
            store.search.tidy(session, number=of)
        return True


def _changed(session: Session, think_tank_id: int) -> tuple[int, list[Words]]:
    """The content revision, and the words of findings that changed since theirs were kept."""
    content = store.revisions.pulse(session, think_tank_id=think_tank_id).content
    behind = store.search.stale(session, think_tank_id=think_tank_id)
    if not behind:
        return content, []
    names: dict[str, Named] = {one.slug: one for one in store.places.regions(session)}
    names |= {one.slug: one for one in store.places.themes(session)}
    written = room.all_findings(session, think_tank_id=think_tank_id)
    return content, [_words(one, think_tank_id, names) for one in written if one.finding.id in behind]


def _words(written: WrittenFinding, think_tank_id: int, names: dict[str, Named]) -> Words:
    one = written.finding
    texts = {one.language: one.text} | one.translations
    named = [names[slug] for slug in (*one.regions, *one.themes) if slug in names]
    return Words(
        finding_id=one.id,
        think_tank_id=think_tank_id,
        number=one.number,
        listed=written.state is FindingState.listed,
        text=tuple(form for language, text in sorted(texts.items()) for form in _forms(text, [language])),
        more=tuple(_beside(one, named)),
    )


def _beside(one: RoomFinding, named: Iterable[Named]) -> Iterable[str]:
    yield from _forms(one.evidence, [one.language])
    yield from _forms(" ".join(one.tags), LANGUAGES)
    for noun in named:
        for language in LANGUAGES:
            yield from _forms(noun.name(language), [language])


def _forms(text: str, languages: Collection[str]) -> list[str]:
    return [*tokens(text), *stems(text, languages)]
