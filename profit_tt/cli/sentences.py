"""Refusals, troubles and wrong settings as one sentence on stderr and an exit code, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from profit_tt.errors import HouseError, NotFound, StoreTrouble

REFUSED = 1
TROUBLE = 2


@contextmanager
def in_sentences() -> Iterator[None]:
    """What goes wrong inside ends the command with a sentence: 1 it was refused, 2 it did not work."""
    try:
        yield
    except NotFound as refused:
        _end(str(refused), REFUSED)
    except StoreTrouble as trouble:
        _end(str(trouble), TROUBLE)
    except HouseError as refused:
        _end(str(refused), REFUSED)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        _end(f"PROFIT_TT_{str(first['loc'][0]).upper()}: {first['msg']}", REFUSED)
    except OSError as trouble:
        _end(f"{trouble.filename or 'file'}: {trouble.strerror or trouble}", TROUBLE)


def _end(sentence: str, code: int) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
