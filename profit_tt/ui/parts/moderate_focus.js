// Where the eyes go, the keyboard goes: into a form that has just opened, and along the list with the finding in front.

// Outside: this runs again with every drawing of the page.
let before = { form: '', at: '' };

export default function (component) {
  const { data } = component;
  const opened = data.form && data.form !== before.form;
  const moved = data.at !== before.at;
  before = { form: data.form, at: data.at };
  if (!opened && !moved) return undefined;
  let tries = 20; // the form may be drawn after this
  const look = () => {
    const line = moved && document.querySelector(`.st-key-mod-at-${data.at}`);
    if (line && window.innerWidth >= 1000) line.scrollIntoView({ block: 'nearest' });
    const field = opened && document.querySelector('.st-key-mod-form :is(textarea,input[type=text])');
    if (field) field.focus();
    tries -= 1;
    if (tries && ((opened && !field) || (moved && !line))) timer = setTimeout(look, 50);
  };
  let timer = setTimeout(look, 30);
  return () => clearTimeout(timer);
}
