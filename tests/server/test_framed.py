"""A chart in a frame of another site, in a real browser: drawn, without a cookie or another host; no page is."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from profit_tt.models import Person
from profit_tt.services import open_addresses, publishing, sample, setting_up
from tests.browser import launch_options
from tests.conftest import settled
from tests.serving import Served

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Nobody wants to read it."""


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[str]:
    """A site of somebody else, serving `tmp_path`/site."""
    (tmp_path / "site").mkdir()
    serve = functools.partial(_Quiet, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as site:
        running = threading.Thread(target=site.serve_forever)
        running.start()
        yield f"http://localhost:{site.server_port}"
        site.shutdown()
        running.join()


def test_another_site_shows_a_chart_and_no_page(tmp_path: Path, other_site: str) -> None:
    with settled(tmp_path / "var"):
        setting_up.set_up()
        tank = sample.load_canterbury(by=Person.house()).think_tank
        publishing.publish(by=Person.house(tank.id))
        with Served(tmp_path) as served:
            pieces = "".join(
                open_addresses.snippet(served.url, tank.code, key, title=key, language="nl")
                for key in ("map", "themes")
            )
            sandboxed = pieces.replace("<iframe", '<iframe sandbox="allow-scripts"', 1)
            (tmp_path / "site" / "charts.html").write_text(pieces + sandboxed)
            (tmp_path / "site" / "page.html").write_text(f'<iframe src="{served.url}/"></iframe>')
            _look(other_site, served.url)


def _look(site: str, ours: str) -> None:
    asked: list[str] = []
    told: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        context = browser.new_context(color_scheme="dark", viewport={"width": 900, "height": 2800})
        view = context.new_page()
        view.on("request", lambda request: asked.append(request.url))
        view.on("pageerror", lambda wrong: told.append(str(wrong)))
        view.goto(f"{site}/charts.html")
        for frame in view.frames[1:]:
            frame.wait_for_selector("html[data-drawn=yes] figure .screen svg", timeout=30_000)
        assert [frame.locator("h1").inner_text() != "" for frame in view.frames[1:]] == [True] * 4
        assert told == []
        assert {url for url in asked if not url.startswith((site, f"{ours}/embed/", f"{ours}/assets/fonts/"))} == set()
        assert context.cookies() == []
        refused = context.new_page()
        refused.goto(f"{site}/page.html")
        assert refused.frames[1].locator("#root").count() == 0
        browser.close()
