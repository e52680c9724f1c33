"""Packed assets."""

import gzip
import re
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from profit_tt.server import assets


def address_of(pattern: str) -> str:
    return next(path for path in sorted(assets._files()) if re.fullmatch(pattern, path))


def test_scripts_come_compressed_and_are_kept_for_a_year(door: TestClient) -> None:
    path = address_of(r"/static/js/index\..*\.js")
    answer = door.get(path, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["content-type"].startswith("text/javascript")
    plain = door.get(path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answer.content
    assert plain.content == assets._files()[path].read_bytes()


def test_a_file_that_has_not_changed_is_not_sent_again(door: TestClient) -> None:
    etag = door.get("/assets/icon.svg").headers["etag"]
    again = door.get("/assets/icon.svg", headers={"if-none-match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert door.get("/assets/icon.svg", headers={"if-none-match": '"another"'}).status_code == 200


def test_fonts_are_not_compressed_twice(door: TestClient) -> None:
    answer = door.get("/assets/fonts/symbols.woff2", headers={"accept-encoding": "gzip"})
    assert (answer.headers["content-type"], "content-encoding" in answer.headers) == ("font/woff2", False)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../assets.py",
        "/assets/%2e%2e/assets.py",
        "/assets/..%2fassets.py",
        "/assets//etc/passwd",
        "/static/%2e%2e/index.html",
        "/static/../index.html",
        "/assets/fonts",
        "/assets/",
        "/static/js/none.js",
    ],
)
def test_nothing_else_can_be_reached(door: TestClient, path: str) -> None:
    assert assets.asset(unquote(path)) is None
    if "/../" not in path:  # a client would tidy that up before it asks
        assert door.get(path).status_code == 404


def test_asking_for_what_is_not_there_fills_no_memory() -> None:
    before = assets._read.cache_info().currsize
    for number in range(50):
        assert assets.asset(f"/assets/none-{number}.css") is None
    assert assets._read.cache_info().currsize == before


def test_a_version_is_the_hash_of_what_is_sent() -> None:
    found = assets.asset("/assets/house.css")
    assert found is not None
    assert found.packed is not None
    assert gzip.decompress(found.packed) == found.body
    assert assets.versioned("/assets/house.css") == f"/assets/house.css?v={found.etag}"
    assert assets.versioned("/assets/none.css") == "/assets/none.css"


def test_streamlits_icon_font_is_not_asked_for() -> None:
    """If this fails Streamlit has changed its style sheet: 366 KiB would be loaded before the first page shows."""
    path = address_of(r"/static/css/index\..*\.css")
    raw, sent = assets._files()[path].read_bytes(), assets.asset(path)
    assert sent is not None
    assert len(assets._SYMBOLS.findall(raw)) == 1
    assert b"Material Symbols" not in sent.body
    assert len(raw) - len(sent.body) < 250


def test_our_small_icon_font_has_the_symbols_that_streamlits_own_parts_use() -> None:
    """If this fails a newer Streamlit uses other symbols: make symbols.woff2 anew as symbols.txt says."""
    scripts = [file.read_text("utf-8") for path, file in assets._files().items() if path.startswith("/static/js/")]
    used = {name for script in scripts for name in re.findall(r":material/([a-z0-9_]+):", script)}
    have = set((assets.OURS / "fonts" / "symbols.txt").read_text().split("\n\n", 1)[1].split())
    assert used - have == {"star_filled"}  # Streamlit draws this one itself
