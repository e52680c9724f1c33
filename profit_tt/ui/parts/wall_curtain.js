// A scene changes in one piece: while the page is drawn anew, a still copy of what was there lies over it.
//
// The wall carries a sign of its scene (wall_curtain.py), first and last. When the first one changes, the copy that was
// taken while the wall stood still is shown; it is taken away when the last one says the same and the charts are there.

const STILL = 120;
const LONGEST = 1800;
const FADE = 180;

export default function ({ parentElement }) {
  parentElement.stop?.(); // this runs again with every drawing
  let shown = sign();
  let copy = null;
  let curtain = null;
  let since = 0;
  let waiting = null;

  const settled = () => {
    if (curtain && !isDrawn() && performance.now() - since < LONGEST) return wait();
    if (curtain) lift();
    copy = still();
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(settled, STILL);
  };
  const lift = () => {
    const old = curtain;
    curtain = null;
    old.style.opacity = '0';
    setTimeout(() => old.remove(), FADE + 40);
  };
  const changed = () => {
    const now = sign();
    if (now && shown && now !== shown && copy && !curtain) {
      curtain = copy;
      since = performance.now();
      document.body.append(curtain);
    }
    if (now) shown = now;
    wait();
  };
  const watch = new MutationObserver(changed);
  watch.observe(document.querySelector('.stApp'), { childList: true, subtree: true, characterData: true });
  wait();
  parentElement.stop = () => {
    clearTimeout(waiting);
    watch.disconnect();
    curtain?.remove();
  };
  return () => parentElement.stop();
}

const FIRST = '.stApp .st-key-room-wall .st-key-wall-sign';
const LAST = '.stApp .st-key-room-wall .st-key-wall-sign-end';

// The scene and the layout, which Streamlit may draw a moment earlier.
function sign() {
  const layout = [...(root()?.classList || [])].find((name) => name.startsWith('st-key-'));
  return layout ? `${layout} ${document.querySelector(FIRST).textContent}` : '';
}

function root() {
  return document.querySelector(FIRST)?.closest('[class*="st-key-wall-"]:has(.st-key-wall-strip)');
}

// Whether the wall is drawn to its end, and every chart that is seen has its picture.
function isDrawn() {
  if (document.querySelector(FIRST)?.textContent !== document.querySelector(LAST)?.textContent) return false;
  const charts = [...document.querySelectorAll('.stApp .st-key-room-wall [data-testid="stVegaLiteChart"]')];
  return charts.every((chart) => !chart.offsetParent || chart.querySelector('svg.marks'));
}

// A copy that looks the same and does nothing, between ancestors with the classes that the style sheets ask for.
function still() {
  const original = root();
  if (!original) return null;
  const made = original.cloneNode(true);
  const from = original.querySelectorAll('*');
  made.querySelectorAll('*').forEach((one, place) => {
    const { shadowRoot } = from[place];
    if (!shadowRoot) return;
    const shade = one.attachShadow({ mode: 'open' });
    shade.append(...[...shadowRoot.childNodes].map((node) => node.cloneNode(true)));
    shade.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets];
  });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const place = document.createElement('div');
  place.className = 'st-key-room-wall';
  place.append(made);
  const outer = document.createElement('div');
  outer.className = 'stApp wall-curtain';
  outer.inert = true;
  outer.ariaHidden = 'true';
  Object.assign(outer.style, { position: 'fixed', inset: '0', zIndex: '25', background: 'none', pointerEvents: 'none' });
  outer.style.transition = calm ? 'none' : `opacity ${FADE}ms`;
  outer.append(place);
  return outer;
}
