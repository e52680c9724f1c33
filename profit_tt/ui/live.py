"""Live: pages wake when their think tank has moved on, by push; a slow heartbeat stands behind it."""

from collections.abc import Callable

import streamlit as st

from profit_tt.models import Scope
from profit_tt.ui import session

# The script opens one event stream, wakes the fragment it stands in after at most `spread` ms (so that a room of
# phones does not come at once), sets the page's language, and tells by an attribute whether the stream is alive.
_SCRIPT = """
export default function (component) {
  const { data, setTriggerValue } = component;
  document.documentElement.lang = data.lang;
  if (window.profitStream && window.profitStream.url === data.url) {
    window.profitStream.wake = () => setTriggerValue('changed', Date.now());
    return () => {};
  }
  if (window.profitStream) window.profitStream.close();
  const stream = { url: data.url, seen: null, timer: null, wake: () => setTriggerValue('changed', Date.now()) };
  const source = new EventSource(data.url);
  const mark = (alive) => { document.documentElement.dataset.live = alive ? 'yes' : 'no'; };
  source.onopen = () => mark(true);
  source.onerror = () => mark(false);
  source.onmessage = (event) => {
    if (stream.seen === null && Number(event.data) <= data.revision) { stream.seen = event.data; return; }
    stream.seen = event.data;
    clearTimeout(stream.timer);
    stream.timer = setTimeout(() => stream.wake(), Math.random() * data.spread);
  };
  stream.close = () => { source.close(); clearTimeout(stream.timer); window.profitStream = null; };
  window.profitStream = stream;
  return () => {};
}
"""

_watch: Callable[..., object] | None = None


def watch(*, scope: Scope, revision: int, spread: int = 0) -> None:
    """Wake the fragment (or page) this stands in when the think tank moves on beyond `revision`.

    `spread` in milliseconds: phones come one after the other, a wall at once.
    """
    global _watch
    if _watch is None:
        _watch = st.components.v2.component("profit_watch", js=_SCRIPT)
    here = session.visit()
    code = session.links().get("tt", "")
    _watch(
        key=f"watch-{scope}",
        data={
            "url": f"/events?tt={code}&scope={scope}",
            "revision": revision,
            "spread": spread,
            "lang": here.say.language,
        },
        on_changed_change=_woken,
        height=1,
    )


def _woken() -> None:
    """The trigger itself reruns the fragment; there is nothing else to do."""


def heartbeat() -> None:
    """A slow empty tick: keeps the buttons in fragments alive after a lost connection. Last thing on every page."""

    @st.fragment(run_every=session.beat())
    def beat() -> None:
        return

    beat()
