"""A reminder for people far away, ready to copy: the app itself sends no mail (behaviour J5)."""

import streamlit as st

from profit_tt.models import Step
from profit_tt.services.room import Room
from profit_tt.text import LANGUAGES, Speaker, speaker
from profit_tt.ui.parts import copy, strip
from profit_tt.ui.parts.desk_new import AUTONYMS


def draw(here: Room, say: Speaker) -> None:
    """The text in each language of the room, one at a time, each with its button."""
    languages = [code for code in LANGUAGES if code in here.think_tank.languages] or list(LANGUAGES)
    with st.expander(say("A reminder to send"), key="reminder"):
        st.caption(say("Copy it into a mail or a message. The app sends nothing by itself."))
        for tab, language in zip(st.tabs([AUTONYMS[code] for code in languages]), languages, strict=True):
            with tab:
                written = text(here, speaker(language))
                st.text_area(
                    say("Reminder in {language}", language=AUTONYMS[language]),
                    value=written,
                    key=f"reminder-{language}-{hash(written)}",
                    height=260,
                    label_visibility="collapsed",
                )
                copy.button(written, say("Copy the text"), say, key=f"copy-reminder-{language}")


def text(here: Room, say: Speaker) -> str:
    """What it says, in the language of `say`: what is open now, the way in, the code."""
    code = here.think_tank.code
    lines = [
        say("Dear colleague,"),
        say(
            "our think tank “{title}” goes on online: {question}",
            title=here.think_tank.title,
            question=here.think_tank.question,
        ),
        _now(here.current_step, here, say),
        say("Come in here: {link}", link=f"{strip.join_url(code)}?lang={say.language}"),
        say("Or open {address} and type the code {code}.", address=strip.short_address(), code=strip.spaced(code)),
        say("You need no account. Whoever was in before finds everything as it was left."),
        say("Thank you!"),
    ]
    return "\n\n".join(line for line in lines if line)


def _now(step: Step | None, here: Room, say: Speaker) -> str:
    return say("What is on now: {step}.", step=here.step_name(step, say)) if step else ""
