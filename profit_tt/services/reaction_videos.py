"""Uploaded videos: where they lie, who may bring one and how large, who may see one, and what is thrown away.

The door writes what arrives to `begun()` a piece at a time; `received()` looks at the file and makes it an unsent
reaction; whatever goes wrong in between, `given_up()` leaves nothing behind.
"""

import secrets
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from profit_tt import store
from profit_tt.clock import now
from profit_tt.config import settings
from profit_tt.errors import N_, NotFound, Refused, StoreFull
from profit_tt.models import Language, Person, Reaction, ReactionKind, ReactionState, Scope, Standing
from profit_tt.services import reaction_rules, rights, video_files
from profit_tt.services.rights import Operation
from profit_tt.services.writing import deed, identity

POSTER_LIMIT = 200_000
#: Videos never take the last of the disk: votes need it.
LEFT_FREE = 500_000_000
_SUFFIXES = {"video/mp4": ".mp4", "video/webm": ".webm"}
_POSTERS = {"image/jpeg": ".jpg", "image/webp": ".poster.webp"}


class TooLarge(Refused):
    sentence = N_("This video is too large: {limit} MB are allowed.")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file to be sent, and what it is."""

    path: Path
    media_type: str


def folder() -> Path:
    """Where videos lie, made if need be."""
    made = settings().media or settings().var / "media"
    made.mkdir(parents=True, exist_ok=True)
    return made


def begun(*, by: Person, size: int) -> Path:
    """Where a video of so many bytes may be written to. Raises NotJoined, Closed, TooLarge, Refused, StoreFull.

    What older uploads have left behind is thrown away first.
    """
    if size > settings().video_mb * 1_000_000:
        raise TooLarge(limit=settings().video_mb)
    with store.reading() as session:
        stands = rights.require(session, by=by, operation=Operation.give_reaction)
        if not store.reactions.is_open(session, think_tank_id=by.think_tank_id or 0):
            raise reaction_rules.closed()
        _require_room_for_another(store.reactions.videos_of(session, expert_id=_expert_id(stands)))
    _throw_away_leftovers()
    try:
        place = folder()
        if shutil.disk_usage(place).free < size + LEFT_FREE:
            raise StoreFull
    except OSError as trouble:
        raise StoreFull from trouble
    return place / f"{secrets.token_urlsafe(18)}.part"


def received(*, by: Person, path: Path, language: str) -> Reaction:
    """Make the file that has arrived an unsent reaction of this person. Raises NoVideo, CutOff, Refused, NotJoined."""
    media_type = video_files.media_type(path)
    video_files.on_the_disk(path)
    kept = path.with_suffix(_SUFFIXES[media_type])
    with deed(by=by, operation=Operation.give_reaction, scope=Scope.number) as done:
        reaction_rules.require_open(done)
        _require_room_for_another(store.reactions.videos_of(done.session, expert_id=done.expert_id))
        reaction = Reaction(
            think_tank_id=done.think_tank_id,
            expert_id=done.expert_id,
            region=done.expert.region,
            kind=ReactionKind.video,
            language=Language(language),
            file=path.stem,
            media_type=media_type,
            size=path.stat().st_size,
            state=ReactionState.unsent,
            given_at=now(),
        )
        done.session.add(reaction)
        done.session.flush()
        path.rename(kept)
        return reaction


def given_up(path: Path) -> None:
    """An upload that came to nothing leaves nothing."""
    for one in (path, *(path.with_suffix(suffix) for suffix in _SUFFIXES.values())):
        one.unlink(missing_ok=True)


def put_poster(*, by: Person, file: str, picture: bytes) -> None:
    """The picture that stands for one's own video, made by the browser. Raises Refused, NotFound, NotAllowed."""
    if len(picture) > POSTER_LIMIT:
        raise Refused(N_("The picture may have 200 KB at most."))
    media_type = video_files.picture_type(picture)
    with deed(by=by, operation=Operation.edit_own_reaction, scope=Scope.number) as done:
        found = store.reactions.by_file(done.session, file=file)
        if found is None or found.think_tank_id != done.think_tank_id:
            raise NotFound
        reaction = reaction_rules.own(done, identity(found.id))
        reaction.poster = media_type
        done.session.add(reaction)
        fresh = _path(reaction.file or "", ".fresh")
        fresh.write_bytes(picture)
        fresh.rename(_path(reaction.file or "", _POSTERS[media_type]))


def video(*, by: Person, file: str) -> MediaFile:
    """The video of this name, if this person may see it at this moment. Raises NotFound."""
    reaction = _seen(by, file)
    return MediaFile(_path(file, _SUFFIXES[reaction.media_type]), reaction.media_type)


def poster(*, by: Person, file: str) -> MediaFile:
    """The picture that stands for it. Raises NotFound."""
    reaction = _seen(by, file)
    if not reaction.poster:
        raise NotFound
    return MediaFile(_path(file, _POSTERS[reaction.poster]), reaction.poster)


def captions(*, by: Person, file: str, language: str) -> str:
    """Its captions as WebVTT. Raises NotFound."""
    reaction = _seen(by, file)
    if language not in set(Language):
        raise NotFound
    with store.reading() as session:
        found = store.reactions.captions(session, reaction_id=identity(reaction.id), language=Language(language))
    if found is None:
        raise NotFound
    return found.text


def throw_away(reaction: Reaction) -> None:
    """The files of a reaction that is gone."""
    if reaction.file:
        for suffix in (*_SUFFIXES.values(), *_POSTERS.values()):
            _path(reaction.file, suffix).unlink(missing_ok=True)


def _seen(by: Person, file: str) -> Reaction:
    with store.reading() as session:
        reaction = store.reactions.by_file(session, file=file)
        if reaction is None:
            raise NotFound
        stands = rights.standing(session, by=Person(by.device, reaction.think_tank_id, is_house=by.is_house))
    reaction_rules.require_sees(stands, reaction)
    return reaction


def _path(file: str, suffix: str) -> Path:
    return folder() / f"{file}{suffix}"


def _expert_id(stands: Standing) -> int:
    return identity(stands.expert.id if stands.expert else None)


def _require_room_for_another(number: int) -> None:
    if number >= settings().videos_each:
        raise Refused(N_("You have {n} videos here already. Remove one first."), n=number)


def _throw_away_leftovers() -> None:
    """Videos that were never sent, and files that belong to nothing since their upload was cut off with the server."""
    with store.writing() as session:
        old = store.reactions.left_unsent(session, before=now() - timedelta(hours=reaction_rules.UNSENT_HOURS))
        for one in old:
            store.reactions.remove(session, one)
        known = store.reactions.files(session)
    for one in old:
        throw_away(one)
    before = (now() - timedelta(hours=reaction_rules.UNSENT_HOURS)).timestamp()
    for path in folder().iterdir():
        if path.name.split(".")[0] not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
