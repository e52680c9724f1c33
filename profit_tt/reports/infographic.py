"""The infographic: the network and its findings on one page, as a poster (A3) or a slide (16:9); PDF, SVG or PNG."""

from functools import cache
from typing import Any, Literal, TypeAlias

from profit_tt.charts import style
from profit_tt.clock import now
from profit_tt.errors import N_
from profit_tt.models import ActivityKind, Basis, Language, Stakeholder
from profit_tt.reports import infographic_map
from profit_tt.reports.typesetting import TEMPLATES, Form, drawn
from profit_tt.services.summary import Headline, Summary, Told
from profit_tt.text import Speaker

Format: TypeAlias = Literal["poster", "slide"]

_ICONS = {
    ActivityKind.masterclass: "presentation",
    ActivityKind.coaching_session: "messages-square",
    ActivityKind.innovation_plan: "clipboard-list",
    ActivityKind.inspiration_trip: "route",
    ActivityKind.pilot: "rocket",
    ActivityKind.award: "award",
    ActivityKind.think_tank: "users",
    ActivityKind.other: "shapes",
}
#: One and many of each kind, under their number.
_MANY = {
    ActivityKind.masterclass: (N_("masterclass"), N_("masterclasses")),
    ActivityKind.coaching_session: (N_("coaching session"), N_("coaching sessions")),
    ActivityKind.innovation_plan: (N_("innovation plan"), N_("innovation plans")),
    ActivityKind.inspiration_trip: (N_("inspiration trip"), N_("inspiration trips")),
    ActivityKind.pilot: (N_("pilot"), N_("pilots")),
    ActivityKind.award: (N_("award"), N_("awards")),
    ActivityKind.think_tank: (N_("think tank"), N_("think tanks")),
    ActivityKind.other: (N_("other activity"), N_("other activities")),
}
_STEPS = {
    ActivityKind.masterclass: N_("in masterclasses"),
    ActivityKind.coaching_session: N_("in coaching"),
    ActivityKind.innovation_plan: N_("with an innovation plan"),
}
_STATED_STEPS = {
    ActivityKind.masterclass: N_("businesses in masterclasses"),
    ActivityKind.coaching_session: N_("coaching sessions"),
    ActivityKind.innovation_plan: N_("innovation plans"),
}
_TYPES = {
    Stakeholder.enterprise: ("store", 0, N_("enterprises")),
    Stakeholder.public: ("landmark", 1, N_("public bodies")),
    Stakeholder.research: ("microscope", 2, N_("research entities")),
}
#: Of the three types, and of the three steps of the funnel; dark enough for white letters from the second on.
_TYPE_COLOURS = (style.LIGHT.primary, style.LIGHT.agree, style.LIGHT.regions[3])
_STEP_COLOURS = ("#bcdbe6", "#2f7c9b", style.LIGHT.primary)
_WAVES = "".join(f'<path d="M0 {y}q10-8 20 0t20 0t20 0t20 0t20 0t20 0"/>' for y in (8, 18, 28))


def infographic(told: Summary, say: Speaker, *, form: Form = "pdf", size: Format = "poster") -> bytes:
    """The page in the language of `say`, from the rows at that moment. PDF and SVG are vectors; PNG has 150 dpi on
    paper and 1920 x 1080 pixels as a slide."""
    return drawn("infographic", _data(told, say, size), form=form, ppi=96 if size == "slide" else 150)


def _data(told: Summary, say: Speaker, size: Format) -> dict[str, Any]:
    look = style.LIGHT
    return {
        "language": Language(say.language).value,
        "format": size,
        "words": _words(told, say),
        "colours": {name: getattr(look, name) for name in ("ink", "muted", "line", "primary", "surface", "sand", "sea")}
        | {"wash": look.background, "shades": list(_STEP_COLOURS)},
        "icons": _icons(),
        "waves": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><g fill="none" stroke="#ffffff" '
        f'stroke-opacity=".16" stroke-width="3">{_WAVES}</g></svg>',
        "bases": {"counted": say("counted"), "stated": say("stated"), "sample": say("Sample")},
        "map": infographic_map.as_svg(_places(told, say)),
        "regions": [_region(told, one.slug, one.name(say.language), one.position, say) for one in told.regions],
        "reach": _reach(told, say),
        "findings": [_finding(told, one, say) for one in told.headlines],
        "activities": [_activity(kind, one, say) for kind, one in told.activities],
        "funnel": _funnel(told, say),
        "funnel-basis": _basis(told.funnel[0][1]) if told.funnel else "",
        "platform": _platform(told, say),
    }


@cache
def _icons() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (TEMPLATES / "icons").glob("*.svg")}


def _basis(told: Told) -> str:
    return "sample" if told.sample else str(told.basis)


def _number(told: Told, say: Speaker) -> str:
    return say("{number}+", number=say.number(told.number)) if told.at_least else say.number(told.number)


def _of_region(told: Summary, slug: str) -> int:
    return sum(number for (region, _), number in told.reached.items() if region == slug)


def _places(told: Summary, say: Speaker) -> list[infographic_map.Place]:
    return [
        (one.slug, one.name(say.language), say.number(number) if number else "", one.position)
        for one in told.regions
        for number in [_of_region(told, one.slug)]
    ]


