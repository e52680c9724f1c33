"""Before the first visitor: Streamlit's settings checked, five of its defects mended, heavy imports done."""

import contextlib
import importlib
import json
import logging
import pkgutil
import threading
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitDuplicateElementId
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from profit_tt.errors import N_, BadData, HouseError
from profit_tt.text import speaker
from profit_tt.ui import parts, session

#: The version whose private parts the mendings below were written for.
MENDED = "1.67.0"
SESSIONS = 2000
#: So many scripts run at once; the others wait in a queue. Each has a thread, and hundreds of threads get in the way of
#: each other and of the event loop, which sends what they have drawn: when 500 phones asked for a page at once, none
#: had it for a quarter of a minute. Few are as quick as they can be.
AT_ONCE = 4

#: Streamlit asks for secrets whenever it is asked who the visitor is. While it knows of none it looks for their files
#: on the disk each time, one thread after the other; with this it has found some, and does not look again.
NO_SECRETS: Mapping[str, Any] = {"profit_tt": {}}

#: What .streamlit/config.toml must say; without these two thirds of the room would wait (docs/decisions.md).
NEEDED: dict[str, object] = {
    "server.fileWatcherType": "none",
    "runner.postScriptGC": False,
    "runner.fastReruns": False,
    "runner.magicEnabled": False,
    "global.minCachedMessageSize": 1000.0,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.maxUploadSize": 5,
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
    "server.trustedUserHeaders": {"X-Profit-Device": "device"},
}

_log = logging.getLogger("profit_tt")


def wrong_settings() -> list[str]:
    """The needed Streamlit settings that are not as they must be, as "name = value"."""
    found = {name: config.get_option(name) for name in NEEDED}
    return [f"{name} = {found[name]!r}" for name, value in NEEDED.items() if _plain(found[name]) != _plain(value)]


def _plain(value: object) -> object:
    """A setting as it can be compared: a table may still be the JSON it was written as; headers know no case."""
    if isinstance(value, str) and value.startswith("{"):
        with contextlib.suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, dict):
        return {str(key).lower(): entry for key, entry in value.items()}
    return str(value).lower()


def prepare(app: st.App) -> None:
    """Raises BadData when Streamlit is set up in a way that would fail in a full room."""
    if wrong := wrong_settings():
        raise BadData(file=".streamlit/config.toml", place=", ".join(wrong), reason=N_("must not be changed"))
    for heavy in ("uvloop", "pandas", "altair", "profit_tt.services.results", "profit_tt.charts.style"):
        importlib.import_module(heavy)
    for part in pkgutil.iter_modules(parts.__path__):  # what pages import, or a full room would wait for the first one
        importlib.import_module(f"{parts.__name__}.{part.name}")
    mend(app)


def mend(app: st.App) -> bool:
    """Five defects of Streamlit 1.67, measured in docs/decisions.md; other versions are left as they are.

    A resumed session starts the file watcher although it is switched off (about 150 ms each, on the event loop); only
    128 sessions are kept after a dropped Wi-Fi, so that most of a full room would begin anew; every run gathers the
    theme from all settings again (an eighth of what a vote costs), although they cannot change any more; what a
    fragment of a page asked for just before its phone was brought to another one empties that one; and the scripts of
    a full room run all at once, in a thread each. Says whether they could be mended; tests/ui/test_opening.py says
    when a newer version does not need it any more.
    """
    manager = getattr(app._runtime, "_session_mgr", None)
    if st.__version__ != MENDED or not isinstance(manager, WebsocketSessionManager):
        _log.warning("Streamlit %s: the mendings for %s are left out", st.__version__, MENDED)
        return False
    seconds = config.get_option("server.disconnectedSessionTTL")
    manager._session_storage = MemorySessionStorage(maxsize=SESSIONS, ttl_seconds=seconds)
    setattr(AppSession, "register_file_watchers", _watch_nothing)  # noqa: B010 - a method is replaced on purpose
    if not hasattr(app_session._populate_theme_msg, "cache_clear"):
        setattr(app_session, "_populate_theme_msg", _theme_once(app_session._populate_theme_msg))  # noqa: B010
    if not hasattr(ScriptRunner._run_script, "__wrapped__"):
        setattr(ScriptRunner, "_run_script", _for_this_page(ScriptRunner._run_script))  # noqa: B010
    if not hasattr(ScriptRunner._run_script, "at_once"):
        setattr(ScriptRunner, "_run_script", _in_turn(ScriptRunner._run_script))  # noqa: B010
    return True


def _in_turn(run: Callable[[ScriptRunner, RerunData], None]) -> Callable[[ScriptRunner, RerunData], None]:
    """The same as `run`, for AT_ONCE threads at a time, first come, first served."""
    turns = threading.BoundedSemaphore(AT_ONCE)

    @wraps(run)
    def wait_and_run(runner: ScriptRunner, asked: RerunData) -> None:
        with turns:
            run(runner, asked)

    wait_and_run.at_once = AT_ONCE  # type: ignore[attr-defined]
    return wait_and_run


def _theme_once(gather: Callable[..., None]) -> Callable[..., None]:
    """The same as `gather`, which fills a theme message from the settings of a section, asking them once a section."""

    @cache
    def gathered(section: str) -> CustomThemeConfig:
        made = CustomThemeConfig()
        gather(made, section)
        return made

    def fill(message: CustomThemeConfig, section: str = "theme") -> None:
        if (known := gathered(section)).ByteSize():
            message.MergeFrom(known)

    fill.cache_clear = gathered.cache_clear  # type: ignore[attr-defined]
    return fill


def _for_this_page(run: Callable[[ScriptRunner, RerunData], None]) -> Callable[[ScriptRunner, RerunData], None]:
    """The same as `run`, but for a fragment of a page that the session has left meanwhile: nothing is run for it.

    Streamlit would tell the browser of a run of the old page, and the browser would clear the new one away.
    """

    @wraps(run)
    def run_here(runner: ScriptRunner, asked: RerunData) -> None:
        page = asked.page_script_hash
        if asked.fragment_id_queue and page and page != runner._pages_manager.current_page_script_hash:
            return
        run(runner, asked)

    return run_here


def _watch_nothing(_session: AppSession) -> None:
    return None


def say_sorry(error: BaseException) -> bool:
    """A sentence and a way to go on instead of a traceback, whatever went wrong in a page or a fragment of it.

    What the house itself refuses is said in its own words; the log keeps the details of everything else.
    """
    say = speaker(session.language())
    if isinstance(error, HouseError):
        st.error(error.spoken(say))
    else:
        _log.error("a page failed", exc_info=error)
        st.error(say("Something went wrong on this page. Nothing you sent is lost. Reload the page to go on."))
    with contextlib.suppress(StreamlitDuplicateElementId):  # one is enough when several parts fail
        st.button(say("Try again"))
    return True
