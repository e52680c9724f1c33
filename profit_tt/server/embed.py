"""GET /embed/CODE/CHART: one chart of a published think tank, for a frame on anybody's site. No cookie, no counting.

?lang=en|fr|nl  &size=page|phone  &scheme=light|dark    without them: what fits the frame and its reader
/embed/charts.js                                        the script that draws them, kept by browsers for a year
"""

import logging
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from profit_tt.errors import HouseError, NotFound, StoreTrouble, TooOften
from profit_tt.models import Audience, Person, Pulse
from profit_tt.reports.report import embed, screen
from profit_tt.reports.report.embed import SCHEMES, SIZES, Standing
from profit_tt.server import allowance, assets, revised
from profit_tt.server.allowance import Allowance
from profit_tt.server.shell import FONT, language_of
from profit_tt.services import open_addresses, publishing, reporting, results, room
from profit_tt.services.latest import Latest
from profit_tt.text import speaker

#: A site may show several charts, and many of its readers may share an address.
A_MINUTE = 300
HTML = "text/html"
SCRIPT = f"{open_addresses.EMBED}/charts.js"

_asked = Allowance(A_MINUTE)
#: By think tank, chart and language: revision and content revision it was made at, and the chart.
_charts: Latest[tuple[int, str, str], tuple[int, int, Standing | None]] = Latest()
_log = logging.getLogger(__name__)


async def chart(request: Request) -> Response:
    """GET /embed/CODE/CHART"""
    say = speaker(language_of(request))
    if seconds := allowance.wait(_asked, request):
        return _refused(429, TooOften(seconds=seconds), request, **{"retry-after": str(seconds)})
    try:
        return await run_in_threadpool(_made, request)
    except StoreTrouble:  # what exactly is the operator's business
        return _refused(503, HouseError(), request)
    except HouseError as refused:
        return _refused(404, refused, request)
    except Exception:
        _log.exception("a chart could not be made: %s", say.language)
        return _refused(500, HouseError(), request)


async def nothing(request: Request) -> Response:
    """Whatever else is asked for here: nothing of the app may stand in other people's frames."""
    return _refused(404, NotFound(), request)


async def script(request: Request) -> Response:
    """GET /embed/charts.js"""
    return assets.answered(await run_in_threadpool(_script), request)


def _made(request: Request) -> Response:
    key, say = request.path_params["chart"], speaker(language_of(request))
    size, scheme = (_one_of(request, name, known) for name, known in (("size", SIZES), ("scheme", SCHEMES)))
    by = publishing.reader(request.path_params["code"])
    at = room.pulse(by=by)
    lines = {"vary": "accept-language, accept-encoding", "content-language": say.language}
    # A page of an earlier script would ask for one that is not there any more.
    parts = (say.language, size, scheme, _script().etag)
    if revised.has_it(request, named := revised.tag(at.number, *parts)):
        return revised.unchanged(named, lines)
    revision, one = _standing(by, at, key, say.language)
    if one is None:
        raise NotFound
    body = embed.as_page(
        one,
        say,
        link=open_addresses.page(room.look(by=by, at=at).think_tank.code, language=say.language),
        script=f"{SCRIPT}?v={_script().etag}",
        letters=FONT,
        size=size,
        scheme=scheme,
    )
    named = revised.tag(revision, *parts)
    return revised.sent(request, body.encode(), named=named, media_type=HTML, lines=lines)


def _standing(by: Person, at: Pulse, key: str, language: str) -> tuple[int, Standing | None]:
    """The revision of the chart, and the chart: made once for all who look, as pictures are (services/results.py)."""
    if key not in embed.CHARTS:
        return at.number, None
    where = (by.think_tank_id or 0, key, language)

    def make() -> tuple[int, tuple[int, int, Standing | None]]:
        told = reporting.gathered(by=by, audience=Audience.world)
        oldest = min(told.picture.revision, told.moves.after.revision if told.moves else told.picture.revision)
        one = embed.standing(told, key, speaker(language))
        return oldest, (oldest, told.picture.room.content, one)

    kept = _charts.at(where, at.number, make, fresh_for=results.PHONES_SECONDS)
    if kept[1] < at.content:  # no patience: results may have been hidden, a finding taken off
        kept = _charts.at(where, at.number, make)
    return kept[0], kept[2]


def _one_of(request: Request, name: str, known: tuple[str, ...]) -> str:
    asked = request.query_params.get(name, "")
    return asked if asked in known else ""


def _refused(status: int, refused: HouseError, request: Request, **lines: str) -> Response:
    say = speaker(language_of(request))
    page = embed.as_refusal(refused.spoken(say), say, letters=FONT)
    return HTMLResponse(page, status, headers={"cache-control": "no-store", **lines})


@cache
def _script() -> assets.Asset:
    return assets.made(screen.script().encode(), "text/javascript")


EMBED_ROUTES: list[BaseRoute] = [
    Route(SCRIPT, script),
    Route(f"{open_addresses.EMBED}/{{code}}/{{chart}}", chart),
    Route(f"{open_addresses.EMBED}/{{rest:path}}", nothing),
]
