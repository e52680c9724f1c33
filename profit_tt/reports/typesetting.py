"""PDF pages, set by Typst from a template of ours and a table of data: people's words are data, never markup."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from profit_tt.clock import now

TEMPLATES = Path(__file__).with_name("typst")
MEDIA_TYPE = "application/pdf"


def typeset(template: str, data: dict[str, Any], *, at: datetime | None = None) -> bytes:
    """The PDF (tagged, PDF/UA-1) that `typst/<template>.typ` makes of `data`, which it reads as JSON.

    Fonts come with the package; nothing is fetched. Two calls with the same data and `at` give the same bytes.
    """
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[TEMPLATES / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=at or now(),
    )
    if not isinstance(made, bytes):
        raise TypeError("one PDF was asked for")
    return made
