"""How slides look: 16:9, three layouts with real placeholders, the house's colours, the sea at the foot.

Letters are Arial: a deck is opened on other people's machines, and a font that is missing there moves every line.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from profit_tt.charts import style

#: Inches: left, top, width, height.
Box: TypeAlias = tuple[float, float, float, float]

WIDTH, HEIGHT = 13.333, 7.5
#: Where things stand on a slide, and on the cover.
ASKED: Box = (0.6, 0.42, 12.13, 0.34)
TITLE: Box = (0.6, 0.8, 12.13, 1.0)
BODY: Box = (0.6, 1.98, 12.13, 4.8)
FOOT: Box = (0.6, 7.12, 10.6, 0.28)
PAGE: Box = (11.5, 7.12, 1.23, 0.28)
COVER_MADE: Box = (0.8, 0.7, 6.3, 0.4)
COVER_TITLE: Box = (0.8, 1.45, 6.3, 2.4)
COVER_QUESTION: Box = (0.8, 4.1, 6.3, 1.1)
COVER_FACTS: Box = (0.8, 5.3, 6.3, 0.4)
COVER_SAMPLE: Box = (0.8, 5.9, 6.3, 0.4)
COVER_MAP: Box = (7.55, 1.2, 5.2, 4.6)

#: Index of placeholders in every layout, of the title and beside it.
SUBTITLE, PICTURE, TEXT, ASKED_AT, FACTS_AT, SAMPLE_AT, MADE_AT = 1, 13, 14, 15, 16, 17, 18
#: Points of the letters that do not depend on how long a text is.
SMALL, NOTE = 11, 14

_FIELD = '<a:fld {} id="{{6f0c9d2e-1b1a-4c52-9a55-2f3f6a5f7a10}}" type="slidenum"><a:rPr/><a:t>{}</a:t></a:fld>'
_FONT = "Arial"
_SHAPE = f"<p:sp {nsdecls('p', 'a')}>{{}}</p:sp>"


def blank() -> tuple[Deck, dict[str, Any]]:
    """A deck without slides, and its layouts: "cover", "chart", "text". It is the library's, without what we need not:
    its other layouts, its thumbnail, its printer."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.element.sldSz.attrib.pop("type", None)  # it would say 4:3
    package: Any = deck.part.package
    owners = {"printerSettings": deck.part, "thumbnail": package, "extended-properties": package}
    for one in list(package.iter_rels()):
        if (what := one.reltype.rpartition("/")[2]) in owners:
            owners[what].drop_rel(one.rId)
    master = deck.slide_masters[0]
    _colours(master)
    _dressed(master, list(_master()))
    kept = {"cover": (0, _cover), "text": (1, _text), "chart": (8, _chart)}
    layouts = list(deck.slide_layouts)
    for place, layout in enumerate(layouts):
        if place not in {at for at, _ in kept.values()}:
            deck.slide_layouts.remove(layout)
    for name, (place, made) in kept.items():
        layouts[place].name = name.capitalize()
        _dressed(layouts[place], list(made()))
    _background(layouts[0], "tx2")
    return deck, {name: layouts[place] for name, (place, _) in kept.items()}


def emu(box: Box) -> tuple[int, int, int, int]:
    """The same in the units of the file."""
    left, top, width, height = (int(Inches(one)) for one in box)
    return left, top, width, height


def page_field(text: str) -> Any:
    """What says the number of the page it stands on; `text` until somebody has looked."""
    return parse_xml(_field(text))


def _field(text: str) -> str:
    return _FIELD.format(nsdecls("a"), text)


def _dressed(sheet: Any, shapes: list[str]) -> None:
    """A master or layout with these shapes and no others."""
    tree = sheet.shapes.element
    for one in list(sheet.shapes):
        tree.remove(one.element)
    for number, shape in enumerate(shapes, start=2):
        tree.append(parse_xml(_SHAPE.format(shape.replace("#id#", str(number)))))


def _master() -> Iterator[str]:
    yield _placeholder("Title", 'type="title"', TITLE, size=28, bold=True)
    yield _placeholder("Text", f'type="body" idx="{SUBTITLE}"', BODY, size=18)
    yield _placeholder("Footer", 'type="ftr" sz="quarter" idx="3"', FOOT, size=SMALL)
    yield _placeholder("Slide number", 'type="sldNum" sz="quarter" idx="4"', PAGE, size=SMALL, number=True)


