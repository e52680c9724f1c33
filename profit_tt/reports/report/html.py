"""The report as one HTML file that needs no network: charts that answer the pointer, people's words as text only."""

from collections.abc import Iterable
from functools import singledispatch
from html import escape
from typing import Any

from profit_tt.charts import style
from profit_tt.reports.report import parts, screen
from profit_tt.reports.report.parts import Contents, Mark
from profit_tt.text import Speaker

MEDIA_TYPE = "text/html"


def as_html(told: Contents, say: Speaker) -> str:
    """The whole page. Nothing in it is fetched: fonts, charts and their library are inside, and its policy forbids
    everything else."""
    style_sheet, script = screen.style_sheet("report"), screen.script()
    policy = (
        f"default-src 'none'; script-src '{screen.hashed(script)}'; style-src 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    specs = {one.key: screen.variants(one, say) for one in told.drawings}
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{told.language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            f"<title>{escape(told.title)}</title>",
            f"<style>{style_sheet}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#summary">{escape(say("To the report"))}</a>',
            *_cover(told, say),
            "<main>",
            *_summary(told, say),
            *(line for one in told.chapters for line in _chapter(one, say)),
            "</main>",
            f"<footer><div>{escape(told.made)}</div></footer>",
            f'<script type="application/json" id="specs">{screen.json_text(specs)}</script>',
            f"<script>{script}</script>",
            "</body>",
            "</html>",
        )
    )


def _cover(told: Contents, say: Speaker) -> Iterable[str]:
    yield '<header class="cover"><div>'
    yield f"<p><b>{escape(say('Report of the think tank'))}</b></p>"
    yield f"<h1>{escape(told.title)}</h1>"
    yield f"<p>{escape(told.question)}</p>"
    yield f"<p><b>{escape(' · '.join(told.facts))}</b></p>"
    yield f'<ul class="marks">{"".join(f"<li>{_mark(one)}{escape(one.name)}</li>" for one in told.marks)}</ul>'
    yield "</div></header>"


def _summary(told: Contents, say: Speaker) -> Iterable[str]:
    yield '<section id="summary" tabindex="-1" aria-labelledby="summary-title">'
    yield f'<h2 id="summary-title">{escape(say("On one page"))}</h2>'
    if told.sample:
        yield f'<p class="sample">{escape(told.sample)}</p>'
    yield _block(parts.Figures(told.figures), say)
    yield "<dl>"
    yield from (f"<dt>{escape(question)}</dt><dd>{escape(found)}</dd>" for question, found in told.answers)
    yield "</dl>"
    if told.headlines.points:
        yield _block(told.headlines, say)
    yield f'<nav aria-label="{escape(say("Contents"))}"><h3>{escape(say("Contents"))}</h3><ol>'
    yield from (f'<li><a href="#{one.key}">{escape(one.title)}</a></li>' for one in told.chapters)
    yield "</ol></nav></section>"


def _chapter(one: parts.Chapter, say: Speaker) -> Iterable[str]:
    yield f'<section id="{one.key}" aria-labelledby="{one.key}-title"><h2 id="{one.key}-title">{escape(one.title)}</h2>'
    yield from (_block(block, say) for block in one.blocks)
    yield "</section>"


def _mark(one: Mark) -> str:
    """The region's shape in its colour; the name stands beside it."""
    shape = style.SHAPE_PATHS[style.region_shape(one.position)]
    fill = style.region_colour(one.position, "light")
    known = 1 <= one.position <= len(style.LIGHT.regions)
    colour = f"var(--region-{one.position},{fill})" if known else fill
    return f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="{shape}" style="fill:{colour}"/></svg>'


@singledispatch
def _block(one: Any, say: Speaker) -> str:
    raise TypeError(f"no part of a report: {type(one)}")


@_block.register
def _(one: parts.Words, say: Speaker) -> str:
    return f'<p class="{one.kind}">{escape(one.text)}</p>'


@_block.register
def _(one: parts.Drawing, say: Speaker) -> str:
    return (
        f'<figure data-chart="{one.key}"><div class="screen" aria-hidden="true"></div>'
        f'<div class="paper" aria-hidden="true"></div><figcaption>{escape(one.told)}</figcaption></figure>'
    )


@_block.register
def _(one: parts.Figures, say: Speaker) -> str:
    lines = (f"<li><b>{escape(figure.number)}</b>{escape(figure.label)}</li>" for figure in one.figures)
    return f'<ul class="figures">{"".join(lines)}</ul>'


@_block.register
def _(one: parts.Points, say: Speaker) -> str:
    heading = f"<h3>{escape(one.heading)}</h3>" if one.heading else ""
    points = "".join(_point(point) for point in one.points)
    return heading + (f'<ol class="points">{points}</ol>' if points else "")


def _point(one: parts.Point) -> str:
    number = f"#{one.number}"
    first = f"<b>{escape(one.figure)}</b>" if one.figure else f'<b class="number">{number}</b>'
    text = escape(one.text) + (f' <span class="note">{number}</span>' if one.figure else "")
    marks = "".join(_mark(mark) for mark in one.marks)
    named = f'<span class="unseen">{escape(", ".join(mark.name for mark in one.marks))}</span>' if one.figure else ""
    return f'<li class="point">{first}<div>{text}<small>{marks}{named} {escape(one.note)}</small></div></li>'


@_block.register
def _(one: parts.Grid, say: Speaker) -> str:
    def number(place: int) -> str:
        return ' class="n"' if place in one.numbers else ""

    heads = "".join(
        f'<th scope="col"{number(place)}>{_mark(one.marks[place]) if place in one.marks else ""}{escape(head)}</th>'
        for place, head in enumerate(one.heads)
    )
    rows = "".join(
        "<tr>" + "".join(f"<td{number(place)}>{_cell(text)}</td>" for place, text in enumerate(row)) + "</tr>"
        for row in one.rows
    )
    small = ' class="small"' if one.small else ""
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(one.title)}"><table{small}>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    first, *others = text.split("\n")
    return escape(first) + "".join(f"<small>{escape(line)}</small>" for line in others)
