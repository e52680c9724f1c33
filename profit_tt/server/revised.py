"""Answers that are named by the revision they were made at: who has the same already gets none."""

import gzip
import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from profit_tt import __version__

#: They may be kept, and are asked about each time: what is closed to the world is closed at once.
_LINES = {"cache-control": "public, no-cache"}
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tag(revision: int, *parts: str) -> str:
    """An ETag. Weak: the same may come packed or not."""
    return "W/" + '"' + "-".join((__version__, str(revision), *parts)) + '"'


def has_it(request: Request, named: str) -> bool:
    """Whether the one who asks holds that very answer."""
    held = request.headers.get("if-none-match", "")
    return held.strip() == "*" or named.removeprefix("W/") in _TAG.findall(held)


def unchanged(named: str, lines: Mapping[str, str]) -> Response:
    """304, with the lines that the whole answer would have."""
    return Response(status_code=304, headers={**_LINES, **lines, "etag": named})


def sent(request: Request, body: bytes, *, named: str, media_type: str, lines: Mapping[str, str]) -> Response:
    """The answer, packed for whoever can unpack it; to HEAD without the body."""
    headers = {**_LINES, "vary": "accept-encoding", **lines, "etag": named}
    if "gzip" in request.headers.get("accept-encoding", "") and len(body) > 1000:
        body, headers["content-encoding"] = gzip.compress(body, 5, mtime=0), "gzip"
    headers["content-length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, media_type=media_type, headers=headers)
