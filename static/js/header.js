// The menu on phones, the account panel, and notices one can close.
const button = document.querySelector('[data-menu]');
const nav = document.getElementById('site-nav');

function openMenu(open) {
  button.setAttribute('aria-expanded', String(open));
  nav.classList.toggle('site-nav--open', open);
}

if (button && nav)
  button.addEventListener('click', () => openMenu(button.getAttribute('aria-expanded') !== 'true'));

const account = document.querySelector('[data-account]');

document.addEventListener('click', (event) => {
  if (account?.open && !account.contains(event.target)) account.open = false;
  const dismiss = event.target.closest('[data-dismiss]');
  dismiss?.closest(dismiss.dataset.dismiss)?.remove();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (account?.open) {
    account.open = false;
    account.querySelector('summary').focus();
  } else if (button?.getAttribute('aria-expanded') === 'true') {
    openMenu(false);
    button.focus();
  }
});
