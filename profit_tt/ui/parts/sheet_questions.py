"""What only a person knows: the order of days, what an unknown word means, whether two organisations are one."""

from collections.abc import Iterable
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import ActivityKind, Stakeholder
from profit_tt.services.room import Room
from profit_tt.services.sheets import days
from profit_tt.services.sheets.alike import Pair
from profit_tt.services.sheets.days import Order
from profit_tt.services.sheets.drafts import LEFT_OUT, Checked, WordQuestion
from profit_tt.services.sheets.fields import Kind, Values, field
from profit_tt.services.sheets.matching import Decisions, Matched
from profit_tt.services.sheets.members import MEMBERS
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import sheet_work
from profit_tt.ui.parts.sheet_work import Work
from profit_tt.ui.parts.words import escaped

#: Unknown words asked about one by one; the others are mended in their rows.
_WORDS_AT_MOST = 20
_NEEDS = {
    "region": N_("Region of the organisations that are new"),
    "stakeholder": N_("Type of the organisations that are new"),
    "activity_region": N_("Region of the activities that are new"),
    "activity_kind": N_("Type of the activities that are new"),
}


def order_of_days(checked: Checked, work: Work, say: Speaker) -> None:
    """Which day a text means, for each column where that is not clear. Nothing is chosen beforehand."""
    open_ones = {one.field for one in checked.day_questions}
    for name, question in work.asked_days.items():
        if name not in open_ones and name not in work.orders:
            continue
        widget = f"sheet-order-{work.key}-{name}"
        st.radio(
            say(
                "{field}: which day is “{text}” in this sheet?",
                field=escaped(say(field(work.kind, name).title)),
                text=escaped(question.example),
            ),
            question.orders,
            index=question.orders.index(work.orders[name]) if name in work.orders else None,
            format_func=partial(_day_told, question.example, say),
            key=widget,
            on_change=sheet_work.answer,
            args=("orders", name, widget),
        )


def _day_told(example: str, say: Speaker, order: Order) -> str:
    return say.date(days.day(example, order=order) or date.min)


def words(checked: Checked, work: Work, room: Room, say: Speaker) -> None:
    """A choice for each word that is not known, in force for all its rows."""
    unknown = {sheet_work.word_key(one) for one in checked.word_questions}
    asked = {key: one for key, one in work.asked.items() if key in unknown or key in work.words}
    if not asked:
        return
    st.markdown(f"### {say('What do these words mean?')}", anchors=False)
    with st.container(key="sheet-words", horizontal=True, vertical_alignment="bottom"):
        for key, one in list(asked.items())[:_WORDS_AT_MOST]:
            members = [*one.members, *([] if one.required else [LEFT_OUT])]
            widget = f"sheet-word-{work.key}-{list(work.asked).index(key)}"
            st.selectbox(
                say(
                    "{field}: “{word}”, in rows: {n}",
                    field=escaped(say(field(work.kind, one.field).title)),
                    word=escaped(one.word[:60]),
                    n=say.number(one.rows),
                ),
                members,
                index=members.index(work.words[key]) if work.words.get(key) in members else None,
                placeholder=_maybe(one, work, room, say),
                format_func=lambda member, one=one: member_name(work.kind, one.field, member, room, say),
                key=widget,
                width=300,
                on_change=sheet_work.answer,
                args=("words", key, widget),
            )


def member_name(kind: Kind, name: str, member: str, room: Room, say: Speaker) -> str:
    """A member of a closed list, as it is called in this language."""
    if member == LEFT_OUT:
        return say("Leave it empty")
    values = field(kind, name).values
    if values in (Values.region, Values.regions):
        return room.region_name(member, say.language)
    if values is Values.themes:
        return next((one.name(say.language) for one in room.themes if one.slug == member), member)
    return say(MEMBERS[values][member])


def _maybe(one: WordQuestion, work: Work, room: Room, say: Speaker) -> str:
    if not one.offered:
        return say("Please choose")
    return say("Maybe {name}?", name=member_name(work.kind, one.field, one.offered, room, say))


