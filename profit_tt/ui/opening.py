"""Before the first visitor: Streamlit's settings checked, two of its defects mended, heavy imports done."""

import importlib
import logging
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.runtime import app_session
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from profit_tt.errors import N_, BadData, StoreTrouble
from profit_tt.text import speaker
from profit_tt.ui import session

#: The version whose private parts the two mendings below were written for.
MENDED = "1.67.0"
SESSIONS = 2000
SESSION_SECONDS = 600

#: What .streamlit/config.toml must say; without these two thirds of the room would wait (docs/decisions.md).
NEEDED: dict[str, object] = {
    "server.fileWatcherType": "none",
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
    "server.trustedUserHeaders": {"X-Profit-Device": "device"},
}


def wrong_settings() -> list[str]:
    """The needed Streamlit settings that are not as they must be, as "name = value"."""
    return [
        f"{name} = {config.get_option(name)!r}" for name, value in NEEDED.items() if config.get_option(name) != value
    ]


def prepare(app: st.App) -> None:
    """Raises BadData when Streamlit is set up in a way that would fail in a full room."""
    if wrong := wrong_settings():
        raise BadData(file=".streamlit/config.toml", place=", ".join(wrong), reason=N_("must not be changed"))
    for heavy in ("uvloop", "pandas", "altair", "profit_tt.services.results", "profit_tt.charts.style"):
        importlib.import_module(heavy)
    mend(app)


def mend(app: st.App) -> None:
    """Two defects of Streamlit 1.67, measured in docs/decisions.md; other versions are left as they are.

    A resumed session starts the file watcher although it is switched off (about 150 ms each, on the event loop); and
    only 128 sessions are kept after a dropped Wi-Fi.
    """
    if st.__version__ != MENDED:
        logging.getLogger(__name__).warning("Streamlit %s: mendings for %s left out", st.__version__, MENDED)
        return
    app_session.AppSession.register_file_watchers = _watch_nothing  # type: ignore[method-assign]
    storage = MemorySessionStorage(maxsize=SESSIONS, ttl_seconds=SESSION_SECONDS)
    app._runtime._session_mgr._session_storage = storage


def _watch_nothing(_session: Any) -> None:
    return None


def say_sorry(error: BaseException) -> bool:
    """A sentence instead of a traceback, whatever went wrong in a page; the log keeps the details."""
    say = speaker(session.language())
    if isinstance(error, StoreTrouble):
        st.error(error.spoken(say))
        return True
    logging.getLogger("profit_tt").error("a page failed", exc_info=error)
    st.error(say("Something went wrong on this page. Nothing you sent is lost. Reload the page to go on."))
    return True
