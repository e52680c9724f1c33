"""Who may run the think tank: invite somebody, take the right back."""

import streamlit as st

from profit_tt.models import Facilitator
from profit_tt.services import hosting
from profit_tt.text import Speaker
from profit_tt.ui import notices, session
from profit_tt.ui.parts import desk_link
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.session import Visit

_INVITED = "_invited"


def draw(here: Visit) -> None:
    """All facilitators, each with a way out that asks once more; and a line to invite by."""
    say = here.say
    present = hosting.facilitators(by=here.person)
    me = here.standing.facilitator
    with st.container(key="card-facilitators"):
        st.header(say("Facilitators"), anchor=False)
        alone = sum(one.region is None for one in present) == 1
        for one in present:
            _row(one, here, is_me=me is not None and one.id == me.id, alone=alone and one.region is None)
        notices.show("facilitators")
        _link(say)
        with st.form("invite", border=False, clear_on_submit=False):
            st.text_input(say("Invite somebody by name"), key="invite-name", autocomplete="off")
            st.selectbox(
                say("What they look after"),
                [None, *(one.slug for one in here.room.regions)],
                format_func=lambda slug: _task(slug, here),
                key="invite-region",
            )
            notices.show("invite", field="region")
            notices.show("invite")
            st.form_submit_button(say("Make a link"), on_click=_invite)


def _task(region: str | None, here: Visit) -> str:
    """What somebody with this region may do; with none, everything."""
    if region is None:
        return here.say("The think tank: the desk and all of its network")
    name = here.room.region_name(region, here.say.language)
    return here.say("Only the network of {region}", region=name)


def _row(one: Facilitator, here: Visit, *, is_me: bool, alone: bool) -> None:
    say = here.say
    name = escaped(one.name) or say("Without a name")
    if one.region:
        name = f"{name}  \n{_task(one.region, here)}"
    with st.container(key=f"row-facilitator-{one.id}", horizontal=True, vertical_alignment="center"):
        st.markdown(say("{name} (you)", name=name) if is_me else name, width="stretch")
        if alone:
            return
        with st.popover(say("Remove"), key=f"remove-ask-{one.id}"):
            st.markdown(_loses(one, say))
            st.button(say("Remove now"), key=f"remove-{one.id}", type="primary", on_click=_remove, args=(one.id,))


def _loses(one: Facilitator, say: Speaker) -> str:
    name = escaped(one.name) or say("Without a name")
    if one.region:
        return say("{name} loses the network at once, on all devices. The link stops working too.", name=name)
    return say("{name} loses the desk at once, on all devices. The link stops working too.", name=name)


def _link(say: Speaker) -> None:
    invited: tuple[str, str] | None = session.recall(_INVITED)
    if invited is None:
        return
    name, token = invited
    with st.container(key="invited"):
        st.markdown(say("The link for {name}. It is shown only now; send it to them alone.", name=escaped(name)))
        desk_link.secret(token, say, key="invited")
        st.button(say("I have sent it"), key="invited-done", on_click=_sent)


def _invite() -> None:
    name = str(session.recall("invite-name") or "")
    region: str | None = session.recall("invite-region")
    by = session.visit().person
    made = notices.attempt("invite", hosting.invite_facilitator, by=by, name=name, region=region)
    if made is not None:
        session.keep(_INVITED, (made.facilitator.name, made.token))
        session.keep("invite-name", "")
        session.keep("invite-region", None)


def _sent() -> None:
    session.forget(_INVITED)


def _remove(facilitator_id: int) -> None:
    notices.attempt(
        "facilitators", hosting.remove_facilitator, by=session.visit().person, facilitator_id=facilitator_id
    )
