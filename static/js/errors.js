// The error summary takes the focus, on load and when a fragment brings one; its links go to the field itself.
function focusSummary(root) {
  root.querySelector?.('[data-error-summary]')?.focus();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-error-summary] a[href^="#"]');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  const label =
    field.closest('fieldset')?.querySelector('legend') ??
    document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  (label ?? field).scrollIntoView({ block: 'start' });
  field.focus({ preventScroll: true });
});

document.addEventListener('htmx:after:settle', (event) => focusSummary(event.target));
focusSummary(document);
