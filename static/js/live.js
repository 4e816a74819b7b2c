// Around htmx: the state of an autosave, words when the server fails, and base components in what was swapped in.
const NEEDED = 'govuk-radios,govuk-checkboxes,govuk-character-count,govuk-password-input'
  .split(',')
  .map((name) => `[data-module="${name}"]`)
  .join();
const announcer = document.getElementById('announcer');

function autosave(text, failed) {
  const status = document.querySelector('[data-autosave]');
  if (!status) return false;
  status.textContent = status.dataset[text];
  status.classList.toggle('autosave--failed', failed);
  return true;
}

const isLive = (event) => event.target instanceof Element && event.target.matches('[data-live]');

function trouble(event) {
  if (isLive(event) && autosave('failed', true)) return;
  if (announcer) announcer.textContent = announcer.dataset.trouble;
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
  const { createAll, Radios, Checkboxes, CharacterCount, PasswordInput } = await import(
    document.body.dataset.govuk
  );
  for (const component of [Radios, Checkboxes, CharacterCount, PasswordInput]) createAll(component, {}, root);
}

document.addEventListener('htmx:after:settle', (event) => wake(event.target));
wake(document);
