"""`profit-tt pack` and `profit-tt recompute`: results that others can make again."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from profit_tt.cli.sentences import REFUSED, in_sentences
from profit_tt.models import Person, ThinkTank
from profit_tt.reports import pack
from profit_tt.services import packing, setting_up
from profit_tt.text import speaker

#: So many figures that differ are named.
_TOLD = 20


def add_to(app: typer.Typer, think_tank: Callable[[str], ThinkTank]) -> None:
    """Both commands. `think_tank` finds one by its code."""

    @app.command(name="pack")
    def write(
        code: Annotated[str, typer.Argument(help="The think tank's code, as on the wall.")],
        to: Annotated[Path, typer.Option(help="The ZIP file to write.")],
        language: Annotated[str, typer.Option(help="Language of the code book: en, fr or nl.")] = "en",
    ) -> None:
        """Write all results with the votes behind them, without identities, as one ZIP file."""
        with in_sentences():
            setting_up.set_up()
            whole = packing.packed(by=Person.house(think_tank(code).id))
            to.write_bytes(pack.as_zip(whole, speaker(language)))
        typer.echo(f"Written: {to}, {len(whole.rows.people)} people, {len(whole.rows.votes)} votes.")

    @app.command()
    def recompute(file: Annotated[Path, typer.Argument(help="A pack that `profit-tt pack` has written.")]) -> None:
        """Make a pack's figures again from its votes alone and compare each; ends with 1 when one differs."""
        with in_sentences():
            done = pack.recomputed(file)
        for name in done.changed:
            typer.echo(f"Changed since it was written: {name}", err=True)
        for place in done.differ[:_TOLD]:
            typer.echo(f"Differs: {place}", err=True)
        typer.echo(f"Compared {done.figures} figures: {len(done.differ)} differ.")
        if not done.same:
            raise typer.Exit(REFUSED)
