"""`profit-tt import ...`: conversations from elsewhere become think tanks, sheets of offices their network."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from profit_tt.cli import sheets
from profit_tt.cli.sentences import in_sentences
from profit_tt.models import Person
from profit_tt.services import polis_import, setting_up
from profit_tt.services.polis_import import READING, Imported, Tell
from profit_tt.text import LANGUAGES

app = typer.Typer(name="import", help="Bring in votes from elsewhere, or an office's sheet.", no_args_is_help=True)

sheets.add_to(app)

#: Regions that a person's row may name and that the app does not know: so many are told by name.
_TOLD = 5
_STEPS = 1000


@app.callback()
def _group() -> None:
    """Bring in votes from elsewhere, or an office's sheet."""


@app.command()
def polis(
    folder: Annotated[Path, typer.Argument(help="Folder with comments.csv, votes.csv, participants-votes.csv.")],
    title: Annotated[str, typer.Option(help="What the think tank is called; without it, the folder's name.")] = "",
    language: Annotated[str, typer.Option(help="Language of the comments: en, fr or nl.")] = "en",
    region_column: Annotated[
        str, typer.Option(help="Column of participants-votes.csv (or votes.csv) that names a person's region.")
    ] = "",
) -> None:
    """Read a Polis export into a new think tank, all of it or nothing; the same export twice adds nothing."""
    with in_sentences():
        setting_up.set_up()
        with _progress() as tell:
            done = polis_import.import_polis(
                by=Person.house(),
                folder=folder,
                title=title,
                language=language.strip().lower(),
                region_column=region_column,
                tell=tell,
            )
        _report(done, language)


def _report(done: Imported, language: str) -> None:
    if done.new:
        typer.echo(f"Imported: {done.people} people, {done.findings} findings, {done.votes} votes.")
    else:
        typer.echo("This export is there already; nothing was added.")
    if language.strip().lower() not in LANGUAGES:
        typer.echo(f"The app does not speak {language}: the texts stand as they are, marked as English.", err=True)
    if done.strangers:
        most = sorted(done.strangers.items(), key=lambda one: (-one[1], one[0]))[:_TOLD]
        told = ", ".join(f"{name} ({people})" for name, people in most)
        number = sum(done.strangers.values())
        typer.echo(f"Region unknown: {number} people whose region is none of this app's: {told}", err=True)
    typer.echo(done.think_tank.code)


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar on stderr for reading and one for writing; where nobody looks (no terminal), nothing."""
    bars = {
        what: typer.progressbar(length=_STEPS, label=label, file=sys.stderr)
        for what, label in ((READING, "Reading"), (polis_import.WRITING, "Writing"))
    }
    shown = sys.stderr.isatty()
    at = dict.fromkeys(bars, 0)

    def tell(what: str, done: int, of: int) -> None:
        now = _STEPS * done // max(of, 1)
        if shown and now > at[what]:
            bars[what].update(now - at[what])
            at[what] = now

    yield tell
    for what, bar in bars.items():
        if at[what]:
            bar.render_finish()
