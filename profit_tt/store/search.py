"""The words of findings, to be searched: FTS5 in SQLite, text search in PostgreSQL, one question behind both.

Triggers note in the same transaction which findings have changed and take their words out; `stale` and `put` bring
them back in. The tables belong to no model: FTS5's are no tables that SQLAlchemy could describe.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from profit_tt.models import Finding, Revision
from profit_tt.models import word_forms as forms
from profit_tt.models.vocabulary import Meant, Vocabulary

_STALE = sa.table("finding_words_stale", sa.column("finding_id"))
_CHUNK = 2_000
#: After so many at once PostgreSQL counts anew, rather than in its own time.
MANY = 500


@dataclass(frozen=True, slots=True)
class Words:
    """What is kept of a finding. text: tokens of its own text and translations; more: of all else; listed: or not."""

    finding_id: int
    think_tank_id: int
    number: int
    listed: bool
    text: tuple[str, ...]
    more: tuple[str, ...]


def stale(session: Session, *, think_tank_id: int) -> set[int]:
    """Ids of findings whose words are not kept yet."""
    joined = select(col(Finding.id)).join(_STALE, _STALE.c.finding_id == col(Finding.id))
    return set(session.exec(joined.where(Finding.think_tank_id == think_tank_id)).all())  # type: ignore[arg-type]


def queue(session: Session, *, think_tank_id: int) -> None:
    """Wait until nobody else writes to the think tank, and keep others from it until the transaction ends."""
    session.exec(select(Revision.number).where(Revision.think_tank_id == think_tank_id).with_for_update()).all()


def put(session: Session, words: Sequence[Words]) -> None:
    """Keep the words of these findings; they are not stale any more. `tidy` when no more follow."""
    insert, told = (_INTO_SQLITE, _for_sqlite) if _is_sqlite(session) else (_INTO_POSTGRES, _for_postgres)
    for start in range(0, len(words), _CHUNK):
        chunk = words[start : start + _CHUNK]
        ids = [{"finding_id": one.finding_id} for one in chunk]
        connection = session.connection()
        connection.execute(_OUT_OF_SQLITE if _is_sqlite(session) else _OUT_OF_POSTGRES, ids)
        connection.execute(insert, [told(one) for one in chunk])
        connection.execute(_NO_LONGER_STALE, ids)


def tidy(session: Session, *, number: int) -> None:
    """After the words of so many findings were kept. FTS5 keeps what was taken out beside what took its place until
    the two are merged; PostgreSQL plans by what it counted last, so after many it counts anew."""
    if _is_sqlite(session):
        session.connection().execute(_TIDY)
    elif number >= MANY:
        session.connection().execute(_COUNT_ANEW)


def vocabulary(session: Session, *, think_tank_id: int, unlisted: bool = False) -> Vocabulary:
    """All tokens of a think tank's listed findings, or of all in every state."""
    rows = session.connection().execute(
        _ALL_SQLITE if _is_sqlite(session) else _ALL_POSTGRES, _where(session, think_tank_id, unlisted)
    )
    known: set[str] = set()
    for text, more in rows:
        known.update(text.split(" "), more.split(" "))
    return Vocabulary(known - {""})


def search(
    session: Session,
    *,
    think_tank_id: int,
    words: str,
    limit: int,
    known: Vocabulary | None = None,
    unlisted: bool = False,
) -> list[int]:
    """Ids of the findings that hold every one of `words`, best first, at most `limit`.

    A word is found by its beginning, inside another one (from four letters on), by any of its forms in English, French
    and Dutch, with a slip where it is unknown (two from eight letters on), and by number ("12", or "#12" for that
    alone). `known`: the vocabulary, where it was read already. `unlisted`: findings of every state, for facilitators.
    Nothing in `words` is ever syntax.
    """
    known = known or vocabulary(session, think_tank_id=think_tank_id, unlisted=unlisted)
    meant = known.meant(words)
    if not meant:
        return []
    at = _where(session, think_tank_id, unlisted) | {"limit": limit}
    if _is_sqlite(session):
        asked = " AND ".join(f"({_sqlite_word(one)})" for one in meant)
        at["match"] = f"{at['match']} AND {{number text more}} : ({asked})"
        found = session.connection().execute(_SEARCH_SQLITE, at)
    else:
        at["query"] = " & ".join(f"({_postgres_word(one)})" for one in meant)
        found = session.connection().execute(_SEARCH_POSTGRES, at)
    return [int(row[0]) for row in found]


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _where(session: Session, think_tank_id: int, unlisted: bool) -> dict[str, Any]:
    if _is_sqlite(session):
        halls = [f'"l{think_tank_id}"'] + ([f'"u{think_tank_id}"'] if unlisted else [])
        return {"match": f"hall : ({' OR '.join(halls)})"}
    return {"think_tank_id": think_tank_id, "unlisted": unlisted}


