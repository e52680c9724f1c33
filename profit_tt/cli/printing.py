"""`profit-tt infographic`: the network and its findings on one page, as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, get_args

import typer

from profit_tt.cli.sentences import in_sentences
from profit_tt.errors import Refused
from profit_tt.models import Audience, Person, ThinkTank
from profit_tt.reports.infographic import infographic
from profit_tt.reports.typesetting import Form
from profit_tt.services import setting_up, summary
from profit_tt.text import speaker


def add_to(app: typer.Typer, think_tank: Callable[[str], ThinkTank]) -> None:
    """The command. `think_tank` finds one by its code."""

    @app.command(name="infographic")
    def draw(
        code: Annotated[str, typer.Argument(help="The think tank's code, as on the wall.")],
        to: Annotated[Path, typer.Option(help="The file to write: .pdf, .svg or .png.")],
        language: Annotated[str, typer.Option(help="en, fr or nl.")] = "en",
        slide: Annotated[bool, typer.Option("--slide", help="1920 x 1080 for a wall instead of A3.")] = False,
    ) -> None:
        """Draw the network and its findings on one page."""
        with in_sentences():
            form = next((one for one in get_args(Form) if to.suffix.lower() == f".{one}"), None)
            if form is None:
                raise Refused("The file must end in .pdf, .svg or .png.")
            setting_up.set_up()
            told = summary.summary(by=Person.house(think_tank(code).id), audience=Audience.desk)
            to.write_bytes(infographic(told, speaker(language), form=form, size="slide" if slide else "poster"))
        typer.echo(f"Written: {to}")
