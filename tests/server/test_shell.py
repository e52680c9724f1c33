"""The page shell."""

import pytest
from starlette.testclient import TestClient

from profit_tt.server.shell import SHEETS, page
from profit_tt.text import LANGUAGES


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("", "de-DE,fr;q=0.9,en;q=0.8", "fr"),
        ("", "de,es", "en"),
        ("?lang=fr", "nl", "fr"),
        ("?lang=FR", "nl", "fr"),
        ("?lang=xx", "nl", "nl"),
        ("?lang=%22%3E%3Cscript%3E", "", "en"),
    ],
)
def test_the_language_of_a_page(door: TestClient, query: str, accepted: str, language: str) -> None:
    answer = door.get(f"/wall{query}", headers={"accept-language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/", "/vote", "/wall/", "/wall?tt=ABC234", "/no-such-room"])
def test_deep_links_get_the_shell_too(door: TestClient, path: str) -> None:
    plain = door.get(path, headers={"accept-encoding": "identity", "accept-language": "en"})
    packed = door.get(path, headers={"accept-encoding": "gzip", "accept-language": "en"})
    assert plain.text == packed.text == page("en")
    assert packed.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["/favicon.png", "/_stcore/health", "/media/x", "/component/x", "/vote/_stcore/health"]
)
def test_other_addresses_go_on_to_streamlit(door: TestClient, path: str) -> None:
    door.get("/")
    assert len(door.get(path).text) == 24  # what stands behind the door says the device


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_brings(language: str) -> None:
    """If this fails Streamlit has changed its index.html: look at every swap in server/shell.py."""
    html = page(language)
    assert "<title>PROFIT Think Tank</title>" in html
    assert "SourceSansVF" not in html
    assert "prerenderReady = false" not in html
    assert "service-desc" not in html
    assert "favicon.png" not in html
    assert '="./' not in html
    assert html.count('rel="preload"') == 1
    assert html.count("<noscript>") == 1
    assert '@font-face{font-family:"Material Symbols Rounded"' in html
    assert "--region-1:" in html
    assert "prefers-color-scheme:dark" in html
    for sheet in SHEETS:
        assert f'href="/assets/{sheet}.css?v=' in html
