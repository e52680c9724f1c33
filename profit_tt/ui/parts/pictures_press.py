"""A press on a mark of a chart: a finding opens, a theme or region narrows the page. Keyboards have links and lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from profit_tt.charts.press import NAME
from profit_tt.services.results import Picture
from profit_tt.ui import rooms, session
from profit_tt.ui.parts import filters, way

_FINDING = "_pressed_finding"


@dataclass(frozen=True, slots=True)
class Press:
    """What a press is about: columns of the drawn rows, and what becomes of their values (in a callback)."""

    fields: tuple[str, ...]
    then: Callable[[Mapping[str, Any]], None]


def finding() -> Press:
    """A press opens the finding; its rows have its number as label ("#12" or "12")."""
    return Press(("label",), _open)


def theme(seen: Picture) -> Press:
    """A press leaves the findings of the theme."""
    language = session.visit().say.language
    return Press(("theme",), partial(_narrow, "theme", {one.name(language): one.slug for one in seen.room.themes}))


def region(seen: Picture, *fields: str) -> Press:
    """A press leaves the votes of the region; of both where two columns name one."""
    language = session.visit().say.language
    names = {one.name(language): one.slug for one in seen.room.regions}
    return Press(fields or ("region",), partial(_narrow, "region", names))


def key(name: str) -> str:
    """The key of a chart whose marks can be pressed: another one after each press, or the same mark pressed again
    would be no news to the browser."""
    return f"{name}-{session.recall(_turn(name), 0)}"


def pressed(name: str, press: Press) -> None:
    """The callback of a chart."""
    chosen: Any = session.recall(key(name)) or {}
    rows = (chosen.get("selection") or {}).get(NAME) or []
    if rows:
        session.keep(_turn(name), session.recall(_turn(name), 0) + 1)
        press.then(rows[0])


def follow() -> None:
    """Go to the finding that was pressed, if one was: first thing on the page, before anything is worked out."""
    number = session.recall(_FINDING)
    if number is None:
        return
    session.forget(_FINDING)
    page = rooms.page(way.of_findings(), session.visit().say.language)
    st.switch_page(page, query_params=session.links(**way.about_finding(number)))


def _turn(name: str) -> str:
    return f"_pressed_{name}"


def _open(row: Mapping[str, Any]) -> None:
    number = str(row.get("label") or "").lstrip("#")
    if number.isdecimal():
        session.keep(_FINDING, int(number))


def _narrow(name: str, slugs: Mapping[str, str], row: Mapping[str, Any]) -> None:
    found = [slugs[str(value)] for value in row.values() if str(value) in slugs]
    if found:
        filters.only(name, _unique(found))


def _unique(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(values))
