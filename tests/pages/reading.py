"""For tests of the reading pages: open a room as somebody, look at what stands there."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from profit_tt import store
from profit_tt.models import Audience, Person
from profit_tt.services import behind, running
from tests.building import Hall
from tests.pages.visiting import visit


def open_room(hall: Hall, name: str, by: Person, **query: str | list[str]) -> AppTest:
    """The room as this person sees it at this address."""
    return visit(name, device=by.device, hall=hall, **query)  # type: ignore[arg-type]


def show(hall: Hall, shown: bool = True) -> None:
    running.show_results(by=hall.desk, round_id=hall.round_id, on=Audience.phones, shown=shown)


def told(page: AppTest) -> str:
    """All words of ours on the page."""
    elements = (*page.markdown, *page.caption, *page.error, *page.info, *page.warning)
    return "\n".join(str(element.value) for element in elements)


def texts(page: AppTest) -> list[str]:
    """All words of participants that stand on the page as plain text."""
    return [element.value for element in page.text]


def html(page: AppTest) -> list[str]:
    """What the room draws as HTML; the frame's line about a lost connection apart."""
    drawn = [str(element.proto.body) for element in page.get("html")]
    return [one for one in drawn if 'class="cut"' not in one]


def keys(page: AppTest, kind: str) -> list[str]:
    return [element.key for element in page.get(kind)]


@contextmanager
def statements() -> Iterator[list[Any]]:
    """Every SQL statement sent meanwhile. What follows the counts waits: a page is drawn anew when it comes."""
    sent: list[Any] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        sent.append(statement)

    over, held = threading.Event(), behind.Behind[str, bool]()
    held.look("held", 1, lambda _between: over.wait(60))
    sa.event.listen(store.engine(), "before_cursor_execute", count)
    try:
        yield sent
    finally:
        over.set()
        sa.event.remove(store.engine(), "before_cursor_execute", count)


def filter_list(page: AppTest, name: str) -> Any:
    """The list of a filter; its key has a number that moves on when the address overrules it."""
    (found,) = (one for one in page.pills if str(one.key).startswith(f"filter-{name}-"))
    return found


def named(fields: Any, name: str) -> Any:
    """The one field whose key begins so, `named(page.pills, "filter-")`: what follows is the filling of a form."""
    (found,) = (one for one in fields if str(one.key).startswith(name))
    return found
