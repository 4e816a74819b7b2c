import { translate, translateDynamic } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import { PHASE_SLUGS, PHASES, type Phase } from '../case-phases.ts';
import type { CaseState } from '../case-states.ts';
import { BACK, ENDED, hasEnded, MAIN_PATH, TRANSITIONS, TURN } from '../case-workflow.ts';

const BOX = { width: 190, height: 46, gap: 34 } as const;
const LEFT = 150;
const TOP = 20;
const ROW = 96;
const WIDTH = LEFT + 4 * (BOX.width + BOX.gap);
/** The ways out are named by letters, in the picture and in its key. */
const LETTERS = 'abcdef';

type Spot = { readonly state: CaseState; readonly x: number; readonly y: number };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const text = (x: number, y: number, kind: string, words: string): string =>
  `<text class="wf-${kind}" x="${x}" y="${y}">${escaped(words)}</text>`;
const targetsOf = (state: CaseState): readonly string[] => Object.values(TRANSITIONS[state]);
const letterOf = (state: CaseState): string => LETTERS[ENDED.indexOf(state)] ?? '';
const name = (state: CaseState, locale: Locale): string => translateDynamic(locale, `cases.state.${state}`);

/** The steps of the way, one row for each phase. */
const spots: readonly Spot[] = PHASE_SLUGS.flatMap((phase, row) =>
  (PHASES[phase] as readonly CaseState[])
    .filter((state) => !hasEnded(state))
    .map((state, column) => ({
      state,
      x: LEFT + column * (BOX.width + BOX.gap),
      y: TOP + row * ROW,
    })),
);

/** Signs beside a step: ways out by letter, ↩ back to an earlier step, ⟲ a correction asked of the owner. */
export function signsOf(state: CaseState): readonly string[] {
  const targets = targetsOf(state);
  const place = MAIN_PATH.indexOf(state);
  const ends = ENDED.filter((end) => targets.includes(end)).map(letterOf);
  const back = targets.some((target) => {
    const at = MAIN_PATH.indexOf(target as CaseState);
    return at !== -1 && at < place;
  });
  return [...ends, ...(back ? ['↩'] : []), ...(targets.includes('to-complete') ? ['⟲'] : [])];
}

function box({ state, x, y }: Spot, locale: Locale): string {
  const signs = signsOf(state).join(' ');
  return [
    `<rect class="wf-step" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8"/>`,
    turnMark(x + 20, y + BOX.height / 2, state, locale),
    text(x + 40, y + 28, 'name', name(state, locale)),
    signs === '' ? '' : text(x + 8, y + BOX.height + 17, 'signs', signs),
  ].join('');
}

/** Whose turn it is: a letter in a ring, a square where the owner is waited for. */
function turnMark(x: number, y: number, state: CaseState, locale: Locale): string {
  const letter = translate(locale, `decisions.workflow.letter.${TURN[state]}`);
  const shape =
    TURN[state] === 'owner'
      ? `<rect class="wf-owner" x="${x - 11}" y="${y - 11}" width="22" height="22"/>`
      : `<circle class="wf-turn" cx="${x}" cy="${y}" r="12"/>`;
  return `${shape}<text class="wf-letter" x="${x}" y="${y + 5}">${letter}</text>`;
}

/** From each step to the next one of the way, where the table has the move. */
function arrow(from: Spot, to: Spot): string {
  if (!targetsOf(from.state).includes(to.state)) return '';
  const middle = BOX.height / 2;
  if (from.y === to.y)
    return `<path class="wf-arrow" d="M${from.x + BOX.width} ${from.y + middle}H${to.x - 3}" marker-end="url(#wf-tip)"/>`;
  const turn = to.y - 14;
  const start = from.x + BOX.width - 30;
  return `<path class="wf-arrow" d="M${start} ${from.y + BOX.height}V${turn}H${to.x + BOX.width / 2}V${to.y - 3}" marker-end="url(#wf-tip)"/>`;
}

const phaseLabel = (phase: Phase, row: number, locale: Locale): string =>
  text(10, TOP + row * ROW + 28, 'phase', translate(locale, `cases.phase.${phase}`));

/** Ends of a case, cut at the corners, with their letter; ↻ those that can be opened again. */
function ends(y: number, locale: Locale): string {
  return ENDED.map((state, index) => {
    const x = LEFT + (index % 4) * (BOX.width + BOX.gap);
    const top = y + Math.floor(index / 4) * (BOX.height + 16);
    const again = 'reopen' in TRANSITIONS[state] ? ' ↻' : '';
    return `${cut(x, top)}${text(x + 14, top + 28, 'name', `${letterOf(state)}  ${name(state, locale)}${again}`)}`;
  }).join('');
}

