// One event stream a page, whatever number of parts watch it; each part is woken until it shows what it was woken for.
//
// A part is a fragment (or the page itself) with a number: the revision it shows. The stream says how far the think
// tank is. While the two differ the part is woken, at once or, in a room full of phones, after a random while; again
// after 2, 4, 8 ... 30 seconds if nothing came of it, because a message may be lost while a connection is made anew.
//
// The stream also says what is going on. The page's own part shows it in its strip at once, without the server.

const FINER = ['agenda', 'content', 'number'];
const LONGEST = 30;
const APART = 120;
const WORK = 15; // milliseconds
const NEAR = 60;
const LAST = 10;
const GOING = 20000; // so long a page that somebody has tapped away from asks for nothing
const OVER = 6000; // so long "time is up" stays, though the step has been closed meanwhile
const parts = new Map();
let stream = null;
let tuning = null;
let lastRing = 0;
let ticking = null;
let spoken = {};
let going = { until: 0, from: '' };

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (data.lang) document.documentElement.lang = data.lang;
  const part = parts.get(parentElement) || { timer: null };
  clearTimeout(part.timer);
  const turn = (part.turn || 0) + 1;
  Object.assign(part, data, { timer: null, tries: 0, turn, place: parentElement, wake: (now) => setTriggerValue('changed', now) });
  parts.set(parentElement, part);
  if (part.strip && part.strip.room !== going.from) going.until = 0; // arrived
  tune();
  look(part);
  if (part.strip) show();
  return () => {
    if (part.turn !== turn) return; // the end of a drawing that came late: another one has begun since
    clearTimeout(part.timer);
    parts.delete(parentElement);
    tune();
  };
}

function look(part) {
  const now = stream && stream.code === part.code && stream.latest ? stream.latest[part.scope] : 0;
  if (now <= part.revision) return;
  if (part.timer !== null) {
    if (now <= part.rung || !part.tries) return;
    // Something newer than what it is being woken for once more: that is no repetition, and does not wait as one.
    clearTimeout(part.timer);
    part.tries = 0;
  }
  part.rung = now;
  part.timer = setTimeout(() => ring(part, now), pause(part));
}

// Wakes of two parts in one moment would be sent together and one of them lost: keep them apart.
function ring(part, now) {
  const held = part.strip && isLed(part.strip) && handOver() ? 4 * APART : 0;
  const early = Math.max(lastRing + APART - Date.now(), going.until - Date.now(), held);
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
  // So much work for each phone that is led along: a small room comes at once, a full one spreads out. The strip has
  // told it already.
  return Math.random() * Math.min(part.spread, WORK * people);
}

// Parts come and go while a page is drawn: choose the stream when it has come to rest.
function tune() {
  clearTimeout(tuning);
  tuning = setTimeout(choose, stream ? 60 : 150);
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
    hear(mine.latest.now, code);
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

// Whoever has tapped a link to another page is on the way there. A wake of the page they leave would be taken for a
// wish to stay: the server would draw that one again, and the tap would be lost.
function leave(event) {
  const link = event.target instanceof Element && event.target.closest('[data-testid^="stPageLink"] a, a[data-testid^="stPageLink"]');
  const page = [...parts.values()].find((one) => one.strip);
  if (!link || !page || link.pathname === location.pathname || event.metaKey || event.ctrlKey || event.shiftKey) return;
  going = { until: Date.now() + GOING, from: page.strip.room };
}

document.addEventListener('click', leave, true);

// What is going on. It outlives the page's parts, which come and go: a clock goes on while a page is drawn anew.

const here = { now: null, ends: 0, code: '', over: 0, closed: null };

function hear(now, code) {
  if (!now) return;
  const timed = typeof now.left_ms === 'number';
  const ends = performance.now() + (timed ? now.left_ms : 0);
  // A second's worth of network is no news: the clock shown does not jump.
  const same = here.now && here.now.step === now.step && !now.paused && Math.abs(here.ends - ends) < 700;
  Object.assign(here, { now, code, ends: same && timed ? here.ends : ends });
  document.dispatchEvent(new CustomEvent('profit-now', { detail: now }));
  show();
}

// Whether this page is about to be left for another one.
function isLed({ led, called, room, rooms }) {
  const { now } = here;
  return Boolean(led && now && now.step && rooms[now.kind] !== room && (now.called > called || !now.roam));
}

// What is half typed goes to the server, which keeps it, before its page is left.
function handOver() {
  const field = document.activeElement;
  if (!field || !field.matches('.stApp textarea, .stApp input')) return false;
  field.blur();
  return true;
}

function show() {
  clearTimeout(ticking);
  const part = [...parts.values()].find((one) => one.strip);
  if (!part || !here.now || here.code !== part.code) return;
  const { strip, place, lang } = part;
  const box = place.querySelector('.now');
  if (!box) return;
  const { now } = here;
  const counts = typeof now.left_ms === 'number';
  const left = !counts ? null : now.paused ? now.left_ms : Math.max(0, here.ends - performance.now());
  if (left === 0 && here.closed !== now.step) Object.assign(here, { closed: now.step, over: performance.now() + OVER });
  if (left) here.closed = null;
  const rest = here.closed === now.step && !left ? here.over - performance.now() : 0;
  const timed = counts || rest > 0;
  const seconds = timed ? Math.ceil((left || 0) / 1000) : null;
  const moved = now.step !== strip.step;
  const name = now.step ? now.names[lang] || now.names.en : '';
  const elsewhere = strip.led && strip.rooms[now.kind] !== strip.room;
  const state = moved ? 'moved' : !timed ? 'calm' : now.paused ? 'rests' : !seconds ? 'over' : seconds <= LAST ? 'last' : seconds <= NEAR ? 'near' : 'runs';
  put(box, 'hidden', !now.step || strip.own || !(timed || moved || elsewhere));
  if (box.dataset.state !== state) box.dataset.state = state;
  say(box, '.now-name', moved || elsewhere ? strip.words.now.replace('{name}', name) : name);
  say(box, '.now-time', timed && seconds ? clock(seconds) : '');
  say(box, '.now-said', timed && !moved ? strip.words[state] || '' : '');
  speak(place, strip, name, { moved, seconds, runs: timed && !now.paused });
  if (timed && !now.paused && seconds) ticking = setTimeout(show, (left % 1000) + 15);
  else if (rest > 0) ticking = setTimeout(show, rest + 15);
}

// Said aloud: that another step has come, one minute, ten seconds, the end. Never each second, and each only once.
function speak(place, { words }, name, { moved, seconds, runs }) {
  const { step } = here.now;
  const was = spoken.seconds;
  if (spoken.step !== step) spoken = { step };
  let sentence = '';
  if (moved) sentence = words.now.replace('{name}', name);
  if (runs && was !== undefined && spoken.step === step) {
    if (was > NEAR && seconds <= NEAR) sentence = words.minute.replace('{name}', name);
    if (was > LAST && seconds <= LAST) sentence = words.ten.replace('{name}', name);
    if (was > 0 && seconds === 0) sentence = words.over;
  }
  spoken.seconds = runs ? seconds : undefined;
  if (sentence && sentence !== spoken.said) {
    spoken.said = sentence;
    say(place, '.now-aloud', sentence);
  }
}

function clock(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

function say(place, part, words) {
  const field = place.querySelector(part);
  if (field && field.textContent !== words) field.textContent = words;
}

function put(box, name, value) {
  if (box[name] !== value) box[name] = value;
}
