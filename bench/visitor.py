"""A visitor without a browser: speaks Streamlit's own websocket protocol, as the page in a phone does.

Opens a session, asks for a full run, sets widgets, presses buttons, keeps the timers of fragments, and tells how long
it took until the server said that this very run was finished. Nothing is painted.
"""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

#: How a widget's value travels, by kind of element; everything else is a string.
_VALUES = {
    "button_group": "string_array_value",
    "multiselect": "string_array_value",
    "number_input": "double_value",
    "checkbox": "bool_value",
}


@dataclass
class Widget:
    """A widget as the last run drew it."""

    kind: str
    id: str
    fragment: str
    run: str
    proto: Any


@dataclass
class Visitor:
    """One open tab. `host` is "127.0.0.1:8501"; times are seconds of the monotonic clock."""

    host: str
    page: str = ""
    query: str = ""
    cookie: str = ""
    timeout: float = 60.0
    widgets: dict[str, Widget] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ticks: list[float] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    bytes_in: int = 0
    session_id: str = ""
    _ws: ClientConnection | None = None
    _reader: asyncio.Task[None] | None = None
    _page_hash: str = ""
    _run: str = ""
    _values: dict[str, tuple[str, Any]] = field(default_factory=dict)
    _waiting: list[tuple[str, asyncio.Future[float]]] = field(default_factory=list)
    _timers: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _ended: list[asyncio.Task[None]] = field(default_factory=list)
    _early: list[str] = field(default_factory=list)
    _cached: dict[str, ForwardMsg] = field(default_factory=dict)

    async def open(self, resume: bool = False) -> None:
        """Connect; `resume` asks for the session this visitor had before."""
        protocols = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", *([self.session_id] if resume else [])]
        self._ws = await connect(
            f"ws://{self.host}/_stcore/stream",
            subprotocols=protocols,  # type: ignore[arg-type]
            origin=f"http://{self.host}",  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            compression=None,
            max_size=None,
            open_timeout=self.timeout,
            ping_interval=None,
        )
        self._reader = asyncio.create_task(self._read())

    def drop(self) -> None:
        """Vanish without a goodbye, as a phone that leaves the Wi-Fi."""
        self._stop_timers()
        if self._ws:
            self._ws.transport.abort()

    async def close(self) -> None:
        """Close the tab, and see every task of it to its end."""
        self._stop_timers()
        if self._reader:
            self._reader.cancel()
        ended = [*self._ended, *([self._reader] if self._reader else [])]
        self._ended.clear()
        await asyncio.gather(*ended, return_exceptions=True)
        if self._ws:
            await self._ws.close()

    async def run(self, fragment: str = "", *, trigger: str = "", timer: bool = False) -> float:
        """Ask for a run of the page or of a fragment; the seconds until it is finished. Raises TimeoutError."""
        if self._ws is None:
            raise ConnectionError("not open")
        done: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.append((fragment, done))
        started = time.perf_counter()
        try:
            await self._ws.send(self._message(fragment, trigger, timer))
            return await asyncio.wait_for(done, self.timeout) - started
        finally:
            self._waiting = [one for one in self._waiting if one[1] is not done]

    async def press(self, key: str) -> float:
        """Press the button with this key; the seconds until the page has answered. Raises LookupError."""
        button = self.find(key)
        return await self.run(button.fragment, trigger=button.id)

    async def set(self, key: str, value: Any) -> float:
        """Give a widget a value and wait for the run this causes. Lists are for pills and the like."""
        widget = self.find(key)
        self._values[widget.id] = (_VALUES.get(widget.kind, "string_value"), value)
        return await self.run(widget.fragment)

    def choose(self, key: str, place: int) -> None:
        """Choose one of the pills of a widget that waits for a button, by its place from 0."""
        pills = self.find(key)
        self._values[pills.id] = (_VALUES[pills.kind], [pills.proto.options[place].content])

    def find(self, key: str) -> Widget:
        """The widget with this key. Raises LookupError."""
        for widget in self.widgets.values():
            if widget.id.endswith("-" + key):
                return widget
        raise LookupError(f"no widget {key!r} among {sorted(one.id.split('-')[-1] for one in self.widgets.values())}")

    def _message(self, fragment: str, trigger: str, timer: bool) -> bytes:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.page_script_hash = self._page_hash
        if not self._page_hash:
            rerun.page_name = self.page
        rerun.fragment_id = fragment
        rerun.is_auto_rerun = timer
        rerun.cached_message_hashes.extend(self._cached)
        info = rerun.context_info
        info.timezone, info.locale, info.url = "Europe/Brussels", "en-GB", f"http://{self.host}/{self.page}"
        info.color_scheme = "light"
        for widget_id, (name, value) in self._values.items():
            state = rerun.widget_states.widgets.add()
            state.id = widget_id
            if name.endswith("_array_value"):
                getattr(state, name).data.extend(value)
            else:
                setattr(state, name, value)
        if trigger:
            state = rerun.widget_states.widgets.add()
            state.id, state.trigger_value = trigger, True
        return message.SerializeToString()

    async def _read(self) -> None:
        try:
            assert self._ws is not None
            async for frame in self._ws:
                self.bytes_in += len(frame)
                message = ForwardMsg()
                message.ParseFromString(frame)  # type: ignore[arg-type]
                self._handle(message)
        except Exception as lost:
            self._fail(lost)
        else:
            self._fail(ConnectionError("closed by the server"))

    def _fail(self, lost: Exception) -> None:
        for _, future in self._waiting:
            if not future.done():
                future.set_exception(lost)

    def _handle(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            message = self._cached[message.ref_hash]
        elif message.metadata.cacheable:
            self._cached[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begin(message)
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "delta":
            self._draw(message)
        elif kind == "auto_rerun":
            self._keep_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "script_finished":
            self._finish(message)

    def _begin(self, message: ForwardMsg) -> None:
        self.session_id = message.new_session.initialize.session_id
        self._page_hash = message.new_session.page_script_hash
        self._run = message.metadata.run.script_run_id
        if self._early:
            # The run before was cut because this one was waiting. What this one does not repeat was complete.
            repeated = message.metadata.run.fragment_ids
            if repeated and (complete := [one for one in self._early if one not in repeated]):
                self._answer(complete)
            self._early = []
        if not message.metadata.run.fragment_ids:
            self._stop_timers()
            self.texts.clear()

    def _draw(self, message: ForwardMsg) -> None:
        delta = message.delta
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        proto = getattr(delta.new_element, kind)
        if kind == "exception":
            self.errors.append(f"{proto.type}: {proto.message[:120]}")
        elif kind in ("text", "markdown", "alert"):
            self.texts.append(proto.body)
        if getattr(proto, "id", ""):
            self.widgets[proto.id] = Widget(kind, proto.id, delta.fragment_id, self._run, proto)

    def _finish(self, message: ForwardMsg) -> None:
        fragments = list(message.metadata.run.fragment_ids)
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._early = fragments
            return
        inside = (lambda one: one.fragment in fragments) if fragments else (lambda one: True)
        self.widgets = {k: w for k, w in self.widgets.items() if w.run == self._run or not inside(w)}
        self._answer(fragments)

    def _answer(self, fragments: list[str]) -> None:
        """Tell who waits for these fragments, or for anything where none is named."""
        now = time.perf_counter()
        for fragment, future in self._waiting:
            if (not fragments or fragment in fragments) and not future.done():
                future.set_result(now)

    def _keep_timer(self, fragment: str, interval: float) -> None:
        if fragment not in self._timers:
            self._timers[fragment] = asyncio.create_task(self._tick(fragment, interval))

    async def _tick(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            self.ticks.append(await self.run(fragment, timer=True))

    def _stop_timers(self) -> None:
        for task in self._timers.values():
            task.cancel()
        # Some have ended before, with a run that never answered: close() looks at them.
        self._ended += self._timers.values()
        self._timers.clear()
