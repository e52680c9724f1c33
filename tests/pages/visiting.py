"""A visit to a room, without a browser: the router and one page, as one person's device sees them."""

from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from profit_tt.config import HOUSE
from profit_tt.ui import ROUTER
from tests.building import Hall

#: Parts that carry no words: their number moves with every write.
_WATCHES = ("profit_live",)


def visit(room: str, *, device: str = "guest", hall: Hall | None = None, **query: str) -> AppTest:
    """The room as drawn for this device; without `hall`, without a think tank in the address."""
    at = AppTest.from_file(str(ROUTER), default_timeout=30)
    at.user = {"device": device} if device else {}
    if hall is not None:
        at.query_params["tt"] = hall.code
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    if room != "welcome":
        at.switch_page(str(HOUSE / "pages" / f"{room}.py")).run()
    assert not at.exception
    return at


def nodes(at: AppTest) -> Iterator[Any]:
    """Everything on the page, elements and containers."""
    waiting = [at._tree]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting = [*getattr(node, "children", {}).values(), *waiting]


def sent(at: AppTest) -> str:
    """All that goes to the browser, as one text; the watches of the push apart."""
    protos = [getattr(node, "proto", None) for node in nodes(at)]
    return "\n".join(
        str(proto) for proto in protos if proto is not None and getattr(proto, "component_name", "") not in _WATCHES
    )


def keys(at: AppTest) -> set[str]:
    """The keys of containers and widgets on the page."""
    ids = [str(getattr(getattr(node, "proto", None), "id", "")) for node in nodes(at)]
    return {one.split("-", 2)[2] for one in ids if one.startswith("$$ID-")}
