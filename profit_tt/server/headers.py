"""What goes out with every answer: a strict content policy, and doors that stay shut."""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from profit_tt.models.video_links import FRAMES

#: `blob:` is how Streamlit loads the script of an own component, and how a browser looks into a video of the visitor.
#: Nothing from another host, ever, but the two players in a frame, once somebody has pressed play.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "media-src 'self' blob:",
        f"frame-src 'self' {' '.join(FRAMES)}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_LINES = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
_FILE_LINES = {"x-content-type-options": "nosniff"}
#: A chart alone may stand in a frame on any site, so nothing else may be reached under this address (server/embed.py).
FRAMED = "/embed/"
FRAMED_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'unsafe-inline'",
        "font-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)
_FRAMED_LINES = {
    "content-security-policy": FRAMED_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": _LINES["permissions-policy"],
}
#: Streamlit answers these to anybody: numbers about sessions, and an interface for agents that nobody here uses.
_SHUT = ("/_stcore/metrics", "/_stcore/agent")


class Headers:
    """Adds the lines to every HTTP answer and keeps private addresses shut."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        lines = _lines(scope["path"])

        async def send_with_lines(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in lines.items():
                    headers[name] = value
            await send(message)

        if any(shut in scope["path"] for shut in _SHUT):
            await PlainTextResponse("not found", 404)(scope, receive, send_with_lines)
            return
        if "\x00" in scope["path"] or b"%00" in scope.get("query_string", b""):
            await PlainTextResponse("bad request", 400)(scope, receive, send_with_lines)
            return
        await self.app(scope, receive, send_with_lines)


def _lines(path: str) -> dict[str, str]:
    """What goes out with this address. A cold page asks for a hundred files: forty kilobytes of lines that only mean
    something on a page."""
    if path.startswith(("/static/", "/assets/")):
        return _FILE_LINES
    return _FRAMED_LINES if path.startswith(FRAMED) else _LINES
