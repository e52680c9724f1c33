// Single keys press the desk's own buttons, so a key can do no more than a hand. '?' lists those that work at this moment.
// A key with `twice` reveals or resets something: it is pressed twice within two seconds. Keys can be switched off.

// Outside: a key that waits for its second press waits on while the desk is drawn anew.
let armed = null;
let timer = null;
let listed = null;

export default function (component) {
  const { data, parentElement } = component;
  parentElement.stop?.(); // this runs again with every drawing, and a key must not be heard twice
  const panel = parentElement.querySelector('.keys');
  const hint = parentElement.querySelector('.hint');
  const opener = parentElement.querySelector('.open');
  const KEPT = 'desk-keys';

  const isOn = () => { try { return localStorage.getItem(KEPT) !== 'off'; } catch { return true; } };
  const buttonOf = (one) => [...document.querySelectorAll(one.press)].find((node) => !node.disabled);
  const tell = (words) => {
    hint.textContent = words;
    hint.hidden = !words;
  };
  const list = () => {
    const rows = panel.querySelector('dl');
    const working = data.keys.filter((key) => buttonOf(key));
    const now = working.map((key) => key.key).join('');
    if (rows.dataset.now === now) return;
    rows.dataset.now = now;
    rows.replaceChildren();
    for (const one of working) {
      const key = document.createElement('dt');
      const words = document.createElement('dd');
      key.textContent = one.twice ? `${one.shown} ${one.shown}` : one.shown;
      words.textContent = one.words;
      rows.append(key, words);
    }
  };
  const relist = () => {
    list();
    clearInterval(listed);
    listed = setInterval(list, 400); // what works changes with the desk
  };
  const open = (wanted) => {
    clearInterval(listed);
    if (wanted) relist();
    panel.hidden = !wanted;
    if (wanted) panel.querySelector('.close').focus();
  };
  const disarm = () => {
    clearTimeout(timer);
    armed = null;
    tell('');
  };
  const busy = (node) =>
    /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable;
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'Escape') { open(false); disarm(); return; }
    if (busy(event.composedPath()[0])) return;
    if (event.key === '?') { event.preventDefault(); open(panel.hidden); return; }
    const one = isOn() && data.keys.find((key) => key.key === event.key.toLowerCase() && buttonOf(key));
    if (!one) return;
    // The space bar presses whatever button has the focus: that stays so.
    if (one.key === ' ' && event.target.closest && event.target.closest('button,a,summary,[role]')) return;
    event.preventDefault();
    if (one.twice && armed !== one.key) {
      disarm();
      armed = one.key;
      tell(data.again.replace('{key}', one.shown).replace('{what}', one.words));
      timer = setTimeout(disarm, 2500);
      return;
    }
    disarm();
    open(false);
    buttonOf(one).click();
  };
  const toggle = panel.querySelector('input');
  toggle.checked = isOn();
  toggle.onchange = () => { try { localStorage.setItem(KEPT, toggle.checked ? 'on' : 'off'); } catch { /* no memory */ } };
  panel.querySelector('h2').textContent = data.title;
  panel.querySelector('.off').lastChild.textContent = data.use;
  panel.querySelector('.close').textContent = data.close;
  panel.querySelector('.close').onclick = () => { open(false); opener.focus(); };
  opener.textContent = data.title;
  opener.onclick = () => open(panel.hidden);
  if (!panel.hidden) relist();
  document.addEventListener('keydown', pressed);
  const stop = (parentElement.stop = () => document.removeEventListener('keydown', pressed));
  return () => {
    clearTimeout(timer);
    clearInterval(listed);
    stop();
  };
}
