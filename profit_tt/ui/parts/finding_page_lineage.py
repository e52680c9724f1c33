"""A finding's descent on its own page: what it was joined or split from, and where a finding that has left went."""

import streamlit as st

from profit_tt.models import LineageKind
from profit_tt.services import descent
from profit_tt.services.descent import Origin
from profit_tt.services.merging import Forebear
from profit_tt.services.results import Picture
from profit_tt.services.room import Room, RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark, story, way
from profit_tt.ui.parts.words import plain
from profit_tt.ui.session import Visit


def came_from(one: RoomFinding, seen: Picture, say: Speaker) -> None:
    """Nothing for a finding that an expert wrote as it is."""
    told = descent.origin(seen, one.id) if one.credits else None
    if told is None:
        return
    title = say("Joined from") if told.kind is LineageKind.merge else say("Split off from")
    with story.chapter("lineage", title):
        for forebear in told.forebears:
            _forebear(forebear, seen.room, say)
        if carried := _carried(told, say):
            st.caption(carried)


def _forebear(one: Forebear, here: Room, say: Speaker) -> None:
    with st.container(key=f"forebear-{one.number}", gap=None):
        region = region_mark.named(here, one.region, say.language)
        st.markdown(" · ".join(filter(None, [f"**{one.number}**", region])))
        if one.text:
            plain(one.text, key=f"forebear-text-{one.number}")


def _carried(told: Origin, say: Speaker) -> str:
    """How many votes went along; nothing while results are hidden."""
    if told.carried is None:
        return ""
    sentences = [say.many("{n} vote carried.", "{n} votes carried.", told.carried)]
    if told.both:
        sentences.append(
            say.many(
                "{n} person had voted on several of them and counts once.",
                "{n} people had voted on several of them and count once.",
                told.both,
            )
        )
    return " ".join(sentences)


def not_here(number: str | None, here: Visit) -> None:
    """A calm sentence, and the way on to what became of a finding that was joined with others or split."""
    say = here.say
    digits = number or ""
    numbers = descent.became(by=here.person, number=int(digits)) if digits.isdecimal() and len(digits) < 7 else ()
    if not numbers:
        story.calm(say("This finding is not on the list, or not any more."), key="no-finding")
        return
    st.markdown(f"# {say('Finding {number}', number=say.number(int(digits)))}", anchors=False)
    story.calm(
        say("Finding {number} lives on in another one, with its votes.", number=say.number(int(digits))),
        key="moved-on",
    )
    for one in numbers:
        way.to_finding(one, say("To finding {number}", number=say.number(one)), key=f"way-main-finding-{one}")
