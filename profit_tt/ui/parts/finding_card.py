"""A finding to read: number, kind, region, its words, what it rests on, where it comes from, votes by region."""

import streamlit as st

from profit_tt.models import FindingKind, Provenance
from profit_tt.reports.wording import KINDS
from profit_tt.services.room import Room, RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import region_mark, vote_lines, way
from profit_tt.ui.parts.words import escaped, plain


def card(
    one: RoomFinding,
    here: Room,
    say: Speaker,
    *,
    votes: str | None = None,
    opens: bool = False,
    badge: str = "",
    note: str = "",
    tt: str = "",
) -> None:
    """The finding's card. `votes`: the table of vote_lines, None while results are hidden.

    `badge`, `note`: Markdown beside its kind and region, and in a line at its end. `opens`: with a link to the
    finding's own page, in the think tank `tt` if it is another one. A page has twenty of these, and a room has five
    hundred phones: each element of it costs the server some 0.1 ms a phone.
    """
    with st.container(key=f"finding-{one.id}"):
        with st.container(key=f"words-of-{one.id}"):
            st.markdown(" ".join(filter(None, [_head(one, here, say), badge])))
            plain(one.read_in(say.language))
            st.caption("  \n".join(filter(None, [*_beside(one, here, say), _tail(one, here, say), note])))
            if one.evidence:
                plain(one.evidence, key=f"evidence-of-{one.id}")
            if one.link:
                _link(one)
            if opens:
                way.to_finding(one.number, say("More about finding {number}", number=say.number(one.number)), tt=tt)
        if votes is not None:
            vote_lines.draw(votes)


def _head(one: RoomFinding, here: Room, say: Speaker) -> str:
    parts = [f"**{one.number}**", say(KINDS[FindingKind(one.kind)])]
    parts += filter(None, (region_mark.named(here, region, say.language) for region in one.regions))
    if one.starred:
        parts.append(say("Starred"))
    return " · ".join(parts) + _origin(one, say)


def _beside(one: RoomFinding, here: Room, say: Speaker) -> list[str]:
    """The words of its author where a translation stands above them; the findings it was joined from."""
    told = []
    if one.read_in(say.language) != one.text:
        told.append(say("Translated; in the words of its author: {text}", text=escaped(one.text)))
    if len(one.credits) > 1:
        told.append(
            say("Joined from {findings}.", findings=say.list([_credit(*each, here, say) for each in one.credits]))
        )
    return told


def _credit(number: int, region: str | None, here: Room, say: Speaker) -> str:
    return " ".join(filter(None, [here.region_name(region, say.language), f"\\#{number}"]))


def _origin(one: RoomFinding, say: Speaker) -> str:
    """A badge for what was not written in this room."""
    if one.provenance == Provenance.illustrative:
        return f" :orange-badge[{say('Sample')}]"
    if one.provenance == Provenance.documented:
        return f" :gray-badge[{say('Documented')}]"
    return f" :gray-badge[{say('Stated by the project')}]" if one.provenance == Provenance.project else ""


def _tail(one: RoomFinding, here: Room, say: Speaker) -> str:
    """Themes, tags, people behind it, source: one line, escaped."""
    parts = [escaped(here.theme_name(slug, say.language)) for slug in one.themes]
    parts += [escaped(f"#{tag}") for tag in one.tags]
    if one.businesses:
        parts.append(say.many("{n} business", "{n} businesses", one.businesses))
    if one.supporters:
        parts.append(say.many("{n} supporter", "{n} supporters", one.supporters))
    if one.source and one.provenance != Provenance.illustrative:
        parts.append(escaped(say("Source: {source}", source=one.source)))
    return " · ".join(parts)


def _link(one: RoomFinding) -> None:
    """The address in full, as a link that opens when it is pressed and never before."""
    address = one.link
    if address.startswith(("https://", "http://")):
        st.link_button(escaped(address), address, key=f"link-of-{one.id}", type="tertiary")
    else:
        plain(address)
