// One event stream a page, whatever number of parts watch it; each part is woken until it shows what it was woken for.
//
// A part is a fragment (or the page itself) with a number: the revision it shows. The stream says how far the think
// tank is. While the two differ the part is woken, at once or, in a room full of phones, after a random while; again
// after 2, 4, 8 ... 30 seconds if nothing came of it, because a message may be lost while a connection is made anew.

const FINER = ['agenda', 'content', 'number'];
const LONGEST = 30;
const APART = 120;
const parts = new Map();
let stream = null;
let tuning = null;
let lastRing = 0;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (data.lang) document.documentElement.lang = data.lang;
  const part = parts.get(parentElement) || { timer: null };
  clearTimeout(part.timer);
  Object.assign(part, data, { timer: null, tries: 0, wake: (now) => setTriggerValue('changed', now) });
  parts.set(parentElement, part);
  tune();
  look(part);
  return () => {
    clearTimeout(part.timer);
    parts.delete(parentElement);
    tune();
  };
}

function look(part) {
  const now = stream && stream.code === part.code && stream.latest ? stream.latest[part.scope] : 0;
  if (now <= part.revision || part.timer !== null) return;
  part.timer = setTimeout(() => ring(part, now), pause(part));
}

// Wakes of two parts in one moment would be sent together and one of them lost: keep them apart.
function ring(part, now) {
  const early = lastRing + APART - Date.now();
  if (early > 0) {
    part.timer = setTimeout(() => ring(part, now), early);
    return;
  }
  lastRing = Date.now();
  part.timer = null;
  part.tries += 1;
  part.wake(now);
  look(part);
}

function pause(part) {
  const { people } = stream.latest;
  if (part.tries) return 1000 * Math.min(LONGEST, 2 ** part.tries + people / 50) * (0.75 + Math.random() / 2);
  // Ten milliseconds of work for each phone: a small room comes at once, a full one spreads out.
  return Math.random() * Math.min(part.spread, 10 * people);
}

// Parts come and go while a page is drawn: choose the stream when it has come to rest.
function tune() {
  clearTimeout(tuning);
  tuning = setTimeout(choose, 60);
}

function choose() {
  const wanted = [...parts.values()].filter((part) => part.code);
  const asleep = document.hidden && wanted.every((part) => part.spread > 0);
  if (!wanted.length || asleep) return close();
  const { code } = wanted[0];
  const scope = FINER[Math.max(...wanted.map((part) => FINER.indexOf(part.scope)))];
  if (stream && stream.code === code && stream.scope === scope && stream.source.readyState !== EventSource.CLOSED) return;
  close();
  open(code, scope);
}

function open(code, scope) {
  const source = new EventSource(`/events?tt=${encodeURIComponent(code)}&scope=${scope}`);
  const mine = { code, scope, source, latest: null };
  stream = mine;
  source.onopen = () => mark('yes');
  source.onmessage = (event) => {
    mine.latest = JSON.parse(event.data);
    parts.forEach(look);
  };
  source.onerror = () => {
    mark('no');
    // The browser itself tries again after a lost connection, but not after an answer such as 503.
    if (stream === mine && source.readyState === EventSource.CLOSED) setTimeout(tune, 2000 + 4000 * Math.random());
  };
}

function close() {
  if (stream) stream.source.close();
  stream = null;
}

function mark(live) {
  document.documentElement.dataset.live = live;
}

document.addEventListener('visibilitychange', tune);
