"""Who is here, in which think tank, in which language: the only place that reads Streamlit's session and address."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from profit_tt.config import settings
from profit_tt.errors import NotFound, TooOften, UnknownCode
from profit_tt.models import Audience, Expert, Person, Pulse, Role, Standing, ThinkTank
from profit_tt.services import entering, publishing, room, visiting
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, Speaker, speaker

#: The re-entry code of somebody who has just joined, kept until they have written it down (parts/join.py).
REENTRY = "_reentry"


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's look at one think tank, as the router found it in this run."""

    person: Person
    standing: Standing
    say: Speaker
    scheme: str  # "light" or "dark"

    @property
    def pulse(self) -> Pulse:
        """The think tank's revision: read once a run, and again after a deed. Raises NotFound, StoreTrouble."""
        run, kept = _run(), _drawer().get("_pulse")
        if kept is None or kept[0] is not run or kept[1] != self.person or kept[2] is None:
            kept = (run, self.person, room.pulse(by=self.person))
            _drawer()["_pulse"] = kept
        found: Pulse = kept[2]
        return found

    @property
    def room(self) -> Room:
        """The room as it is in this run; ask as often as you like. Raises NotFound when there is no think tank yet."""
        return room.look(by=self.person, at=self.pulse)

    @property
    def has_room(self) -> bool:
        return self.person.think_tank_id is not None

    @property
    def expert(self) -> Expert | None:
        return self.standing.expert

    @property
    def is_facilitator(self) -> bool:
        return Role.facilitator in self.standing.roles

    @property
    def audience(self) -> Audience:
        """As whom this visit reads results on pages for reading."""
        return Audience.world if self.person.is_reader else Audience.phones


def begin(*, for_the_world: bool = False) -> Visit:
    """Find out who is here: once a run, by the router. Fragments ask `visit()`. Raises StoreTrouble.

    `for_the_world`: at a page that is read by nobody in particular, whatever this device may do elsewhere.
    """
    person, standing, pulse = _world() if for_the_world else _oneself()
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    found = Visit(person=person, standing=standing, say=speaker(language()), scheme=scheme)
    st.session_state["_visit"] = found
    drawer = _drawer()
    drawer.pop("_seen", None)
    drawer["_pulse"] = (_run(), person, pulse)
    return found


def _oneself() -> tuple[Person, Standing, Pulse | None]:
    person = Person(device(), _think_tank_id())
    try:
        return person, *entering.met(by=person)
    except NotFound:  # the think tank is not there any more
        st.session_state.pop("_think_tank", None)
        st.session_state["_unknown_code"] = st.query_params.get("tt")
        person = Person(person.device)
        return person, *entering.met(by=person)


def _world() -> tuple[Person, Standing, Pulse | None]:
    """The reader of the published think tank in the address; somebody in no think tank where there is none."""
    with suppress(NotFound):
        person = publishing.reader(st.query_params.get("tt") or "")
        return person, *entering.met(by=person)
    return Person(""), *entering.met(by=Person(""))


def visit() -> Visit:
    """The visit of this session, in the language chosen now; the router has begun it."""
    run, kept = _run(), _drawer().get("_seen")
    if kept is not None and kept[0] is run:
        seen: Visit = kept[1]
        return seen
    found: Visit = st.session_state["_visit"]
    say = speaker(language())
    now = found if say is found.say else replace(found, say=say)
    _drawer()["_seen"] = (run, now)
    return now


def look_again() -> None:
    """What was read in this run is old: something has been written (notices.attempt says so)."""
    _drawer().pop("_pulse", None)


def _run() -> object:
    """Something that is one and the same during a run of the script or a fragment, and another in the next."""
    context = get_script_run_ctx(suppress_warning=True)
    return getattr(context, "parallel_coordinator", None) or object()


def has_obeyed(called: int) -> bool:
    """Whether everybody was not called again since this session obeyed last; whoever has just come has obeyed."""
    before: tuple[int | None, int] | None = _drawer().get("_called")
    if before is None or before[0] != visit().person.think_tank_id:
        obey(called)
        return True
    return called <= before[1]


