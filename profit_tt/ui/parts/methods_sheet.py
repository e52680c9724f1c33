"""Methods, last chapter: the parameter sheet, every threshold with its value."""

from typing import Any

import pandas as pd
import streamlit as st

from profit_tt.errors import N_
from profit_tt.models import Parameters
from profit_tt.services.results import Picture
from profit_tt.text import Speaker
from profit_tt.ui.parts import story

#: Every threshold in words.
NAMES = {
    "covered_from": N_("Votes from which a region is heard"),
    "weakest_from": N_("Agree share of the weakest region on common ground"),
    "small_cell": N_("People from which a small cell is shown"),
    "interval": N_("Interval of a share"),
    "discovery": N_("Highest q of a moderate difference"),
    "strong_to": N_("Highest q of a strong difference"),
    "draws": N_("Shuffles for a difference"),
    "bootstrap_draws": N_("Draws for the interval of common ground"),
    "seed": N_("Seed of chance"),
    "uncertain_above": N_("Pass share above which a finding is not known yet"),
    "uncertain_votes": N_("Votes from which a finding can be not known yet"),
    "rank_moves": N_("Places a finding may move between the two weights"),
    "slate_size": N_("Findings on the slate"),
    "backed_from": N_("Points from which a rated finding is backed"),
    "far_points": N_("Points from the median that ask for a reason"),
    "far_votes": N_("Votes from which reasons are asked for"),
    "still_share": N_("Movement of a share that is no arrow"),
    "still_points": N_("Movement in points that is no arrow"),
    "stable_below": N_("Share of changed answers below which a finding is stable"),
    "leading_dots": N_("Findings on which dots lie together"),
    "growth_frames": N_("Moments of the time-lapse"),
    "growth_findings": N_("Findings of the time-lapse"),
    "groups_replicas": N_("Shuffled rooms for opinion groups"),
    "groups_p": N_("Highest p of opinion groups"),
    "groups_votes": N_("Votes from which people are grouped"),
    "groups_people": N_("People that groups need"),
    "groups_base": N_("Base clusters of people"),
    "groups_most": N_("Most opinion groups"),
    "representative_z": N_("Least z of what stands for a group"),
}

#: Those of Polis itself, and the kind of interval: they cannot be changed.
FIXED = {"interval", "groups_votes", "groups_people", "groups_base", "groups_most", "representative_z"}


def tell(seen: Picture, say: Speaker) -> None:
    with story.chapter("methods-sheet", say("All thresholds"), say("App version {version}", version=seen.version)):
        st.markdown(_state(seen, say))
        st.table(_table(seen.parameters, say), border="horizontal", hide_index=True)


def _state(seen: Picture, say: Speaker) -> str:
    if seen.parameters_changed:
        return say("Some thresholds were changed after voting had begun. The log says which, when and by whom.")
    if seen.room.think_tank.parameters is None:
        return say("They are fixed when the first voting round opens.")
    return say("They were fixed when the first voting round opened, and have not been changed since.")


def _table(sheet: Parameters, say: Speaker) -> pd.DataFrame:
    usual = Parameters()
    return pd.DataFrame(
        [
            {
                say("Threshold, and its name in exports"): f"{say(name)}  \n`{key}`",
                say("Value"): _said(getattr(sheet, key), say),
                say("Usual value"): _said(getattr(usual, key), say),
            }
            for key, name in NAMES.items()
        ]
    )


def _said(value: Any, say: Speaker) -> str:
    return value if isinstance(value, str) else say.number(value)
