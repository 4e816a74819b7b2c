// The menu on phones, panels that open from a button, and notices one can close.
const button = document.querySelector('[data-menu]');
const nav = document.getElementById('site-nav');

function openMenu(open) {
  button.setAttribute('aria-expanded', String(open));
  nav.classList.toggle('site-nav--open', open);
}

if (button && nav)
  button.addEventListener('click', () => openMenu(button.getAttribute('aria-expanded') !== 'true'));

const openPanels = () => document.querySelectorAll('[data-panel][open]');

document.addEventListener('click', (event) => {
  for (const panel of openPanels()) if (!panel.contains(event.target)) panel.open = false;
  const dismiss = event.target.closest('[data-dismiss]');
  dismiss?.closest(dismiss.dataset.dismiss)?.remove();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const [panel] = openPanels();
  if (panel) {
    panel.open = false;
    panel.querySelector('summary').focus();
  } else if (button?.getAttribute('aria-expanded') === 'true') {
    openMenu(false);
    button.focus();
  }
});
