// A visit where the network is poor. What is typed and photographed is kept on this telephone first, then sent; it
// leaves the telephone once the server has it, and not before. Without scripts each point is a plain form.
const root = document.querySelector('[data-visit]');
const VISIT = root.dataset.visit;
const RETRY_MS = 15_000;
const TYPING_MS = 700;

/* What waits to be sent: IndexedDB, or memory where the browser offers none (and then leaving warns). */
const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open('volets-visits', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('unsent', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  } catch {
    resolve(null);
  }
});
const inMemory = new Map();

async function inStore(mode, deed) {
  const base = await opened;
  return new Promise((resolve, reject) => {
    const transaction = base.transaction('unsent', mode);
    const request = deed(transaction.objectStore('unsent'));
    // Kept means on the disk: the transaction is over, not only asked.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
const put = async (item) =>
  (await opened) ? inStore('readwrite', (store) => store.put(item)) : inMemory.set(item.id, item);
const drop = async (id) =>
  (await opened) ? inStore('readwrite', (store) => store.delete(id)) : inMemory.delete(id);
async function waiting() {
  const all = (await opened) ? await inStore('readonly', (store) => store.getAll()) : [...inMemory.values()];
  return all.filter(({ visit }) => visit === VISIT).sort((a, b) => a.typedAt.localeCompare(b.typedAt));
}

const formOf = (point) => root.querySelector(`[data-point="${CSS.escape(point)}"]`);

function say(form, text, tone) {
  const status = form.querySelector('[data-point-status]');
  if (status.textContent !== text) status.textContent = text;
  status.dataset.tone = tone;
}

// Words without a finding wait for one: the server takes a finding, not a note alone.
const toComplete = (item) => !item.photo && item.verdict === '';
// Kept whole already, and sent once smaller; a page that dies meanwhile leaves it to be sent as it was.
const shrinking = new Set();
const mayGo = (item) => !toComplete(item) && !shrinking.has(item.id);

async function count(state) {
  const items = await waiting();
  const left = items.length;
  const banner = root.querySelector('[data-unsent]');
  const { allSent, kept, ended, incomplete } = root.dataset;
  const waits = items.every(toComplete) ? incomplete : kept;
  const said = left === 0 ? allSent : state === 'ended' ? ended : waits;
  const text = said.replace('{count}', left);
  if (banner.textContent !== text) banner.textContent = text;
  banner.dataset.tone = left === 0 ? 'sent' : 'kept';
  for (const button of root.querySelectorAll('[data-conclude]')) button.disabled = left > 0;
  return items.filter(mayGo).length;
}

/* Sending: one after the other, oldest first; a cut stops the round, and the next one begins where it stopped. */
let sending = null;
const flush = () => {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
};

async function sendAll() {
  for (const item of await waiting()) {
    if (!mayGo(item)) continue;
    const outcome = await send(item);
    if (outcome === 'later' || outcome === 'ended') {
      await count(outcome);
      return;
    }
  }
  // What was typed while this round went on.
  if ((await count('kept')) > 0 && navigator.onLine) await sendAll();
}

async function send(item) {
  const form = formOf(item.point);
  const body = new FormData();
  body.append('_csrf', root.dataset.csrf);
  body.append('typedAt', item.typedAt);
  if (item.photo) {
    body.append('key', item.key);
    body.append('photos', item.photo, item.name);
  } else {
    body.append('verdict', item.verdict);
    body.append('note', item.note);
  }
  let response;
  try {
    response = await fetch(item.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'x-csrf-token': root.dataset.csrf, 'x-requested-with': 'XMLHttpRequest' },
    });
  } catch {
    return 'later';
  }
  // Signed out, or a token of yesterday: nothing is lost, the page says what to do.
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403)
    return 'ended';
  if (response.status >= 500 || response.status === 429) return 'later';
  const said = await response.json().catch(() => ({}));
  const now = (await waiting()).find(({ id }) => id === item.id);
  if (now?.typedAt === item.typedAt) await drop(item.id);
  if (!form) return 'sent';
  if (response.ok) {
    say(form, said.saved ?? '', 'sent');
    if (item.photo) markSent(form, item.key);
  } else say(form, said.error ?? root.dataset.refused, 'refused');
  return 'sent';
}

