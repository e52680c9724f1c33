"""Links to videos on the two hosts that we can show: which video they mean, and where it plays without tracking."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}
_VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_ID = re.compile(r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d{1,12})(?:/([0-9a-f]{6,20}))?/?")

#: The only hosts that a frame of ours may ever show: server/headers.py allows exactly these.
FRAMES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")


@dataclass(frozen=True, slots=True)
class VideoLink:
    """host: "YouTube" or "Vimeo". Whatever else was in the address (times, lists, who shared it) is gone."""

    host: str
    key: str
    #: The second half of an unlisted Vimeo address.
    secret: str = ""

    @classmethod
    def read(cls, address: str) -> "VideoLink | None":
        """The video that an address means; None when it means none on these hosts."""
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").lower()
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.username or parts.password:
            return None
        if host in _YOUTUBE:
            return _youtube(host, parts.path, parts.query)
        return _vimeo(parts.path, parts.query) if host in _VIMEO else None

    @property
    def address(self) -> str:
        """Where people watch it."""
        if self.host == "YouTube":
            return f"https://www.youtube.com/watch?v={self.key}"
        return f"https://vimeo.com/{self.key}" + (f"/{self.secret}" if self.secret else "")

    @property
    def frame(self) -> str:
        """Where it plays inside our page, once somebody has pressed play."""
        if self.host == "YouTube":
            return f"{FRAMES[0]}/embed/{self.key}?autoplay=1&rel=0"
        return f"{FRAMES[1]}/video/{self.key}?dnt=1&autoplay=1" + (f"&h={self.secret}" if self.secret else "")


def _youtube(host: str, path: str, query: str) -> VideoLink | None:
    if host == "youtu.be":
        key = path.strip("/")
    elif path == "/watch":
        key = next(iter(parse_qs(query).get("v", [])), "")
    else:
        head, _, key = path.strip("/").partition("/")
        if head not in ("embed", "shorts", "live"):
            return None
    return VideoLink("YouTube", key) if _YOUTUBE_ID.fullmatch(key) else None


def _vimeo(path: str, query: str) -> VideoLink | None:
    found = _VIMEO_ID.fullmatch(path)
    if found is None:
        return None
    secret = found[2] or next((one for one in parse_qs(query).get("h", []) if re.fullmatch("[0-9a-f]{6,20}", one)), "")
    return VideoLink("Vimeo", found[1], secret)
