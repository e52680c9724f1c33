"""How to join: QR code, address and code, on every view of the wall and on the desk."""

from html import escape
from urllib.parse import quote

import streamlit as st

from profit_tt.text import Speaker
from profit_tt.ui import session
from profit_tt.ui.parts import qr


def join_url(code: str) -> str:
    """What the QR code holds."""
    return f"{session.site()}/join/{quote(code)}"


def short_address() -> str:
    """The address to type on a phone: host and /join, nothing else."""
    return session.site().partition("://")[2] + "/join"


def spaced(code: str) -> str:
    """The code in two halves, as people read it aloud."""
    return f"{code[:3]} {code[3:]}" if len(code) == 6 else code


def join(code: str, say: Speaker) -> None:
    """QR code, address and code. Only our own words and the code's plain signs stand in this HTML."""
    address = escape(short_address()).replace("/", "<wbr>/")
    alt = escape(say("QR code to join: {address}", address=short_address()), quote=True)
    st.html(
        f'<div class="join"><img class="join-qr" src="{qr.data_uri(join_url(code))}" alt="{alt}">'
        f'<div class="join-words"><p class="join-how">{escape(say("Scan, or open"))}</p>'
        f'<p class="join-address">{address}</p>'
        f'<p class="join-how">{escape(say("and type the code"))}</p>'
        f'<p class="join-code">{escape(spaced(code))}</p></div></div>'
    )
