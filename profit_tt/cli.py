"""F5: profit-tt serve | demo | picture | doctor."""

import typer

app = typer.Typer()
