"""A finding's own page: which one it is, its words in every language, where it comes from, its votes by region."""

import streamlit as st

from profit_tt.services.results import Picture
from profit_tt.services.room import Room, RoomFinding
from profit_tt.text import Speaker
from profit_tt.ui.parts import finding_card, story, vote_lines, way
from profit_tt.ui.parts.desk_new import AUTONYMS
from profit_tt.ui.parts.words import escaped, plain

#: Signs of a finding on a link to it.
_SHORT = 90


def asked_for(here: Room, number: str | None) -> RoomFinding | None:
    """The listed finding with this number."""
    return next((one for one in here.findings if str(one.number) == number), None)


def words(one: RoomFinding, here: Room, say: Speaker) -> None:
    """The finding with its evidence, link and lineage, and its translations below."""
    st.markdown(f"# {say('Finding {number}', number=say.number(one.number))}", anchors=False)
    finding_card.card(one, here, say)
    others = [(language, text) for language, text in one.translations.items() if text != one.read_in(say.language)]
    if others:
        with story.chapter("translations", say("In other languages")):
            for language, text in others:
                st.caption(AUTONYMS[language])
                plain(text, key=f"translation-{language}")


def votes(one: RoomFinding, seen: Picture, say: Speaker, *, kept_back: bool = False) -> None:
    """Votes by region, or a calm sentence as long as they are hidden or the round is not about it. `kept_back`: small
    cells are left out."""
    with story.chapter("votes", say("Votes by region")):
        if not seen.shown:
            story.calm(say("The votes stay hidden until the facilitator shows them."), key="hidden")
        elif all(other.id != one.id for other in seen.findings):
            story.calm(say("This round does not ask about this finding."), key="not-asked")
        else:
            vote_lines.of_picture(seen, one.id, say, kept_back=kept_back)
            if kept_back:
                st.caption(story.small_cells(seen, say))
            _without_region(one, seen, say)


def _without_region(one: RoomFinding, seen: Picture, say: Speaker) -> None:
    """People of an import who have no region: they count in the whole, and are told apart."""
    if seen.tallies is None or seen.tallies.beside is None:
        return
    rows = seen.tallies.beside
    for row in rows[rows["finding_id"] == one.id].to_dict("records"):
        counts = {name: say.number(int(row[name])) for name in ("agree", "passed", "disagree")}
        told = say("Region unknown: {agree} agree, {passed} pass, {disagree} disagree.", **counts)
        st.caption(f"{told} {say('They count in the whole, not as a region.')}")


def ways(findings: list[RoomFinding], say: Speaker) -> None:
    """A folded list of links, for under a chart."""
    if not findings:
        return
    with st.expander(say("Open a finding"), key="open-findings"):
        for one in findings:
            text = one.read_in(say.language)
            short = text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
            way.to_finding(one.number, f"**{one.number}** {escaped(short)}")
