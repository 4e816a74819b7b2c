import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import * as paths from '../agreements-paths.ts';
import { type AmendableTerms, amendableTerms } from './amendable-terms.ts';
import type { Change } from './amendment.ts';
import type { Amendment } from './amendment-store.ts';
import { leadOf } from './amendments-pages.ts';
import { limitsOf } from './propose-amendment.ts';

export type AmendmentFormPage = {
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly version: number | null;
  readonly reason: string;
  readonly amount: { readonly value: string; readonly hint: string } | null;
  readonly deadlines: readonly NumberLine[];
  readonly undertakings: readonly NumberLine[];
  readonly works: readonly {
    readonly index: number;
    readonly name: string;
    readonly cost: string;
    readonly quantity: string;
    readonly drop: boolean;
    readonly unit: string;
  }[];
  readonly beneficiary: {
    readonly same: string;
    readonly value: string;
    readonly items: readonly { readonly value: string; readonly text: string }[];
  } | null;
  readonly errors: readonly FieldError[];
};

type NumberLine = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly unit: string;
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/amendment-form': AmendmentFormPage;
  }
}

/** The form of a new amendment, or of a proposal written anew. */
export async function amendmentFormPage(
  ctx: Context,
  row: CaseRow,
  amendment: Amendment | null,
  again: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<AmendmentFormPage> {
  const now = await amendableTerms(ctx.db.read, ctx, row);
  const { deadlines } = await limitsOf(ctx.db.read, row);
  const { exactMoney } = formatterFor(ctx.locale);
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const written = new Map(amendment ? writtenOf(amendment.changes) : []);
  const value = (field: string, current: string) =>
    again ? typedText(again.typed, field) : (written.get(field) ?? current);
  return {
    lead: await leadOf(ctx, row),
    back: paths.amendmentsPath({ ref }),
    action: amendment
      ? paths.editAmendmentPath({ ref, amendment: amendment.id })
      : paths.newAmendmentPath({ ref }),
    version: amendment?.version ?? null,
    reason: value('reason', amendment?.reason ?? ''),
    amount: ['signed', 'works-started', 'works-done', 'conformity'].includes(row.state)
      ? {
          value: value('amount', euros(now.amount)),
          hint: t('amendments.amountHint', { amount: exactMoney(now.amount) }),
        }
      : null,
    deadlines: now.deadlines.map((delay) => ({
      ...deadlineLine(ctx, delay, deadlines),
      value: value(`deadline-${delay.code}`, String(delay.count)),
    })),
    undertakings: now.undertakings.map(({ kind, years }) => ({
      name: `undertaking-${kind}`,
      label: t(`incentives.undertakings.${kind}`),
      hint: t('amendments.undertakingHint', { years }),
      value: value(`undertaking-${kind}`, String(years)),
      unit: t('amendments.years'),
    })),
    works: now.works.map((work, index) => ({
      index,
      name: upperFirst(translateDynamic(ctx.locale, `incentives.terms.measure.${work.measure}`)),
      cost: value(`work-${index}-cost`, euros(work.costHT)),
      quantity: value(`work-${index}-quantity`, work.quantity === null ? '' : String(work.quantity)),
      drop: value(`work-${index}-drop`, '') === 'yes',
      unit: work.unit,
    })),
    beneficiary: beneficiaryField(ctx, now, value('beneficiary', '')),
    errors: again?.errors ?? [],
  };
}

/** Cents as one types them. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

function deadlineLine(
  { locale }: Context,
  { code, count, unit }: AmendableTerms['deadlines'][number],
  scheme: AmendableTerms['deadlines'],
): Omit<NumberLine, 'value'> {
  const t = translator(locale);
  const rule = scheme.find((known) => known.code === code);
  const words = (n: number) => t(`agreements.act.words.${unit}`, { n });
  const most = rule?.extension ? rule.count + rule.extension.count * rule.extension.times : null;
  return {
    name: `deadline-${code}`,
    label: t(`incentives.deadlines.${code}`),
    hint:
      most === null
        ? t('amendments.deadlineFixed', { now: words(count) })
        : t('amendments.deadlineHint', { now: words(count), most: words(most) }),
    unit: t(`amendments.${unit}`),
  };
}

const beneficiaryField = (
  { locale }: Context,
  { beneficiary, heirs }: AmendableTerms,
  value: string,
): AmendmentFormPage['beneficiary'] =>
  heirs.length === 0
    ? null
    : {
        same: translator(locale)('amendments.beneficiarySame', { name: beneficiary.name }),
        value,
        items: heirs.map(({ ownerId, name }) => ({ value: String(ownerId), text: name })),
      };

/** A proposal as the fields of its form. */
const writtenOf = (changes: readonly Change[]): [string, string][] => changes.flatMap(fieldsOf);

function fieldsOf(change: Change): [string, string][] {
  switch (change.kind) {
    case 'amount':
      return [['amount', euros(change.after)]];
    case 'deadline':
      return [[`deadline-${change.code}`, String(change.after.count)]];
    case 'undertaking':
      return [[`undertaking-${change.undertaking}`, String(change.after)]];
    case 'beneficiary':
      return [['beneficiary', String(change.after.ownerId)]];
    case 'works':
      return change.before.flatMap((work, index): [string, string][] => {
        const kept = change.after.find(({ measure }) => measure === work.measure);
        return kept
          ? [
              [`work-${index}-cost`, euros(kept.costHT)],
              [`work-${index}-quantity`, kept.quantity === null ? '' : String(kept.quantity)],
            ]
          : [[`work-${index}-drop`, 'yes']];
      });
  }
}
