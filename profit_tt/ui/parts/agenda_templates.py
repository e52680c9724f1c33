"""Templates: a whole agenda to begin with, looked at before it replaces what is there."""

from functools import partial

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services import agenda_plans, composing
from profit_tt.services.agenda_plans import Template
from profit_tt.services.room import Room
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_list, agenda_plan
from profit_tt.ui.session import Visit


def draw(here: Visit, room: Room) -> None:
    """The card; nothing where no template is installed."""
    say = here.say
    templates = {one.key: one for one in agenda_plans.templates(say.language)}
    if not templates:
        return
    with st.expander(say("Begin with a template"), key="templates", expanded=not room.steps):
        picked = st.radio(
            say("Template"),
            list(templates),
            format_func=lambda key: templates[key].name,
            captions=[one.about for one in templates.values()],
            index=None,
            key="template",
            label_visibility="collapsed",
        )
        notices.show("template")
        if picked in templates:
            one = templates[picked]
            agenda_plan.preview(one.plan, say)
            agenda_plan.take(
                one.plan, room, say, key="template", replace=partial(_use, one, True), append=partial(_use, one, False)
            )


def _use(template: Template, replace: bool) -> None:
    deed = partial(
        composing.take_in, by=session.visit().person, plan=template.plan, instead=replace, source=template.key
    )
    if notices.attempt("template", deed) is not None:
        session.forget("template")
        agenda_list.choose(None)
        notices.tell("agenda", N_("The agenda was replaced.") if replace else N_("The steps were added."))
