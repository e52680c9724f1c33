"""Who is here, in which think tank, in which language: the only place that reads Streamlit's session and address."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import streamlit as st

from profit_tt.config import settings
from profit_tt.models import Expert, Person, Role, Standing
from profit_tt.services import entering, room
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, Speaker, speaker


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's look at one think tank, as the router found it in this run."""

    person: Person
    standing: Standing
    say: Speaker
    scheme: str  # "light" or "dark"

    @property
    def room(self) -> Room:
        """The room as it is now. Raises NotFound when there is no think tank yet."""
        return room.look(by=self.person)

    @property
    def has_room(self) -> bool:
        return self.person.think_tank_id is not None

    @property
    def expert(self) -> Expert | None:
        return self.standing.expert

    @property
    def is_facilitator(self) -> bool:
        return Role.facilitator in self.standing.roles


def begin() -> Visit:
    """Find out who is here: once a run, by the router. Fragments ask `visit()`."""
    person = Person(device(), _think_tank_id())
    found = Visit(
        person=person,
        standing=entering.who(by=person) if person.device else Standing(frozenset({Role.nobody})),
        say=speaker(language()),
        scheme="dark" if st.context.theme.type == "dark" else "light",
    )
    st.session_state["_visit"] = found
    return found


def visit() -> Visit:
    """The visit of this session; the router has begun it."""
    found: Visit = st.session_state["_visit"]
    return found


def device() -> str:
    """The device name from the signed cookie; empty for a client that came without one."""
    return str(st.user.get("device") or "")


def address() -> str:
    """The visitor's network address, for slowing down guesses only; never stored as it is."""
    return str(st.context.ip_address or "")


def go_to(code: str) -> None:
    """From now on this session is in the think tank with this code."""
    found = entering.think_tank_by_code(code=code)
    if found is not None:
        st.session_state["_think_tank"] = (found.code, found.id)
        st.query_params["tt"] = found.code


def _think_tank_id() -> int | None:
    """The think tank of the address, else of this session, else the one this device was in last."""
    kept: tuple[str, int] | None = st.session_state.get("_think_tank")
    asked = st.query_params.get("tt")
    if asked and (kept is None or kept[0] != asked):
        found = entering.think_tank_by_code(code=asked)
    elif kept is not None:
        found = None
    else:
        found = entering.where_i_was(device=device()) if device() else None
    if found is not None and found.id is not None:
        kept = (found.code, found.id)
        st.session_state["_think_tank"] = kept
    if kept and st.query_params.get("tt") != kept[0]:
        st.query_params["tt"] = kept[0]
    return kept[1] if kept else None


def unknown_code() -> str | None:
    """The code in the address, when no think tank has it."""
    asked = st.query_params.get("tt")
    kept = st.session_state.get("_think_tank")
    return None if kept or not asked else str(asked)


def language() -> str:
    """The chosen language, else that of the address, else the browser's, else English."""
    for code in (st.session_state.get("lang"), st.query_params.get("lang")):
        if code in LANGUAGES:
            return str(code)
    code = str(st.context.locale or "en")[:2]
    return code if code in LANGUAGES else "en"


def site() -> str:
    """The address phones use, without a slash at its end."""
    if given := settings().public_url:
        return given.rstrip("/")
    url = str(st.context.url or "http://localhost:8501")
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('/')[0]}"


def query(name: str) -> str | None:
    """A value of the page's address."""
    return st.query_params.get(name)


def query_list(name: str) -> list[str]:
    """All values of a name in the page's address."""
    return list(st.query_params.get_all(name))


def set_query(name: str, value: str | list[str] | None) -> None:
    """Keep a value in the page's address, so that the view can be shared; None or nothing takes it out."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def links(**more: str) -> dict[str, str]:
    """What an address inside the app carries along: the think tank, and more if given."""
    kept: tuple[str, int] | None = st.session_state.get("_think_tank")
    return ({"tt": kept[0]} if kept else {}) | more


def recall(name: str, default: Any = None) -> Any:
    """Something this session keeps."""
    return st.session_state.get(name, default)


def keep(name: str, value: Any) -> None:
    """Keep something for this session."""
    st.session_state[name] = value


def forget(name: str) -> None:
    """Stop keeping it."""
    st.session_state.pop(name, None)


def beat() -> float:
    """Seconds between this session's heartbeats: different for each, or all phones would tick in step."""
    return float(st.session_state.setdefault("_beat", random.uniform(12, 20)))  # noqa: S311 - not a secret
