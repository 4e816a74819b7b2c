// Ticked rows: "select all", and the bar of bulk actions that shows how many are ticked.
const boxesOf = (form) => [...document.querySelectorAll(`.row-select[form="${CSS.escape(form)}"]`)];

function count(form) {
  const bar = document.getElementById(form);
  const boxes = boxesOf(form);
  const ticked = boxes.filter((box) => box.checked).length;
  const all = document.querySelector(`[data-select-all="${CSS.escape(form)}"]`);
  if (all) {
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  if (!bar) return;
  bar.classList.toggle('bulk-bar--used', ticked > 0);
  const text = bar.querySelector('[data-bulk-count]');
  if (text) text.textContent = text.dataset.text.replace('{count}', ticked);
}

const countAll = () => {
  for (const bar of document.querySelectorAll('[data-bulk]')) count(bar.id);
};

// Shift and click (or Shift and x) ticks from the last box touched to this one.
let last = null;
document.addEventListener('click', (event) => {
  if (!event.target.matches?.('.row-select')) return;
  const boxes = boxesOf(event.target.getAttribute('form'));
  const [from, to] = [boxes.indexOf(last), boxes.indexOf(event.target)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0)
    for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
  last = event.target;
});

document.addEventListener('change', (event) => {
  const { selectAll } = event.target.dataset;
  if (selectAll) for (const box of boxesOf(selectAll)) box.checked = event.target.checked;
  const form = selectAll ?? (event.target.matches('.row-select') && event.target.getAttribute('form'));
  if (form) count(form);
});
document.addEventListener('htmx:after:settle', countAll);
addEventListener('pageshow', countAll);

// On a phone a row is a card (tables.css): each cell bears the name of its column, and an empty one steps aside.
function nameCells() {
  for (const table of document.querySelectorAll('.data-table--cards:not([data-unnamed])')) {
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.name);
    for (const cell of table.querySelectorAll('tbody td')) {
      const name = names[cell.cellIndex];
      if (name && !cell.querySelector('[data-row-link], form, .row-select')) cell.dataset.name = name;
      if (/^[–\s]*$/.test(cell.textContent) && !cell.querySelector('input, svg, img'))
        cell.dataset.nothing = '';
    }
  }
}
document.addEventListener('htmx:after:settle', nameCells);
nameCells();
