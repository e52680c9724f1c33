"""The page shell: Streamlit's index.html in the visitor's language, with our style sheet and font from the first paint."""

import re
from functools import cache
from html import escape

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from profit_tt.charts.style import css_variables
from profit_tt.server.assets import streamlit_files, versioned
from profit_tt.text import LANGUAGES, speaker

#: house: frame and phone; wall: projector and desk; reading: picture and review.
SHEETS = ("house", "wall", "reading")
FONT = "/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
#: The parts that listen for news (ui/live.py) show nothing.
_NO_ROOM = '.stElementContainer[class*="st-key-live-"]{display:none}'
_APART = (
    "/_stcore",
    "/media/",
    "/component/",
    "/app/",
    "/events",
    "/readyz",
    "/join/",
    "/enter/",
    "/static/",
    "/assets/",
)


class Shell:
    """Answers every page address with the shell. Streamlit's router picks the page by the address afterwards."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and not scope["path"].startswith(_APART)
            and "/_stcore/" not in scope["path"]
            and "." not in scope["path"].rsplit("/", 1)[-1]
        )
        if not is_page:
            await self.app(scope, receive, send)
            return
        language = language_of(Request(scope))
        answer = HTMLResponse(page(language), headers={"cache-control": "no-cache", "vary": "accept-language"})
        await answer(scope, receive, send)


def language_of(request: Request) -> str:
    """The language of a request: `?lang=`, else the first of ours that the browser accepts, else English."""
    asked = QueryParams(request.scope.get("query_string", b"")).get("lang", "")
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


@cache
def page(language: str) -> str:
    """The shell in a language."""
    say = speaker(language)
    title = escape(say("PROFIT Think Tank"))
    html = (streamlit_files() / "index.html").read_text("utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
    html = re.sub(r"<title>.*?</title>", f"<title>{title}</title>", html, count=1)
    html = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*/>', _preload(), html, count=1)
    html = re.sub(r'<link rel="service-desc"[^>]*/>', "", html, count=1)
    html = re.sub(r"<script>\s*window\.prerenderReady = false\s*</script>", "", html, count=1)
    html = re.sub(r'<link rel="shortcut icon"[^>]*/>', _icon(), html, count=1)
    # Deep links such as /wall/ must find the files too.
    html = html.replace('="./static/', '="/static/')
    return html.replace("</head>", f"{_style()}</head>", 1)


def _preload() -> str:
    return f'<link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>'


def _icon() -> str:
    return f'<link rel="icon" type="image/svg+xml" href="{versioned("/assets/icon.svg")}">'


def _style() -> str:
    return (
        f"<style>:root{{{css_variables('light')}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{css_variables('dark')}}}}}</style>"
        + "".join(f'<link rel="stylesheet" href="{versioned(f"/assets/{sheet}.css")}">' for sheet in SHEETS)
        + f"<style>{_NO_ROOM}</style>"
        + '<meta name="theme-color" content="#0b4f6c"><meta name="robots" content="noindex">'
    )
