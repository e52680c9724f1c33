"""A result turned into a finding: a proposed sentence, its kind, themes and region, and one button."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Finding, FindingDraft, FindingKind
from profit_tt.models.findings import TEXT_LIMIT, THEMES_LIMIT
from profit_tt.services import survey_findings, survey_results, survey_statements
from profit_tt.services.survey_results import Result
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import way
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_OPEN, _MADE = "_survey_finding", "_survey_found"
_PLACE = "survey-finding"


def is_open() -> bool:
    """Whether somebody is writing a finding."""
    return bool(session.recall(_OPEN))


def draw(result: Result, here: Visit) -> None:
    """A button under a result; the form in its place while it is open."""
    say, own = here.say, result.asked.id
    made = session.recall(_MADE)
    if made and made[0] == own:
        notices.show("survey-found")
        way.to_finding(made[1], say("Open finding {number}", number=say.number(made[1])), key=f"way-found-{own}")
    if session.recall(_OPEN) == own:
        _form(result, here)
    elif not result.is_small:
        st.button(
            say("Turn this result into a finding"), key=f"survey-find-{own}", on_click=_opened, args=(result, say)
        )


def _opened(result: Result, say: Speaker) -> None:
    session.keep(_OPEN, result.asked.id)
    session.forget(_MADE)
    session.keep(_key(result, "text"), survey_statements.proposed(result, say))
    session.keep(_key(result, "kind"), str(FindingKind.conclusion))
    session.keep(_key(result, "themes"), [])
    session.keep(_key(result, "region"), None)


def _form(result: Result, here: Visit) -> None:
    say, room = here.say, here.room
    with st.container(key=f"survey-finding-{result.asked.id}"):
        st.text_area(say("Your finding"), key=_key(result, "text"), max_chars=TEXT_LIMIT, height=110)
        notices.show(_PLACE, field="text")
        st.pills(
            say("Kind of finding"), list(KINDS), format_func=lambda kind: say(KINDS[kind]), key=_key(result, "kind")
        )
        notices.show(_PLACE, field="kind")
        themes = st.pills(
            say("Themes, one to three"),
            [theme.slug for theme in room.themes],
            selection_mode="multi",
            format_func=lambda slug: room.theme_name(slug, say.language),
            key=_key(result, "themes"),
        )
        if len(themes) > THEMES_LIMIT:
            st.caption(say("Three themes at most: take one away."))
        notices.show(_PLACE, field="themes")
        st.pills(
            say("Region, if it is about one"),
            [region.slug for region in room.regions],
            format_func=lambda slug: room.region_name(slug, say.language),
            key=_key(result, "region"),
        )
        notices.show(_PLACE, field="region")
        told = survey_results.results(by=here.person, survey_id=result.form.id)
        evidence = survey_findings.evidence(told, result.asked.id, say)
        st.caption(say("Its evidence will be: {evidence}", evidence=escaped(evidence)))
        notices.show(_PLACE)
        with st.container(key="survey-finding-deeds", horizontal=True):
            st.button(say("Put it on the list"), key="survey-found", type="primary", on_click=_found, args=(result,))
            st.button(say("Not now"), key="survey-not-found", on_click=session.forget, args=(_OPEN,))


def _found(result: Result) -> None:
    made = notices.attempt(_PLACE, partial(_made, result))
    if made is None:
        return
    session.forget(_OPEN)
    session.keep(_MADE, (result.asked.id, made.number))
    notices.tell(
        "survey-found", N_("Finding {number} is on the list, with this survey as its evidence."), number=made.number
    )


def _made(result: Result) -> Finding:
    here = session.visit()
    draft = FindingDraft.of(
        text=str(session.recall(_key(result, "text")) or ""),
        kind=session.recall(_key(result, "kind")),
        language=here.say.language,
        themes=list(session.recall(_key(result, "themes")) or ()),
        link=address(result, here),
    )
    return survey_findings.turn_into_finding(
        by=here.person,
        survey_id=result.form.id,
        question_id=result.asked.id,
        draft=draft,
        region=session.recall(_key(result, "region")),
    )


def address(result: Result, here: Visit) -> str:
    """Where the results of this survey are read."""
    return f"{session.site()}/survey?tt={here.room.think_tank.code}&survey={result.form.id}&view=results"


def _key(result: Result, field: str) -> str:
    return f"survey-finding-{field}-{result.asked.id}"
