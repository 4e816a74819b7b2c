// What is typed on a question stays on this device until the server has it: a session may end in the middle of a
// sentence. Shown again to the same person alone, at the same question; gone after a day or once it is kept.
const DAY = 24 * 3600 * 1000;
const PREFIX = 'volets-typing-';
const form = document.querySelector('form[data-keep]');

const fieldsOf = () =>
  [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && typeof value === 'string');

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function fill(entries) {
  for (const field of form.elements) {
    if (!field.name || field.name === '_csrf') continue;
    const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (field.type !== 'hidden' && field.type !== 'submit' && values.length > 0) field.value = values[0];
  }
}

function restore(key) {
  const kept = stored(key);
  if (!kept) return;
  const stale = kept.at <= Date.parse(form.dataset.keepSince) || Date.now() - kept.at > DAY;
  if (stale || JSON.stringify(kept.entries) === JSON.stringify(fieldsOf())) {
    forget(key);
    return;
  }
  fill(kept.entries);
  const notice = document.getElementById('restored-here');
  if (notice) notice.hidden = false;
  document.getElementById('restored')?.remove();
  // The server gets it too, once the page listens to its own fields.
  const tell = () => form.dispatchEvent(new Event('change', { bubbles: true }));
  if (document.readyState === 'complete') tell();
  else window.addEventListener('load', tell, { once: true });
}

if (form) {
  const key = PREFIX + form.dataset.keep;
  let typedAt = 0;
  const keep = (event) => {
    if (!event.isTrusted) return;
    typedAt = Date.now();
    try {
      localStorage.setItem(key, JSON.stringify({ at: typedAt, entries: fieldsOf() }));
    } catch {
      // Private windows and full disks: the server still keeps it as one goes.
    }
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  let sentAt = 0;
  form.addEventListener('htmx:before:request', () => {
    sentAt = Date.now();
  });
  form.addEventListener('htmx:after:request', (event) => {
    const { ok, status } = event.detail.ctx?.response?.raw ?? {};
    if (ok && status !== 204 && typedAt <= sentAt) forget(key);
  });
  // The base choices script opens what is under a chosen answer from the answers: it runs before this one.
  restore(key);
}
