"""The platform in figures: what this app has counted, what was stated before, and what each of these words means."""

import pandas as pd
import streamlit as st

from profit_tt.charts import visits as visits_chart
from profit_tt.models import StatedFigure
from profit_tt.services import frames_platform, platform
from profit_tt.services.platform import Counted, Stated
from profit_tt.services.room import Room
from profit_tt.text import Speaker
from profit_tt.ui.parts import pictures, story
from profit_tt.ui.parts.network_told import PROVENANCES, host_of
from profit_tt.ui.parts.reaction_player import LANGUAGES
from profit_tt.ui.parts.words import escaped
from profit_tt.ui.rooms import ROOMS


def counted(told: Counted, now: Room, say: Speaker) -> None:
    """What this app has counted: figures, days, and by what."""
    rules = [say("Counted by this app, from the day it was first opened. Nothing that was stated is in it.")]
    if told.hidden:
        rule = say(
            "Regions and languages with fewer than {n} visits are left out, and with one of them the next smallest.",
            n=say.number(told.small_cell),
        )
        rules.append(rule)
    with story.chapter("counted", say("What did this app count?"), *rules):
        begun = platform.since(told)
        if begun is None:
            story.calm(say("Nothing has been counted yet. The first page that somebody opens is."), key="uncounted")
            return
        source = say("Counted since {date}", date=say.date(begun))
        with st.container(key="platform-figures-counted"):
            for place, (number, words) in enumerate(_counted(told, say)):
                _tile(f"{place}-counted", number, words, source)
        pictures.draw(told, visits_chart, frames_platform.counted, size="page", key="visits-counted", table=True)
        with st.container(key="platform-parts"):
            pages = {name: say(plan.title) for name, plan in ROOMS.items()}
            _part("pages", told.pages.rename(columns={"page": "name", "views": "n"}), pages, say("Page"), say)
            regions = {one.slug: one.name(say.language) for one in now.regions} | {"": say("Not known")}
            _part("regions", told.regions.rename(columns={"visits": "n"}), regions, say("Region"), say)
            languages = {code: say(name) for code, name in LANGUAGES.items()}
            _part("languages", told.languages.rename(columns={"visits": "n"}), languages, say("Language"), say)


def stated(told: Stated, say: Speaker) -> None:
    """What was stated of the platform before this app: with source, apart from what was counted."""
    rule = say("Stated by others, each with its source; never added to what this app has counted.")
    with story.chapter("stated", say("What was stated of the platform?"), rule):
        tiles = _stated(told, say)
        if not tiles and not told.months:
            story.calm(say("Nothing was stated here."), key="unstated")
            return
        if told.has_samples:
            with st.container(key="samples"):
                st.markdown(say("Sample: the months here were invented so that they add up to what was stated."))
        with st.container(key="platform-figures-stated"):
            for place, (number, words, source) in enumerate(tiles):
                _tile(f"{place}-stated", number, words, source)
        if told.months:
            pictures.draw(told, visits_chart, frames_platform.stated, size="page", key="visits-stated", table=True)


def definitions(say: Speaker) -> None:
    """What each figure means, and how it is counted without anybody being followed."""
    with story.chapter("definitions", say("What do these words mean?")):
        for term, meaning in _terms(say):
            st.markdown(f"**{term}**: {meaning}")


def _terms(say: Speaker) -> list[tuple[str, str]]:
    return [
        (say("Pageview"), say("A page that somebody opens, loads again, or goes to inside the app.")),
        (
            say("Visit"),
            say(
                "A browser at a network address that opens at least one page on a day (UTC). Phones of the same kind "
                "behind one address, as in a meeting room, count once: visits are rather too few than too many."
            ),
        ),
        (
            say("Not counted"),
            say(
                "Robots, the wall and its refreshes, pages that a browser only fetches ahead, files, and pages outside "
                "a think tank."
            ),
        ),
        (
            say("Without following anybody"),
            say(
                "No cookie is set for counting, and no address is stored. Address and browser are hashed with a secret "
                "that lives for one day; it is thrown away with the day and all hashes, so nobody can be recognised on "
                "another day. What stays are numbers by day, page, region and language."
            ),
        ),
        (say("Region"), say("That of an expert who has joined with this browser; otherwise it is not known.")),
        (
            say("Visits per person"),
            say("Counted visits for each person who has joined here; stated visits for each business reached."),
        ),
    ]


def _counted(told: Counted, say: Speaker) -> list[tuple[str, str]]:
    made = [
        (say.number(told.visits), say("unique visits")),
        (say.number(told.views), say("pageviews")),
    ]
    if told.visits:
        made.append((_each(told.views, told.visits, say), say("pages a visit")))
    if told.people:
        made.append((_each(told.visits, told.people, say), say("visits per person who has joined")))
    return made


def _stated(told: Stated, say: Speaker) -> list[tuple[str, str, str]]:
    """(number, what it is, its source)."""
    made = [
        (_number(one, say), words, _source(one, say))
        for one, words in (
            (told.visits, say("unique visits")),
            (told.views, say("pageviews")),
            (told.reached, say("businesses and people reached")),
        )
        if one is not None
    ]
    if told.visits and told.views and told.visits.value:
        made.append(
            (_each(told.views.value, told.visits.value, say), say("pages a visit"), say("From these two figures"))
        )
    if told.visits and told.reached and told.reached.value:
        each = _each(told.visits.value, told.reached.value, say)
        number = say("at most {n}", n=each) if told.reached.at_least else each
        made.append((number, say("visits per business reached"), say("From these two figures")))
    return made


def _each(number: int, of: int, say: Speaker) -> str:
    return say.number(round(number / of, 1))


def _number(one: StatedFigure, say: Speaker) -> str:
    return say("over {n}", n=say.number(one.value)) if one.at_least else say.number(one.value)


def _source(one: StatedFigure, say: Speaker) -> str:
    provenance = say(PROVENANCES[one.provenance])
    return say("Stated: {source} ({provenance})", source=escaped(host_of(one.source)), provenance=provenance)


def _tile(name: str, number: str, words: str, source: str) -> None:
    with st.container(key=f"platform-figure-{name}"):
        st.markdown(f"**{number}** {words}")
        st.caption(source)


def _part(key: str, rows: pd.DataFrame, names: dict[str, str], heading: str, say: Speaker) -> None:
    """A part of the whole as a table with bars, most first; nothing of nothing."""
    if rows.empty:
        return
    number = say("Pageviews") if key == "pages" else say("Visits")
    shown = pd.DataFrame(
        {heading: [names.get(str(one), str(one)) for one in rows["name"]], number: rows["n"].to_list()}
    )
    with st.container(key=f"platform-part-{key}"):
        st.dataframe(
            shown,
            hide_index=True,
            width="stretch",
            height="content",
            alt=heading,
            column_config={
                number: st.column_config.ProgressColumn(
                    number, format="%d", min_value=0, max_value=int(max(rows["n"])), color="primary"
                )
            },
        )
