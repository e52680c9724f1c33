"""Charts on a page of our own that a browser draws without any help: their specifications, the script, the style."""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import vl_convert

from profit_tt.charts import files, style
from profit_tt.reports.report.parts import Drawing
from profit_tt.reports.typesetting import TEMPLATES
from profit_tt.text import Speaker

#: What a chart is drawn for: scheme and size.
Variant: TypeAlias = tuple[str, str]
VARIANTS: tuple[Variant, ...] = (("light", "page"), ("light", "phone"), ("dark", "page"), ("dark", "phone"))
_HERE = Path(__file__).parent


@cache
def script() -> str:
    """Vega, Vega-Lite and vega-embed once for all charts, then ours. A script must not hold its own end."""
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return f"{bundle}\n{(_HERE / 'report.js').read_text('utf-8')}".replace("</script", "<\\/script")


@cache
def style_sheet(name: str) -> str:
    """One of the style sheets of this folder, with letters and colours in it where it asks for them."""
    sheet = (_HERE / f"{name}.css").read_text("utf-8")
    for weight in ("Regular", "Bold"):
        if f"FONT-{weight.upper()}" in sheet:
            font = (TEMPLATES / "fonts" / f"AtkinsonHyperlegibleNext-{weight}.ttf").read_bytes()
            sheet = sheet.replace(f"FONT-{weight.upper()}", f"data:font/ttf;base64,{base64.b64encode(font).decode()}")
    for scheme in style.PALETTES:
        sheet = sheet.replace(f"{scheme.upper()}-COLOURS", style.css_variables(scheme))
    return sheet


def hashed(text: str) -> str:
    """What a content policy calls a script or a style by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def json_text(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def variants(one: Drawing, say: Speaker, of: Sequence[Variant] = VARIANTS) -> dict[str, Any]:
    """The chart's specification for each scheme and size."""
    return {
        f"{scheme}-{size}": files.as_spec(one.drawn(say, size=size, scheme=scheme), scheme=scheme)
        for scheme, size in of
    }
