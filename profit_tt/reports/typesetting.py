"""PDF pages, set by Typst from a template of ours and a table of data: people's words are data, never markup."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

import typst

from profit_tt.clock import now

TEMPLATES = Path(__file__).with_name("typst")
MEDIA_TYPE = "application/pdf"


#: What PDF/UA refuses, and a page of people's words must not fail for.
_NO_LETTER = "could not be displayed with font"

#: What a page can be drawn as.
Form: TypeAlias = Literal["pdf", "svg", "png"]


def typeset(template: str, data: dict[str, Any], *, at: datetime | None = None) -> bytes:
    """The PDF (tagged, PDF/UA-1) that `typst/<template>.typ` makes of `data`, which it reads as JSON.

    Fonts come with the package; nothing is fetched. Two calls with the same data and `at` give the same bytes.
    """
    return drawn(template, data, form="pdf", at=at)


def drawn(
    template: str, data: dict[str, Any], *, form: Form = "pdf", ppi: float = 144, at: datetime | None = None
) -> bytes:
    """The same as PDF, or a template of one page as SVG, or as PNG with so many pixels an inch.

    Signs that our letters lack (emoji, Arabic) are drawn as boxes and stay in the text; such a PDF is tagged as others
    are, and only does not call itself PDF/UA.
    """
    sys_inputs = {"data": json.dumps(data, ensure_ascii=False)}
    options: dict[str, Any] = {
        "root": TEMPLATES,
        "font_paths": [TEMPLATES / "fonts"],
        "ignore_system_fonts": True,
        "format": form,
        "ppi": ppi if form == "png" else None,
        "sys_inputs": sys_inputs,
        "timestamp": at or now(),
    }
    template_file = TEMPLATES / f"{template}.typ"
    try:
        made = typst.compile(template_file, pdf_standards="ua-1" if form == "pdf" else [], **options)
    except typst.TypstError as wrong:
        if form != "pdf" or _NO_LETTER not in str(wrong):
            raise
        made = typst.compile(template_file, **options)
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made
