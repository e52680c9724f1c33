"""The browser that tests and screenshots use: an installed Chromium or Chrome, else the one Playwright brings."""

import shutil
import sys
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Nothing of the browser's own may leave the machine, or a page would not be the only one that is measured.
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def installed() -> str | None:
    """Where an installed browser lies."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def launch_options() -> dict[str, Any]:
    """For Playwright's `chromium.launch(**launch_options())`."""
    return {"executable_path": installed(), "args": list(QUIET), "chromium_sandbox": False}


if __name__ == "__main__":
    sys.exit(0 if installed() else 1)
