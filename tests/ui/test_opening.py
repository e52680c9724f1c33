"""Streamlit as we need it, and the defects that are mended: when a newer one has lost them, a test here says so."""

import importlib.util
import inspect
import threading
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, secrets
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from profit_tt.config import HOUSE
from profit_tt.errors import BadData
from profit_tt.ui import ROUTER, opening

LEAVE_IT = "Streamlit has mended this itself: take our mending out of profit_tt/ui/opening.py and this test with it"


def test_the_settings_in_the_file_are_the_ones_that_are_needed() -> None:
    written = tomllib.loads((HOUSE / ".streamlit" / "config.toml").read_text())
    found = {name: written[name.split(".")[0]].get(name.split(".")[1]) for name in opening.NEEDED}
    plain = {name: opening._plain(value) for name, value in found.items()}
    assert plain == {name: opening._plain(value) for name, value in opening.NEEDED.items()}


def test_every_setting_in_the_file_is_known_to_streamlit() -> None:
    written = tomllib.loads((HOUSE / ".streamlit" / "config.toml").read_text())
    names = {f"{table}.{name}" for table, lines in written.items() if table != "theme" for name in lines}
    assert names <= set(config.get_config_options())


@pytest.fixture
def set_option() -> Iterator[object]:
    before = {name: config.get_option(name) for name in opening.NEEDED}
    for name, value in opening.NEEDED.items():
        config.set_option(name, value)
    yield config.set_option
    for name, value in before.items():
        config.set_option(name, value)


@pytest.mark.usefixtures("set_option")
def test_right_settings_pass_however_the_headers_are_written() -> None:
    assert opening.wrong_settings() == []
    for written in ({"x-profit-device": "device"}, '{"X-PROFIT-DEVICE": "device"}'):
        config.set_option("server.trustedUserHeaders", written)
        assert opening.wrong_settings() == []


@pytest.mark.usefixtures("set_option")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.trustedUserHeaders", {}),
        ("server.trustedUserHeaders", {"X-Other": "device"}),
        ("runner.postScriptGC", True),
        ("runner.fastReruns", True),
        ("server.enableXsrfProtection", False),
        ("client.showErrorDetails", "full"),
    ],
)
def test_a_wrong_setting_stops_the_start(name: str, value: object) -> None:
    config.set_option(name, value)
    assert opening.wrong_settings() == [f"{name} = {value!r}"]
    with pytest.raises(BadData, match=name):
        opening.prepare(st.App(ROUTER))


def test_uvloop_is_there() -> None:
    assert importlib.util.find_spec("uvloop") is not None


def test_the_version_is_the_one_that_is_mended() -> None:
    assert st.__version__ == opening.MENDED


def test_a_resumed_session_still_starts_the_watcher() -> None:
    resume = inspect.getsource(WebsocketSessionManager._resume_stored_session)
    start = inspect.getsource(AppSession.register_file_watchers)
    assert "existing_session.register_file_watchers()" in resume, LEAVE_IT
    assert "fileWatcherType" not in resume + start, LEAVE_IT


def test_only_128_sessions_are_still_kept() -> None:
    assert inspect.signature(MemorySessionStorage).parameters["maxsize"].default == 128, LEAVE_IT
    assert "maxsize" not in inspect.getsource(st.App._create_runtime), LEAVE_IT


def test_the_theme_is_still_gathered_anew_at_every_run() -> None:
    made = inspect.getsource(AppSession._create_new_session_message)
    assert made.count("_populate_theme_msg(") == 6, LEAVE_IT
    assert "cache" not in inspect.getsource(config.get_options_for_section), LEAVE_IT


def test_a_fragment_is_still_run_for_a_page_that_was_left() -> None:
    asked = inspect.getsource(AppSession.request_rerun) + inspect.getsource(inspect.unwrap(ScriptRunner._run_script))
    assert "current_page_script_hash" not in asked, LEAVE_IT


@pytest.mark.parametrize(
    ("asked", "runs"),
    [
        (RerunData(page_script_hash="here", fragment_id_queue=["one"]), True),
        (RerunData(page_script_hash="", fragment_id_queue=["one"]), True),
        (RerunData(page_script_hash="left", fragment_id_queue=["one"]), False),
        (RerunData(page_script_hash="wanted"), True),
    ],
)
def test_a_fragment_is_run_for_the_page_that_is_there(asked: RerunData, runs: bool) -> None:
    ran: list[RerunData] = []
    runner = SimpleNamespace(_pages_manager=SimpleNamespace(current_page_script_hash="here"))
    opening._for_this_page(lambda _runner, data: ran.append(data))(runner, asked)  # type: ignore[arg-type]
    assert ran == ([asked] if runs else [])


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.sidebar"])
def test_a_theme_gathered_once_is_the_same_theme(section: str) -> None:
    options = {"theme.light.primaryColor": "#0b5c7a", "theme.baseRadius": "0.75rem"}
    before = {name: config.get_option(name) for name in options}
    for name, value in options.items():
        config.set_option(name, value)
    try:
        gather = inspect.unwrap(app_session._populate_theme_msg)
        plain, once, again = CustomThemeConfig(), CustomThemeConfig(), CustomThemeConfig()
        gather(plain, section)
        fill = opening._theme_once(gather)
        fill(once, section)
        fill(again, section)
    finally:
        for name, value in before.items():
            config.set_option(name, value)
    assert once == again == plain
    assert plain.ByteSize() or section == "theme.sidebar"


def test_other_versions_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MENDED", "1.0.0")
    assert opening.mend(st.App(ROUTER)) is False


def test_scripts_still_run_all_at_once() -> None:
    source = inspect.getsource(inspect.unwrap(ScriptRunner._run_script)) + inspect.getsource(ScriptRunner.start)
    assert "emaphore" not in source, LEAVE_IT


def test_few_scripts_run_at_once_and_each_has_its_turn() -> None:
    running: list[int] = []
    most: list[int] = []
    full = threading.Barrier(opening.AT_ONCE)

    def run(_runner: object, asked: int) -> None:
        running.append(asked)
        most.append(len(running))
        full.wait(20)  # so many do come in together ...
        running.remove(asked)
        if asked == 0:
            raise RuntimeError("a page failed")  # ... and a failure gives its place back

    in_turn = opening._in_turn(run)  # type: ignore[arg-type]
    with ThreadPoolExecutor(4 * opening.AT_ONCE) as threads:
        done = [threads.submit(in_turn, None, number) for number in range(4 * opening.AT_ONCE)]  # type: ignore[arg-type]
    assert [one.exception() is None for one in done] == [False] + [True] * (len(done) - 1)
    assert max(most) == opening.AT_ONCE


def test_nobody_looks_for_secrets_when_asked_who_is_here() -> None:
    app = (HOUSE / "app.py").read_text("utf-8")
    assert "secrets=opening.NO_SECRETS" in app
    assert "_secrets = None" in inspect.getsource(secrets.Secrets._reset), LEAVE_IT
    found = secrets.Secrets()
    assert not found.load_if_toml_exists()
    found.merge_programmatic_secrets(opening.NO_SECRETS)
    assert found.load_if_toml_exists()
