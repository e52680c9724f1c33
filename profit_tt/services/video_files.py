"""What a video file is by its content, never by its name: MP4 (as phones film it) or WebM, whole and with a picture.

Only the headers of its parts are read, wherever they lie: a file of 200 megabytes costs as little as a small one.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from profit_tt.errors import N_, Refused

#: Main brands of the MP4 family that hold films; "qt  " is what an iPhone films, the same boxes under another name.
_BRANDS = {b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41", b"mp42", b"avc1"}
_BRANDS |= {b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash", b"qt  ", b"3gp4", b"3gp5", b"3gp6", b"f4v "}
_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
_DOCTYPE, _TRACKS = b"\x42\x82", b"\x16\x54\xae\x6b"
_PARTS_AT_MOST = 100_000
_HEAD = 65_536

Box = tuple[bytes, int, int]


class NoVideo(Refused):
    sentence = N_("This is not a video that we can show: choose an MP4 or WebM file.")


class CutOff(Refused):
    sentence = N_("The video is not whole: its end is missing. Choose the file again.")


def media_type(path: Path) -> str:
    """ "video/mp4" or "video/webm". Raises NoVideo, CutOff."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
            _require_film(file, size)
            return "video/mp4"
        if head[:4] == _EBML:
            _require_webm(file, size)
            return "video/webm"
    raise NoVideo


def _require_film(file: BinaryIO, size: int) -> None:
    """An MP4 whose parts end where the file ends, with a track of pictures."""
    parts = list(_boxes(file, 0, size))
    movie = next((part for part in parts if part[0] == b"moov"), None)
    if movie is None or not any(name in (b"mdat", b"moof") for name, _, _ in parts):
        raise CutOff
    if not any(_is_pictures(file, track) for track in _inside(file, movie, b"trak")):
        raise NoVideo


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """(name, where its content begins, where it ends) of the boxes between two places. Raises CutOff."""
    at = start
    for _ in range(_PARTS_AT_MOST):
        if at == end:
            return
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            raise CutOff
        length, name = struct.unpack(">I4s", head[:8])
        content = at + 8
        if length == 1 and len(head) == 16:
            length, content = struct.unpack(">Q", head[8:])[0], at + 16
        elif length == 0:  # as long as the rest
            length = end - at
        if length < content - at or at + length > end:
            raise CutOff
        yield name, content, at + length
        at += length
    raise NoVideo


def _inside(file: BinaryIO, box: Box, name: bytes) -> Iterator[Box]:
    return (one for one in _boxes(file, box[1], box[2]) if one[0] == name)


def _is_pictures(file: BinaryIO, track: Box) -> bool:
    for media in _inside(file, track, b"mdia"):
        for handler in _inside(file, media, b"hdlr"):
            file.seek(handler[1] + 8)
            if file.read(4) == b"vide":
                return True
    return False


def _require_webm(file: BinaryIO, size: int) -> None:
    """An EBML file that says it is WebM, whose segment ends within the file, with a track of pictures."""
    file.seek(0)
    head = file.read(_HEAD)
    at, length = _sized(head, 4)
    if _element(head[at : at + (length or 0)], _DOCTYPE) != b"webm":
        raise NoVideo
    at += length or 0
    if head[at : at + 4] != _SEGMENT:
        raise CutOff
    at, length = _sized(head, at + 4)
    if length is not None and at + length > size:  # a browser that records does not say how long it will be
        raise CutOff
    tracks = next((content for name, content in _elements(head, at) if name == _TRACKS), None)
    if tracks is None:
        raise CutOff
    if b"V_" not in tracks:
        raise NoVideo


def _elements(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """(name, content) of the elements from a place on, as far as they lie whole in the data. Raises CutOff."""
    while at < len(data):
        width = 9 - data[at].bit_length()
        name = data[at : at + width]
        at, length = _sized(data, at + width)
        if length is None or at + length > len(data):
            return
        yield name, data[at : at + length]
        at += length


def _sized(data: bytes, at: int) -> tuple[int, int | None]:
    """(where the content begins, its length) of an element whose size stands at `at`; None: not said. Raises CutOff."""
    if at >= len(data) or data[at] == 0:
        raise CutOff
    width = 9 - data[at].bit_length()
    if at + width > len(data):
        raise CutOff
    number = int.from_bytes(data[at : at + width]) & ((1 << 7 * width) - 1)
    return at + width, None if number == (1 << 7 * width) - 1 else number


def _element(data: bytes, name: bytes) -> bytes:
    """The content of a small element, b"" when it is not there."""
    place = data.find(name)
    if place < 0:
        return b""
    at, length = _sized(data, place + len(name))
    return data[at : at + (length or 0)].rstrip(b"\0")


def picture_type(picture: bytes) -> str:
    """ "image/jpeg" or "image/webp" by what the picture is. Raises Refused."""
    if picture[:3] == b"\xff\xd8\xff" and picture.rstrip(b"\0")[-2:] == b"\xff\xd9":
        return "image/jpeg"
    if (
        picture[:4] == b"RIFF"
        and picture[8:12] == b"WEBP"
        and int.from_bytes(picture[4:8], "little") + 8 == len(picture)
    ):
        return "image/webp"
    raise Refused(N_("This is not a picture that we can show."))


def on_the_disk(path: Path) -> None:
    """Wait until the file is on the disk and not only on its way."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
