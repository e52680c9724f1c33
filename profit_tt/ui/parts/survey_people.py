"""The way to a survey, link and QR code, and how many have answered it, by region."""

import streamlit as st

from profit_tt.services import survey_answers
from profit_tt.services.survey_form import Form
from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import copy, progress, qr, region_mark
from profit_tt.ui.session import Visit


def draw(form: Form, here: Visit) -> None:
    """Two cards: how people get there, and who has been there."""
    with st.container(key="survey-columns"):
        _link(form, here.say)
        _people(form, here)


def address(form: Form) -> str:
    """The survey's own address on this site."""
    return f"{session.site()}/survey?s={form.survey.link}"


def _link(form: Form, say: Speaker) -> None:
    with st.container(key="card-survey-link"):
        st.markdown(f"### {say('The way to the survey')}")
        if not form.survey.by_link:
            st.markdown(say("Experts find it on their phones when the agenda is at a survey step, or on this page."))
            st.caption(say("To let others answer by a link, switch that on under the questions."))
            return
        there = address(form)
        with st.container(key="survey-qr"):
            st.markdown(f"![{say('QR code of the survey')}]({qr.data_uri(there)})")
        st.code(there, language=None, wrap_lines=True)
        copy.button(there, say("Copy the link"), say, key="copy-survey")
        st.caption(say("Whoever has it can answer once with each device, and see nothing else."))


def _people(form: Form, here: Visit) -> None:
    say, counted = here.say, survey_answers.people(by=here.person).get(form.id, {})
    begun = sum(number for number, _ in counted.values())
    done = sum(number for _, number in counted.values())
    with st.container(key="card-survey-people"):
        st.markdown(f"### {say.many('{n} person has begun', '{n} people have begun', begun)}")
        st.markdown(say("{done} of {all} have said that they are done.", done=say.number(done), all=say.number(begun)))
        for region in here.room.regions:
            of = [numbers for (slug, _), numbers in counted.items() if slug == region.slug]
            number, ended = sum(one for one, _ in of), sum(two for _, two in of)
            with st.container(key=f"survey-region-{region.position}"):
                with st.container(key=f"survey-line-{region.position}", horizontal=True):
                    st.markdown(region_mark.named(here.room, region.slug, say.language), width="stretch")
                    st.markdown(say("{done} of {all}", done=say.number(ended), all=say.number(number)), width="content")
                with st.container(key=f"survey-bar-{region.position}"):
                    st.markdown(progress.bar(ended, max(number, 1)))