def _cover() -> Iterator[str]:
    yield _waves("Waves", (0, 6.35, WIDTH, 1.15), "bg1", alpha=8, arcs=18)
    yield _waves("Waves", (0, 6.65, WIDTH, 0.85), "bg1", alpha=10, arcs=15)
    yield _waves("Waves", (0, 6.95, WIDTH, 0.55), "bg1", alpha=14, arcs=20)
    yield _placeholder("Title", 'type="ctrTitle"', COVER_TITLE, size=40, bold=True, colour="bg1", low=True)
    yield _placeholder("Question", f'type="subTitle" idx="{SUBTITLE}"', COVER_QUESTION, size=22, colour="bg2")
    yield _placeholder("Place and date", _body(FACTS_AT), COVER_FACTS, size=16, bold=True, colour="bg1")
    yield _placeholder("Sample", _body(SAMPLE_AT), COVER_SAMPLE, size=NOTE, colour="accent6")
    yield _placeholder("Map", f'type="pic" idx="{PICTURE}"', COVER_MAP, size=18)
    yield _placeholder("House", _body(MADE_AT), COVER_MADE, size=NOTE, colour="bg2")


def _chart() -> Iterator[str]:
    yield from _top()
    yield _placeholder("Chart", f'type="pic" idx="{PICTURE}"', BODY, size=18)
    yield from _foot()


def _text() -> Iterator[str]:
    yield from _top()
    yield _placeholder("Text", _body(TEXT), BODY, size=18)
    yield from _foot()


def _top() -> Iterator[str]:
    yield _waves("Waves", (0, 6.98, WIDTH, 0.52), "bg2", alpha=100, arcs=26)
    yield _placeholder("Title", 'type="title"', TITLE, size=28, bold=True)
    yield _placeholder("Question", _body(ASKED_AT), ASKED, size=NOTE, bold=True, colour="tx2")


def _foot() -> Iterator[str]:
    yield _placeholder("Footer", 'type="ftr" sz="quarter" idx="11"', FOOT, size=SMALL)
    yield _placeholder("Slide number", 'type="sldNum" sz="quarter" idx="12"', PAGE, size=SMALL, number=True)


def _body(idx: int) -> str:
    return f'type="body" sz="quarter" idx="{idx}"'


def _placeholder(
    name: str,
    what: str,
    box: Box,
    *,
    size: int,
    bold: bool = False,
    colour: str = "tx1",
    low: bool = False,
    number: bool = False,
) -> str:
    """low: its text stands at the bottom; number: it is the page's, at the right."""
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{"r" if number else "l"}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )
    return (
        f'<p:nvSpPr><p:cNvPr id="#id#" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {what}/></p:nvPr></p:nvSpPr><p:spPr>{_place(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{"b" if low else "t"}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{_field('‹#›') if number else '<a:endParaRPr/>'}</a:p></p:txBody>"
    )


def _waves(name: str, box: Box, colour: str, *, alpha: int, arcs: int) -> str:
    """A sheet of water: its upper edge goes up and down as often as there are arcs. alpha: per cent."""
    _, _, width, height = emu(box)
    rise, step = int(Inches(0.06)), width / arcs
    edge = "".join(
        f'<a:quadBezTo><a:pt x="{(place + 0.5) * step:.0f}" y="{0 if place % 2 else 2 * rise}"/>'
        f'<a:pt x="{(place + 1) * step:.0f}" y="{rise}"/></a:quadBezTo>'
        for place in range(arcs)
    )
    ends = "".join(f'<a:lnTo><a:pt x="{x}" y="{height}"/></a:lnTo>' for x in (width, 0))
    path = f'<a:moveTo><a:pt x="0" y="{rise}"/></a:moveTo>{edge}{ends}<a:close/>'
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{path}</a:path></a:pathLst>'
        "</a:custGeom>"
    )
    return (
        f'<p:nvSpPr><p:cNvPr id="#id#" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_place(box)}{geometry}<a:solidFill><a:schemeClr val="{colour}"><a:alpha val="{alpha * 1000}"/>'
        "</a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>"
    )


def _place(box: Box) -> str:
    left, top, width, height = emu(box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _background(layout: Any, colour: str) -> None:
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/>'
    layout.element.cSld.insert(0, parse_xml(f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{fill}</p:bgPr></p:bg>"))


def _colours(master: Any) -> None:
    """The theme in the house's colours and letters."""
    look = style.LIGHT
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    colours = (look.ink, look.surface, look.primary, look.sea, *look.regions[:5], look.sand)
    told = dict(zip((*names, "hlink", "folHlink"), (*colours, look.link, look.muted), strict=True))
    scheme = "".join(f'<a:{name}><a:srgbClr val="{one[1:].upper()}"/></a:{name}>' for name, one in told.items())
    theme = next(one.target_part for one in master.part.rels.values() if one.reltype.endswith("/theme"))
    text = theme.blob.decode()
    text = re.sub(r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="PROFIT">{scheme}</a:clrScheme>', text)
    text = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{_FONT}"', text)
    theme.blob = text.encode()
