"""The answers of the data addresses, each made from what the world may see at one moment."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from profit_tt import __version__
from profit_tt.models import Audience, Person, Pulse, Region
from profit_tt.reports import csv
from profit_tt.reports.open_data.network import figures
from profit_tt.reports.picture_json import as_keys
from profit_tt.services import network_figures, open_addresses, publishing, results, room, thresholds
from profit_tt.services.results import Moves, Picture
from profit_tt.services.room import RoomFinding
from profit_tt.text import Speaker

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Asked:
    """by: a reader (services.publishing.reader); at: the moment, read just now; round_id: None for the latest round."""

    by: Person
    say: Speaker
    at: Pulse
    round_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """revision: the oldest of what went into it, so that it never passes for newer than it is."""

    revision: int
    body: bytes
    media_type: str = JSON
    file: str = ""


def think_tank(asked: Asked) -> Answer:
    """What it is, and where its data are."""
    here, language = room.look(by=asked.by, at=asked.at), asked.say.language
    tank, known = here.think_tank, publishing.rounds(by=asked.by)
    return _answer(
        asked.at.number,
        {
            "code": tank.code,
            "revision": asked.at.number,
            "version": __version__,
            "language": language,
            "title": tank.title,
            "question": tank.question,
            "place": tank.place,
            "held_on": tank.held_on.isoformat() if tank.held_on else None,
            "published_at": tank.published_at.isoformat() if tank.published_at else None,
            "has_samples": here.has_samples,
            "findings": len(here.findings),
            "rounds": len(known),
            "regions": [{"slug": one.slug, "name": one.name(language)} for one in _shown(here.regions)],
            "themes": [{"slug": one.slug, "name": one.name(language)} for one in here.themes if one.shown],
            "links": {name: open_addresses.data(tank.code, name) for name in PARTS if name}
            | {"page": open_addresses.page(tank.code)},
        },
    )


def rounds(asked: Asked) -> Answer:
    """The rounds whose results may be read, in their order."""
    here, known = room.look(by=asked.by, at=asked.at), publishing.rounds(by=asked.by)
    step = {one.id: one for one in here.steps}
    ids = {one.id for one in known}
    told = [
        {
            "id": one.id,
            "number": one.number,
            "ballot": str(one.ballot),
            "name": here.step_name(step[one.step_id], asked.say),
            "again_of": one.again_of if one.again_of in ids else None,
            "findings": len(here.findings_of(one)),
        }
        for one in known
    ]
    head = {"think_tank": here.think_tank.code, "revision": asked.at.number, "language": asked.say.language}
    return _answer(asked.at.number, head | {"rounds": told})


def picture(asked: Asked) -> Answer:
    """All of the picture, as docs/picture-schema.md has it, but for the opinion groups: their people are points."""
    seen = _seen(asked)
    moves = _moves(asked, seen)
    oldest = min(seen.revision, moves.after.revision if moves else seen.revision)
    return _answer(oldest, as_keys(seen, None, moves))


def findings(asked: Asked) -> Answer:
    """The findings with their votes, in the language that was asked for where a translation was approved."""
    seen = _seen(asked)
    words = {one.id: _words(one, asked.say.language) for one in seen.room.findings}
    keys = as_keys(seen)
    told = [one | words[one["id"]] for one in keys["findings"]]
    return _answer(seen.revision, _head(asked, seen) | {"findings": told})


def findings_csv(asked: Asked) -> Answer:
    """The same as a table: a row a finding, the votes of each region beside it."""
    seen = _seen(asked)
    file = f"{seen.room.think_tank.code}-findings-{asked.say.language}.csv"
    return Answer(seen.revision, csv.as_csv(seen, asked.say), csv.MEDIA_TYPE, file)


def regions(asked: Asked) -> Answer:
    """Who took part, and whether the regions rank alike."""
    seen, language = _seen(asked), asked.say.language
    keys = as_keys(seen)
    told = [
        {"slug": one.slug, "name": one.name(language), "country": one.country}
        | {name: keys["people"][name].get(one.slug, 0) for name in ("joined", "voted")}
        for one in _shown(seen.room.regions)
    ]
    parts = {name: keys[name] for name in ("participation", "agreement_of_regions")}
    return _answer(seen.revision, _head(asked, seen) | {"regions": told} | parts)


def network(asked: Asked) -> Answer:
    """Figures of the innovation network, counted and stated; no organisation's name is in them."""
    tank = room.look(by=asked.by, at=asked.at).think_tank
    there = network_figures.network(by=asked.by)
    head = {"think_tank": tank.code, "revision": asked.at.number, "language": asked.say.language}
    told = figures(there, asked.say, from_size=thresholds.of(tank).small_cell)
    return _answer(asked.at.number, head | {"figures": told})


#: By the last part of the address; "" is the think tank's own.
PARTS: dict[str, Callable[[Asked], Answer]] = {
    "": think_tank,
    "rounds": rounds,
    "picture": picture,
    "findings": findings,
    "findings.csv": findings_csv,
    "regions": regions,
    "network": network,
}


def _seen(asked: Asked) -> Picture:
    return results.picture(by=asked.by, audience=Audience.world, round_id=asked.round_id, at=asked.at)


def _moves(asked: Asked, seen: Picture) -> Moves | None:
    """Movement to the very round of the picture; None where it repeats no earlier one."""
    if seen.round_id is None:
        return None
    return results.movement(by=asked.by, audience=Audience.world, round_id=seen.round_id)


def _head(asked: Asked, seen: Picture) -> dict[str, Any]:
    voting = seen.voting
    return {
        "think_tank": seen.room.think_tank.code,
        "revision": seen.revision,
        "language": asked.say.language,
        "shown": seen.shown,
        "round": None if voting is None else {"id": voting.id, "number": voting.number, "ballot": str(voting.ballot)},
    }


def _words(one: RoomFinding, language: str) -> dict[str, str]:
    translated = language in one.translations
    return {"text": one.read_in(language), "language": language if translated else one.language}


def _shown(places: tuple[Region, ...]) -> list[Region]:
    return [one for one in places if one.shown]


def _answer(revision: int, keys: dict[str, Any]) -> Answer:
    return Answer(revision, (json.dumps(keys, ensure_ascii=False, allow_nan=False) + "\n").encode())
