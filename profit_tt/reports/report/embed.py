"""One chart alone as a page that other sites may show in a frame: its title, the chart, in words what it shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from profit_tt.reports.report import drawings, screen
from profit_tt.reports.report.parts import Drawing
from profit_tt.services import results
from profit_tt.services.reporting import Gathered
from profit_tt.text import Speaker

#: Every chart that may stand alone, and the chapter it is drawn for. People are points on none of them.
CHARTS: dict[str, Callable[[Gathered, Speaker], list[Drawing]]] = {
    **dict.fromkeys(("participation", "region-and-kind"), drawings.people),
    **dict.fromkeys(("themes", "themes-together"), drawings.found),
    "map": drawings.on_map,
    **dict.fromkeys(("agreement", "ratings", "dots", "impact"), drawings.agreed),
    **dict.fromkeys(("differences", "regions-alike"), drawings.differing),
    "uncertain": drawings.unknown,
    "movement": drawings.moved,
    "exchange": drawings.learning,
    **dict.fromkeys(
        ("network-map", "network-reached", "network-funnel", "network-growth", "network-links"), drawings.of_network
    ),
}
SIZES = ("page", "phone")
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Standing:
    """A chart as it stands alone, in one language. of: whose it is; specs: its specification as JSON, by variant."""

    key: str
    language: str
    title: str
    told: str
    of: str
    sample: str
    specs: dict[str, str]


def standing(told: Gathered, key: str, say: Speaker) -> Standing | None:
    """The chart with this key; None where it has nothing to draw, or there is no such chart."""
    if key not in CHARTS:
        return None
    of_votes = _voted_on(told) if CHARTS[key] is drawings.agreed else told
    made = next((one for one in CHARTS[key](of_votes, say) if one.key == key), None)
    if made is None:
        return None
    tank = told.picture.room.think_tank
    of = (say("PROFIT Think Tank"), tank.title, say.date(tank.held_on) if tank.held_on else "")
    return Standing(
        key=key,
        language=say.language,
        title=made.title,
        told=made.told,
        of=" · ".join(one for one in of if one),
        sample=say("Sample: invented to show how the app works.") if _has_samples(told, key) else "",
        specs={name: screen.json_text(spec) for name, spec in screen.variants(made, say).items()},
    )


def _voted_on(told: Gathered) -> Gathered:
    """Without the findings of which no vote is told: where small cells are left out, "no votes" may not be true."""
    return replace(told, picture=results.voted_only(told.picture)) if told.picture.thinned else told


def _has_samples(told: Gathered, key: str) -> bool:
    return told.network.has_samples if key.startswith("network-") else told.picture.room.has_samples


def as_page(one: Standing, say: Speaker, *, link: str, script: str, letters: str, size: str, scheme: str) -> str:
    """The page. link, script, letters: addresses of the page to read on, of the charts' script and of the font; size
    and scheme: of SIZES and SCHEMES, "" for what fits the frame and its reader."""
    wanted = {"size": size, "scheme": scheme}
    fixed = "".join(f' data-{name}="{value}"' for name, value in wanted.items() if value)
    shown = ((name, text) for name, text in one.specs.items() if _fits(name, size, scheme))
    specs = ",".join(f'"{name}":{text}' for name, text in shown)
    on = say("All results of this think tank")
    sample = f'<p class="sample">{escape(one.sample)}</p>' if one.sample else ""
    return "\n".join(
        (
            *_head(one.language, one.title, letters, fixed),
            f"<main><h1>{escape(one.title)}</h1>",
            f'<p class="of">{escape(one.of)}</p>{sample}',
            f'<figure data-chart="{one.key}"><div class="screen" aria-hidden="true"></div>',
            f"<figcaption>{escape(one.told)}</figcaption><noscript><p>{escape(one.told)}</p></noscript></figure>",
            f'<footer><a href="{escape(link)}" target="_blank" rel="noopener">{escape(on)}</a></footer>',
            "</main>",
            f'<script type="application/json" id="specs">{{"{one.key}":{{{specs}}}}}</script>',
            f'<script src="{escape(script)}"></script>',
            "</body></html>",
        )
    )


def as_refusal(sentence: str, say: Speaker, *, letters: str) -> str:
    """A page that says why there is no chart."""
    head = _head(say.language, sentence, letters, "")
    return "\n".join((*head, f"<main><p>{escape(sentence)}</p></main>", "</body></html>"))


def _fits(variant: str, size: str, scheme: str) -> bool:
    of_scheme, of_size = variant.split("-")
    return (not scheme or scheme == of_scheme) and (not size or size == of_size)


def _head(language: str, title: str, letters: str, fixed: str) -> tuple[str, ...]:
    return (
        "<!doctype html>",
        f'<html lang="{language}"{fixed}>',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        '<link rel="icon" href="data:,">',
        f"<title>{escape(title)}</title>",
        f"<style>{screen.style_sheet('embed').replace('LETTERS', letters)}</style>",
        "</head><body>",
    )
