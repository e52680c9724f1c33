"""Packed assets: Streamlit's own files and ours, compressed once, from memory, kept by browsers for a year."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

OURS = Path(__file__).with_name("assets")
_TEXT = {".js", ".css", ".json", ".svg", ".html", ".txt"}
#: Streamlit's scripts load its icon font (366 KiB) before anything else, needed or not; shell.py names a small one.
_SYMBOLS = re.compile(rb"@font-face\{font-family:Material Symbols Rounded;[^}]*\}")
_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    packed: bytes | None
    media_type: str
    etag: str


@cache
def streamlit_files() -> Path:
    """Streamlit's folder of browser files."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("streamlit is not installed")
    return Path(spec.origin).parent / "static"


@cache
def _files() -> dict[str, Path]:
    """All files that may be asked for, by address: nothing outside can be reached, whatever the address says."""
    folders = {"/assets": OURS, "/static": streamlit_files() / "static"}
    return {
        f"{address}/{file.relative_to(folder).as_posix()}": file
        for address, folder in folders.items()
        for file in folder.rglob("*")
        if file.is_file()
    }


def asset(path: str) -> Asset | None:
    """The file behind an address; None when there is none."""
    file = _files().get(path)
    return _read(file) if file else None


@cache
def _read(file: Path) -> Asset:
    """A file, read and compressed when it is first asked for."""
    body = file.read_bytes()
    if file.match("static/css/index.*.css"):
        body = _SYMBOLS.sub(b"", body)
    media_type = "font/woff2" if file.suffix == ".woff2" else mimetypes.guess_type(file.name)[0]
    return made(body, media_type or "application/octet-stream", pack=file.suffix in _TEXT)


def made(body: bytes, media_type: str, *, pack: bool = True) -> Asset:
    """A file that is made rather than read."""
    packed = gzip.compress(body, 6, mtime=0) if pack else None
    return Asset(body, packed, media_type, hashlib.sha256(body).hexdigest()[:16])


def versioned(path: str) -> str:
    """Our asset's address with its content's hash, so that it may be kept for a year."""
    found = asset(path)
    return f"{path}?v={found.etag}" if found else path


class PackedAssets:
    """Answers GET /static/* and /assets/* before Streamlit sees them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if not path.startswith(("/static/", "/assets/")):
            await self.app(scope, receive, send)
            return
        found = asset(path)
        if found is None:
            await Response("not found", 404)(scope, receive, send)
            return
        await answered(found, Request(scope))(scope, receive, send)


def answered(found: Asset, request: Request) -> Response:
    """The file, packed for whoever can unpack it; nothing to who has it already."""
    headers = {"etag": f'"{found.etag}"', "cache-control": _YEAR, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if found.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers=headers | {"content-encoding": "gzip"})
    return Response(found.body, media_type=found.media_type, headers=headers)