/* Typing: each key is kept at once, since a page may die between two; only sending waits for a pause. */
const later = new Map();

async function keepAnswer(form) {
  const point = form.dataset.point;
  const verdict = form.querySelector('[name=verdict]:checked')?.value ?? '';
  const note = form.querySelector('[name=note]').value;
  const id = `${VISIT}/${point}`;
  if (verdict === '' && note.trim() === '') {
    await drop(id);
    say(form, '', 'kept');
    await count('kept');
    return;
  }
  await keep(form, {
    id,
    visit: VISIT,
    point,
    url: form.action,
    verdict,
    note,
    typedAt: new Date().toISOString(),
  });
}

async function keep(form, item) {
  await put(item);
  say(form, toComplete(item) ? root.dataset.choose : root.dataset.onPhone, 'kept');
  await count('kept');
}

function sendAfter(form, wait) {
  clearTimeout(later.get(form));
  later.set(form, setTimeout(flush, wait));
}

root.addEventListener('input', async (event) => {
  const form = event.target.closest('[data-point]');
  if (!form || event.target.type === 'file') return;
  const wait = event.target.type === 'radio' ? 0 : TYPING_MS;
  await keepAnswer(form);
  sendAfter(form, wait);
});
// Whoever leaves the field, or the page, has finished typing.
root.addEventListener('focusout', (event) => {
  const form = event.target.closest('[data-point]');
  if (form && later.has(form) && event.target.type !== 'file') sendAfter(form, 0);
});

/* Photographs. */
function thumbnail(form, photo, key) {
  const item = document.createElement('li');
  item.className = 'visit-photo visit-photo--kept';
  item.dataset.key = key;
  const picture = document.createElement('img');
  picture.src = URL.createObjectURL(photo);
  picture.alt = root.dataset.photoKept;
  item.append(picture);
  form.querySelector('[data-photos]').append(item);
}
function markSent(form, key) {
  const item = form.querySelector(`[data-key="${CSS.escape(key)}"]`);
  item?.classList.remove('visit-photo--kept');
  const picture = item?.querySelector('img');
  if (picture) picture.alt = root.dataset.photoSent;
}

function photoItem(form, file) {
  const key = crypto.randomUUID();
  return {
    id: `${VISIT}/${form.dataset.point}/${key}`,
    visit: VISIT,
    point: form.dataset.point,
    url: form.action,
    key,
    photo: file,
    name: file.name,
    typedAt: new Date().toISOString(),
  };
}

root.addEventListener('change', async (event) => {
  const form = event.target.closest('[data-point]');
  if (!form || event.target.type !== 'file') return;
  const items = [...event.target.files].map((file) => photoItem(form, file));
  event.target.value = '';
  for (const item of items) {
    shrinking.add(item.id);
    thumbnail(form, item.photo, item.key);
    await keep(form, item);
  }
  const { shrink } = await import(document.body.dataset.shrink).catch(() => ({ shrink: (file) => file }));
  for (const item of items) {
    item.photo = await shrink(item.photo);
    await keep(form, item);
    shrinking.delete(item.id);
    flush();
  }
});

// Everything goes by itself: the buttons of the plain forms are not needed.
root.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-point]');
  if (!form || event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  await keepAnswer(form);
  flush();
});
root.classList.add('visit--live');

/* What an earlier page kept and could not send comes back into its fields. */
async function bringBack() {
  for (const item of await waiting()) {
    const form = formOf(item.point);
    if (!form) continue;
    if (item.photo) thumbnail(form, item.photo, item.key);
    else {
      const choice = form.querySelector(`[name=verdict][value="${CSS.escape(item.verdict)}"]`);
      if (choice) choice.checked = true;
      form.querySelector('[name=note]').value = item.note;
    }
    say(form, toComplete(item) ? root.dataset.choose : root.dataset.onPhone, 'kept');
  }
}

addEventListener('online', flush);
addEventListener('beforeunload', (event) => {
  if (inMemory.size > 0) event.preventDefault();
});
setInterval(async () => {
  if ((await waiting()).length > 0) flush();
}, RETRY_MS);
await bringBack();
await flush();
