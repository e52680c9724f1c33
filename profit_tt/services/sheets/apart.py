"""A workbook is opened in a process of its own, with an end to its time and memory: a bad one hurts nobody else.

`python -m profit_tt.services.sheets.apart [SHEET]` reads the file from its input and writes the grid as JSON.
"""

import json
import subprocess
import sys
import warnings
from contextlib import suppress
from typing import Any

from profit_tt.errors import N_, BadFile
from profit_tt.services.sheets.grid import Grid

SECONDS = 60
MEMORY = 1 << 30
TOO_SLOW = N_("Reading this workbook takes too long or too much memory. Copy the table alone into a new one.")


def read(file: bytes, *, sheet: int | None = None) -> Grid:
    """The grid of a workbook. Raises BadFile."""
    command = [sys.executable, "-m", __name__, *([] if sheet is None else [str(sheet)])]
    try:
        done = subprocess.run(command, input=file, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise BadFile(TOO_SLOW) from None
    if done.returncode:
        raise BadFile(TOO_SLOW)
    told: dict[str, Any] = json.loads(done.stdout)
    if "refused" in told:
        raise BadFile(told["refused"], **told["values"])
    return Grid.of_json(told)


def main() -> None:
    """In the process of its own."""
    _limit()
    warnings.simplefilter("ignore")
    from profit_tt.services.sheets import workbook

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        told = workbook.read(sys.stdin.buffer.read(), sheet=wanted).as_json()
    except BadFile as refused:
        told = {"refused": refused.sentence, "values": refused.values}
    json.dump(told, sys.stdout)


def _limit() -> None:
    """Where the system knows such limits; elsewhere the time alone is bounded."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
