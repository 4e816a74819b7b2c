// One-key shortcuts for people who work here all day. Off with one button (WCAG 2.2, 2.1.4), and never while typing.
const KEY = 'vo-shortcuts';
const dialog = document.getElementById('shortcuts-dialog');
let on = true;
try {
  on = localStorage.getItem(KEY) !== 'off';
} catch {
  // Without storage they are simply on.
}

const isTyping = (target) =>
  target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], dialog');
const rows = () =>
  [...document.querySelectorAll('[data-rows] tbody tr')].filter((row) =>
    row.querySelector('[data-row-link]'),
  );
const here = () => document.querySelector('.row--here');

function walk(step) {
  const all = rows();
  // A page that shows one of several things (pieces of a case) goes on to the next one.
  if (!all.length) return document.querySelector(`[data-walk="${step > 0 ? 'next' : 'previous'}"]`)?.click();
  const at = all.indexOf(here());
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  here()?.classList.remove('row--here');
  next.classList.add('row--here');
  next.querySelector('[data-row-link]').focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function tick() {
  here()?.querySelector('.row-select')?.click();
}

/** From the last row ticked to this one, as a click with Shift does. */
function tickTo() {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true });
  here()?.querySelector('.row-select')?.dispatchEvent(click);
}

const ACTIONS = {
  '/': () => document.querySelector('[data-search]')?.focus(),
  j: () => walk(1),
  k: () => walk(-1),
  x: tick,
  X: tickTo,
  '?': () => dialog?.showModal(),
};

document.addEventListener('keydown', (event) => {
  const action = ACTIONS[event.key];
  if (!on || !action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  action();
});

document.addEventListener('focusin', (event) => {
  const row = event.target.closest?.('[data-rows] tbody tr');
  if (row === here()) return;
  here()?.classList.remove('row--here');
  row?.classList.add('row--here');
});

function showState() {
  const button = dialog?.querySelector('[data-shortcuts-toggle]');
  if (!button) return;
  button.setAttribute('aria-pressed', String(on));
  button.textContent = on ? button.dataset.on : button.dataset.off;
}

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-shortcuts-help]')) dialog?.showModal();
  if (!event.target.closest('[data-shortcuts-toggle]')) return;
  on = !on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Then it holds for this page.
  }
  showState();
});
showState();
