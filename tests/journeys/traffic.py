"""All that a page gets from the server: websocket frames, events, answers; and what of it tells how people voted."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from playwright.sync_api import Page, Response, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

#: Columns of what charts exchange that only votes can fill. Each chart of results has one of them at least.
OF_VOTES = {"share", "low", "high", "mark", "before", "after", "agree", "disagree", "median", "mean", "dots"}
OF_VOTES |= {
    "tip_dots",
    "tip_impact",
    "uncertain",
    "all_share",
    "all_agree",
    "backed",
    "provisional",
    "tip_agree",
    "tip_share",
    "common_ground",
    "status",
}
#: A share in words. Widths in style sheets are not: how far a bar of people is filled.
_SHARE = re.compile(r"(?<![\d.:#%])\d{1,3}\s?%(?![;\"\w])")
#: Files that lie on the disk, and streams that never end.
_FILES = re.compile(r"^(data|blob):|//[^/]+/(static|assets|events)\b")
_ARROW = b"\xff\xff\xff\xff"
#: What differs between two sessions that show the same: names that Streamlit makes up, and our own heartbeat's chance.
_OWN = re.compile(r"\b[0-9a-f]{32,64}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_CHANCE = {"hash", "scriptRunId", "sessionId", "interval", "fragmentId", "metadata", "refHash", "fragmentIdsThisRun"}


class Traffic:
    """Listens to a page from before its first request on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.messages: list[ForwardMsg] = []
        self.events: list[str] = []
        self._answers: list[Response] = []
        page.on("websocket", self._socket)
        page.on("response", lambda answer: self._answers.append(answer))
        events = page.context.new_cdp_session(page)
        events.send("Network.enable")
        events.on("Network.eventSourceMessageReceived", lambda told: self.events.append(str(told["data"])))

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, payload: bytes | str) -> None:
        assert isinstance(payload, bytes)
        self.messages.append(ForwardMsg.FromString(payload))

    def forget(self) -> None:
        """From here on."""
        for heard in (self.messages, self.events, self._answers):
            heard.clear()

    def answers(self) -> dict[str, bytes]:
        """Address -> what stands there for this device, of all it has asked for but files of the house and events.

        Asked once more: a browser forgets a body as soon as it goes on to another page.
        """
        asked = {one.url: one for one in self._answers if one.request.method == "GET" and not _FILES.search(one.url)}
        return {url: self._page.context.request.get(url).body() for url in sorted(asked)}

    def frames(self) -> list[pd.DataFrame]:
        """The tables behind all charts."""
        return [frame for message in self.messages for frame in _frames(message)]

    def words(self) -> list[str]:
        """Every text in every message and event."""
        return [text for message in self.messages for text in _texts(message)] + self.events

    def tells(self) -> list[str]:
        """Whatever of it can only come from votes that were counted; nothing, while results are hidden."""
        columns = {str(name) for frame in self.frames() for name in frame.columns} & OF_VOTES
        return sorted(columns) + [text for text in self.words() if _SHARE.search(text)]

    def asked(self, url: str) -> set[str]:
        """Answers and events, without the address of the server and without how far the think tank is."""
        left = ("number", "content", "agenda", "people", "wall")
        told = [json.loads(event) for event in self.events]
        answers = [f"{at} {body!r}".replace(url, "") for at, body in self.answers().items()]
        return {*answers, *(json.dumps({name: one[name] for name in one if name not in left}) for one in told)}

    def seen(self) -> set[str]:
        """What was shown, each thing once: messages without the names that no two sessions share."""
        return {_plain(message) for message in self.messages if message.HasField("delta")}


def _texts(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.type == field.TYPE_STRING:
            yield from [value] if isinstance(value, str) else _strings(value)
        elif field.type == field.TYPE_MESSAGE:
            for one in _parts(value):
                yield from _texts(one)


def _strings(value: Any) -> list[str]:
    return [str(one) for one in (value.values() if hasattr(value, "values") else value)]


def _parts(value: Any) -> list[Message]:
    if isinstance(value, Message):
        return [value]
    return [one for one in (value.values() if hasattr(value, "values") else value) if isinstance(one, Message)]


def _frames(message: Message) -> Iterator[pd.DataFrame]:
    for field, value in message.ListFields():
        if field.type == field.TYPE_BYTES and isinstance(value, bytes) and value.startswith(_ARROW):
            yield pa.ipc.open_stream(value).read_all().to_pandas()
        elif field.type == field.TYPE_MESSAGE:
            for one in _parts(value):
                yield from _frames(one)


def _plain(message: ForwardMsg) -> str:
    return _OWN.sub("-", json.dumps(_without(MessageToDict(message.delta)), sort_keys=True))


def _without(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _without(value) for name, value in told.items() if name not in _CHANCE}
    return [_without(one) for one in told] if isinstance(told, list) else told
