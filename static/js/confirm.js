// [data-confirm] on a submit button: the question is asked in a dialog, then the form goes as it would have.
// Without scripts the form goes at once: the server asks, or lets the act be undone.
const dialog = document.getElementById('confirm-dialog');

function ask(button) {
  const { confirm: text, confirmTitle: title, confirmAction: action, confirmKind: kind } = button.dataset;
  const slot = (name) => dialog.querySelector(`[data-confirm-slot="${name}"]`);
  slot('title').textContent = title;
  slot('text').textContent = text;
  slot('action').textContent = action;
  slot('action').classList.toggle('govuk-button--warning', kind === 'warning');
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

document.addEventListener(
  'click',
  async (event) => {
    const button = event.target.closest('button[data-confirm]');
    if (!button || !dialog || button.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await ask(button))) return button.focus();
    button.dataset.confirmed = 'yes';
    button.click();
    delete button.dataset.confirmed;
  },
  true,
);
