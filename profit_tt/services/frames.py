"""The picture as frames: what charts draw and tables show, with the names of places in one language."""

import pandas as pd

from profit_tt.analysis import themes as theme_counts
from profit_tt.models import UNKNOWN, Stakeholder
from profit_tt.services.results import Picture
from profit_tt.services.room import Room
from profit_tt.text import Speaker

#: Columns of a finding that the regions' rows repeat, as `ranking` names them.
_OVERALL = {
    "agree": "all_agree",
    "disagree": "all_disagree",
    "passed": "all_passed",
    "seen": "all_seen",
    "share": "all_share",
    "low": "all_low",
    "high": "all_high",
}


def ranking(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every finding x region, best rank first, regions in their order. Empty while results are hidden.

    finding_id, number (int), text, rank (from 1), status (analysis.common_ground.STATUSES); region (name), position
    (from 1), takes_part (somebody of it has joined), agree, disagree, passed, seen (people), share, low, high (0..1 or
    NaN), covered, lacks (votes of it are missing; never said of a narrowed picture, where they may only be left out);
    all_agree ... all_high (the same over all regions), common_ground (0..1 or NaN), weakest (name of the
    region that agrees least, or ""), covered_from (votes that cover a region).
    """
    tallies = picture.tallies
    columns = ["finding_id", "number", "text", "rank", "status", "region", "position", "takes_part", "agree"]
    if tallies is None:
        return pd.DataFrame(columns=columns)
    names = {one.slug: one.name(say.language) for one in picture.room.regions}
    overall = tallies.overall.rename(columns=_OVERALL)
    made = tallies.by_region.merge(overall, on="finding_id", how="left")
    taking_part = made["region"].isin(picture.taking_part)
    made = made.assign(
        takes_part=taking_part,
        lacks=taking_part & ~made["covered"] & (not picture.narrowed),
        weakest=[names.get(one, "") for one in made["weakest_region"]],
        covered_from=picture.parameters.covered_from,
    )
    return in_words(made, picture, say)


def in_words(made: pd.DataFrame, picture: Picture, say: Speaker) -> pd.DataFrame:
    """The rows of findings that the picture's round is about, best rank first, regions in their order, in words.

    `made` has finding_id, rank, and region (slug) or not. Added: number, text (in the language of `say` where a
    translation was approved), position; rank goes up from 1 without gaps; region becomes a name.
    """
    findings = {one.id: one for one in picture.findings}
    kept = made[made["finding_id"].isin(list(findings))]
    kept = kept.assign(
        number=[findings[one].number for one in kept["finding_id"]],
        text=[findings[one].read_in(say.language) for one in kept["finding_id"]],
        rank=kept["rank"].rank(method="dense").astype("int64"),
    )
    if "region" not in kept:
        return kept.sort_values("rank", ignore_index=True)
    return with_regions(kept, picture.room, say).sort_values(["rank", "position"], ignore_index=True)


def with_regions(made: pd.DataFrame, room: Room, say: Speaker) -> pd.DataFrame:
    """Region slugs become names, with their position (from 1) beside them."""
    names = {one.slug: one.name(say.language) for one in room.regions}
    positions = {one.slug: one.position for one in room.regions}
    of = made["region"].tolist()
    return made.assign(position=[positions[one] for one in of], region=[names[one] for one in of])


def themes(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every theme x region, in their order; findings without a region, if any, come under position 0.

    theme, region (names), theme_position, position, findings (int), attention, attention_share (0..1),
    theme_findings (of the theme over all regions, each once: a merged finding counts in several regions).
    """
    room = picture.room
    found = pd.DataFrame(
        {
            "regions": [one.regions for one in room.findings],
            "themes": [one.themes for one in room.findings],
        },
        dtype=object,
    )
    made = theme_counts.counted(
        found, themes=[one.slug for one in room.themes], regions=[one.slug for one in room.regions]
    )
    regions = {one.slug: (one.name(say.language), one.position) for one in room.regions}
    regions[theme_counts.NO_REGION] = (say("No region"), 0)
    places = {one.slug: (one.name(say.language), one.position) for one in room.themes}
    return made.assign(
        theme_position=[places[one][1] for one in made["theme"]],
        position=[regions[one][1] for one in made["region"]],
        theme=[places[one][0] for one in made["theme"]],
        region=[regions[one][0] for one in made["region"]],
    )


def participation(picture: Picture, say: Speaker) -> pd.DataFrame:
    """A row for every region: region (name), position, joined, voted (people), voting (whether it is of a round).

    People of an import who named no region come last, under position 0.
    """
    places = [(one.slug, one.name(say.language), one.position) for one in picture.room.regions]
    if picture.people(picture.joined, UNKNOWN):
        places.append((UNKNOWN, say("Region unknown"), 0))
    return pd.DataFrame(
        {
            "region": [name for _, name, _ in places],
            "position": [position for _, _, position in places],
            "joined": [picture.people(picture.joined, slug) for slug, _, _ in places],
            "voted": [picture.people(picture.voted, slug) for slug, _, _ in places],
            "voting": picture.voting is not None,
        }
    )


def participation_by_type(picture: Picture, say: Speaker) -> pd.DataFrame:
    """As `participation`, a row for every stakeholder type instead of every region."""
    names = organisations(say)
    return pd.DataFrame(
        {
            "region": list(names.values()),
            "position": range(1, len(names) + 1),
            "joined": [_of_type(picture.joined, one) for one in names],
            "voted": [_of_type(picture.voted, one) for one in names],
            "voting": picture.voting is not None,
        }
    )


def organisations(say: Speaker) -> dict[str, str]:
    """Names of the stakeholder types, by slug, in their order."""
    return {
        str(Stakeholder.enterprise): say("Enterprise"),
        str(Stakeholder.public): say("Public body"),
        str(Stakeholder.research): say("Research and education"),
    }


def _of_type(people: dict[tuple[str, str], int], stakeholder: str) -> int:
    return sum(number for (_, kind), number in people.items() if kind == stakeholder)
