"""The door alone: our middleware and routes in front of an application that says who it was told is there."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from profit_tt.server import MIDDLEWARE, ROUTES, events
from tests.building import House


def _told(connection: HTTPConnection) -> str:
    return ",".join(connection.headers.getlist("x-profit-device"))


async def _who(request: Request) -> Response:
    return PlainTextResponse(_told(request))


async def _stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(_told(websocket))
    await websocket.close()


@pytest.fixture
def door(house: House) -> Iterator[TestClient]:
    """A browser that has not been here yet. `/_stcore/who` and the websocket say which device Streamlit would see."""
    routes = [*ROUTES, WebSocketRoute("/_stcore/stream", _stream), Route("/{path:path}", _who)]
    app = Starlette(routes=routes, middleware=MIDDLEWARE)
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams look often, so that tests do not wait for them."""
    monkeypatch.setattr(events, "EVERY", 0.02)
    monkeypatch.setattr(events, "EVERY_IN_TROUBLE", 0.02)
    monkeypatch.setattr(events, "GAP", 0.05)
