"""what is searched: the words of findings, and which of them have changed since they were kept"""

# ruff: noqa: S608  (pieces of our own alone: events, tables and columns, named in this file)

from collections.abc import Iterator

from alembic import op

revision = "0009"
down_revision = "0008"

#: Changes of a finding that its words depend on.
COLUMNS = "number, text, evidence, language, state, region, kind, think_tank_id"

#: Not OR IGNORE: whoever writes the row under a trigger may say what a conflict does, for the trigger too.
_NEW = "WHERE {one} NOT IN (SELECT finding_id FROM finding_words_stale)"

#: Rows beside a finding whose words are kept with it.
BESIDE = ("translation", "finding_theme", "finding_tag")


def upgrade() -> None:
    """Everything is stale at first: the first search keeps it all."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("CREATE TABLE finding_words_stale (finding_id INTEGER NOT NULL PRIMARY KEY)")
    for statement in _sqlite() if on_sqlite else _postgres():
        op.execute(statement)
    op.execute("INSERT INTO finding_words_stale (finding_id) SELECT id FROM finding")


def _sqlite() -> Iterator[str]:
    yield (
        "CREATE VIRTUAL TABLE finding_words USING fts5(hall, number, text, more, prefix = '2 3', "
        "tokenize = \"unicode61 remove_diacritics 0 tokenchars '/'\")"
    )
    for name, event, finding_id in _events():
        yield (
            f"CREATE TRIGGER finding_words_{name} AFTER {event} BEGIN "
            f"DELETE FROM finding_words WHERE rowid = {finding_id}; "
            f"INSERT INTO finding_words_stale (finding_id) SELECT {finding_id} {_NEW.format(one=finding_id)}; END"
        )
    yield (
        "CREATE TRIGGER finding_words_gone AFTER DELETE ON finding BEGIN "
        "DELETE FROM finding_words WHERE rowid = old.id; "
        "DELETE FROM finding_words_stale WHERE finding_id = old.id; END"
    )
    for name, of, finding_id, names in _named():
        changed = " OR ".join(f"old.{one} <> new.{one}" for one in names)
        yield (
            f"CREATE TRIGGER finding_words_{name} AFTER UPDATE ON {name} WHEN {changed} BEGIN "
            "INSERT INTO finding_words_stale (finding_id) "
            f"SELECT DISTINCT one FROM (SELECT {finding_id} AS one FROM {of})"
            f" {_NEW.format(one='one')}; END"
        )


def _events() -> Iterator[tuple[str, str, str]]:
    """What makes a finding's words stale: a name, the event, and where its id stands."""
    yield "new", "INSERT ON finding", "new.id"
    yield "changed", f"UPDATE OF {COLUMNS} ON finding", "new.id"
    for table in BESIDE:
        yield f"{table}_new", f"INSERT ON {table}", "new.finding_id"
        yield f"{table}_changed", f"UPDATE ON {table}", "new.finding_id"
        yield f"{table}_gone", f"DELETE ON {table}", "old.finding_id"


def _named() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Names that are searched too: of themes, and of regions (a merged finding has those of its forebears)."""
    names = ("name_en", "name_fr", "name_nl")
    yield "theme", "finding_theme WHERE theme = new.slug", "finding_id", names
    yield "region", "finding", "id", names


def _postgres() -> Iterator[str]:
    yield (
        "CREATE TABLE finding_words (finding_id INTEGER NOT NULL PRIMARY KEY, think_tank_id INTEGER NOT NULL, "
        "listed BOOLEAN NOT NULL, text TEXT NOT NULL, more TEXT NOT NULL, found TSVECTOR NOT NULL)"
    )
    yield "CREATE INDEX ix_finding_words_found ON finding_words USING gin (found)"
    yield "CREATE INDEX ix_finding_words_think_tank_id ON finding_words (think_tank_id)"
    for name, event, finding_id in _events():
        yield _function(
            name,
            f"DELETE FROM finding_words WHERE finding_id = {finding_id}; "
            f"INSERT INTO finding_words_stale (finding_id) VALUES ({finding_id}) ON CONFLICT DO NOTHING;",
        )
        yield _trigger(name, event)
    yield _function(
        "gone",
        "DELETE FROM finding_words WHERE finding_id = old.id; "
        "DELETE FROM finding_words_stale WHERE finding_id = old.id;",
    )
    yield _trigger("gone", "DELETE ON finding")
    for name, of, finding_id, names in _named():
        columns = ", ".join(names)
        yield _function(
            name,
            f"INSERT INTO finding_words_stale (finding_id) SELECT {finding_id} FROM {of} ON CONFLICT DO NOTHING;",
        )
        changed = " OR ".join(f"old.{one} <> new.{one}" for one in names)
        yield _trigger(name, f"UPDATE OF {columns} ON {name}", f"WHEN ({changed}) ")


def _function(name: str, body: str) -> str:
    return (
        f"CREATE FUNCTION finding_words_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN NULL; END $$"
    )


def _trigger(name: str, event: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER finding_words_{name} AFTER {event} FOR EACH ROW {when}EXECUTE FUNCTION finding_words_{name}()"
    )