def obey(called: int) -> None:
    """This session is where everybody was called to."""
    _drawer()["_called"] = (visit().person.think_tank_id, called)


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
        _move_to(found)


def _move_to(think_tank: ThinkTank) -> None:
    st.session_state["_think_tank"] = (think_tank.code, think_tank.id)
    st.session_state.pop("_unknown_code", None)
    look_again()
    if st.query_params.get("tt") != think_tank.code:
        st.query_params["tt"] = think_tank.code


def _think_tank_id() -> int | None:
    """The think tank of the address, else of this session, else the one this device was in last.

    A code that nobody knows leads nowhere, not into another think tank: the welcome page says so.
    """
    kept: tuple[str, int] | None = st.session_state.get("_think_tank")
    asked = st.query_params.get("tt")
    if kept and (not asked or asked == kept[0]):
        if not asked:
            st.query_params["tt"] = kept[0]
        return kept[1]
    if asked and asked == st.session_state.get("_unknown_code"):
        return None
    found = _asked_for(asked) if asked else entering.where_i_was(device=device()) if device() else None
    if found is None:
        st.session_state.pop("_think_tank", None)
        return None
    _move_to(found)
    return found.id


def _asked_for(code: str) -> ThinkTank | None:
    """Addresses can be guessed as well as codes can be typed: they are counted in the same way."""
    try:
        return entering.find_think_tank(code=code, device=device(), address=address())
    except UnknownCode:
        st.session_state["_unknown_code"] = code
    except TooOften as refused:
        _drawer()["_notice_code"] = ("error", refused, "")  # beside the field for the code
    return None


def unknown_code() -> str | None:
    """The code in the address, when no think tank has it."""
    unknown: str | None = st.session_state.get("_unknown_code")
    return unknown if unknown is not None and st.query_params.get("tt") == unknown else None


def language() -> str:
    """The chosen language, else that of the address, else the browser's, else English."""
    for code in (st.session_state.get("lang"), st.query_params.get("lang")):
        if str(code).lower() in LANGUAGES:
            return str(code).lower()
    return guessed_language()


def keep_language() -> None:
    """The language of the address stays though the page is left before its switch was drawn."""
    _drawer()["_language"] = language()


def guessed_language() -> str:
    """The language that was kept, else the browser's when it is one of ours, else English."""
    if kept := _drawer().get("_language"):
        return str(kept)
    code = str(st.context.locale or "en")[:2].lower()
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
    here: Visit | None = st.session_state.get("_visit")
    if here is not None and here.person.is_reader:
        return {"tt": here.room.think_tank.code} | more
    kept: tuple[str, int] | None = st.session_state.get("_think_tank")
    return ({"tt": kept[0]} if kept else {}) | more


def recall(name: str, default: Any = None) -> Any:
    """Something this session keeps: a thing of the house's own (its name begins with "_"), or a widget's value."""
    return _drawer().get(name, default) if name.startswith("_") else st.session_state.get(name, default)


def keep(name: str, value: Any) -> None:
    """Keep something for this session."""
    if name.startswith("_"):
        _drawer()[name] = value
    else:
        st.session_state[name] = value


def forget(name: str) -> None:
    """Stop keeping it."""
    if name.startswith("_"):
        _drawer().pop(name, None)
    else:
        st.session_state.pop(name, None)


def _drawer() -> dict[str, Any]:
    """What the house keeps of its own. One dictionary: asking Streamlit's state for a name it has not is slow."""
    try:
        found: dict[str, Any] = st.session_state["_drawer"]
    except KeyError:
        found = st.session_state["_drawer"] = {}
    return found


def note_page(name: str) -> None:
    """This session has come to a page inside the app: that is a pageview (the first one the door has counted)."""
    before = _drawer().get("_page")
    _drawer()["_page"] = name
    if before not in (None, name) and name in visiting.pages():
        visiting.note(page=name, language=language(), code=links().get("tt", ""), device=device())


def beat() -> float:
    """Seconds between this session's heartbeats: different for each, or all phones would tick in step."""
    return float(st.session_state.setdefault("_beat", random.uniform(12, 20)))  # noqa: S311 - not a secret
