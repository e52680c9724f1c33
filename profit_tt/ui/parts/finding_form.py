"""The form for one finding: new, or one's own being changed. Nothing typed is ever lost (parts/unsent.py)."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import CollectMode, Finding, FindingDraft, FindingState
from profit_tt.models.findings import BUSINESSES_LIMIT, TAGS_LIMIT, TEXT_LIMIT, THEMES_LIMIT
from profit_tt.services import collecting
from profit_tt.services.collecting import Alike
from profit_tt.services.room import Room
from profit_tt.ui import notices, session
from profit_tt.ui.parts import region_mark, typing, unsent, words
from profit_tt.ui.parts.kinds import KINDS, KINDS_EXPLAINED
from profit_tt.ui.parts.unsent import KEYS
from profit_tt.ui.session import Visit

RULES = (
    N_("One idea, in one or two sentences."),
    N_("What happened, not a slogan."),
    N_("Somebody from another region understands it."),
)
_SENT = "_sent_finding"
#: (a new one, it waits for approval) -> what its author is told.
_RECEIPTS = {
    (True, False): N_("Received: #{number} is on the list. You can see it below."),
    (True, True): N_("Received: #{number} waits for approval. Below you can see what becomes of it."),
    (False, False): N_("Changed: #{number} now says what you wrote."),
    (False, True): N_("Changed: #{number} waits for approval now. Below you can see what becomes of it."),
}


@st.fragment
def show() -> None:
    """The form. A fragment: typing wakes nothing else on the page."""
    if session.recall(_SENT):
        session.forget(_SENT)
        st.rerun()  # the list of my findings stands outside
    here = session.visit()
    now = here.room
    refused = notices.refused("finding")
    with st.container(key="card-finding"):
        _text(here)
        _alike(here, now)
        _kind(here)
        _themes(here, now)
        _more(here, now)
        _send_button(here, refused=refused)


def _text(here: Visit) -> None:
    say = here.say
    text = st.text_area(
        say("Your finding"),
        key=KEYS["text"],
        height=132,
        on_change=unsent.keep,
        placeholder=say("Three museums sold one ticket together in winter: 400 in the first year."),
    )
    typing.follow(
        KEYS["text"],
        text or "",
        limit=TEXT_LIMIT,
        under=say("{n} of {limit} characters", n="{n}", limit=TEXT_LIMIT),
        over=say("{n} too many", n="{n}"),
    )
    notices.show("finding", field="text")
    notices.show("unsent")
    with st.container(key="rules"):
        st.markdown("\n".join(f"- {say(rule)}" for rule in RULES))


def _alike(here: Visit, now: Room) -> None:
    if now.think_tank.collect_mode is CollectMode.alone:  # nobody is led by what others wrote
        return
    found = collecting.alike(by=here.person, text=unsent.typed()["text"], apart_from=unsent.edited())
    if not found:
        return
    say = here.say
    with st.container(key="alike"):
        st.markdown(f"**{say('This is on the list already. Is it the same?')}**")
        for one in found:
            _alike_card(here, now, one)
    notices.show("support")


def _alike_card(here: Visit, now: Room, one: Alike) -> None:
    say = here.say
    with st.container(key=f"alike-{one.finding_id}"):
        st.markdown(f"{_place(here, now, one)}\n\n{words.escaped(one.text)}")
        st.button(
            say("Support this one instead"),
            key=f"support-{one.finding_id}",
            on_click=_support,
            args=(one.finding_id, one.number),
        )


def _place(here: Visit, now: Room, one: Alike) -> str:
    region = region_mark.named(now, one.region, here.say.language)
    number = f"\\#{one.number}"
    return f"{region} · {number}" if region else number


def _kind(here: Visit) -> None:
    say = here.say
    chosen = st.pills(
        say("Kind of finding"),
        list(KINDS),
        format_func=lambda kind: say(KINDS[kind]),
        key=KEYS["kind"],
        on_change=unsent.keep,
    )
    st.caption(say(KINDS_EXPLAINED[chosen]) if chosen else say("Choose what fits best."))
    notices.show("finding", field="kind")


def _themes(here: Visit, now: Room) -> None:
    say = here.say
    chosen = st.pills(
        say("Themes, one to three"),
        [theme.slug for theme in now.themes],
        selection_mode="multi",
        format_func=lambda slug: now.theme_name(slug, say.language),
        key=KEYS["themes"],
        on_change=unsent.keep,
    )
    if len(chosen) > THEMES_LIMIT:
        st.caption(say("Three themes at most: take one away."))
    notices.show("finding", field="themes")


def _more(here: Visit, now: Room) -> None:
    say = here.say
    typed = unsent.typed()
    with st.expander(say("Tags, evidence, a link (optional)"), key="more"):
        st.multiselect(
            say("Tags"),
            list(dict.fromkeys([*now.tags, *typed["tags"]])),
            key=KEYS["tags"],
            accept_new_options=True,
            max_selections=TAGS_LIMIT,
            placeholder=say("Choose or write your own"),
            on_change=unsent.keep,
        )
        notices.show("finding", field="tags")
        st.text_area(say("How do you know? Numbers, examples"), key=KEYS["evidence"], on_change=unsent.keep, height=96)
        notices.show("finding", field="evidence")
        st.text_input(say("A link to read more"), key=KEYS["link"], placeholder="https://", on_change=unsent.keep)
        notices.show("finding", field="link")
        st.number_input(
            say("How many businesses are behind it?"),
            min_value=0,
            max_value=BUSINESSES_LIMIT,
            value=None,
            step=1,
            key=KEYS["businesses"],
            on_change=unsent.keep,
        )
        notices.show("finding", field="businesses")


def _send_button(here: Visit, *, refused: bool) -> None:
    say = here.say
    if refused and not notices.refused("finding"):
        st.caption(say("Not sent yet: one answer above needs another look. Everything you wrote is still here."))
    notices.show("finding")
    notices.show("received")  # above the button, where the thumb has just been
    if unsent.edited() is None:
        st.button(say("Send"), key="send", type="primary", width="stretch", on_click=_send)
    else:
        st.button(say("Save the change"), key="send", type="primary", width="stretch", on_click=_send)
        st.button(say("Leave it as it was"), key="leave", type="tertiary", width="stretch", on_click=_leave)


def _send() -> None:
    is_new = unsent.edited() is None
    sent = notices.attempt("finding", _sent)
    if sent is None:
        return
    unsent.done()
    session.keep(_SENT, True)
    waits = sent.state is FindingState.waiting
    notices.tell("received", _RECEIPTS[is_new, waits], number=sent.number)


def _sent() -> Finding:
    here = session.visit()
    draft = FindingDraft.of(language=here.say.language, **unsent.typed())
    edited = unsent.edited()
    if edited is None:
        return collecting.submit(by=here.person, draft=draft)
    return collecting.edit(by=here.person, finding_id=edited, draft=draft)


def _leave() -> None:
    unsent.done()
    session.keep(_SENT, True)


def _support(finding_id: int, number: int) -> None:
    notices.attempt("support", collecting.support, by=session.visit().person, finding_id=finding_id)
    if not notices.refused("support"):
        notices.tell("support", N_("You support #{number} now. Your own words are still here."), number=number)
