"""Reviewing: find findings again. Blind to case and accents, patient with slips of the thumb."""

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import StrEnum

from rapidfuzz import fuzz, process

from profit_tt.models import Audience, Person, Pulse
from profit_tt.models.words import folded
from profit_tt.services import results, room
from profit_tt.services.results import Picture
from profit_tt.services.room import Room, RoomFinding

SEARCH_LIMIT = 100
LIKE_FROM = 80.0  # rapidfuzz ratio, 0 to 100, of a typed word and a word of the finding; 80 is one slip in five letters
SHORT_WORD = 4  # shorter words are looked for as they are: with one slip they would be any word


class Order(StrEnum):
    """How findings stand: as numbered, by common ground (where results are shown), last first."""

    number = "number"
    common_ground = "common_ground"
    newest = "newest"


def search(
    *,
    by: Person,
    text: str = "",
    regions: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
    order: Order = Order.number,
    seen: Picture | None = None,
    at: Pulse | None = None,
) -> list[int]:
    """Ids of the listed findings of this think tank that hold every word of `text`, in order.

    A word is found at the beginning of a word, or inside one, or with one slip; in the finding, its evidence, tags,
    themes (in any language) and region, and by its number ("12" or "#12"). Empty `regions` (where a finding comes
    from), `themes` and `kinds` mean all. Order by common ground needs the picture that this person may see, and is by
    number without it. Raises NotFound.
    """
    here = room.look(by=by, at=at)
    chosen = [one for one in here.findings if _fits(one, regions, themes, kinds)]
    words = folded(text[:SEARCH_LIMIT]).split()
    if words:
        named = _names(here)
        chosen = [one for one in chosen if _holds_all(one, words, named)]
    return [one.id for one in sorted(chosen, key=_order(order, seen))]


def listed(
    *,
    by: Person,
    text: str = "",
    regions: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
    stakeholders: Collection[str] = (),
    order: Order = Order.number,
    at: Pulse | None = None,
) -> Picture:
    """The picture as phones may see it now, with the findings that `search` gives, in its order.

    Votes are those of all experts, or of these kinds of organisation (small cells left out). `at`: a revision that was
    read just now, so that it need not be read again. Raises NotFound.
    """
    seen = results.filtered(results.picture(by=by, audience=Audience.phones, at=at), stakeholders=stakeholders)
    found = search(by=by, text=text, regions=regions, themes=themes, kinds=kinds, order=order, seen=seen, at=at)
    known = {one.id: one for one in seen.room.findings}
    # A finding may have come or gone between picture and search: then it is left out, this once.
    findings = tuple(known[one] for one in found if one in known)
    return replace(seen, room=replace(seen.room, findings=findings))


def _fits(one: RoomFinding, regions: Collection[str], themes: Collection[str], kinds: Collection[str]) -> bool:
    return (
        (not regions or any(region in regions for region in one.regions))
        and (not themes or any(theme in themes for theme in one.themes))
        and (not kinds or one.kind in kinds)
    )


def _holds_all(one: RoomFinding, words: list[str], named: dict[str, str]) -> bool:
    places = " ".join(named.get(slug, "") for slug in (*one.regions, *one.themes))
    said = " ".join((one.folded, *one.folded_translations))
    whole = f"{said} {folded(one.evidence)} {folded(' '.join(one.tags))} {places}"
    own = whole.split()
    return all(word == str(one.number) or word in whole or _nearly(word, own) for word in words)


def _nearly(word: str, own: list[str]) -> bool:
    if len(word) < SHORT_WORD:
        return False
    near = [other for other in own if abs(len(other) - len(word)) <= 2]
    return process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=LIKE_FROM) is not None


def _names(here: Room) -> dict[str, str]:
    names = {region.slug: (region.name_en, region.name_fr, region.name_nl) for region in here.regions}
    names |= {theme.slug: (theme.name_en, theme.name_fr, theme.name_nl) for theme in here.themes}
    return {slug: folded(" ".join(words)) for slug, words in names.items()}


def _order(order: Order, seen: Picture | None) -> Callable[[RoomFinding], tuple[int, int]]:
    if order is Order.newest:
        return lambda one: (-one.number, one.id)
    if order is Order.common_ground and seen is not None and seen.tallies is not None:
        overall = seen.tallies.overall
        rank = dict(zip(overall["finding_id"], overall["rank"], strict=True))
        return lambda one: (int(rank.get(one.id, len(rank) + 1)), one.number)
    return lambda one: (one.number, one.id)
