import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { coversCommune, isAllowed } from '../../shared/actor.ts';
import { forbidden, mustExist } from '../../shared/errors.ts';
import type { UnitId } from '../../shared/ids.ts';
import type { UnitPanel } from '../../units/unit-file/unit-panels.ts';
import { unitPath } from '../../units/units-paths.ts';
import { findUnit, ownersOfUnit } from '../../units/units-queries.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { staffOf } from '../acting.ts';
import { filingOf } from '../applicants/applicant-store.ts';
import { PAPER_KINDS } from '../applicants/filing.ts';
import { casePath, deskCasePath, deskStartPath } from '../case-paths.ts';
import { liveCase } from '../case-store.ts';
import { latestRetained } from '../instruction/case-audit.ts';

type Choice = { readonly value: string; readonly text: string };
export type DeskPage = {
  readonly address: string;
  readonly back: string;
  readonly action: string;
  readonly ready: boolean;
  readonly owners: readonly Choice[];
  readonly papers: readonly Choice[];
  readonly typed: Readonly<Record<'owner' | 'paper' | 'keptWhere', string>>;
  readonly errors: readonly FieldError[];
};
export type DeskPanel = { readonly text: string; readonly href: string } | null;
declare module '../../web/views.ts' {
  interface Views {
    'cases/desk-start': DeskPage;
  }
}

/** For whom an officer opens an application, and how they heard it. */
export async function deskPage(
  ctx: Context,
  unitId: UnitId,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<DeskPage> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const unit = mustExist(await findUnit(read, unitId), 'cases.errors.unknownUnit');
  if (!coversCommune(staffOf(ctx), unit.commune)) throw forbidden('cases.errors.otherTerritory');
  const holders = (await ownersOfUnit(read, unitId)).filter(({ rank }) => rank >= 1);
  const text = (field: string): string => (form ? typedText(form.typed, field) : '');
  return {
    address: unit.address,
    back: unitPath({ unit: unitId }),
    action: deskStartPath({ unit: unitId }),
    ready: (await latestRetained(read, unitId)) !== null,
    owners: holders.map(({ owner: { id, name } }) => ({ value: String(id), text: name })),
    papers: PAPER_KINDS.map((value) => ({ value, text: t(`applicants.paper.${value}`) })),
    typed: {
      owner: text('owner') || (holders.length === 1 ? String(holders[0]?.owner.id ?? '') : ''),
      paper: text('paper'),
      keptWhere: text('keptWhere'),
    },
    errors: form?.errors ?? [],
  };
}

/** On a dwelling's page: the way to its running case, or to an application filled in for its owner. */
export const deskPanel: UnitPanel = async (ctx, unit) => {
  const t = translator(ctx.locale);
  const view = 'cases/_desk-panel.njk';
  if (!isAllowed(ctx.actor, 'cases.instruct')) return { view, model: null };
  const running = await liveCase(ctx.db.read, unit.id);
  const model = async (): Promise<DeskPanel> => {
    if (!running) return { text: t('applicants.desk.title'), href: deskStartPath({ unit: unit.id }) };
    if (running.ref !== null)
      return {
        text: t('cases.my.caseTitle', { ref: running.ref }),
        href: casePath({ ref: running.ref }),
      };
    const atDesk = (await filingOf(ctx.db.read, running.id))?.way === 'officer';
    return atDesk ? { text: t('applicants.desk.open'), href: deskCasePath({ case: running.id }) } : null;
  };
  return { view, model: await model() };
};
