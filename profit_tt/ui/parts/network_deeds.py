"""The end of a form of the network: save it, remove its row once that was asked again."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from profit_tt.errors import N_
from profit_tt.text import Speaker
from profit_tt.ui import notices
from profit_tt.ui.parts import network_choice
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.agenda_step import meanwhile


@dataclass(frozen=True, slots=True)
class Removal:
    """warning: what goes with the row, said before it goes; remove: the deed, called in a callback."""

    warning: str
    remove: Callable[[], object]


def draw(
    place: str, sheet: Sheet, say: Speaker, *, label: str, save: Callable[[], None], removal: Removal | None
) -> None:
    """What was refused, what others wrote meanwhile, and the buttons; no `removal` for a row that is not there yet."""
    notices.show(place)
    meanwhile(sheet, say)
    with st.container(key="network-deeds", horizontal=True, vertical_alignment="center"):
        st.button(label, key=f"{place}-save", type="primary", disabled=not sheet.is_typed, on_click=save)
        if removal is not None:
            with st.popover(say("Remove"), key=f"{place}-remove-ask"):
                st.markdown(removal.warning)
                st.button(
                    say("Remove now"),
                    key=f"{place}-remove",
                    type="primary",
                    on_click=_remove,
                    args=(place, sheet, removal.remove),
                )


def _remove(place: str, sheet: Sheet, remove: Callable[[], object]) -> None:
    if notices.attempt(place, _done, remove):
        sheet.drop()
        network_choice.go_to(None)
        notices.tell(place, N_("Removed."))


def _done(remove: Callable[[], object]) -> bool:
    remove()
    return True
