// Files go one by one with their progress; photographs are made smaller first. Over a plain multipart form
// that works alone: see views/components/upload.njk for the attributes.
function queueItem(form, text) {
  const item = document.createElement('li');
  item.className = 'upload__item';
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  words.textContent = text;
  bar.setAttribute('aria-label', text);
  item.append(words, bar);
  form.querySelector('[data-upload-queue]').append(item);
  return { item, words, bar };
}

function finish(line, text, failed) {
  line.words.textContent = text;
  line.bar.remove();
  line.item.classList.toggle('upload__item--failed', failed);
}

function post(form, name, file, onProgress) {
  // The token and the other fields first, then this file alone.
  const body = new FormData(form);
  body.delete(name);
  body.append(name, file, file.name);
  const target = form.dataset.uploadTarget;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('x-csrf-token', form.elements._csrf.value);
    request.setRequestHeader('x-requested-with', 'XMLHttpRequest');
    if (target) {
      request.setRequestHeader('HX-Request', 'true');
      request.setRequestHeader('HX-Request-Type', 'partial');
    }
    request.upload.addEventListener(
      'progress',
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener('load', () => (request.status < 500 ? resolve(request) : reject(request)));
    request.addEventListener('error', reject);
    request.send(body);
  });
}

const isJson = (answer) => answer.getResponseHeader('content-type')?.startsWith('application/json');

/** Why a file was refused, when the server says it in a line ({ status, text }). */
const reason = (answer) => (isJson(answer) ? (JSON.parse(answer.responseText).text ?? '') : '');

// A fragment is shown whether the file was accepted or not: it then carries its own error.
async function show(form, answer) {
  const selector = form.dataset.uploadTarget;
  const target = selector ? document.querySelector(selector) : null;
  if (!target || isJson(answer)) return;
  await window.htmx.swap({ text: answer.responseText, target, swap: 'outerHTML', sourceElement: form });
}

async function sendAll(form, input, files) {
  const say = (text, file) => form.dataset[text].replace('{name}', file.name);
  let last = null;
  let failed = false;
  for (const file of files) {
    const line = queueItem(form, say('textSending', file));
    const { shrink } = await import(document.body.dataset.shrink);
    const light = await shrink(file);
    if (light.size > Number(form.dataset.maxMb) * 1_000_000) {
      finish(line, say('textTooBig', file), true);
      failed = true;
      continue;
    }
    try {
      last = await post(form, input.name, light, (part) => {
        line.bar.value = part;
      });
      const refused = last.status >= 400;
      finish(line, refused ? `${say('textFailed', file)} ${reason(last)}` : say('textDone', file), refused);
      failed ||= refused;
      await show(form, last);
    } catch {
      finish(line, say('textFailed', file), true);
      failed = true;
    }
  }
  input.value = '';
  if (last && !failed && !form.dataset.uploadTarget) location.assign(last.responseURL || location.href);
}

document.addEventListener('change', (event) => {
  const form = event.target.closest('[data-upload]');
  if (form && event.target.type === 'file' && event.target.files.length)
    sendAll(form, event.target, [...event.target.files]);
});

for (const [type, over] of [
  ['dragover', true],
  ['dragleave', false],
  ['drop', false],
])
  document.addEventListener(type, (event) => {
    const zone = event.target.closest?.('[data-drop]');
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle('upload__zone--over', over);
    if (type === 'drop')
      sendAll(zone.closest('[data-upload]'), zone.querySelector('input[type="file"]'), [
        ...event.dataTransfer.files,
      ]);
  });
