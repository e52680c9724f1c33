// Re-ordering by hand. A row is dragged to its new place, or Alt+Up and Alt+Down move the row that has the focus by pressing
// its own buttons. The server does the moving in both cases; this only says which row goes where.

// Outside: a drag goes on while the page is drawn anew.
let dragged = null;
let place = null;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.stop?.(); // this runs again with every drawing, and a key must not be heard twice
  const all = () => [...document.querySelectorAll(data.rows)];
  const rowOf = (node) => (node.closest ? node.closest(data.rows) : null);
  const idOf = (row) => Number(/-(\d+)$/.exec([...row.classList].find((name) => name.startsWith('st-key-')))[1]);

  const clear = () => all().forEach((row) => { delete row.dataset.drop; });
  const grabbed = (event) => {
    const row = rowOf(event.target);
    if (row && event.pointerType === 'mouse' && !event.target.closest('button,input,a')) row.draggable = true;
  };
  const began = (event) => {
    dragged = rowOf(event.target);
    if (!dragged) return;
    dragged.dataset.dragged = 'yes';
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
  };
  const over = (event) => {
    const row = dragged && rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    const below = event.clientY > box.top + box.height / 2;
    clear();
    row.dataset.drop = below ? 'after' : 'before';
    place = all().indexOf(row) + (below ? 1 : 0);
  };
  const dropped = (event) => {
    if (!dragged || place === null) return;
    event.preventDefault();
    const from = all().indexOf(dragged);
    const to = place > from ? place - 1 : place;
    if (to !== from) setTriggerValue('moved', { id: idOf(dragged), to: to + 1 });
  };
  const ended = () => {
    if (dragged) { dragged.draggable = false; delete dragged.dataset.dragged; }
    dragged = place = null;
    clear();
  };
  const pressed = (event) => {
    const row = event.altKey && ['ArrowUp', 'ArrowDown'].includes(event.key) && rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    const id = idOf(row);
    const button = row.querySelector(event.key === 'ArrowUp' ? data.up : data.down);
    if (!button || button.disabled) return;
    button.click();
    // The row is drawn anew elsewhere: the focus follows it.
    let tries = 20;
    const follow = () => {
      const moved = all().find((one) => idOf(one) === id);
      const target = moved && moved.querySelector('button');
      if (target && document.activeElement !== target) target.focus();
      if ((tries -= 1)) setTimeout(follow, 60);
    };
    setTimeout(follow, 120);
  };
  const heard = { pointerdown: grabbed, dragstart: began, dragover: over, drop: dropped, dragend: ended, keydown: pressed };
  for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear);
  const stop = (parentElement.stop = () => { for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear); });
  return stop;
}
