// Streamlit's field for a file speaks English to screen readers, and says of a file that it refuses in a hint that nobody on
// a phone can see. This gives its buttons our names, and says why a file was refused: beside the field, and in its alert.
export default function (component) {
  const { data, parentElement } = component;
  parentElement.stop?.(); // this runs again with every drawing
  const { words } = data;
  const told = parentElement.querySelector('.told');
  const called = (chip) => chip.querySelector('[data-testid=stFileChipName]')?.title ?? '';
  const put = (node, name, value) => node.getAttribute(name) === value || node.setAttribute(name, value);
  const ofChip = (chip, button) => {
    const [stop, remove] = [words.stop, words.remove].map((one) => one.replace('{name}', () => called(chip)));
    const now = button.getAttribute('aria-label') ?? '';
    return now === stop || now.startsWith('Cancel') ? stop : remove;
  };
  const name = (field) => {
    for (const button of field.querySelectorAll('button')) {
      const chip = button.closest('[data-testid=stFileChip]');
      const more = button.dataset.testid === 'stBaseButton-borderlessIcon';
      put(button, 'aria-label', chip ? ofChip(chip, button) : more ? words.another : words.choose);
      for (const inside of button.children) put(inside, 'aria-hidden', 'true'); // its name says it all
    }
  };
  // Only what stands in the text that React made is changed, not the text itself, so that React can go on with it.
  const refuse = (field) => {
    const alert = field.querySelector('[data-testid=stFileChip] [role=alert]');
    const kept = (parentElement.refused ??= new WeakMap());
    if (alert && !kept.has(alert)) {
      const said = alert.textContent;
      kept.set(alert, said.includes('must be') ? words.large : said.includes('not allowed') ? words.kind : words.failed);
    }
    const why = alert ? kept.get(alert) : '';
    if (alert && alert.textContent !== why) [...alert.childNodes].forEach((node, place) => (node.nodeValue = place ? '' : why));
    if (told.textContent !== why) told.textContent = why;
  };
  const look = () => {
    const field = document.querySelector(data.field);
    if (!field) return;
    name(field);
    refuse(field);
  };
  const seen = new MutationObserver(look);
  const around = document.querySelector(data.around) ?? document.body;
  seen.observe(around, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['aria-label'] });
  look();
  const stop = (parentElement.stop = () => seen.disconnect());
  return stop;
}
