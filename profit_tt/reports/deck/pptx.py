"""The deck as PPTX: titles that state, charts as pictures with their words, text in placeholders, its language set."""

from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from profit_tt.charts import files
from profit_tt.clock import now
from profit_tt.reports import infographic_map
from profit_tt.reports.deck import filling, look, slides
from profit_tt.reports.deck.fitting import one_size, plain, shortened
from profit_tt.reports.deck.slides import Slide
from profit_tt.reports.report.parts import Contents
from profit_tt.text import LANGUAGES, Speaker

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

#: Pixels of a chart from left to right, sharp on a projector; and those free around it in its picture.
_ACROSS, _MARGIN = 2000, 6
#: Pixels of the cover's map for each of the drawing's.
_MAP_SCALE = 1.5
#: Letters that a property of a file may have.
_PROPERTY = 255
#: Points of letters and the lines there is room for, largest first.
_TITLES = ((28, 2), (24, 2), (20, 3))
_COVER_TITLES = ((40, 3), (32, 4), (26, 5))
_QUESTIONS = ((22, 2), (18, 3), (15, 4))


def as_pptx(told: Contents, say: Speaker) -> bytes:
    """The file, of the same contents as the report, in the language of `say`."""
    deck, layouts = look.blank()
    _cover(deck.slides.add_slide(layouts["cover"]), told, say)
    facts = (told.title, *told.facts, say("Sample") if told.sample else "")
    foot = shortened(plain(" · ".join(filter(None, facts))), width=look.FOOT[2], size=look.SMALL, lines=1)
    for layout in layouts.values():  # a slide that somebody adds begins with it, and some programs draw it from there
        _foot_of(layout, foot)
    for number, one in enumerate(slides.slides(told, say), start=2):
        slide = deck.slides.add_slide(layouts["chart" if one.drawing else "text"])
        _fill(slide, one, say)
        _foot(slide, foot, number)
        slide.notes_slide.notes_text_frame.text = plain(one.rule)
    _about(deck, told)
    _spoken(deck, LANGUAGES[say.language].replace("_", "-"))
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def _cover(slide: Any, told: Contents, say: Speaker) -> None:
    width = look.COVER_TITLE[2]
    filling.sized(slide.shapes.title, *one_size(plain(told.title), width=width, sizes=_COVER_TITLES))
    question = one_size(plain(told.question), width=width, sizes=_QUESTIONS)
    filling.sized(filling.at(slide, look.SUBTITLE), *question)
    facts = shortened(plain(" · ".join(told.facts)), width=width, size=16, lines=1)
    for place, text in ((look.FACTS_AT, facts), (look.SAMPLE_AT, told.sample), (look.MADE_AT, told.made)):
        filling.words(filling.at(slide, place), text)
    if told.marks:
        drawn = infographic_map.as_svg([(one.slug, one.name, "", one.position) for one in told.marks])
        png = files.drawing_as_png(drawn, scale=_MAP_SCALE)
        regions = say.list([one.name for one in told.marks])
        words = say("Map of the regions that take part: {regions}", regions=regions)
        edge = filling.picture(slide, png, words, look.COVER_MAP).line
        edge.width, edge.color.theme_color = Pt(3), MSO_THEME_COLOR.BACKGROUND_1
    else:
        filling.away(filling.at(slide, look.PICTURE))


def _fill(slide: Any, one: Slide, say: Speaker) -> None:
    filling.sized(slide.shapes.title, *one_size(plain(one.title), width=look.TITLE[2], sizes=_TITLES))
    filling.words(filling.at(slide, look.ASKED_AT), one.asked)
    if one.drawing is not None:
        chart = one.drawing.drawn(say, size=one.size)
        png = files.as_png(chart, scale=_ACROSS / float(chart.width), margin=_MARGIN)
        filling.picture(slide, png, one.drawing.told, look.BODY)
    elif one.points:
        filling.points(filling.at(slide, look.TEXT), one.points)
    else:
        filling.sentences(filling.at(slide, look.TEXT), one.sentences)


def _foot(slide: Any, text: str, number: int) -> None:
    """Footer and page number, which the library leaves to its callers."""
    for one in slide.slide_layout.placeholders:
        kind = one.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        slide.shapes.clone_placeholder(one)
        made = filling.at(slide, one.placeholder_format.idx)
        if kind is PP_PLACEHOLDER.FOOTER:
            filling.words(made, text)
        else:
            filling.page(made, number)


def _foot_of(layout: Any, text: str) -> None:
    for one in layout.placeholders:
        if one.placeholder_format.type is PP_PLACEHOLDER.FOOTER:
            filling.words(one, text)


def _about(deck: Deck, told: Contents) -> None:
    """What the file says of itself; nothing is left of the library's own."""
    about = deck.core_properties
    about.title, about.subject = (plain(text)[:_PROPERTY] for text in (told.title, told.question))
    about.author = about.last_modified_by = "PROFIT Think Tank"
    about.language, about.keywords, about.comments, about.revision = told.language, "", "", 1
    about.created = about.modified = now()


def _spoken(deck: Deck, language: str) -> None:
    """Every piece of text in this language, so that it is read aloud and checked in it."""
    notes = [one.notes_slide for one in deck.slides if one.has_notes_slide]
    for sheet in (deck, deck.notes_master, *deck.slide_masters, *deck.slide_layouts, *deck.slides, *notes):
        for run in sheet.element.iter(qn("a:r"), qn("a:fld")):
            run.get_or_add_rPr()
        for one in sheet.element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            one.set("lang", language)
