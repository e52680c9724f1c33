// A video goes to the server as it lies on the phone: no copy in memory, with a bar, and it can be stopped. Before that
// the browser looks into it and makes the picture that stands for it in the gallery.

const POSTER = { width: 640, bytes: 200000, wait: 6000 };

export default function (component) {
  const { data, parentElement: here, setTriggerValue } = component;
  const one = (name) => here.querySelector(name);
  const [field, label, bar, said, stop] = ['input', '.pick-words', '.bar', '.said', '.stop'].map(one);
  const words = data.words;
  label.textContent = words.pick;
  stop.textContent = words.stop;
  field.setAttribute('aria-label', words.pick);

  const tell = (text, kind = '') => { said.textContent = text; said.dataset.kind = kind; };
  const share = (done) => {
    bar.hidden = done === null;
    bar.setAttribute('aria-valuenow', Math.round(100 * (done || 0)));
    bar.firstElementChild.style.width = `${100 * (done || 0)}%`;
  };
  const rest = () => { here.going = null; share(null); stop.hidden = true; one('.pick').hidden = false; field.value = ''; };
  const fail = (text) => { rest(); tell(text, 'bad'); };

  const send = async (file) => {
    if (file.size > data.limit) { fail(words.large); return; }
    one('.pick').hidden = true;
    stop.hidden = false;
    tell(words.looks);
    const going = (here.going = new XMLHttpRequest());
    const picture = await poster(file).catch(() => null);
    if (here.going !== going) return; // stopped meanwhile
    share(0);
    going.open('POST', data.to);
    going.setRequestHeader('Content-Type', 'application/octet-stream');
    going.upload.onprogress = (event) => {
      const done = event.total ? event.loaded / event.total : 0;
      share(done);
      tell(done < 1 ? words.goes.replace('{percent}', Math.floor(100 * done)) : words.checks);
    };
    going.onabort = () => { rest(); tell(words.stopped); };
    going.onerror = () => fail(words.lost);
    going.onload = async () => {
      let told = {};
      try { told = JSON.parse(going.responseText); } catch { /* a proxy's own page */ }
      if (going.status !== 201) { fail(told.sentence || words.lost); return; }
      if (picture) {
        await fetch(`${data.base}/${told.file}/poster${data.query}`, { method: 'POST', body: picture }).catch(() => null);
      }
      rest();
      tell(words.done, 'good');
      setTriggerValue('done', told.id);
    };
    going.send(file);
  };

  field.onchange = () => { if (field.files[0]) send(field.files[0]); };
  stop.onclick = () => {
    const going = here.going;
    rest();
    tell(words.stopped);
    if (going) going.abort();
  };
}

// A frame from soon after the beginning, as a JPEG of at most 200 KB; fails where the browser cannot play the file.
function poster(file) {
  const film = document.createElement('video');
  film.muted = true;
  film.playsInline = true;
  film.preload = 'auto';
  const address = URL.createObjectURL(file);
  const made = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('slow')), POSTER.wait);
    film.onerror = () => reject(new Error('unknown'));
    film.onloadeddata = () => {
      film.onseeked = () => draw(film).then(resolve, reject);
      film.currentTime = Number.isFinite(film.duration) ? Math.min(1, film.duration / 4) : 0;
    };
    film.src = address;
  });
  return made.finally(() => { film.removeAttribute('src'); film.load(); URL.revokeObjectURL(address); });
}

async function draw(film) {
  const canvas = document.createElement('canvas');
  const part = Math.min(1, POSTER.width / film.videoWidth);
  canvas.width = Math.round(film.videoWidth * part);
  canvas.height = Math.round(film.videoHeight * part);
  canvas.getContext('2d').drawImage(film, 0, 0, canvas.width, canvas.height);
  for (const quality of [0.82, 0.6, 0.35]) {
    const picture = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (picture && picture.size <= POSTER.bytes) return picture;
  }
  throw new Error('large');
}
