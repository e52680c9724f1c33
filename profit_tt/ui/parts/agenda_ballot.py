"""The ballot of a voting step: its kind, which findings, order and way, and who sees results when."""

from typing import Any

import streamlit as st

from profit_tt.models import (
    BallotKind,
    BallotWay,
    FindingsFrom,
    Ordering,
    ResultsRule,
    Round,
    Step,
)
from profit_tt.models.agenda_drafts import BUDGET_USUAL, EACH_USUAL, LABELLED, TOP_LIMIT, RoundDraft
from profit_tt.models.base import row_id
from profit_tt.reports import wording
from profit_tt.services import composing
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, Speaker, speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_step, agenda_words
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.words import escaped

_PLAIN = (
    "ballot", "budget", "each", "findings_from", "themes", "top", "top_of", "again_of",
    "ordering", "way", "results", "asks_reason",
)  # fmt: skip
_PLACE = "ballot-sheet"
#: In the form: this round repeats none.
_OWN = 0


def draw(step: Step, here: Room, say: Speaker, *, can_change: bool) -> None:
    """The card under a voting step."""
    voting = here.round_of(step)
    if voting is None:
        return
    sheet = _sheet(voting)
    sheet.lay_out()
    off = not can_change
    with st.container(key="card-ballot"):
        st.header(say("The ballot"), anchor=False)
        _again(sheet, voting, here, say, off)
        if session.recall(sheet.key("again_of")) == _OWN:
            _kind(sheet, say, off)
            _findings(sheet, voting, here, say, off)
        _how(sheet, say, off)
        if can_change:
            notices.show(_PLACE)
            agenda_step.meanwhile(sheet, say)
            st.button(
                say("Save the ballot"),
                key="ballot-save",
                type="primary",
                disabled=not sheet.is_typed,
                on_click=_saved,
                args=(sheet, step.id),
            )


def _sheet(voting: Round) -> Sheet:
    stored = {field: getattr(voting, field) for field in _PLAIN} | {"again_of": voting.again_of or _OWN}
    for language in LANGUAGES:
        named = voting.labels.get(language) or [""] * 5
        stored |= {f"label-{language}-{point}": named[point] for point in range(5)}
    return Sheet(f"ballot-{voting.id}", voting.version, stored)


def _again(sheet: Sheet, voting: Round, here: Room, say: Speaker, off: bool) -> None:
    earlier = _others(voting, here)
    if not earlier:
        return
    st.selectbox(
        say("Repeats an earlier round"),
        [_OWN, *earlier],
        format_func=lambda one: say("No, a vote of its own") if one == _OWN else earlier[one],
        key=sheet.key("again_of"),
        help=None,
        disabled=off,
    )
    if session.recall(sheet.key("again_of")) != _OWN:
        st.caption(
            say(
                "The same findings and the same ballot once more. The first votes stay, and the picture shows how "
                "answers have moved."
            )
        )
    notices.show(_PLACE, field="again_of")


def _others(voting: Round, here: Room) -> dict[int, str]:
    """The rounds of the steps before this one, by id, with the names of their steps."""
    say = session.visit().say
    steps = {step.id: step for step in here.steps}
    mine = steps[voting.step_id].position
    return {
        row_id(one.id): here.step_name(steps[one.step_id], say)
        for one in here.rounds
        if one.step_id in steps and steps[one.step_id].position < mine
    }


def _kind(sheet: Sheet, say: Speaker, off: bool) -> None:
    st.radio(
        say("How people vote"),
        list(BallotKind),
        format_func=lambda kind: say(agenda_words.BALLOTS[kind]),
        captions=[say(words) for words in agenda_words.BALLOTS_EXPLAINED.values()],
        key=sheet.key("ballot"),
        disabled=off,
    )
    notices.show(_PLACE, field="ballot")
    kind = session.recall(sheet.key("ballot"))
    if kind == BallotKind.dots:
        _dots(sheet, say, off)
    if kind in LABELLED:
        _labels(sheet, say, off)


