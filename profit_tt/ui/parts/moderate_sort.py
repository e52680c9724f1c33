"""Another kind, other themes, other tags for a finding. Its words stay its author's."""

from typing import Any

import streamlit as st

from profit_tt.models import FindingKind
from profit_tt.models.findings import TAGS_LIMIT
from profit_tt.services import moderating
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import agenda_step, moderate_choice
from profit_tt.ui.parts.agenda_sheet import Sheet
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.session import Visit

_PLACE = "mod-sorting"


def begin(row: QueueRow) -> None:
    """Fill the form with what the finding has."""
    _sheet(row).drop()


def fields(here: Visit, *, kind: str, themes: str, tags: str) -> None:
    """Kind, themes and tags, under these keys."""
    say, room = here.say, here.room
    st.pills(
        say("Kind of finding"), list(FindingKind), key=kind, required=True, format_func=lambda one: say(KINDS[one])
    )
    st.pills(
        say("Themes, one to three"),
        [theme.slug for theme in room.themes],
        selection_mode="multi",
        format_func=lambda slug: room.theme_name(slug, say.language),
        key=themes,
    )
    st.multiselect(
        say("Tags"),
        list(dict.fromkeys([*room.tags, *(session.recall(tags) or [])])),
        key=tags,
        accept_new_options=True,
        max_selections=TAGS_LIMIT,
        placeholder=say("Choose or write your own"),
    )


def draw(here: Visit, row: QueueRow) -> None:
    """The form; what somebody else has made of the finding meanwhile stands below it."""
    say, sheet = here.say, _sheet(row)
    sheet.lay_out()
    fields(here, kind=sheet.key("kind"), themes=sheet.key("themes"), tags=sheet.key("tags"))
    notices.show(_PLACE)
    agenda_step.meanwhile(sheet, say, told=lambda field, value: _told(here, field, value))
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(say("Save"), key="mod-form-do", type="primary", on_click=_save, args=(sheet, row.finding.id))
        st.button(say("Leave it as it is"), key="mod-form-leave", on_click=moderate_choice.close)


def _sheet(row: QueueRow) -> Sheet:
    one = row.finding
    stored = {"kind": FindingKind(one.kind), "themes": list(one.themes), "tags": list(one.tags)}
    return Sheet(f"mod-sort-{one.id}", one.version, stored)


def _told(here: Visit, field: str, value: Any) -> str:
    if field == "kind":
        return here.say(KINDS[value])
    named = [here.room.theme_name(slug, here.say.language) for slug in value] if field == "themes" else value
    return here.say.list(named) if named else "–"


def _save(sheet: Sheet, finding_id: int) -> None:
    def deed(typed: dict[str, Any], seen: int) -> object:
        return moderating.sort(
            by=session.visit().person,
            finding_id=finding_id,
            seen=seen,
            kind=typed["kind"],
            themes=tuple(typed["themes"] or ()),
            tags=tuple(typed["tags"] or ()),
        )

    if sheet.save(_PLACE, deed):
        moderate_choice.close()
