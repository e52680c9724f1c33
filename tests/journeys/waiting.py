"""Waiting for what a browser brings about elsewhere."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.conftest import PATIENCE


def until(page: Page, true: Callable[[], object], what: str = "") -> None:
    """Wait until something is true; the page's own events go on meanwhile."""
    end = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < end, what or "it never came true"
        page.wait_for_timeout(50)
