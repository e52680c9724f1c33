"""The finding in front on the moderation page: its words, what may be done with it, its duplicates, its descent."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Provenance
from profit_tt.services import moderating
from profit_tt.services.finding_rules import FindingDeed
from profit_tt.services.moderating import QueueRow
from profit_tt.ui import notices, session
from profit_tt.ui.parts import (
    moderate_alike,
    moderate_choice,
    moderate_descent,
    moderate_list,
    moderate_merge,
    moderate_reason,
    moderate_reasons,
    moderate_seen,
    moderate_sort,
    moderate_split,
    moderate_translate,
)
from profit_tt.ui.parts.kinds import KINDS
from profit_tt.ui.parts.moderate_choice import Form
from profit_tt.ui.parts.words import escaped, plain
from profit_tt.ui.session import Visit

PLACE = "moderate"


def draw(here: Visit, rows: Sequence[QueueRow], row: QueueRow) -> None:
    """The sheet, with at most one form open."""
    with st.container(key="mod-sheet"):
        _ways(here, row)
        _words(here, row)
        notices.show(PLACE)
        _deeds(here, row)
        _form(here, rows, row)
        moderate_descent.draw(here, row)
        moderate_alike.draw(here, rows, row)
        moderate_reasons.draw(here, row)


def _ways(here: Visit, row: QueueRow) -> None:
    say = here.say
    with st.container(key="mod-ways", horizontal=True, vertical_alignment="center"):
        st.markdown(" · ".join([f"**\\#{row.finding.number}**", say(KINDS[row.finding.kind])]))
        st.button(say("Before"), key="mod-previous", type="tertiary", on_click=moderate_choice.move, args=(-1,))
        st.button(say("Next"), key="mod-next", type="tertiary", on_click=moderate_choice.move, args=(1,))


def _words(here: Visit, row: QueueRow) -> None:
    say, one = here.say, row.finding
    with st.container(key="mod-words"):
        plain(one.text, key="mod-text")
        for language, text in one.translations.items():
            st.caption(f"{language.upper()}: {escaped(text)}")
        st.caption(" · ".join(moderate_list.about(here, row)))
        st.caption(" · ".join(_under(here, row)))
        if one.evidence:
            plain(one.evidence, key="mod-evidence")
        if one.link:
            plain(one.link)
        if row.reason:
            st.markdown(say("The reason you gave: {reason}", reason=escaped(row.reason)))


def _under(here: Visit, row: QueueRow) -> list[str]:
    """Language, themes, tags, people behind it."""
    say, one = here.say, row.finding
    told = [one.language.upper()]
    told += [escaped(here.room.theme_name(slug, say.language)) for slug in one.themes]
    told += [escaped(f"#{tag}") for tag in one.tags]
    if one.businesses:
        told.append(say.many("{n} business", "{n} businesses", one.businesses))
    if one.supporters:
        told.append(say.many("{n} supporter", "{n} supporters", one.supporters))
    if one.provenance == Provenance.facilitator:
        told.append(say("Entered by a facilitator"))
    return told


def _deeds(here: Visit, row: QueueRow) -> None:
    """A button for each deed that is possible now; those that need words open a form."""
    say, one = here.say, row.finding
    on: dict[str, Any] = {"finding_id": one.id, "seen": one.version}
    with st.container(key="mod-deeds", horizontal=True):
        _do(row, FindingDeed.approve, "approve", say("Approve"), partial(moderating.approve, **on), primary=True)
        _open(row, FindingDeed.ask_to_reword, Form.reword, say("Ask to reword"))
        _open(row, FindingDeed.reject, Form.reject, say("Reject"))
        star = partial(moderating.star, **on, starred=not one.starred)
        _do(row, FindingDeed.star, "star", say("Take the star away") if one.starred else say("Star"), star)
        discuss = partial(moderating.mark_discussed, **on, discussed=not one.discussed)
        label = say("Not discussed yet") if one.discussed else say("Discussed")
        _do(row, FindingDeed.discuss, "discuss", label, discuss)
        _do(row, FindingDeed.archive, "archive", say("Archive"), partial(moderating.archive, **on))
        _do(row, FindingDeed.restore, "restore", say("Restore"), partial(moderating.restore, **on), primary=True)
        _open(row, FindingDeed.sort, Form.sort, say("Kind, themes, tags"))
        _open(row, FindingDeed.translate, Form.translate, say("Translate"))
        if row.takes(FindingDeed.merge):
            st.button(say("Mark"), key="mod-mark", on_click=moderate_choice.mark, args=(one.id,))
            st.button(say("Merge"), key="mod-merge", on_click=moderate_merge.begin, args=(one.id,))
        if row.takes(FindingDeed.split):
            st.button(say("Split"), key="mod-split", on_click=moderate_split.begin, args=(row,))


def _do(
    row: QueueRow, deed: FindingDeed, name: str, label: str, act: Callable[..., object], *, primary: bool = False
) -> None:
    if row.takes(deed):
        kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
        st.button(label, key=f"mod-{name}", type=kind, on_click=_act, args=(act, deed, row.finding.number))


def _open(row: QueueRow, deed: FindingDeed, form: Form, label: str) -> None:
    if row.takes(deed):
        st.button(label, key=f"mod-{form}", on_click=_begin, args=(form, row))


def _begin(form: Form, row: QueueRow) -> None:
    begins = {Form.sort: moderate_sort.begin, Form.translate: moderate_translate.begin}
    moderate_seen.begin()
    if form in begins:
        begins[form](row)
    moderate_choice.open_form(form)


def _form(here: Visit, rows: Sequence[QueueRow], row: QueueRow) -> None:
    open_one = moderate_choice.form()
    if open_one is None:
        return
    with st.container(key="mod-form"):
        if open_one in (Form.reword, Form.reject):
            moderate_reason.draw(here, row, open_one)
        elif open_one is Form.sort:
            moderate_sort.draw(here, row)
        elif open_one is Form.translate:
            moderate_translate.draw(here, row)
        elif open_one is Form.merge:
            moderate_merge.draw(here, rows)
        else:
            moderate_split.draw(here, row)


#: What is told after a deed.
_TOLD = {
    FindingDeed.approve: N_("#{number} is on the list."),
    FindingDeed.archive: N_("#{number} is in the archive."),
    FindingDeed.restore: N_("#{number} is on the list again."),
}


def _act(act: Callable[..., object], deed: FindingDeed, number: int) -> None:
    done = notices.attempt(PLACE, act, by=session.visit().person)
    if done is not None and deed in _TOLD:
        notices.tell(PLACE, _TOLD[deed], number=number)
