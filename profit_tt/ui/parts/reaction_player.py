"""A video to look at: our own with captions and seeking, or one on another host behind a card."""

from pathlib import Path
from typing import Any

import streamlit as st

from profit_tt.errors import N_
from profit_tt.services.reactions import Shown
from profit_tt.text import Speaker

_CSS = """
:host{font-family:var(--font)}
video,iframe{
  display:block;width:100%;aspect-ratio:16/9;border:0;border-radius:var(--radius-small);background:#000;object-fit:contain
}
video:focus-visible,iframe:focus-visible{outline:none;box-shadow:var(--ring)}
.elsewhere{
  display:flex;flex-direction:column;gap:8px;align-items:center;justify-content:center;width:100%;aspect-ratio:16/9;
  min-height:190px;padding:12px 16px;box-sizing:border-box;border-radius:var(--radius-small);background:var(--soft);
  text-align:center
}
button{
  min-height:48px;padding:0 22px;border:0;border-radius:var(--radius-small);background:var(--primary);
  color:var(--on-primary);font:600 1.02rem var(--font);cursor:pointer
}
button::before{
  content:"";display:inline-block;margin-right:10px;border:7px solid transparent;border-left:11px solid currentColor;
  border-right:0
}
button:focus-visible,a:focus-visible{outline:none;box-shadow:var(--ring)}
p{margin:0;color:var(--muted);font-size:.9rem;max-width:34ch}
a{color:var(--accent);font-size:.9rem;overflow-wrap:anywhere;display:inline-block;min-height:24px}
"""
LANGUAGES = {"en": N_("English"), "fr": N_("French"), "nl": N_("Dutch")}

_part = st.components.v2.component(
    "profit_reaction_player",
    html='<div class="player"></div>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def draw(one: Shown, say: Speaker, *, key: str) -> None:
    """The reaction's video; nothing for one without."""
    if one.reaction.file or one.link:
        _part(key=f"player-{key}-{one.reaction.id}", data=_own(one, say) if one.reaction.file else _elsewhere(one, say))


def _own(one: Shown, say: Speaker) -> dict[str, Any]:
    at = f"/videos/{one.reaction.file}"
    return {
        "src": at,
        "poster": f"{at}/poster" if one.reaction.poster else "",
        "label": say("Video of a reaction"),
        "captions": [
            {
                "language": spoken,
                "label": say(LANGUAGES[spoken]),
                "src": f"{at}/captions/{spoken}",
                "shown": spoken == say.language and spoken != one.reaction.language,
            }
            for spoken in one.captions
        ],
    }


def _elsewhere(one: Shown, say: Speaker) -> dict[str, Any]:
    link = one.link
    if link is None:
        return {}
    note = say("Nothing is loaded from {host} before you press play. Then {host} sees your address.", host=link.host)
    return {
        "frame": link.frame,
        "address": link.address,
        "label": say("Video of a reaction, on {host}", host=link.host),
        "words": {"play": say("Play from {host}", host=link.host), "note": note},
    }
