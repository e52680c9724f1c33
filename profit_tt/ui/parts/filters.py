"""Filters in one quiet row. What is chosen stands in the page's address, so the copied address shows the same view."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from profit_tt.models import Provenance
from profit_tt.reports.wording import KINDS, PROVENANCES, STAKEHOLDERS
from profit_tt.services import following_up
from profit_tt.services.following_up import Became
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import region_mark
from profit_tt.ui.parts.words import escaped

#: Where a list begins: gone from the address whenever something else is listed.
PAGE = "page"

#: Free tags are many: those of the most findings are offered, and those the address asks for.
TAGS = 30

#: Languages by their own names.
AUTONYMS = {"en": "English", "fr": "Français", "nl": "Nederlands"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One list to choose from. name: in the address; options: value -> name; marks: value -> Markdown before it."""

    name: str
    label: str
    options: Mapping[str, str]
    marks: Mapping[str, str] = field(default_factory=dict)

    def drawn(self, value: str) -> str:
        """The option as Markdown."""
        return f"{self.marks.get(value, '')} {escaped(self.options[value])}".strip()


def region(here: Room, say: Speaker, *, name: str, label: str) -> Filter:
    """Regions with their marks, under a spoken label that says what of them is meant."""
    names = {one.slug: one.name(say.language) for one in here.regions}
    return Filter(name, label, names, {one.slug: region_mark.mark(one.position) for one in here.regions})


def theme(here: Room, say: Speaker) -> Filter:
    return Filter("theme", say("Theme"), {one.slug: one.name(say.language) for one in here.themes})


def kind(say: Speaker) -> Filter:
    return Filter("kind", say("Kind of finding"), {str(one): say(word) for one, word in KINDS.items()})


def stakeholder(say: Speaker) -> Filter:
    return Filter("type", say("Votes by"), {str(one): say(word) for one, word in STAKEHOLDERS.items()})


def tag(here: Room, say: Speaker) -> Filter:
    """The tags that most findings have."""
    used = Counter(one for finding in here.findings for one in finding.tags)
    asked = [one for one in session.query_list("tag") if one in used]
    most = sorted(used, key=lambda one: (-used[one], one.casefold()))[:TAGS]
    return Filter("tag", say("Tag"), {one: f"#{one}" for one in dict.fromkeys([*most, *asked])})


def written_in(here: Room, say: Speaker) -> Filter:
    there = {one.language for one in here.findings}
    return Filter("written", say("Written in"), {code: name for code, name in AUTONYMS.items() if code in there})


def provenance(here: Room, say: Speaker) -> Filter:
    there = {one.provenance for one in here.findings}
    return Filter("origin", say("Origin"), {str(one): say(PROVENANCES[one]) for one in Provenance if one in there})


def status(became: Mapping[int, Became], say: Speaker) -> Filter:
    """What became of findings; nothing to choose before a facilitator has said so of one."""
    told = {str(one): say(word) for one, word in following_up.STATUS.items()}
    return Filter("status", say("What becomes of it"), {following_up.OPEN: say("Still open")} | told if became else {})


def of_findings(here: Room, became: Mapping[int, Became], say: Speaker) -> list[Filter]:
    """The lists of a page of findings, in their order."""
    return [
        region(here, say, name="from", label=say("Region")),
        theme(here, say),
        tag(here, say),
        kind(say),
        status(became, say),
        written_in(here, say),
        provenance(here, say),
        stakeholder(say),
    ]


def useful(filters: Sequence[Filter]) -> list[Filter]:
    """Without lists that offer no choice."""
    return [one for one in filters if len(one.options) > 1 or session.query_list(one.name)]


def chosen(filters: Sequence[Filter]) -> dict[str, list[str]]:
    """What the address asks for, by filter; values that are not in their list are passed over."""
    return {
        one.name: [value for value in dict.fromkeys(session.query_list(one.name)) if value in one.options]
        for one in filters
    }


def counted(left: int, of: int, say: Speaker) -> str:
    """ "18 of 35 findings", or "35 findings" when all are left."""
    if left == of:
        return say.many("{n} finding", "{n} findings", of)
    return say.many("{left} of {n} finding", "{left} of {n} findings", of, left=say.number(left))


def row(filters: Sequence[Filter], picked: Mapping[str, Sequence[str]], say: Speaker, *, count: str) -> None:
    """A button that opens the lists, how many findings are left, what is chosen, and a way back to all."""
    number = sum(len(values) for values in picked.values())
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        label = say("Filter ({n})", n=say.number(number)) if number else say("Filter")
        with st.popover(label, key="filter-button"), st.container(key="filter-lists"):
            for one in filters:
                _list(one, list(picked[one.name]))
        st.markdown(count, width="content")
        if number:
            names = tuple(one.name for one in filters)
            st.button(say("Clear"), key="filter-clear", type="tertiary", on_click=_clear, args=(names,))
    if number:
        with st.container(key="filter-told"):
            st.markdown(escaped(" · ".join(sentences(filters, picked, say))))


def sentences(filters: Sequence[Filter], picked: Mapping[str, Sequence[str]], say: Speaker) -> list[str]:
    """What is chosen in plain words, one sentence a filter in use: for the page and for reports."""
    return [
        say("{filter}: {values}", filter=one.label, values=say.list([one.options[value] for value in picked[one.name]]))
        for one in filters
        if picked[one.name]
    ]


def only(name: str, values: list[str]) -> None:
    """Leave only these of a list: for a callback elsewhere on the page."""
    session.set_query(name, values)
    session.set_query(PAGE, None)


def _list(one: Filter, values: list[str]) -> None:
    key = _key(one.name)
    if session.recall(key) != values:
        # The address has the say: a link, the Back button, or Clear. The browser's widget, in a popover that is shut,
        # would not take the new value and send its old one again with the next press: a new widget takes its place.
        session.keep(_turn(one.name), session.recall(_turn(one.name), 0) + 1)
        key = _key(one.name)
        session.keep(key, values)
    st.pills(
        one.label,
        list(one.options),
        format_func=one.drawn,
        selection_mode="multi",
        key=key,
        on_change=_pick,
        args=(one.name,),
    )


def _key(name: str) -> str:
    return f"filter-{name}-{session.recall(_turn(name), 0)}"


def _turn(name: str) -> str:
    return f"_filter_{name}"


def _pick(name: str) -> None:
    session.set_query(name, list(session.recall(_key(name)) or ()))
    session.set_query(PAGE, None)


def _clear(names: Sequence[str]) -> None:
    for name in (*names, PAGE):
        session.set_query(name, None)
