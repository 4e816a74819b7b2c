// Appearance: a button that turns the light on or off, and three choices in the footer. Kept on this device.
const KEY = 'vo-theme';
const root = document.documentElement;
const sheet = document.getElementById('dark-theme');
const night = matchMedia('(prefers-color-scheme: dark)');
const MEDIA = { dark: 'screen', light: 'not all', auto: 'screen and (prefers-color-scheme: dark)' };

const chosen = () => root.dataset.theme ?? 'auto';
const isDark = () => chosen() === 'dark' || (chosen() === 'auto' && night.matches);

function show() {
  root.classList.toggle('is-dark', isDark());
  for (const button of document.querySelectorAll('[data-theme-set]'))
    button.setAttribute('aria-pressed', String(button.dataset.themeSet === chosen()));
}

function choose(theme) {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (sheet) sheet.media = MEDIA[theme];
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  show();
}

document.addEventListener('click', (event) => {
  const set = event.target.closest('[data-theme-set]');
  if (set) choose(set.dataset.themeSet);
  else if (event.target.closest('[data-theme-toggle]')) choose(isDark() ? 'light' : 'dark');
});
night.addEventListener('change', show);
show();
