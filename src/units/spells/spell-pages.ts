import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import { spellRow } from '../unit-file/unit-fact-pages.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import { endSpellPath, spellStartPath, vacanciesPath } from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import { EVIDENCE_KINDS, EXIT_KINDS } from './exit.ts';
import type { Spell } from './spell-store.ts';
import { PRECISIONS, START_EVIDENCE } from './vacancy-spell.ts';

type StartFields = {
  readonly name: string;
  readonly action: string;
  readonly open: boolean;
  readonly startedOn: string;
  readonly startPrecision: string;
  readonly startEvidence: string;
};
export type VacanciesPage = {
  readonly home: string;
  readonly back: string;
  readonly version: number;
  readonly today: string;
  readonly columns: readonly string[];
  readonly spells: readonly { readonly row: readonly string[]; readonly start: StartFields }[];
  readonly end: {
    readonly action: string;
    readonly open: boolean;
    readonly endedOn: string;
    readonly exitKind: string;
    readonly evidence: string;
  } | null;
  readonly reopen: StartFields | null;
  readonly precisions: readonly Option[];
  readonly sources: readonly Option[];
  readonly exits: readonly Option[];
  readonly evidence: readonly Option[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/vacancies': VacanciesPage;
  }
}

export function vacanciesPage(
  ctx: Context,
  unit: Unit,
  spells: readonly Spell[],
  sent: SentBack | null,
): VacanciesPage {
  const t = translator(ctx.locale);
  const id = { unit: unit.id };
  const shown = (form: string, field: string, ready: string): string =>
    sent?.form === form ? typedText(sent.typed, field) : ready;
  const start = (name: string, action: string, spell: Spell | null): StartFields => ({
    name,
    action,
    open: sent?.form === name,
    startedOn: shown(name, 'startedOn', spell?.startedOn ?? ''),
    startPrecision: shown(name, 'startPrecision', spell?.startPrecision ?? 'day'),
    startEvidence: shown(name, 'startEvidence', ''),
  });
  const isOpen = spells.some(({ endedOn }) => endedOn === null);
  return {
    home: unit.address,
    back: unitPath(id),
    version: unit.version,
    today: dayOf(ctx.clock()),
    columns: [
      t('register.unit.spellSince'),
      t('register.unit.spellUntil'),
      t('register.unit.spellExit'),
      t('register.unit.spellEvidence'),
      t('register.unit.spellDefinition'),
    ],
    spells: spells.toReversed().map((spell) => ({
      row: spellRow(ctx, spell),
      start: start(`start${spell.id}`, spellStartPath({ ...id, spell: spell.id }), spell),
    })),
    end: isOpen
      ? {
          action: endSpellPath(id),
          open: sent?.form === 'end',
          endedOn: shown('end', 'endedOn', ''),
          exitKind: shown('end', 'exitKind', ''),
          evidence: shown('end', 'evidence', ''),
        }
      : null,
    reopen: isOpen ? null : start('reopen', vacanciesPath(id), null),
    precisions: PRECISIONS.map((value) => ({ value, text: t(`unitLife.vacancies.precisions.${value}`) })),
    sources: START_EVIDENCE.filter((value) => value !== 'lovac').map((value) => ({
      value,
      text: t(`units.startEvidence.${value}`),
    })),
    exits: EXIT_KINDS.map((value) => ({ value, text: t(`units.exit.${value}`) })),
    evidence: EVIDENCE_KINDS.map((value) => ({ value, text: t(`units.evidence.${value}`) })),
    errors: sent?.errors ?? [],
  };
}