function cut(x: number, y: number): string {
  const [right, bottom] = [x + BOX.width, y + BOX.height];
  return `<path class="wf-end" d="M${x + 10} ${y}H${right - 10}L${right} ${y + 10}V${bottom - 10}L${right - 10} ${bottom}H${x + 10}L${x} ${bottom - 10}V${y + 10}Z"/>`;
}

/** How to read the picture. */
function key(y: number, locale: Locale): string {
  const parties = ['owner', 'officer', 'second-officer', 'adviser', 'manager'] as const;
  const sample: Record<(typeof parties)[number], CaseState> = {
    owner: 'draft',
    officer: 'submitted',
    'second-officer': 'validation',
    adviser: 'audit',
    manager: 'committee',
  };
  const who = parties.map((party, index) => {
    const x = LEFT + 12 + index * 170;
    return `${turnMark(x, y, sample[party], locale)}${text(x + 20, y + 5, 'key', translate(locale, `decisions.workflow.who.${party}`))}`;
  });
  const signs = ['correction', 'back', 'again'] as const;
  const marks = { correction: '⟲', back: '↩', again: '↻' };
  const words = signs.map((sign, index) =>
    text(
      LEFT + index * 290,
      y + 36,
      'key',
      `${marks[sign]} ${translate(locale, `decisions.workflow.sign.${sign}`)}`,
    ),
  );
  return [...who, ...words].join('');
}

const LIGHT = {
  paper: '#ffffff',
  ink: '#17272f',
  soft: '#4a5f69',
  line: '#5f7884',
  step: '#e4f1f4',
  end: '#f3ece3',
};
const DARK = {
  paper: '#0d1b22',
  ink: '#e8f0f1',
  soft: '#abbfc6',
  line: '#7f99a4',
  step: '#174551',
  end: '#3a3027',
};
const rules = ({ paper, ink, soft, line, step, end }: typeof LIGHT): string =>
  `.wf-paper{fill:${paper}}.wf-step{fill:${step}}.wf-end{fill:${end}}.wf-step,.wf-end,.wf-turn,.wf-owner,.wf-arrow{stroke:${line}}.wf-turn,.wf-owner{fill:${paper}}.wf-tip{fill:${line}}.wf-name,.wf-letter{fill:${ink}}.wf-phase,.wf-signs,.wf-key{fill:${soft}}`;
const SHAPES =
  'text{font-family:"Source Sans 3",system-ui,sans-serif}.wf-name{font-size:15px}.wf-letter{font-size:13px;font-weight:700;text-anchor:middle}.wf-phase{font-size:15px;font-weight:700}.wf-signs{font-size:14px;letter-spacing:1px}.wf-key{font-size:14px}.wf-arrow{fill:none;stroke-width:2}.wf-end{stroke-width:2;stroke-dasharray:5 3}';

/**
 * The workflow of a case drawn from its table, phases from top to bottom. `alone`: with its own colours, for day and night,
 * as a file; otherwise the page's style sheet colours it (workflow.css).
 */
export function workflowSvg(locale: Locale, alone = false): string {
  const rows = PHASE_SLUGS.length;
  const bottom = TOP + rows * ROW;
  const height = bottom + 2 * (BOX.height + 16) + 100;
  const style = alone
    ? `<style>${SHAPES}${rules(LIGHT)}@media(prefers-color-scheme:dark){${rules(DARK)}}</style><rect class="wf-paper" width="${WIDTH}" height="${height}"/>`
    : '';
  const arrows = spots.slice(1).map((to, index) => arrow(spots[index] as Spot, to));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="workflow" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="workflow-title">`,
    `<title id="workflow-title">${escaped(translate(locale, 'decisions.workflow.picture'))}</title>`,
    style,
    '<defs><marker id="wf-tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="wf-tip" d="M0 0L8 4L0 8Z"/></marker></defs>',
    ...PHASE_SLUGS.map((phase, row) => phaseLabel(phase, row, locale)),
    ...arrows,
    ...spots.map((spot) => box(spot, locale)),
    text(10, bottom + 28, 'phase', translate(locale, 'decisions.workflow.end')),
    ends(bottom, locale),
    text(10, height - 61, 'phase', translate(locale, 'decisions.workflow.legend')),
    key(height - 66, locale),
    '</svg>\n',
  ].join('\n');
}

/** Where an action leads, as the table says it. */
export const leadsBack = (target: string): boolean => target === BACK;
