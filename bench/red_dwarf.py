"""Whether red-dwarf's own loader reads our Polis export, and finds the votes that are in the database."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from profit_tt.reports.safe import guarded
from profit_tt.services.conversation import Conversation

Cells = dict[tuple[int, int], int]


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".csv": "text/csv; charset=utf-8"}

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads along."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder: the loader takes an export from a server, as Polis has one."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def told(folder: Path, ours: Conversation, name: str) -> str:
    """One line: what the loader found in the export of `folder`, and how many cells differ from `ours`."""
    try:
        from reddwarf.data_loader import Loader
        from reddwarf.utils.matrix import generate_raw_matrix
    except ImportError:
        return f"- red-dwarf is not installed: the Polis export of {name} was not read with it."
    with served(folder) as address:
        read = Loader(directory_url=address, is_cache_enabled=False)
    matrix = generate_raw_matrix(votes=read.votes_data)
    theirs = {(int(who), int(what)): int(value) for (who, what), value in matrix.stack().dropna().items()}
    words = {(one["statement_id"], one["txt"], one["moderated"]) for one in read.comments_data}
    wanted = {(one.id, guarded(one.text), -1 if one.rejected else 1) for one in ours.statements}
    return (
        f"- red-dwarf {_version()} reads the Polis export of {name} with its own loader: {len(matrix):,} people who "
        f"voted, {len(read.comments_data)} statements, {len(theirs):,} votes; {_differ(theirs, _cells(ours))} cells of "
        f"the vote matrix and {len(words ^ wanted)} statements (number, words, whether rejected) differ from the "
        "database."
    )


def _cells(ours: Conversation) -> Cells:
    return {(int(who), int(what)): int(value) for who, what, value in ours.votes.itertuples(index=False)}


def _differ(one: Cells, other: Cells) -> int:
    return sum(one.get(cell) != other.get(cell) for cell in one.keys() | other.keys())


def _version() -> str:
    try:
        return version("red-dwarf")
    except PackageNotFoundError:
        return "-"
