"""My reactions: what became of each; changed, shown to others or no longer, taken away; captions for my videos."""

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Language, ReactionDraft, ReactionKind, ReactionState
from profit_tt.models.reactions import LINK_LIMIT, WORDS_LIMIT
from profit_tt.services import reactions
from profit_tt.services.reactions import Shown
from profit_tt.ui import notices, session
from profit_tt.ui.parts import file_taking, reaction_form, reaction_player
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit

_OPEN, _ASKED = "_reaction_edited", "_reaction_removal"
_PLACE = "mine-reactions"
STATES = {
    ReactionState.unsent: N_("Not sent yet"),
    ReactionState.waiting: N_("Waits for approval"),
    ReactionState.listed: N_("On the list"),
    ReactionState.rejected: N_("Taken off the list"),
}


def show(here: Visit, mine: tuple[Shown, ...], *, is_open: bool) -> None:
    """All of them, videos that were not sent yet first."""
    notices.show(_PLACE)
    if not mine:
        return
    say = here.say
    st.markdown(f"## {say.many('Your reaction', 'Your {n} reactions', len(mine))}", anchors=False)
    for one in sorted(mine, key=lambda each: each.reaction.state is not ReactionState.unsent):
        with st.container(key=f"card-reaction-{one.reaction.id}"):
            _one(here, one, is_open=is_open)


def _one(here: Visit, one: Shown, *, is_open: bool) -> None:
    say, mine = here.say, one.reaction
    told = [say(STATES[mine.state])]
    if mine.state is not ReactionState.unsent:
        told.append(say("others may see it") if mine.consent else say("only you and the facilitators see it"))
    st.caption(" · ".join(told))
    if mine.reason:
        st.markdown(say("The facilitator's reason: {reason}", reason=escaped(mine.reason)))
    reaction_player.draw(one, say, key="mine")
    if mine.state is ReactionState.unsent or session.recall(_OPEN) == mine.id:
        _fields(here, one)
        return
    if mine.text:
        plain(mine.text)
    _buttons(here, one, is_open=is_open)
    if mine.file:
        _captions(here, one)


def _fields(here: Visit, one: Shown) -> None:
    say, mine = here.say, one.reaction
    unsent = mine.state is ReactionState.unsent
    if mine.kind is not ReactionKind.video:
        st.text_input(
            say("Address on YouTube or Vimeo"), value=mine.link, key=f"change-link-{mine.id}", max_chars=LINK_LIMIT
        )
    label = say("Words beside it, if you like") if mine.file else say("What do you take home from today?")
    st.text_area(label, value=mine.text, key=f"change-text-{mine.id}", max_chars=WORDS_LIMIT, height=110)
    reaction_form.consent(here, key=f"change-consent-{mine.id}", value=mine.consent)
    with st.container(key=f"pair-change-{mine.id}", horizontal=True):
        words = say("Send the video") if unsent else say("Save")
        st.button(words, key=f"change-save-{mine.id}", type="primary", on_click=_save, args=(mine.id, unsent))
        if unsent:
            st.button(say("Throw it away"), key=f"change-drop-{mine.id}", on_click=_remove, args=(mine.id,))
        else:
            st.button(say("Cancel"), key=f"change-cancel-{mine.id}", on_click=_edit, args=(None,))


def _buttons(here: Visit, one: Shown, *, is_open: bool) -> None:
    say, mine = here.say, one.reaction
    with st.container(key=f"pair-reaction-{mine.id}", horizontal=True):
        if session.recall(_ASKED) == mine.id:
            st.button(say("Yes, remove it for good"), key=f"remove-yes-{mine.id}", on_click=_remove, args=(mine.id,))
            st.button(say("No, keep it"), key=f"remove-no-{mine.id}", on_click=_ask, args=(None,))
            return
        words = say("Do not show it any more") if mine.consent else say("Let others see it")
        st.button(words, key=f"consent-{mine.id}-{mine.consent}", on_click=_consent, args=(mine.id, not mine.consent))
        if is_open:
            st.button(say("Change"), key=f"change-{mine.id}", on_click=_edit, args=(mine.id,))
        st.button(say("Remove"), key=f"remove-{mine.id}", on_click=_ask, args=(mine.id,))


def _captions(here: Visit, one: Shown) -> None:
    say, mine = here.say, one.reaction
    names = {spoken: say(name) for spoken, name in reaction_player.LANGUAGES.items()}
    with st.expander(say("Captions"), key=f"captions-{mine.id}", expanded=notices.refused(f"captions-{mine.id}")):
        for spoken in one.captions:
            with st.container(key=f"row-captions-{mine.id}-{spoken}", horizontal=True, vertical_alignment="center"):
                st.markdown(names[spoken], width="stretch")
                st.button(
                    say("Remove captions"),
                    key=f"uncaption-{mine.id}-{spoken}",
                    on_click=_uncaption,
                    args=(mine.id, spoken),
                )
        st.segmented_control(
            say("Language of the captions"),
            [str(spoken) for spoken in Language],
            format_func=lambda spoken: names[spoken],
            default=str(mine.language),
            required=True,
            key=f"caption-language-{mine.id}",
        )
        file_taking.ask(say, forms="WebVTT", limit=1, key=f"caption-file-{mine.id}-{mine.version}", endings=["vtt"])
        st.button(say("Add the captions"), key=f"caption-{mine.id}", on_click=_caption, args=(mine.id, mine.version))
        notices.show(f"captions-{mine.id}")


def _save(reaction_id: int, unsent: bool) -> None:
    if notices.attempt(_PLACE, _saved, session.visit(), reaction_id, unsent) is not None:
        session.forget(_OPEN)


def _saved(here: Visit, reaction_id: int, unsent: bool) -> object:
    draft = ReactionDraft.of(
        text=str(session.recall(f"change-text-{reaction_id}") or ""),
        language=here.say.language,
        link=str(session.recall(f"change-link-{reaction_id}") or ""),
        consent=bool(session.recall(f"change-consent-{reaction_id}")),
        bare=True,
    )
    deed = reactions.send_video if unsent else reactions.edit
    return deed(by=here.person, reaction_id=reaction_id, draft=draft)


def _edit(reaction_id: int | None) -> None:
    session.keep(_OPEN, reaction_id)


def _ask(reaction_id: int | None) -> None:
    session.keep(_ASKED, reaction_id)


def _consent(reaction_id: int, consent: bool) -> None:
    by = session.visit().person
    notices.attempt(_PLACE, reactions.set_consent, by=by, reaction_id=reaction_id, consent=consent)


def _remove(reaction_id: int) -> None:
    session.forget(_ASKED)
    notices.attempt(_PLACE, reactions.remove, by=session.visit().person, reaction_id=reaction_id)


def _caption(reaction_id: int, version: int) -> None:
    chosen = session.recall(f"caption-file-{reaction_id}-{version}")
    notices.attempt(
        f"captions-{reaction_id}",
        reactions.put_captions,
        by=session.visit().person,
        reaction_id=reaction_id,
        language=str(session.recall(f"caption-language-{reaction_id}") or ""),
        content=chosen.getvalue() if chosen is not None else b"",
    )


def _uncaption(reaction_id: int, language: str) -> None:
    by = session.visit().person
    notices.attempt(
        f"captions-{reaction_id}", reactions.remove_captions, by=by, reaction_id=reaction_id, language=language
    )
