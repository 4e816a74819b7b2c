// "None of these": a box with data-behaviour="exclusive" and its sisters untick each other.
document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked || !target.form) return;
  const alone = target.dataset.behaviour === 'exclusive';
  for (const other of target.form.querySelectorAll(
    `input[type="checkbox"][name="${CSS.escape(target.name)}"]`,
  ))
    if (other !== target && (alone || other.dataset.behaviour === 'exclusive')) other.checked = false;
});
