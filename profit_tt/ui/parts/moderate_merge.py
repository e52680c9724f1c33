"""Merging: the marked findings in one, in words that are chosen from theirs or written anew."""

from collections.abc import Iterable, Sequence

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Finding, FindingDraft, Language
from profit_tt.models.findings import EVIDENCE_LIMIT, TAGS_LIMIT, TEXT_LIMIT, THEMES_LIMIT
from profit_tt.services import merging
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice, moderate_seen, moderate_sort, region_mark
from profit_tt.ui.parts.moderate_choice import Filter, Form
from profit_tt.ui.parts.words import plain
from profit_tt.ui.session import Visit

_PLACE = "mod-merging"
_TEXT, _LANGUAGE, _KIND, _THEMES, _TAGS, _EVIDENCE = (
    f"mod-merge-{name}" for name in ("text", "language", "kind", "themes", "tags", "evidence")
)
_key = moderate_seen.key
_FILLED = "_mod_merge_of"


def begin(finding_id: int, *others: int) -> None:
    """Open the form for the finding in front and those marked, or for these alone."""
    if others:
        moderate_choice.mark_only(finding_id, *others)
    elif finding_id not in (session.recall("_mod_marked") or ()):
        moderate_choice.mark(finding_id)
    session.forget(_FILLED)
    moderate_seen.begin()
    moderate_choice.open_form(Form.merge)


def draw(here: Visit, rows: Sequence[QueueRow]) -> None:
    """The findings beside each other, then the words of the new one."""
    say, chosen = here.say, moderate_choice.marked(rows)
    if len(chosen) < 2:
        st.markdown(say("Mark the findings that say the same in the list, or take one of the likely duplicates."))
        _leave(say("Leave them as they are"))
        return
    _fill(chosen)
    st.markdown(f"### {say.many('Merge {n} finding', 'Merge {n} findings', len(chosen))}")
    with st.container(key="mod-beside"):
        for row in chosen:
            _one(here, row)
    st.text_area(say("What the new finding says"), key=_key(_TEXT), height=110)
    st.caption(say("At most {limit} characters.", limit=TEXT_LIMIT))
    st.segmented_control(
        say("Language it is written in"),
        [str(one) for one in Language],
        key=_key(_LANGUAGE),
        required=True,
        format_func=str.upper,
    )
    moderate_sort.fields(here, kind=_key(_KIND), themes=_key(_THEMES), tags=_key(_TAGS))
    if session.recall(_key(_EVIDENCE)):
        st.text_area(say("How do you know? Numbers, examples"), key=_key(_EVIDENCE), height=96)
    st.caption(
        say(
            "Votes go along: the latest answer of each person counts once, dots are added up. You can undo it any time."
        )
    )
    notices.show(_PLACE)
    with st.container(horizontal=True, key="mod-form-deeds"):
        seen = moderate_seen.versions(chosen)
        st.button(say("Merge them"), key="mod-form-do", type="primary", on_click=_merge, args=(seen,))
        st.button(say("Leave them as they are"), key="mod-form-leave", on_click=moderate_choice.close)


def _leave(label: str) -> None:
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(label, key="mod-form-leave", on_click=moderate_choice.close)


def _one(here: Visit, row: QueueRow) -> None:
    say, one = here.say, row.finding
    with st.container(key=f"mod-parent-{one.id}"):
        regions = [region_mark.named(here.room, region, say.language) for region in one.regions]
        st.markdown(" · ".join([f"**\\#{one.number}**", *regions]))
        plain(one.text)
        with st.container(horizontal=True):
            st.button(say("Take these words"), key=f"mod-take-{one.id}", on_click=_take, args=(row,))
            st.button(
                say("Not this one"),
                key=f"mod-not-{one.id}",
                type="tertiary",
                on_click=moderate_choice.mark,
                args=(one.id,),
            )


def _fill(chosen: Sequence[QueueRow]) -> None:
    """Preset once for the same findings: words of the first, themes and tags of all."""
    ids = tuple(row.finding.id for row in chosen)
    if session.recall(_FILLED) == ids:
        return
    fresh = session.recall(_FILLED) is None
    session.keep(_FILLED, ids)
    findings = [row.finding for row in chosen]
    if fresh:
        _take(chosen[0])
    session.keep(_key(_THEMES), _first((slug for one in findings for slug in one.themes), THEMES_LIMIT))
    session.keep(_key(_TAGS), _first((tag for one in findings for tag in one.tags), TAGS_LIMIT))
    evidence = "\n".join(dict.fromkeys(one.evidence for one in findings if one.evidence))
    session.keep(_key(_EVIDENCE), evidence[:EVIDENCE_LIMIT])


def _first(words: Iterable[str], at_most: int) -> list[str]:
    return list(dict.fromkeys(words))[:at_most]


def _take(row: QueueRow) -> None:
    session.keep(_key(_TEXT), row.finding.text)
    session.keep(_key(_LANGUAGE), row.finding.language)
    session.keep(_key(_KIND), row.finding.kind)


def _merge(seen: dict[int, int]) -> None:
    made = moderate_seen.attempt(_PLACE, _merged, seen)
    if made is None:
        return
    moderate_choice.mark_only()
    moderate_choice.close()
    moderate_choice.look_at(made.id or 0, among=Filter.listed)
    notices.tell("moderate", N_("Merged: #{number} stands for all of them."), number=made.number)


def _merged(seen: dict[int, int]) -> Finding:
    draft = FindingDraft.of(
        text=str(session.recall(_key(_TEXT)) or ""),
        kind=session.recall(_key(_KIND)),
        language=str(session.recall(_key(_LANGUAGE)) or ""),
        themes=session.recall(_key(_THEMES)) or [],
        tags=session.recall(_key(_TAGS)) or [],
        evidence=str(session.recall(_key(_EVIDENCE)) or ""),
    )
    return merging.merge(by=session.visit().person, finding_ids=list(seen), draft=draft, seen=seen)
