// Around htmx: the state of an autosave, words when the server fails, and base components in what was swapped in.
const NEEDED = '[data-module="govuk-character-count"], [data-module="govuk-password-input"]';
const announcer = document.getElementById('announcer');

const words = { ...document.querySelector('[data-autosave]')?.dataset };

function autosave(text, failed) {
  const status = document.querySelector('[data-autosave]');
  if (!status) return false;
  status.textContent = words[text] ?? '';
  status.classList.toggle('autosave--failed', failed);
  return true;
}

const isLive = (event) => event.target instanceof Element && event.target.matches('[data-live]');

// What is on screen stays; a notice over it says that the server did not follow.
function notice() {
  const box = document.createElement('div');
  box.className = 'flash flash--error toast';
  box.dataset.flash = '';
  const words = document.createElement('p');
  words.textContent = announcer.dataset.trouble;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'flash__close';
  close.dataset.dismiss = '[data-flash]';
  close.setAttribute('aria-label', announcer.dataset.close);
  close.textContent = '×';
  box.append(words, close);
  announcer.replaceChildren(box);
}

function trouble(event) {
  if (isLive(event) && autosave('failed', true)) return;
  if (announcer) notice();
}

document.addEventListener('htmx:before:request', (event) => {
  if (isLive(event)) autosave('saving', false);
});
document.addEventListener('htmx:response:error', (event) => {
  if (event.detail.ctx.response.raw.status >= 500) trouble(event);
});
document.addEventListener('htmx:error', trouble);

// The base library is fetched only by pages that hold a component of it with behaviour.
async function wake(root) {
  if (!root.querySelector?.(NEEDED)) return;
  document.body.classList.add('govuk-frontend-supported');
  const { createAll, CharacterCount, PasswordInput } = await import(document.body.dataset.govuk);
  for (const component of [CharacterCount, PasswordInput]) createAll(component, {}, root);
}

document.addEventListener('htmx:after:settle', (event) => {
  wake(event.target);
  if (event.target.id === 'flash') event.target.scrollIntoView({ block: 'nearest' });
});
wake(document);
