"""What was erased goes from the files of the database too.

SQLite leaves old words in free pages, in its write-ahead log and in the index of words until it needs the room.
"""

import logging

from profit_tt.errors import StoreTrouble
from profit_tt.store.engine import engine, writing_alone

#: In this order: the index forgets words of rows that are gone, the file is written anew, the log is cut off.
_STATEMENTS = (
    "INSERT INTO finding_words (finding_words) VALUES ('optimize')",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)

_log = logging.getLogger(__name__)


def scrub() -> bool:
    """Leave nothing of deleted rows in the files; whether that was done. Writes wait meanwhile: a tenth of a second for
    a full room.

    Rows are gone in any case: where the disk is full or somebody else holds the file, the next erasure does it.
    PostgreSQL frees its pages by itself (autovacuum).
    """
    if engine().dialect.name != "sqlite":
        return False
    try:
        with writing_alone() as connection:
            cut_off = [connection.exec_driver_sql(one) for one in _STATEMENTS][-1].one()
    except StoreTrouble as trouble:
        _log.warning("what was erased may be in the database's file until the next erasure: %s", type(trouble).__name__)
        return False
    return not cut_off[0]
