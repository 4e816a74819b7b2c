import { myAuditPath, myResultPath } from '../../audits/audit-paths.ts';
import { type Audit, latestAudit } from '../../audits/audits-queries.ts';
import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { knownClass } from '../unit.ts';
import type { Unit } from '../unit-store.ts';

export type MyUnitPage = {
  readonly title: string;
  readonly commune: string;
  readonly facts: readonly { readonly label: string; readonly value: string | null }[];
  readonly energy: string | null;
  readonly fromState: boolean;
  readonly action: { readonly text: string; readonly href: string };
  readonly contact: { readonly email: string; readonly phone: string };
};
declare module '../../web/views.ts' {
  interface Views {
    'units/my-unit': MyUnitPage;
  }
}

/** The home as its owner sees it: what is known, what is offered, and the next step. */
export async function myUnitPage(ctx: Context, unit: Unit): Promise<MyUnitPage> {
  const t = translator(ctx.locale);
  const { service } = ctx.programme;
  const audit = await latestAudit(ctx.db.read, unit.id);
  return {
    title: unit.address,
    commune: [unit.postcode, communeName(ctx.territory, unit.commune)].filter((part) => part).join(' '),
    facts: [
      { label: t('register.unit.kind'), value: t(`units.kind.${unit.kind}`) },
      {
        label: t('register.unit.area'),
        value: unit.livingArea === null ? null : t('register.list.area', { area: unit.livingArea }),
      },
      { label: t('register.unit.rooms'), value: unit.rooms === null ? null : String(unit.rooms) },
      { label: t('register.unit.yearBuilt'), value: unit.yearBuilt === null ? null : String(unit.yearBuilt) },
      {
        label: t('register.unit.vacancy'),
        value:
          unit.vacantSince === null
            ? t('register.list.ended')
            : t('register.my.vacantSince', { year: String(yearOf(unit.vacantSince)) }),
      },
    ],
    energy: audit?.result?.likely.energyClass ?? knownClass(unit)?.energyClass ?? null,
    fromState: unit.source === 'lovac',
    action: nextStep(ctx, unit, audit),
    contact: { email: service.email, phone: service.phone },
  };
}

function nextStep(ctx: Context, { id }: Unit, audit: Audit | undefined): MyUnitPage['action'] {
  const t = translator(ctx.locale);
  if (audit?.result) return { text: t('register.my.seeResult'), href: myResultPath({ unit: id }) };
  return {
    text: t(audit === undefined ? 'register.my.start' : 'register.my.resume'),
    href: myAuditPath({ unit: id }),
  };
}
