"""GET /data/v1/...: open data of published think tanks, for notebooks and other sites (docs/data.md).

No cookie is set and none is read; nobody is counted. Every refusal is {"error", "message"}.
"""

import json
import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from profit_tt.errors import N_, BadChoice, HouseError, NotFound, StoreTrouble, TooOften
from profit_tt.reports.open_data import PARTS, Answer, Asked, document
from profit_tt.reports.open_data.answers import JSON
from profit_tt.server import allowance, revised
from profit_tt.server.allowance import Allowance
from profit_tt.services import open_addresses, publishing, room
from profit_tt.text import LANGUAGES, Speaker, speaker

#: A notebook asks a few times; a site that shows figures asks once for all its readers.
A_MINUTE = 60
METHODS = ("GET", "HEAD", "OPTIONS")
#: All that may knock: whatever is not ours to answer is refused in our own words.
_ANY = [*METHODS, "POST", "PUT", "PATCH", "DELETE", "TRACE"]
_ALLOWED = ", ".join(METHODS)
_ANYBODY = {"access-control-allow-origin": "*", "access-control-expose-headers": "ETag, Retry-After"}
_BEFORE = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": _ALLOWED,
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
}

_asked = Allowance(A_MINUTE)
_log = logging.getLogger(__name__)

Made = Callable[[Request], Response]


def _open(make: Made) -> Callable[..., object]:
    """An address that anybody may read, a little at a time."""

    async def answer(request: Request) -> Response:
        asked = request.query_params.get("lang", "en")
        say = speaker(asked if asked in LANGUAGES else "en")
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_BEFORE)
        if request.method not in METHODS:
            return _refused(405, "only_read", say("This address is only for reading: ask with GET."), allow=_ALLOWED)
        if seconds := allowance.wait(_asked, request):
            sentence = TooOften(seconds=seconds).spoken(say)
            return _refused(429, "too_often", sentence, **{"retry-after": str(seconds)})
        try:
            return await run_in_threadpool(make, request)
        except StoreTrouble:  # what exactly is the operator's business, and nothing was to be saved
            return _refused(503, "busy", HouseError().spoken(say))
        except BadChoice as refused:
            return _refused(400, "bad_query", refused.spoken(say))
        except HouseError as refused:
            return _refused(404, "not_found", refused.spoken(say))
        except Exception:
            _log.exception("open data could not be made")
            return _refused(500, "trouble", HouseError().spoken(say))

    return answer


def _refused(status: int, error: str, message: str, **lines: str) -> Response:
    headers = {"cache-control": "no-store", **_ANYBODY, **lines}
    return JSONResponse({"error": error, "message": message}, status, headers=headers)


def _part(make: Callable[[Asked], Answer]) -> Callable[..., object]:
    """GET /data/v1/think-tanks/CODE or a part of it."""

    def answer(request: Request) -> Response:
        by = publishing.reader(request.path_params["code"])
        asked = Asked(by, _language(request), room.pulse(by=by), _round(request))
        language = asked.say.language
        if revised.has_it(request, named := revised.tag(asked.at.number, language)):
            return revised.unchanged(named, _ANYBODY)
        told = make(asked)
        lines = _ANYBODY | {"content-language": language}
        if told.file:
            lines["content-disposition"] = f'inline; filename="{told.file}"'
        named = revised.tag(told.revision, language)
        return revised.sent(request, told.body, named=named, media_type=told.media_type, lines=lines)

    return _open(answer)


def _language(request: Request) -> Speaker:
    asked = request.query_params.get("lang", "en")
    if asked not in LANGUAGES:
        raise BadChoice(N_("These languages are spoken here: {languages}."), languages=", ".join(LANGUAGES))
    return speaker(asked)


def _round(request: Request) -> int | None:
    asked = request.query_params.get("round")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise BadChoice(N_("A round is asked for by its id, a whole number."))
    return int(asked)


def _described(request: Request) -> Response:
    """GET /data/v1/openapi.json"""
    named = revised.tag(0)
    if revised.has_it(request, named):
        return revised.unchanged(named, _ANYBODY)
    return revised.sent(request, json.dumps(document()).encode(), named=named, media_type=JSON, lines=_ANYBODY)


def _nothing(_request: Request) -> Response:
    raise NotFound


DATA_ROUTES: list[BaseRoute] = [
    Route(f"{open_addresses.DATA}/openapi.json", _open(_described), methods=_ANY),
    *(Route(open_addresses.data("{code}", part), _part(make), methods=_ANY) for part, make in PARTS.items()),
    Route("/data/{rest:path}", _open(_nothing), methods=_ANY),
]
