"""Choosing a video and sending it past Streamlit, straight to the disk (server/uploads.py), with a bar."""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from profit_tt.config import settings
from profit_tt.ui import session
from profit_tt.ui.session import Visit

_HTML = """
<label class="pick"><input type="file" accept="video/mp4,video/webm,video/quicktime,.mp4,.webm,.mov">
<span class="pick-words"></span></label>
<div class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" hidden><i></i></div>
<p class="said" role="status"></p>
<button type="button" class="stop" hidden></button>
"""
_CSS = """
:host{font-family:var(--font)}
[hidden]{display:none!important}
.pick{
  position:relative;display:flex;align-items:center;justify-content:center;min-height:96px;padding:16px;cursor:pointer;
  border:2px dashed color-mix(in srgb,var(--primary) 45%,var(--line));border-radius:var(--radius-small);
  background:var(--soft);color:var(--accent);font-weight:600;font-size:1.05rem;text-align:center
}
.pick:hover{border-color:var(--primary)}
.pick:focus-within{box-shadow:var(--ring)}
.pick input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.bar{height:12px;border-radius:6px;background:var(--line);overflow:hidden;margin:12px 0 4px}
.bar i{display:block;height:100%;width:0;background:var(--primary);border-radius:6px;transition:width .2s}
.said{margin:8px 0 0;min-height:1.4em;color:var(--ink);font-variant-numeric:tabular-nums}
.said[data-kind=bad]{color:var(--disagree);font-weight:600}
.said[data-kind=good]{color:var(--agree);font-weight:600}
.stop{min-height:48px;padding:0 20px;margin-top:8px;border:1px solid var(--line);border-radius:var(--radius-small);
  background:var(--surface);color:var(--ink);font:600 1.02rem var(--font);cursor:pointer}
.stop:focus-visible{outline:none;box-shadow:var(--ring)}
"""

_part = st.components.v2.component(
    "profit_reaction_upload", html=_HTML, css=_CSS, js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def draw(here: Visit) -> None:
    """The field. When a video has arrived the page is drawn anew: it stands under "your reactions", unsent."""
    say, limit = here.say, settings().video_mb
    query = "?" + urlencode(session.links(lang=say.language))
    words = {
        "pick": say("Choose a video, or film one"),
        "looks": say("Looking at the video…"),
        "goes": say("On its way: {percent} %", percent="{percent}"),
        "checks": say("All there. Checking it…"),
        "done": say("Your video has arrived. Send it below."),
        "stop": say("Stop"),
        "stopped": say("Stopped. Nothing was kept."),
        "lost": say("The connection was lost on the way. Nothing was kept; please choose the video again."),
        "large": say("This video is too large: {limit} MB are allowed.", limit=say.number(limit)),
    }
    said = {"to": f"/videos{query}", "base": "/videos", "query": query, "limit": limit * 1_000_000, "words": words}
    _part(key="reaction-upload", data=said, on_done_change=_arrived)
    st.caption(say("MP4 or WebM, {limit} MB at most. Nobody sees it before you have sent it.", limit=say.number(limit)))


def _arrived() -> None:
    """The trigger itself draws the page anew; what has arrived is read there."""
