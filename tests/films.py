"""Small videos, captions and pictures for tests: right ones, and those that only look like it."""

import struct


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def handler(kind: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + kind + bytes(13))))


def mp4(*, brand: bytes = b"isom", kind: bytes = b"vide", frames: int = 4000) -> bytes:
    """As a phone films it: brand, index with a track of pictures, pictures (which nothing could play)."""
    index = box(b"moov", box(b"mvhd", bytes(100)) + handler(b"soun") + handler(kind))
    return box(b"ftyp", brand + bytes(4) + b"isommp42") + index + box(b"mdat", bytes(range(250)) * (frames // 250))


def _sized(length: int) -> bytes:
    return bytes([0x10 | length >> 24, *(length >> 16 & 255, length >> 8 & 255, length & 255)])


def element(name: bytes, content: bytes, *, endless: bool = False) -> bytes:
    return name + (b"\x01\xff\xff\xff\xff\xff\xff\xff" if endless else _sized(len(content))) + content


def webm(*, doctype: bytes = b"webm", codec: bytes = b"V_VP8", endless: bool = True) -> bytes:
    """As a browser records it: it does not say how long it will be."""
    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", doctype))
    tracks = element(b"\x16\x54\xae\x6b", element(b"\xae", element(b"\x86", codec)))
    info = element(b"\x15\x49\xa9\x66", element(b"\x4d\x80", b"test"))
    cluster = element(b"\x1f\x43\xb6\x75", bytes(2000), endless=endless)
    return head + element(b"\x18\x53\x80\x67", info + tracks + cluster, endless=endless)


HTML = b"<!doctype html><script>alert(1)</script>" + b" " * 3000

#: What is refused, and nothing of it kept.
NO_VIDEOS = {
    "html renamed mp4": HTML,
    "html after a brand": box(b"ftyp", b"isom" + bytes(4)) + HTML,
    "a picture of the same family": mp4(brand=b"heic"),
    "sound alone": mp4(kind=b"soun"),
    "cut in its pictures": mp4()[:-100],
    "cut before its index": mp4()[:40],
    "no index": box(b"ftyp", b"isom" + bytes(4)) + box(b"mdat", bytes(2000)),
    "boxes without end": box(b"ftyp", b"isom" + bytes(4)) + struct.pack(">I4s", 4, b"free") * 20,
    "matroska": webm(doctype=b"matroska"),
    "webm of sound": webm(codec=b"A_OPUS"),
    "webm cut off": webm(endless=False)[:-100],
    "webm head alone": webm()[:20],
    "gif": b"GIF89a" + bytes(2000),
    "zip": b"PK\x03\x04" + bytes(2000),
    "one byte": b"\x1a",
}

JPEG = b"\xff\xd8\xff\xe0" + bytes(400) + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 4 + 300) + b"WEBP" + bytes(300)

VTT = """\ufeffWEBVTT - said in Canterbury

STYLE
::cue { background: url(https://example.org/x.png) }

NOTE made by hand

1
00:00.000 --> 00:02.500 line:0 position:20% align:start evil:1
We sell <b>one</b> ticket

00:01:00.000 --> 00:01:01.000
Tot ziens
à bientôt
""".encode()
