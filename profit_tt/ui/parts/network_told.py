"""What the network's page says first: what it is, what of it was invented, and its figures."""

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Basis, Provenance
from profit_tt.services.network_counted import Figure
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import FIGURES, TYPES
from profit_tt.text import Speaker
from profit_tt.ui.parts import story
from profit_tt.ui.parts.words import escaped

PROVENANCES = {
    Provenance.documented: N_("Documented"),
    Provenance.project: N_("Stated by the project"),
    Provenance.illustrative: N_("Sample"),
    Provenance.live: N_("Entered here"),
    Provenance.facilitator: N_("Entered by a facilitator"),
}


def opening(say: Speaker) -> None:
    """What the network is, in a sentence."""
    st.markdown(
        say(
            "The think tank stands on a network: enterprises, public bodies and research entities of the regions, and "
            "what they did together before and after the day."
        )
    )


def samples(seen: Network, say: Speaker) -> None:
    """Says so when something on the page was invented."""
    if seen.has_samples:
        with st.container(key="samples"):
            st.markdown(say("Sample: some organisations and activities here were invented to show how the app works."))


def only_stated(seen: Network, say: Speaker) -> None:
    """The figures where nothing can be counted yet; nothing where nobody stated any either."""
    if any(one.basis is Basis.stated for one in seen.figures):
        figures(seen, say)


def figures(seen: Network, say: Speaker) -> None:
    """The network in numbers: what was counted here, then what somebody stated, each with its source."""
    rule = say("Counted and stated figures are never added together.")
    with story.chapter("figures", say("The network in figures"), rule):
        told = say("Counted from the rows of this app, sample rows among them") if seen.has_samples else ""
        _tiles("counted", told or say("Counted from the rows of this app"), _counted(seen, say))
        tiles = [(value(one, say), f"{say(FIGURES[one.key])}  \n:small[{_source(one, say)}]") for one in _stated(seen)]
        _tiles("stated", say("Stated by others, with the source"), tiles)
        _every_stated(seen, say)


def _tiles(basis: str, told: str, tiles: list[tuple[str, str]]) -> None:
    """A line that says where the figures come from, and the figures; nothing without any."""
    if not tiles:
        return
    st.markdown(f"**{told}**")
    with st.container(key=f"network-figures-{basis}"):
        for number, words in tiles:
            st.markdown(f"**{number}** {words}")


def _counted(seen: Network, say: Speaker) -> list[tuple[str, str]]:
    """(number, what it is), none of nothing."""
    reach = seen.reach
    again = int(reach.repeats.loc[reach.repeats["times"] > 1, "organisations"].sum())
    told = [
        (reach.organisations, say("organisations reached, each once")),
        (reach.participations, say("times they took part")),
        (len(seen.activities), say("activities")),
        (again, say("came more than once")),
        (reach.across, say("went to an activity outside their region")),
    ]
    return [(say.number(number), words) for number, words in told if number]


def _stated(seen: Network) -> list[Figure]:
    """Stated figures about the whole network, what is no sample first."""
    whole = [one for one in seen.figures if one.basis is Basis.stated and one.region is None and one.begins is None]
    return sorted(whole, key=lambda one: (one.is_sample, list(FIGURES).index(one.key)))


def value(one: Figure, say: Speaker) -> str:
    """The number, "over" it where it is a floor."""
    number = say.number(one.value)
    return say("over {n}", n=number) if one.at_least else number


def _source(one: Figure, say: Speaker) -> str:
    """Who stated it, and where; the table below has its address whole."""
    return say("{provenance}: {source}", provenance=_provenance(one, say), source=escaped(host_of(one.source)))


def host_of(source: str) -> str:
    """Where something was stated: of an address its host alone."""
    bare = source.removeprefix("https://")
    return bare.split("/")[0] if "." in bare.split("/")[0] else source


def _provenance(one: Figure, say: Speaker) -> str:
    return say.list([say(PROVENANCES[Provenance(of)]) for of in one.provenances])


def period(one: Figure, say: Speaker) -> str:
    """The time that a stated figure is about, "" where none was said."""
    if one.begins is None or one.ends is None or one.begins == one.ends:
        return say.date(one.begins) if one.begins else ""
    return say("{first} to {last}", first=say.date(one.begins), last=say.date(one.ends))


def _every_stated(seen: Network, say: Speaker) -> None:
    """All that was stated, as a table, with regions and types."""
    stated = [one for one in seen.figures if one.basis is Basis.stated]
    if not stated:
        return
    regions = {one.slug: one.name(say.language) for one in seen.regions}
    types = {str(one): say(word) for one, word in TYPES.items()}
    with st.expander(say("All stated figures with their sources"), key="network-stated"):
        rows = pd.DataFrame(
            {
                say("What"): [say(FIGURES[one.key]) for one in stated],
                say("Number"): [value(one, say) for one in stated],
                say("Region"): [regions.get(one.region or "", "") for one in stated],
                say("Type"): [types.get(one.stakeholder or "", "") for one in stated],
                say("Time"): [period(one, say) for one in stated],
                say("Source"): [one.source for one in stated],
                say("Link"): [one.link for one in stated],
                say("Provenance"): [_provenance(one, say) for one in stated],
            }
        )
        rows = rows.drop(columns=[name for name in (say("Time"), say("Link")) if not rows[name].any()])
        links = {say("Link"): st.column_config.LinkColumn(display_text="https?://([^/]+)")}
        st.dataframe(rows, hide_index=True, width="stretch", key="network-stated-table", column_config=links)
