"""The page shell: Streamlit's index.html in the visitor's language, with our style and font from the first paint."""

import gzip
import re
from functools import cache
from html import escape

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from profit_tt.charts.style import css_variables
from profit_tt.server.assets import streamlit_files, versioned
from profit_tt.text import LANGUAGES, Speaker, speaker

#: pictures: charts; house: frame and phone; ballots: what experts answer; wall: projector; desk: desk and agenda;
#: reading: picture and review; reactions: reactions and platform figures.
SHEETS = (
    "pictures",
    "house",
    "files",
    "ballots",
    "wall",
    "desk",
    "moderate",
    "reading",
    "network",
    "reactions",
    "survey",
    "talk",
)
FONT = "/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
SYMBOLS = "/assets/fonts/symbols.woff2"
#: The parts that listen for news (ui/live.py) show nothing, but the page's has the strip; the languages are written as
#: their codes are spoken of.
_OWN = (
    '.stElementContainer[class*="st-key-live-"]:not(.st-key-live-page){display:none}'
    ".st-key-lang button{text-transform:uppercase}"
)
_LINES = {"cache-control": "private, no-cache", "vary": "accept-language, accept-encoding"}
_APART = (
    "/welcome",
    "/_stcore",
    "/media/",
    "/component/",
    "/app/",
    "/events",
    "/readyz",
    "/videos",
    "/join",
    "/enter/",
    "/open/",
    "/static/",
    "/assets/",
    "/data/",
    "/embed/",
)


class Shell:
    """Answers every page address with the shell. Streamlit's router picks the page by the address afterwards."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_page(scope):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        body, lines = page(language_of(request)).encode(), dict(_LINES)
        if "gzip" in request.headers.get("accept-encoding", ""):
            body, lines["content-encoding"] = packed(language_of(request)), "gzip"
        await HTMLResponse(body, headers=lines)(scope, receive, send)


def is_page(scope: Scope) -> bool:
    """Whether somebody asks for the document of a page."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and not scope["path"].startswith(_APART)
        and "/_stcore/" not in scope["path"]
        and "." not in scope["path"].rsplit("/", 1)[-1]
    )


def language_of(request: Request) -> str:
    """The language of a request: `?lang=`, else the first of ours that the browser accepts, else English."""
    asked = QueryParams(request.scope.get("query_string", b"")).get("lang", "").lower()
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


@cache
def packed(language: str) -> bytes:
    """The shell in a language, compressed."""
    return gzip.compress(page(language).encode(), 9, mtime=0)


@cache
def page(language: str) -> str:
    """The shell in a language."""
    say = speaker(language)
    html = (streamlit_files() / "index.html").read_text("utf-8")
    for pattern, ours in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{escape(say('PROFIT Think Tank'))}</title>"),
        (r'<link\s+rel="preload"[^>]*SourceSans[^>]*/>', _preload()),
        (r'<link rel="service-desc"[^>]*/>', ""),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{_no_script(say)}</p></noscript>"),
        (r"<script>\s*window\.prerenderReady = false\s*</script>", ""),
        (r'<link rel="shortcut icon"[^>]*/>', _icon()),
        (r"</head>", f"{_style()}</head>"),
    ):
        html = _swapped(html, pattern, ours)
    return html.replace('="./static/', '="/static/')  # deep links such as /wall/ must find the files too


def _swapped(html: str, pattern: str, ours: str) -> str:
    return re.sub(pattern, lambda _found: ours, html, count=1, flags=re.DOTALL)


def _no_script(say: Speaker) -> str:
    return escape(say("This page needs JavaScript. Please switch it on, or open the address in another browser."))


def _preload() -> str:
    return f'<link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>'


def _icon() -> str:
    return f'<link rel="icon" type="image/svg+xml" href="{versioned("/assets/icon.svg")}">'


def _fonts() -> str:
    """Our fonts under the names of Streamlit's: they come later and win, so that 540 KiB are never asked for."""
    return _face("Source Sans", "100 900", FONT) + _face("Material Symbols Rounded", "400", versioned(SYMBOLS))


def _face(family: str, weight: str, url: str) -> str:
    described = f"font-weight:{weight};font-style:normal;font-display:block"
    return f'@font-face{{font-family:"{family}";{described};src:url({url})format("woff2")}}'


def _style() -> str:
    return (
        f"<style>{_fonts()}</style><style>:root{{{css_variables('light')}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{css_variables('dark')}}}}}</style>"
        + "".join(f'<link rel="stylesheet" href="{versioned(f"/assets/{sheet}.css")}">' for sheet in SHEETS)
        + f"<style>{_OWN}</style>"
        + '<meta name="theme-color" content="#0b4f6c"><meta name="robots" content="noindex">'
    )