def _region(told: Summary, slug: str, name: str, position: int, say: Speaker) -> dict[str, Any]:
    parts = [
        {"number": told.reached.get((slug, str(kind)), 0), "colour": _TYPE_COLOURS[place]}
        for kind, (_, place, _) in _TYPES.items()
    ]
    return {
        "slug": slug,
        "name": name,
        "colour": style.region_colour(position, "light"),
        "shape": style.SHAPE_PATHS[style.region_shape(position)],
        "parts": parts,
        "reached": _of_region(told, slug),
        "reached-said": say.number(_of_region(told, slug)),
    }


def _reach(told: Summary, say: Speaker) -> dict[str, Any]:
    of_type = {kind: sum(told.reached.get((one.slug, str(kind)), 0) for one in told.regions) for kind in _TYPES}
    return {
        "total": _number(told.total, say),
        "any": told.total.number > 0,
        "basis": _basis(told.total),
        "most": max((_of_region(told, one.slug) for one in told.regions), default=0),
        "kinds": [
            {"icon": icon, "colour": _TYPE_COLOURS[place], "number": say.number(of_type[kind]), "label": say(label)}
            for kind, (icon, place, label) in _TYPES.items()
            if any(of_type.values())
        ],
    }


def _finding(told: Summary, one: Headline, say: Speaker) -> dict[str, Any]:
    finding = told.picture.room.finding(one.finding_id)
    places = {region.slug: place for place, region in enumerate(told.regions)}
    if one.share is None or one.weakest is None:
        note, share = say("on the slate that speaks for everybody"), say.number(one.people)
    else:
        note, share = say("at least {share} in each region", share=say.percent(one.weakest)), say.percent(one.share)
    return {
        "share": share,
        "colour": style.LIGHT.agree,
        "text": finding.read_in(say.language) if finding else "",
        "regions": [places[slug] for slug in one.regions if slug in places],
        "note": note,
    }


def _activity(kind: ActivityKind, one: Told, say: Speaker) -> dict[str, Any]:
    single, many = _MANY[kind]
    label = say(single) if one.number == 1 else say(many)
    return {"icon": _ICONS[kind], "number": _number(one, say), "label": label, "basis": _basis(one)}


def _funnel(told: Summary, say: Speaker) -> list[dict[str, Any]]:
    words = _STEPS if told.through else _STATED_STEPS
    made: list[dict[str, Any]] = []
    for kind, one in told.funnel:
        before = made[-1] if made else None
        if before is not None and told.through and before["number"]:
            before["conversion"] = say("{n} of 100 go on", n=round(100 * one.number / before["number"]))
        made.append({"number": one.number, "said": _number(one, say), "label": say(words[kind]), "conversion": ""})
    return made


def _platform(told: Summary, say: Speaker) -> dict[str, Any]:
    figures = [
        {"number": _number(one, say), "label": label, "basis": _basis(one)}
        for one, label in ((told.visits, say("unique visits")), (told.pageviews, say("pageviews")))
        if one is not None
    ]
    most = max((number for _, number in told.months), default=0)
    peak = next((month for month, number in told.months if number == most), None)
    return {
        "figures": figures,
        "months": [
            {"number": number, "peak": month == peak, "label": say.month(month)} for month, number in told.months
        ],
        "peak": say("most in {month}: {n}", month=say.month(peak), n=say.number(most)) if peak else "",
        "basis": "sample" if told.months_sample else "",
    }


def _words(told: Summary, say: Speaker) -> dict[str, str]:
    tank = told.picture.room.think_tank
    today = say.date(now().date())
    return {
        "title": tank.title,
        "lead": tank.question,
        "place": tank.place,
        "date": say.date(tank.held_on) if tank.held_on else "",
        "decoration": say("Ornament"),
        "reached": say("Who was reached"),
        "reached-unit": say("enterprises, public bodies and research entities"),
        "reached-counted": say.many(
            "{n} organisation counted from rows", "{n} organisations counted from rows", told.counted
        )
        if told.total.basis is Basis.stated
        else "",
        "nothing-reached": say("Nobody has been entered yet."),
        "map": say("Where they are"),
        "map-note": say("Numbers: enterprises, public bodies and research entities reached"),
        "map-said": say("Map of the regions with the number of organisations reached in each"),
        "findings": say("What all regions back"),
        "findings-rule": say("Agree share of all votes; the marks are the regions that back it"),
        "no-findings": say("No finding is backed by all regions yet, or results are still hidden."),
        "activities": say("What was done"),
        "no-activities": say("No activity has been entered yet."),
        "funnel": say("From masterclass to plan"),
        "no-funnel": say("Nobody has been in a masterclass yet."),
        "platform": say("The digital platform"),
        "no-platform": say("No figures of the platform were stated."),
        "provenance": _provenance(told, say, today),
        "made": say("PROFIT Think Tank, {date}", date=today),
    }


def _provenance(told: Summary, say: Speaker, today: str) -> str:
    counted = say("Counted: from the rows of this think tank on {date}.", date=today)
    parts = [counted]
    if told.sources:
        parts.append(say("Stated: {sources}.", sources=say.list(list(told.sources))))
    if "sample" in {_basis(one) for _, one in told.activities} or told.total.sample or told.months_sample:
        parts.append(say("Sample: invented to show how the app works."))
    return " ".join(parts)
