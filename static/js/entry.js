// Choosing another kind, or wanting a part, brings its own fields: the form is saved and comes back with them.
document.addEventListener(
  'input',
  (event) => {
    const field = event.target;
    if (!field.matches?.('[data-submit]')) return;
    event.stopImmediatePropagation();
    field.form.requestSubmit();
  },
  { capture: true },
);
