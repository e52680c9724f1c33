"""`make bench-exports`: how long each take-away takes and how large it is, beside the plainest way to make such a file.

For the Canterbury think tank and for one of 150 experts, 300 findings and 30,000 votes: what `profit-tt export`,
`pack` and `recompute` do, from the database to the bytes, with nothing remembered from before. Then whether a pack in
which one vote was changed is found out, and whether red-dwarf reads the Polis export.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil

from bench import panel, plain, red_dwarf, results
from bench.conversations import timed
from bench.searching import database
from profit_tt.cli.exporting import Export
from profit_tt.errors import Refused
from profit_tt.models import Person, ThinkTank
from profit_tt.reports import pack
from profit_tt.services import conversation, packing, room, sample, setting_up
from profit_tt.text import speaker

FORMS = ("csv", "xlsx", "json", "polis", "network", "charts", "html", "pdf", "pptx", "pack", "recompute")
#: Seconds that the report may take.
AIM = 10

Files = dict[str, bytes]


def canterbury() -> ThinkTank:
    """The sample."""
    return sample.load_canterbury(by=Person.house()).think_tank


def large() -> ThinkTank:
    """The synthetic one."""
    return room.look(by=panel.panel().desk).think_tank


TANKS: dict[str, Callable[[], ThinkTank]] = {
    "Canterbury": canterbury,
    f"{panel.EXPERTS} experts, {panel.FINDINGS} findings, {panel.VOTES:,} votes": large,
}


def made(form: str, tank: ThinkTank, folder: Path) -> Files:
    """A take-away as its command makes it. Raises Refused where this think tank has nothing for it."""
    if form == "pack":
        return {"pack.zip": pack.as_zip(packing.packed(by=Person.house(tank.id)), speaker("en"))}
    if form == "recompute":
        pack.recomputed(folder / "pack.zip")
        return {"pack.zip": (folder / "pack.zip").read_bytes()}
    return dict(getattr(Export(tank, speaker("en")), form)())


def line(form: str, name: str, tank: ThinkTank, folder: Path, times: int) -> str | None:
    """A line of the table; None where this think tank has nothing for the form."""
    try:
        files = made(form, tank, folder)
    except Refused:
        return None
    for file, data in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    ours = [_afresh(lambda: made(form, tank, folder)) for _ in range(times)]
    clock, worked = ([one[place] for one in ours] for place in (0, 1))
    beside = files if form != "xlsx" else made("csv", tank, folder)
    theirs = timed(plain.of(form, beside), max(3, times))
    size = "" if form == "recompute" else f"{sum(map(len, files.values())) / 1024:,.0f}"
    ratio = f"{statistics.median(clock) / statistics.median(theirs):,.1f}"
    cpu = f"{statistics.median(worked):.3f}"
    cells = (name, form, str(len(files)), size, _seconds(clock), cpu, plain.NAMES[form], _seconds(theirs), ratio)
    told = _line(cells)
    print(told, flush=True)
    return told


def _afresh(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of CPU: these do not ask how busy the machine was."""
    panel.first_time()
    begun = time.process_time()
    return timed(do, 1)[0], time.process_time() - begun


def _seconds(spent: list[float]) -> str:
    return f"{min(spent):.3f} / {statistics.median(spent):.3f}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def of_tank(name: str, make: Callable[[], ThinkTank], times: int) -> tuple[list[str], list[str]]:
    """The lines of one think tank in a database of its own, and what was found in its pack and its Polis export."""
    with database("SQLite"), tempfile.TemporaryDirectory(prefix="exports-") as folder:
        setting_up.set_up()
        tank = make()
        lines = [line(form, name, tank, Path(folder), times) for form in FORMS]
        ours = conversation.conversation(by=Person.house(tank.id))
        found = [
            *(f"- `profit-tt recompute`, {name}{what}: {said}" for what, said in recomputed(Path(folder) / "pack.zip")),
            red_dwarf.told(Path(folder) / "polis", ours, name),
        ]
        return [one for one in lines if one], found


def recomputed(path: Path) -> list[tuple[str, str]]:
    """What the command says of the pack, and of the same pack with one vote turned round."""
    touched = path.with_name("touched.zip")
    with zipfile.ZipFile(path) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    head, first, *others = files["votes.csv"].decode().splitlines()
    cells = first.split(",")
    cells[-1] = "-1" if cells[-1] == "1" else "1"
    files["votes.csv"] = "".join(f"{row}\r\n" for row in (head, ",".join(cells), *others)).encode()
    with zipfile.ZipFile(touched, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, data in files.items():
            archive.writestr(one, data)
    return [("", _said(path)), (", one vote changed", _said(touched))]


def _said(path: Path) -> str:
    command = [sys.executable, "-W", "ignore", "-c", "from profit_tt.cli import app; app()", "recompute", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    first = [one for one in done.stderr.splitlines() if one][:2]
    return " ".join([*(f"“{one}”" for one in first), f"“{done.stdout.strip()}”", f"It ends with {done.returncode}."])


def written(lines: list[str], found: list[str], times: int) -> str:
    """The section of `make bench-exports`."""
    head = (
        "think tank",
        "take-away",
        "files",
        "KiB",
        "best / median s",
        "CPU s",
        "beside it",
        "best / median s",
        "ratio",
    )
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    told = (
        f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {psutil.cpu_count()} cores, load {busy} at the end, "
        f"Python {platform.python_version()}, SQLite; {times} runs each, one after the other in one process, in "
        "English. From the database to the bytes as `profit-tt export`, `pack` and `recompute` make them, with nothing "
        "remembered from the run before. Ratio: median by median; what stands beside writes a file and measures "
        f"nothing. Aim: a report of 300 findings in less than {AIM} s."
    )
    table = [_line(head), _line(("---",) * len(head)), *lines]
    return "\n".join(["## make bench-exports", "", told, "", *table, "", *found, ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--no-file", action="store_true", help="print only, leave bench/RESULTS.md as it is")
    args = parser.parse_args()
    parts = [of_tank(name, make, args.times) for name, make in TANKS.items()]
    lines, found = ([one for part in parts for one in part[place]] for place in (0, 1))
    section = written(lines, found, args.times)
    print("\n" + section)
    if not args.no_file:
        results.put(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