def needs(matched: Matched, room: Room, work: Work, say: Speaker) -> None:
    """What organisations and activities that are known by their names alone still need."""
    asked = [one for one in _NEEDS if one in matched.needs or one in work.needs]
    if not asked:
        return
    st.markdown(f"### {say('Some names are new')}", anchors=False)
    with st.container(key="sheet-needs", horizontal=True, vertical_alignment="bottom"):
        for one in asked:
            regions = {region.slug: region.name(say.language) for region in room.regions}
            names = regions if one.endswith("region") else _members(one, say)
            widget = f"sheet-need-{work.key}-{one}"
            st.selectbox(
                say(_NEEDS[one]),
                list(names),
                index=list(names).index(work.needs[one]) if work.needs.get(one) in names else None,
                placeholder=say("Please choose"),
                format_func=names.__getitem__,
                key=widget,
                width=300,
                on_change=sheet_work.answer,
                args=("needs", one, widget),
            )


def _members(need: str, say: Speaker) -> dict[str, str]:
    values = Values.stakeholder if need == "stakeholder" else Values.activity
    return {member: say(name) for member, name in MEMBERS[values].items()}


def decisions(work: Work) -> Decisions:
    """All that was decided so far."""
    said = work.needs
    return Decisions(
        same=work.same,
        region=said.get("region"),
        stakeholder=Stakeholder(said["stakeholder"]) if "stakeholder" in said else None,
        activity_region=said.get("activity_region"),
        activity_kind=ActivityKind(said["activity_kind"]) if "activity_kind" in said else None,
    )


def pairs(matched: Matched, work: Work, room: Room, say: Speaker) -> None:
    """Organisations that may be one: a choice for each, or one for all."""
    if not matched.pairs:
        return
    st.markdown(f"### {say('Are these the same organisation?')}", anchors=False)
    open_ones = len(matched.undecided)
    st.caption(say.many("{n} pair to decide", "{n} pairs to decide", open_ones) if open_ones else say("All decided."))
    same, other = say("The same"), say("Another one")
    frame = _frame(matched.pairs, work, room, say, same, other)
    key = f"sheet-pairs-{work.key}-{work.turn}"
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        disabled=list(frame.columns[:-1]),
        placeholder=say("Please choose"),
        column_config={frame.columns[-1]: st.column_config.SelectboxColumn(options=[same, other], width="medium")},
        on_change=_decide,
        args=(key, tuple(pair.key for pair in matched.pairs), same),
    )
    with st.container(horizontal=True, key="sheet-pairs-all"):
        keys = tuple(pair.key for pair in matched.undecided)
        st.button(say("All are the same"), on_click=_decide_all, args=(keys, True), key=f"sheet-all-same-{work.key}")
        st.button(say("All are different"), on_click=_decide_all, args=(keys, False), key=f"sheet-all-other-{work.key}")


def _frame(found: Iterable[Pair], work: Work, room: Room, say: Speaker, same: str, other: str) -> pd.DataFrame:
    told = {True: same, False: other, None: None}
    rows = [
        (
            pair.mine.name,
            room.region_name(pair.mine.region, say.language) if pair.mine.region else "",
            pair.other.name,
            room.region_name(pair.other.region, say.language) if pair.other.region else "",
            _place(pair.other.key, say),
            told[work.same.get(pair.key)],
        )
        for pair in found
    ]
    heads = [say("In the sheet"), say("Region"), say("Beside it"), say("Its region"), say("Where"), say("It is")]
    return pd.DataFrame(rows, columns=heads, dtype="object")


def _place(key: str, say: Speaker) -> str:
    kind, _, number = key.partition(" ")
    return say("in the network") if kind == "id" else say("row {n} of the sheet", n=number)


def _decide(key: str, keys: tuple[tuple[str, str], ...], same: str) -> None:
    """The choices in the table, into the work: they stay though the table is drawn anew."""
    edits = (session.recall(key) or {}).get("edited_rows", {})
    work = sheet_work.current()
    if work is None:
        return
    said = {keys[int(place)]: next(iter(row.values())) for place, row in edits.items() if row}
    kept = {pair: answer for pair, answer in work.same.items() if pair not in said}
    sheet_work.change(same=kept | {pair: answer == same for pair, answer in said.items() if answer})


def _decide_all(keys: tuple[tuple[str, str], ...], same: bool) -> None:
    work = sheet_work.current()
    if work is not None:
        sheet_work.change(same=dict(work.same) | dict.fromkeys(keys, same), turn=work.turn + 1)


def read_as(checked: Checked, say: Speaker) -> None:
    """How days were read where that was not asked."""
    named = {Order.dmy: N_("day, month, year"), Order.mdy: N_("month, day, year"), Order.ymd: N_("year, month, day")}
    for name, order in checked.read_as.items():
        title = say(field(checked.kind, name).title)
        st.caption(say("{field} was read as {order}.", field=title, order=say(named[order])))
