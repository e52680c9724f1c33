"""`make bench-picture`: how long the picture takes, from votes to finished result.

(a) Opinion groups and Polis's statistics, arrays in memory to finished result, for three real conversations and for
synthetic ones up to ten million votes, beside red-dwarf 0.4.0 and beside one plain pass over the votes; each in a
process of its own. (b) The whole picture of a think tank of 150 experts, 300 findings and 30,000 votes from the
database. (c) The same again after one vote in a hundred has changed.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from bench import panel, results
from bench.conversations import FOLDER, MADE, REAL

ROOT = Path(__file__).resolve().parents[1]

#: Beyond this the other implementation takes more memory than a laptop has; the gate, more patience than a room has.
MOST_FOR_RED_DWARF, MOST_FOR_GATE = 1_000_000, 250_000

Figures = dict[str, float]


def case(name: str, who: str, times: int) -> Figures:
    """Seconds best and median, MiB and votes; {} where it cannot be measured."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.conversations", name, who, "--times", str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
        return {}
    made: Figures = json.loads(done.stdout.splitlines()[-1])
    return made


def conversation(name: str, times: int) -> str:
    """A line of the first table."""
    ours = case(name, "ours", times)
    one = case(name, "pass", times)
    votes = ours.get("votes", 0)
    theirs = case(name, "red-dwarf", times) if votes <= MOST_FOR_RED_DWARF else {}
    gate = case(name, "gate", 1) if votes <= MOST_FOR_GATE else {}
    ratio = f"{theirs['median'] / ours['median']:.0f}" if theirs and ours else "-"
    cells = (name, f"{votes:,.0f}", _ms(ours), _ms(one), _ms(theirs), ratio, f"{ours.get('mib', 0):.0f}", _ms(gate))
    line = _line(cells)
    print(line, flush=True)
    return line


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _ms(figures: Figures) -> str:
    """Best and median in milliseconds."""
    return f"{1000 * figures['best']:.1f} / {1000 * figures['median']:.1f}" if figures else "-"


def think_tank(times: int) -> list[str]:
    """The lines of the second table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PROFIT_TT_VAR": folder, "PROFIT_TT_DATABASE_URL": "", "PROFIT_TT_SECRET": "bench"}
        spent = panel.spent(panel.panel(), times)
    return [
        _line((name, f"{1000 * min(seconds):.1f}", f"{1000 * statistics.median(seconds):.1f}"))
        for name, seconds in spent.items()
    ]


def written(conversations: list[str], picture: list[str], times: int) -> str:
    """The section of `make bench-picture`."""
    head = ("votes of", "votes", "ours", "one plain pass", "red-dwarf 0.4.0", "times faster", "MiB", "gate")
    lines = [
        "## make bench-picture",
        "",
        _settings(times),
        "",
        _line(head),
        _line(("---",) * len(head)),
    ]
    lines += [*conversations, "", _line(("part of the picture", "best ms", "median ms"))]
    return "\n".join([*lines, _line(("---",) * 3), *picture, "", *TOLD, ""])


TOLD = (
    "Ours, one plain pass and red-dwarf: best / median in ms, from arrays in memory to the finished result, without "
    "the gate, which is in a column of its own (200 shuffles, each clustered like the votes themselves; it stops early "
    "when the verdict is clear). MiB is the most that the process held, the votes and how they were made included.",
    "",
    f"Second table: {panel.EXPERTS} experts, {panel.FINDINGS} findings, {panel.VOTES:,} votes in SQLite; counts is "
    "what the wall shows at once. Differences, interval, the other measures and groups are made when a page first asks "
    "for them; the gate follows in a thread of its own. The whole: all of it but the gate, one after the other. 1 % "
    "anew: one vote in a hundred has changed, and what did not change is remembered.",
)


def _settings(times: int) -> str:
    packages = ", ".join(f"{name} {_version(name)}" for name in ("numpy", "scipy", "pandas", "red-dwarf"))
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {psutil.cpu_count()} cores, load {busy} at the end, "
        f"Python {platform.python_version()}, {packages}; {times} runs each."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--votes", type=int, default=10_000_000, help="leave out conversations with more votes")
    parser.add_argument("--no-file", action="store_true", help="print only, leave bench/RESULTS.md as it is")
    args = parser.parse_args()
    there = [name for name in REAL if (FOLDER / name).is_dir()]
    chosen = [*there, *(name for name, (_, _, votes) in MADE.items() if votes <= args.votes)]
    section = written([conversation(name, args.times) for name in chosen], think_tank(args.times), args.times)
    print("\n" + section)
    if not args.no_file:
        results.put(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