def _dots(sheet: Sheet, say: Speaker, off: bool) -> None:
    for field, usual in (("budget", BUDGET_USUAL), ("each", EACH_USUAL)):
        if session.recall(sheet.key(field)) is None:
            session.keep(sheet.key(field), usual)
    with st.container(key="ballot-dots"):
        for field, label in (("budget", say("Dots for each expert")), ("each", say("Most on one finding"))):
            st.number_input(label, min_value=1, max_value=100, step=1, key=sheet.key(field), disabled=off)
            notices.show(_PLACE, field=field)


def _labels(sheet: Sheet, say: Speaker, off: bool) -> None:
    with st.expander(say("Names of the five points"), key=f"{sheet.name}-labels"):
        st.caption(say("Leave them empty for the usual ones. A language with names needs all five."))
        with st.container(key="ballot-labels"):
            for point, usual in enumerate(wording.POINTS):
                for language in LANGUAGES:
                    st.text_input(
                        say("Point {number}, {language}", number=point + 1, language=AUTONYMS[language]),
                        key=sheet.key(f"label-{language}-{point}"),
                        placeholder=speaker(language)(usual),
                        disabled=off,
                    )
        for language in LANGUAGES:
            notices.show(_PLACE, field=f"labels_{language}")


def _findings(sheet: Sheet, voting: Round, here: Room, say: Speaker, off: bool) -> None:
    earlier = _others(voting, here)
    offered = [one for one in FindingsFrom if one is not FindingsFrom.top or earlier]
    st.selectbox(
        say("Which findings"),
        offered,
        format_func=lambda one: say(agenda_words.FROM[one]),
        key=sheet.key("findings_from"),
        disabled=off,
    )
    notices.show(_PLACE, field="findings_from")
    taken = session.recall(sheet.key("findings_from"))
    if taken == FindingsFrom.themes:
        themes = {theme.slug: theme.name(say.language) for theme in here.themes}
        st.pills(
            say("Themes"),
            list(themes),
            selection_mode="multi",
            format_func=lambda slug: escaped(themes[slug]),
            key=sheet.key("themes"),
            disabled=off,
        )
        notices.show(_PLACE, field="themes")
    if taken == FindingsFrom.top:
        _top(sheet, earlier, say, off)


def _top(sheet: Sheet, earlier: dict[int, str], say: Speaker, off: bool) -> None:
    if session.recall(sheet.key("top")) is None:
        session.keep(sheet.key("top"), 10)
    if session.recall(sheet.key("top_of")) not in earlier:
        session.keep(sheet.key("top_of"), next(reversed(earlier)))
    with st.container(key="ballot-top"):
        st.number_input(say("How many"), min_value=1, max_value=TOP_LIMIT, step=1, key=sheet.key("top"), disabled=off)
        label = say("Of which round")
        st.selectbox(label, list(earlier), format_func=earlier.__getitem__, key=sheet.key("top_of"), disabled=off)
    notices.show(_PLACE, field="top")
    notices.show(_PLACE, field="top_of")


def _how(sheet: Sheet, say: Speaker, off: bool) -> None:
    with st.container(key="ballot-how"):
        for field, label, kinds, words in (
            ("ordering", say("In which order"), Ordering, agenda_words.ORDERS),
            ("way", say("How they are shown"), BallotWay, agenda_words.WAYS),
            ("results", say("Results"), ResultsRule, agenda_words.RESULTS),
        ):
            names = {kind: say(words[kind]) for kind in kinds}  # type: ignore[index]
            st.selectbox(label, list(kinds), format_func=names.__getitem__, key=sheet.key(field), disabled=off)
            notices.show(_PLACE, field=field)
    if session.recall(sheet.key("ballot")) in LABELLED:
        label = say("Who is far from the others is asked for a reason, in one line")
        st.toggle(label, key=sheet.key("asks_reason"), disabled=off)


def _saved(sheet: Sheet, step_id: int) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        return composing.edit_round(by=session.visit().person, step_id=step_id, draft=_draft(typed), seen=seen)

    if sheet.save(_PLACE, deed):
        notices.tell(_PLACE, "Saved.")


def _draft(typed: dict[str, Any]) -> RoundDraft:
    labels = {language: [typed[f"label-{language}-{point}"] for point in range(5)] for language in LANGUAGES}
    plain = {field: typed[field] for field in _PLAIN} | {"again_of": typed["again_of"] or None}
    return RoundDraft.of(**plain, labels=labels)
