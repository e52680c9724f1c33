"""Addresses of our own: join by code, enter by link, events, readiness."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from profit_tt import __version__
from profit_tt.errors import HouseError, UnknownLink
from profit_tt.server.events import events
from profit_tt.server.identity import HEADER
from profit_tt.services import entering, setting_up

Endpoint = Callable[[Request], Awaitable[Response]]


async def join(request: Request) -> Response:
    """GET /join/CODE, what the QR code holds: to the welcome page with the code in its address."""
    return _to("/", tt=request.path_params["code"])


async def enter(request: Request) -> Response:
    """GET /enter/SECRET: a facilitator's link. The secret leaves the address at once."""
    device = request.headers.get(HEADER.decode(), "")
    token = request.path_params["token"]
    try:
        think_tank = await run_in_threadpool(lambda: entering.enter_as_facilitator(device=device, token=token))
    except UnknownLink:
        return _to("/", refused="link")
    return _to("/desk", tt=think_tank.code)


async def ready(_request: Request) -> Response:
    """GET /readyz: 200 when the database answers and has the right schema, else 503."""
    try:
        is_ready = await run_in_threadpool(setting_up.is_ready)
    except HouseError:
        is_ready = False
    return JSONResponse({"ready": is_ready, "version": __version__}, 200 if is_ready else 503)


def _to(path: str, **query: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode(query)}", 303, headers={"cache-control": "no-store"})


ROUTES: list[BaseRoute] = [
    Route("/join/{code}", join),
    Route("/enter/{token}", enter),
    Route("/events", events),
    Route("/readyz", ready),
]
