// Runs before the first paint: scripts are there, and the chosen appearance is put on at once.
// No choice (or "auto") leaves it to the device: see the media of dark.css in layout.njk.
(() => {
  const root = document.documentElement;
  root.classList.replace('no-js', 'js');
  let chosen = null;
  try {
    chosen = localStorage.getItem('vo-theme');
  } catch {
    // Storage may be forbidden; the device then decides.
  }
  const sheet = document.getElementById('dark-theme');
  if (sheet && (chosen === 'dark' || chosen === 'light')) {
    root.dataset.theme = chosen;
    sheet.media = chosen === 'dark' ? 'screen' : 'not all';
  }
})();