def _sqlite_word(one: Meant) -> str:
    begins = [f'"{one.prefix}" *'] if one.prefix else []
    return " OR ".join([*begins, *(f'"{token}"' for token in one.tokens)])


def _postgres_word(one: Meant) -> str:
    begins = [f"'{one.prefix}':*"] if one.prefix else []
    return " | ".join([*begins, *(f"'{token}'" for token in one.tokens)])


def _for_sqlite(one: Words) -> dict[str, object]:
    return {
        "finding_id": one.finding_id,
        "hall": f"{'l' if one.listed else 'u'}{one.think_tank_id}",
        "number": forms.number(one.number),
        "text": " ".join(one.text),
        "more": " ".join(one.more),
    }


def _for_postgres(one: Words) -> dict[str, object]:
    return {
        "finding_id": one.finding_id,
        "think_tank_id": one.think_tank_id,
        "listed": one.listed,
        "text": " ".join(one.text),
        "more": " ".join(one.more),
        "found": " ".join(
            f"'{token}':{weight}"
            for tokens, weight in (((forms.number(one.number),), "1A"), (one.text, "1B"), (one.more, "1C"))
            for token in _once(tokens)
        ),
    }


def _once(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))


_NO_LONGER_STALE = sa.text("DELETE FROM finding_words_stale WHERE finding_id = :finding_id")

_OUT_OF_SQLITE = sa.text("DELETE FROM finding_words WHERE rowid = :finding_id")
_INTO_SQLITE = sa.text(
    "INSERT INTO finding_words (rowid, hall, number, text, more) VALUES (:finding_id, :hall, :number, :text, :more)"
)
_TIDY = sa.text("INSERT INTO finding_words (finding_words) VALUES ('optimize')")
_ALL_SQLITE = sa.text("SELECT text, more FROM finding_words WHERE finding_words MATCH :match")
#: A hit in the number counts more than one in the text, that more than one in evidence, tags and themes.
_SEARCH_SQLITE = sa.text(
    "SELECT rowid FROM finding_words WHERE finding_words MATCH :match "
    "ORDER BY bm25(finding_words, 0.0, 20.0, 3.0, 1.0), rowid LIMIT :limit"
)

_COUNT_ANEW = sa.text("ANALYZE finding_words")
_OUT_OF_POSTGRES = sa.text("DELETE FROM finding_words WHERE finding_id = :finding_id")
_INTO_POSTGRES = sa.text(
    "INSERT INTO finding_words (finding_id, think_tank_id, listed, text, more, found) "
    "VALUES (:finding_id, :think_tank_id, :listed, :text, :more, CAST(:found AS tsvector))"
)
_ALL_POSTGRES = sa.text(
    "SELECT text, more FROM finding_words WHERE think_tank_id = :think_tank_id AND (listed OR :unlisted)"
)
_SEARCH_POSTGRES = sa.text(
    "SELECT finding_id FROM finding_words "
    "WHERE think_tank_id = :think_tank_id AND (listed OR :unlisted) AND found @@ CAST(:query AS tsquery) "
    "ORDER BY ts_rank('{0.0, 0.1, 0.3, 1.0}', found, CAST(:query AS tsquery)) DESC, finding_id LIMIT :limit"
)
