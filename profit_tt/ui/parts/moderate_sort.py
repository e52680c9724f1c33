"""Another kind, other themes, other tags for a finding. Its words stay its author's."""

import streamlit as st

from profit_tt.models import FindingKind
from profit_tt.models.findings import TAGS_LIMIT
from profit_tt.services import moderating
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import moderate_choice
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.session import Visit

_PLACE = "mod-sorting"
KIND, THEMES, TAGS = "mod-sort-kind", "mod-sort-themes", "mod-sort-tags"


def begin(row: QueueRow) -> None:
    """Fill the form with what the finding has."""
    session.keep(KIND, row.finding.kind)
    session.keep(THEMES, list(row.finding.themes))
    session.keep(TAGS, list(row.finding.tags))


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
    say, one = here.say, row.finding
    fields(here, kind=KIND, themes=THEMES, tags=TAGS)
    notices.show(_PLACE)
    with st.container(horizontal=True, key="mod-form-deeds"):
        st.button(say("Save"), key="mod-form-do", type="primary", on_click=_save, args=(one.id, one.version))
        st.button(say("Leave it as it is"), key="mod-form-leave", on_click=moderate_choice.close)


def _save(finding_id: int, seen: int) -> None:
    done = notices.attempt(
        _PLACE,
        moderating.sort,
        by=session.visit().person,
        finding_id=finding_id,
        seen=seen,
        kind=session.recall(KIND),
        themes=tuple(session.recall(THEMES) or ()),
        tags=tuple(session.recall(TAGS) or ()),
    )
    if done is not None:
        moderate_choice.close()
