"""Filters of the network's links and lists: regions and types of organisations, kinds and themes of activities."""

from profit_tt.models import ORGANISATIONS
from profit_tt.services.network_figures import Network
from profit_tt.services.network_names import KINDS, TYPES
from profit_tt.services.network_narrowed import narrowed
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts import filters, region_mark
from profit_tt.ui.parts.filters import Filter


def row(whole: Network, room: Room, say: Speaker) -> Network:
    """Draw the row of filters; the network that they leave. What is chosen stands in the page's address."""
    lists = _lists(whole, room, say)
    picked = filters.chosen(lists)
    seen = narrowed(
        whole, regions=picked["from"], types=picked["type"], kinds=picked["activity"], themes=picked["theme"]
    )
    filters.row(lists, picked, say, count=_counted(seen, whole, say))
    return seen


def _lists(whole: Network, room: Room, say: Speaker) -> list[Filter]:
    regions = [one for one in whole.regions if one.shown]
    names = {one.slug: one.name(say.language) for one in regions}
    marks = {one.slug: region_mark.mark(one.position) for one in regions}
    there, about = set(whole.activities["type"]), {slug for of in whole.activities["themes"] for slug in of}
    return [
        Filter("from", say("Organisations from"), names, marks),
        Filter("type", say("Type of organisation"), {str(one): say(TYPES[one]) for one in ORGANISATIONS}),
        Filter("activity", say("Kind of activity"), {str(one): say(KINDS[one]) for one in KINDS if one in there}),
        Filter("theme", say("Theme"), {one.slug: one.name(say.language) for one in room.themes if one.slug in about}),
    ]


def _counted(seen: Network, whole: Network, say: Speaker) -> str:
    number, of = len(seen.organisations), len(whole.organisations)
    if seen is whole:
        return say.many("{n} organisation", "{n} organisations", of)
    return say.many("{left} of {n} organisation", "{left} of {n} organisations", of, left=say.number(number))
