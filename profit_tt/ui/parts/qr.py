"""The QR code of an address: drawn here, in our own colours, with the quiet zone that cameras need."""

from functools import lru_cache

import segno

from profit_tt.charts.style import LIGHT

QUIET = 4  # modules of white around it, as the standard asks


@lru_cache(maxsize=64)
def data_uri(address: str) -> str:
    """The code as an SVG data address. Dark on white in the dark scheme too: cameras expect it."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(
        border=QUIET, dark=LIGHT.ink, finder_dark=LIGHT.primary, light=LIGHT.surface, omitsize=True, nl=False
    )
