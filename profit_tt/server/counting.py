"""Counts the pages that are opened: noted on their way, without a cookie of its own, written down every few seconds.

Pages that are reached inside the app ask for no document; the router notes them (ui/router.py).
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from profit_tt.errors import StoreTrouble
from profit_tt.models import Person
from profit_tt.server.identity import HEADER
from profit_tt.server.shell import is_page, language_of
from profit_tt.services import visiting

#: Seconds between two times of writing down.
EVERY = 4.0
EVERY_IN_TROUBLE = 30.0

_log = logging.getLogger(__name__)


class Counting:
    """Notes each page that a browser of a person opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_page(scope) and scope["method"] == "GET":
            with contextlib.suppress(Exception):  # a number too few is better than a page too few
                _note(Request(scope))
        await self.app(scope, receive, send)


def _note(request: Request) -> None:
    browser = request.headers.get("user-agent", "")
    page = request.url.path.strip("/") or "welcome"
    if page not in visiting.pages() or visiting.is_robot(browser) or not _is_wanted(request):
        return
    visiting.note(
        page=page,
        language=language_of(request),
        code=request.query_params.get("tt", ""),
        device=request.headers.get(HEADER.decode(), ""),
        visitor=(request.client.host if request.client else "", browser),
    )


def _is_wanted(request: Request) -> bool:
    """Whether somebody wants to see the page, and no browser only guesses so."""
    purposes = request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    document = request.headers.get("sec-fetch-dest", "document") == "document"
    return document and "prefetch" not in purposes and "text/html" in request.headers.get("accept", "")


@contextlib.asynccontextmanager
async def counting_visits() -> AsyncIterator[None]:
    """While the server runs; what is left is written down at its end."""
    task = asyncio.create_task(_write_down())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        with contextlib.suppress(StoreTrouble):
            await run_in_threadpool(_written)


async def _write_down() -> None:
    troubled = False
    while True:
        await asyncio.sleep(EVERY_IN_TROUBLE if troubled else EVERY)
        try:
            await run_in_threadpool(_written)
            troubled = False
        except Exception as trouble:
            if not troubled and not isinstance(trouble, StoreTrouble):
                _log.exception("visits could not be written down")
            troubled = True


def _written() -> int:
    return visiting.write_down(by=Person.house())
