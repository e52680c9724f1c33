"""The keeper: closes steps whose time is up, whether or not anybody has a page open, so that everybody hears of it.

Nothing depends on the keeper being quick: a write that comes after zero is refused at its own door
(services/countdown.py). Several servers may each have one; a step is closed once.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from profit_tt.errors import StoreTrouble
from profit_tt.models import Person
from profit_tt.services import countdown

#: Seconds between two looks: one read each, over all think tanks.
EVERY = 0.5
EVERY_IN_TROUBLE = 2.0

_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def keeping() -> AsyncIterator[None]:
    """While the server runs."""
    task = asyncio.create_task(_keep())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _keep() -> None:
    troubled = False
    while True:
        try:
            await run_in_threadpool(_close_due)
            troubled = False
        except Exception as trouble:  # whatever it was, the next look may find the database again
            if not troubled and not isinstance(trouble, StoreTrouble):
                _log.exception("steps whose time is up could not be closed")
            troubled = True
        await asyncio.sleep(EVERY_IN_TROUBLE if troubled else EVERY)


def _close_due() -> list[int]:
    return countdown.close_due(by=Person.house())
