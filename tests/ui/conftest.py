"""The router run by AppTest: a device, an address, no browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from profit_tt import store
from profit_tt.config import HOUSE
from profit_tt.ui import ROUTER

Visitor = Callable[..., AppTest]


@pytest.fixture
def visitor() -> Visitor:
    """`visitor(device, room="vote", tt=code, ...)`: that room, drawn for this device."""

    def draw(device: str, *, room: str = "welcome", locale: str = "en-GB", **query: str) -> AppTest:
        at = AppTest.from_file(str(ROUTER), default_timeout=60)
        at.user = {"device": device}
        at.context = {"locale": locale}
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        if room != "welcome":
            at.switch_page(str(HOUSE / "pages" / f"{room}.py")).run()
        return at

    return draw


@contextmanager
def queries() -> Iterator[list[str]]:
    """The SQL statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    sa.event.listen(store.engine(), "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(store.engine(), "before_cursor_execute", note)
