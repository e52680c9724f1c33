"""Videos come in and go out here, past Streamlit, which would hold each of them in memory as a whole.

    POST /videos?tt=CODE               the bytes of a video: written to the disk as they come
    POST /videos/NAME/poster?tt=CODE   the picture that stands for it
    GET  /videos/NAME                  the video, whole or the ranges that a player asks for when somebody seeks
    GET  /videos/NAME/poster, /videos/NAME/captions/LANGUAGE

Whoever asks is known by the device cookie, and asked about at every request: a consent that is withdrawn works at once.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from profit_tt.config import settings
from profit_tt.errors import N_, HouseError, NotAllowed, NotFound, StoreFull, StoreTrouble, TooOften
from profit_tt.models import Person
from profit_tt.server.identity import HEADER
from profit_tt.server.shell import language_of
from profit_tt.services import entering, reaction_videos
from profit_tt.services.reaction_videos import MediaFile, TooLarge
from profit_tt.services.video_files import CutOff
from profit_tt.text import speaker

#: Bytes that wait in memory before they are written.
PIECE = 1_048_576
#: Seconds without a byte after which an upload is given up.
SILENCE = 60.0
#: So many videos come in at once: the rest of the room needs the line, too.
AT_ONCE = 12
EACH_AT_ONCE = 2

_LINES = {"cache-control": "private, no-store", "cross-origin-resource-policy": "same-origin"}
_coming: Counter[str] = Counter()

Answer = Callable[[Request], Awaitable[Response]]


def _spoken(answer: Answer) -> Answer:
    """Refusals as a sentence in the visitor's language."""

    async def speak(request: Request) -> Response:
        try:
            return await answer(request)
        except HouseError as refused:
            sentence = refused.spoken(speaker(language_of(request)))
            return JSONResponse({"sentence": sentence}, _status(refused), headers=_LINES)

    return speak


def _status(refused: HouseError) -> int:
    for kind, status in ((NotFound, 404), (NotAllowed, 403), (TooOften, 429), (TooLarge, 413), (StoreFull, 507)):
        if isinstance(refused, kind):
            return status
    return 503 if isinstance(refused, StoreTrouble) else 422


@_spoken
async def upload(request: Request) -> Response:
    """POST /videos?tt=CODE: {"id", "file"} of an unsent reaction, or {"sentence"}: why not."""
    _require_our_page(request)
    by = await run_in_threadpool(_person, request)
    size = _declared(request)
    if size is None:
        return JSONResponse({"sentence": ""}, 411, headers=_LINES)
    with _in_turn(by.device):
        path = await run_in_threadpool(lambda: reaction_videos.begun(by=by, size=size))
        try:
            await _write(request, path, size)
            reaction = await run_in_threadpool(
                lambda: reaction_videos.received(by=by, path=path, language=language_of(request))
            )
        except BaseException:  # also when the server stops: nothing may stay behind
            reaction_videos.given_up(path)
            raise
    return JSONResponse({"id": reaction.id, "file": reaction.file}, 201, headers=_LINES)


@_spoken
async def upload_poster(request: Request) -> Response:
    """POST /videos/NAME/poster?tt=CODE: the bytes of a JPEG or WebP picture."""
    _require_our_page(request)
    by = await run_in_threadpool(_person, request)
    picture = b""
    async for piece in request.stream():
        picture += piece
        if len(picture) > reaction_videos.POSTER_LIMIT:
            break
    file = request.path_params["file"]
    await run_in_threadpool(lambda: reaction_videos.put_poster(by=by, file=file, picture=picture))
    return JSONResponse({}, 201, headers=_LINES)


@_spoken
async def video(request: Request) -> Response:
    """GET /videos/NAME"""
    return await _sent(request, reaction_videos.video)


@_spoken
async def poster(request: Request) -> Response:
    """GET /videos/NAME/poster"""
    return await _sent(request, reaction_videos.poster)


@_spoken
async def captions(request: Request) -> Response:
    """GET /videos/NAME/captions/LANGUAGE"""
    by, asked = _device(request), request.path_params
    told = await run_in_threadpool(
        lambda: reaction_videos.captions(by=by, file=asked["file"], language=asked["language"])
    )
    return PlainTextResponse(told, media_type="text/vtt", headers=_LINES)


async def _sent(request: Request, found: Callable[..., MediaFile]) -> Response:
    by, file = _device(request), request.path_params["file"]
    media = await run_in_threadpool(lambda: found(by=by, file=file))
    if not media.path.is_file():
        raise NotFound
    return FileResponse(media.path, media_type=media.media_type, headers=_LINES)


def _require_our_page(request: Request) -> None:
    """Browsers say from which page a request comes; only our own may make this visitor upload. Raises NotAllowed."""
    origin = request.headers.get("origin", "")
    ours = {request.headers.get("host", ""), urlsplit(settings().public_url).netloc} - {""}
    if urlsplit(origin).netloc not in ours:
        raise NotAllowed


def _device(request: Request) -> Person:
    return Person(request.headers.get(HEADER.decode(), ""))


def _person(request: Request) -> Person:
    think_tank = entering.think_tank_by_code(code=request.query_params.get("tt", ""))
    if think_tank is None:
        raise NotFound
    return Person(_device(request).device, think_tank.id)


def _declared(request: Request) -> int | None:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 16 else None


@contextlib.contextmanager
def _in_turn(device: str) -> Iterator[None]:
    """Raises TooOften while too many videos come in."""
    if _coming.total() >= AT_ONCE or _coming[device] >= EACH_AT_ONCE:
        raise TooOften(N_("Many videos are coming in just now. Please try again in {seconds} seconds."), seconds=60)
    _coming[device] += 1
    try:
        yield
    finally:
        _coming[device] -= 1
        if not _coming[device]:
            del _coming[device]


async def _write(request: Request, path: Path, size: int) -> None:
    """Put what arrives into the file. Raises CutOff, Refused, StoreFull."""
    written = 0
    try:
        with path.open("xb") as file:
            async for piece in _pieces(request):
                written += len(piece)
                if written > size:
                    raise TooLarge(limit=settings().video_mb)
                await run_in_threadpool(file.write, piece)
    except OSError as trouble:
        raise StoreFull from trouble
    except (ClientDisconnect, TimeoutError) as gone:
        raise CutOff from gone
    if written != size:
        raise CutOff


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """What arrives, gathered so that the disk is not asked for every few bytes."""
    arriving, gathered = request.stream(), bytearray()
    while True:
        try:
            async with asyncio.timeout(SILENCE):
                gathered += await anext(arriving)
        except StopAsyncIteration:
            break
        if len(gathered) >= PIECE:
            yield bytes(gathered)
            gathered.clear()
    yield bytes(gathered)


UPLOAD_ROUTES: list[BaseRoute] = [
    Route("/videos", upload, methods=["POST"]),
    Route("/videos/{file}", video),
    Route("/videos/{file}/poster", poster),
    Route("/videos/{file}/poster", upload_poster, methods=["POST"]),
    Route("/videos/{file}/captions/{language}", captions),
]
