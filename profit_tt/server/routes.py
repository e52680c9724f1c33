"""Addresses of our own: by code, by link, public reading, events, readiness, videos, open data, charts alone."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from profit_tt import __version__
from profit_tt.errors import Refused, StoreTrouble
from profit_tt.models import Person, Role
from profit_tt.server.embed import EMBED_ROUTES
from profit_tt.server.events import events
from profit_tt.server.identity import HEADER
from profit_tt.server.open_data import DATA_ROUTES
from profit_tt.server.shell import language_of
from profit_tt.server.uploads import UPLOAD_ROUTES
from profit_tt.services import entering, setting_up
from profit_tt.text import LANGUAGES, speaker

_NOT_KEPT = {"cache-control": "no-store"}


async def join(request: Request) -> Response:
    """GET /join/CODE, what the QR code holds, or /join, what people type: to the welcome page, code in its address."""
    return _to("/", request, tt=request.path_params.get("code", ""))


async def welcome(request: Request) -> Response:
    """GET /welcome: the welcome page has the bare address; Streamlit knows it by no other."""
    return _to("/", request, tt=request.query_params.get("tt", ""))


async def enter(request: Request) -> Response:
    """GET /enter/SECRET: a facilitator's link, or a coordinator's. The secret leaves the address at once."""
    device = request.headers.get(HEADER.decode(), "")
    token = request.path_params["token"]
    try:
        page, code = await run_in_threadpool(lambda: _entered(device, token))
    except StoreTrouble as trouble:
        return PlainTextResponse(trouble.spoken(speaker(language_of(request))), 503, headers=_NOT_KEPT)
    except Refused:
        return _to("/", request, refused="link")
    return _to(page, request, tt=code)


def _entered(device: str, token: str) -> tuple[str, str]:
    """The page that a link leads to, and the think tank's code: coordinators have no desk."""
    think_tank = entering.enter_as_facilitator(device=device, token=token)
    roles = entering.who(by=Person(device, think_tank.id)).roles
    return "/desk" if Role.facilitator in roles else "/network", think_tank.code


async def read(request: Request) -> Response:
    """GET /open/CODE, the short address of a published think tank: to the page that anybody may read."""
    return _to("/open", request, tt=request.path_params.get("code", ""))


async def ready(_request: Request) -> Response:
    """GET /readyz: 200 when the database answers and has the right schema, else 503."""
    try:
        is_ready = await run_in_threadpool(setting_up.is_ready)
    except Exception:  # whatever it is, it is not ready; the pages tell more
        is_ready = False
    return JSONResponse({"ready": is_ready, "version": __version__}, 200 if is_ready else 503, headers=_NOT_KEPT)


def _to(path: str, request: Request, **query: str) -> Response:
    """Go on to a page, with what its address needs and the language that was asked for."""
    kept = {name: value for name, value in query.items() if value}
    if (language := request.query_params.get("lang", "")) in LANGUAGES:
        kept["lang"] = language
    return RedirectResponse(f"{path}?{urlencode(kept)}" if kept else path, 303, headers=_NOT_KEPT)


ROUTES: list[BaseRoute] = [
    Route("/welcome", welcome),
    Route("/join", join),
    Route("/join/{code:path}", join),
    Route("/enter/{token:path}", enter),
    # One part and no more: Streamlit's own page asks for files under the address of the page it stands on.
    Route("/open/", read),
    Route("/open/{code}", read),
    Route("/events", events),
    Route("/readyz", ready),
    *UPLOAD_ROUTES,
    *DATA_ROUTES,
    *EMBED_ROUTES,
]
