"""Who knocks: a signed, HttpOnly cookie holds a random device name; Streamlit gets it as a trusted header.

The cookie carries no right. What a device may do stands in the database and is asked at every deed.
"""

import secrets
from functools import cache

from itsdangerous import BadSignature, TimestampSigner
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from profit_tt.config import settings

COOKIE = "profit_tt_device"
HEADER = b"x-profit-device"
_DAYS = 180 * 24 * 3600
#: Addresses that are not pages: asking for them makes no device.
_NOT_PAGES = (
    *("/_stcore", "/static", "/media", "/component", "/app/static", "/assets", "/events", "/readyz", "/videos"),
    *("/data/", "/embed/"),
)


@cache
def _signer() -> TimestampSigner:
    return TimestampSigner(settings().signing_key, salt="device")


def signed(device: str) -> str:
    """The cookie's value for a device name."""
    return _signer().sign(device).decode()


def device_of(connection: HTTPConnection) -> str:
    """The device name in the request's cookie; empty when there is none, or a forged or outdated one."""
    try:
        return _signer().unsign(connection.cookies.get(COOKIE, ""), max_age=_DAYS).decode()
    except BadSignature:
        return ""


def cookie_for(device: str) -> str:
    """A Set-Cookie line."""
    secure = "; Secure" if settings().secure_cookies else ""
    return f"{COOKIE}={signed(device)}; Path=/; Max-Age={_DAYS}; HttpOnly; SameSite=Lax{secure}"


class DeviceCookie:
    """Gives every new browser a device name, and hands the name on as a header that nobody outside can set."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        device = device_of(HTTPConnection(scope))
        new = not device and scope["type"] == "http" and scope["method"] == "GET" and _is_page(scope["path"])
        if new:
            device = secrets.token_urlsafe(18)
        headers = [header for header in scope["headers"] if header[0] != HEADER]
        if device:
            headers.append((HEADER, device.encode()))
        scope = dict(scope, headers=headers)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", cookie_for(device))
            await send(message)

        await self.app(scope, receive, send_with_cookie if new else send)


def _is_page(path: str) -> bool:
    return not path.startswith(_NOT_PAGES) and "/_stcore/" not in path
