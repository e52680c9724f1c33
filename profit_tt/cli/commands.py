"""The commands. Each does one thing through services; what goes wrong is one sentence on stderr, never a traceback."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from profit_tt.cli import checks, exporting, importing, packs, printing, serving
from profit_tt.cli.addresses import Addresses, base_address
from profit_tt.cli.sentences import REFUSED, in_sentences
from profit_tt.errors import Refused, UnknownCode
from profit_tt.models import Audience, Person, ThinkTank, ThinkTankDraft
from profit_tt.reports.picture_json import as_json
from profit_tt.services import entering, hosting, opinion, results, sample, setting_up

app = typer.Typer(
    name="profit-tt",
    help="PROFIT Think Tank: a room of experts builds one picture.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(importing.app)

Host = Annotated[str, typer.Option(help="Where to listen; 0.0.0.0 lets phones in the same network in.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")]
Code = Annotated[str, typer.Argument(help="The think tank's code, as on the wall.")]


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8501,
    link: Annotated[bool, typer.Option(help="Print a fresh facilitator's link.")] = True,
) -> None:
    """Prepare the database and serve the app."""
    with in_sentences():
        serving.require_free(host, port)
        setting_up.set_up()
        _serve(host, port, hosting.newest(by=Person.house()), link)


@app.command()
def demo(
    host: Host = "127.0.0.1",
    port: Port = 8501,
    load_only: Annotated[bool, typer.Option("--load-only", help="Load, print the code, end.")] = False,
) -> None:
    """Load the Canterbury think tank if it is not there yet, then serve."""
    with in_sentences():
        if not load_only:
            serving.require_free(host, port)
        setting_up.set_up()
        loaded = sample.load_canterbury(by=Person.house())
        typer.echo("The Canterbury think tank was loaded." if loaded.new else "The Canterbury think tank is there.")
        if load_only:
            typer.echo(loaded.think_tank.code)
            return
        _serve(host, port, loaded.think_tank, True)


@app.command()
def new(
    title: Annotated[str, typer.Option(prompt="Title", help="What the think tank is called.")],
    question: Annotated[str, typer.Option(prompt="Question of the day", help="What it is to answer.")],
    place: Annotated[str, typer.Option(help="Where it meets.")] = "",
    facilitator: Annotated[str, typer.Option(help="Who runs it.")] = "",
) -> None:
    """Create a think tank and print its addresses, the facilitator's link among them."""
    with in_sentences():
        setting_up.set_up()
        draft = ThinkTankDraft.of(title=title, question=question, place=place, facilitator=facilitator)
        made = hosting.create_think_tank(by=Person.house(), draft=draft)
        typer.echo(Addresses(base_address(), made.think_tank.code, made.token).block(made.think_tank.title))


@app.command()
def link(
    code: Code,
    name: Annotated[str, typer.Option(help="Whose link; a former link of the same name ends.")] = sample.FACILITATOR,
    region: Annotated[
        str | None,
        typer.Option(help="For somebody who looks after this region's part of the network, and runs nothing."),
    ] = None,
) -> None:
    """Print a fresh facilitator's link, for somebody who lost theirs, or a coordinator's."""
    with in_sentences():
        setting_up.set_up()
        think_tank = _think_tank(code)
        made = hosting.renew_link(by=Person.house(think_tank.id), name=name, region=region)
        typer.echo(Addresses(base_address(), think_tank.code, made.token).desk)


@app.command()
def picture(
    code: Code,
    json: Annotated[bool, typer.Option("--json", help="As JSON, the only form so far.")] = True,
    out: Annotated[Path | None, typer.Option(help="File to write; without it, the terminal.")] = None,
    groups: Annotated[
        Path | None,
        typer.Option(help="CSV with participant_id, cluster_id: statistics for these groups instead of the app's own."),
    ] = None,
) -> None:
    """Print the combined picture of a think tank."""
    with in_sentences():
        setting_up.set_up()
        by = Person.house(_think_tank(code).id)
        seen = results.picture(by=by, audience=Audience.desk)
        told = opinion.of(seen)
        if groups is not None:
            if told is None:
                raise Refused("There are no opinion groups: this think tank has no round of agree, disagree and pass.")
            told = opinion.with_groups(told, opinion.read_groups(groups, told))
        moves = results.movement(by=by, audience=Audience.desk, round_id=seen.round_id) if seen.round_id else None
        text = as_json(seen, told, moves)
        if out is None:
            typer.echo(text, nl=False)
        else:
            out.write_text(text, encoding="utf-8")


@app.command()
def doctor() -> None:
    """Check the installation line by line; ends with 1 when something has to be done."""
    with in_sentences():
        found = [check() for check in checks.CHECKS]
    for one in found:
        typer.echo(one.line)
    if not all(one.ok for one in found):
        raise typer.Exit(REFUSED)


def _serve(host: str, port: int, think_tank: ThinkTank | None, with_link: bool) -> None:
    base = base_address(host, port)
    typer.echo(f"PROFIT Think Tank is starting at {base}. Ctrl+C stops it.")
    if think_tank is None:
        typer.echo(
            "There is no think tank yet: make one with `profit-tt new`, or load the sample with `profit-tt demo`."
        )
    else:
        token = hosting.renew_link(by=Person.house(think_tank.id), name=sample.FACILITATOR).token if with_link else ""
        typer.echo(Addresses(base, think_tank.code, token).block(think_tank.title))
    if host == "127.0.0.1":
        typer.echo("Phones in the room reach it when it is started with --host 0.0.0.0.")
    sys.stdout.flush()
    serving.become_server(host, port, base)


def _think_tank(code: str) -> ThinkTank:
    found = entering.think_tank_by_code(code=code)
    if found is None:
        raise UnknownCode(code=code[:12])
    return found


exporting.add_to(app, _think_tank)
packs.add_to(app, _think_tank)
printing.add_to(app, _think_tank)
