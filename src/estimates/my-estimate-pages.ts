import { answerText } from '../audits/answer-text.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { communeName } from '../programme/territory.ts';
import { dayOf, instant } from '../shared/dates.ts';
import type { Unit } from '../units/units-queries.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { typedText } from '../web/forms.ts';
import type { EstimateAnswers } from './estimate-answers.ts';
import type { KeptEstimate } from './estimate-store.ts';
import { declareFromEstimatePath, myEstimatePath } from './estimates-paths.ts';
import { answersForAudit } from './typical-home.ts';

const DECLARED = ['name', 'address', 'commune', 'kind', 'vacantSince', 'isOwner'] as const;

export type MyEstimatePage = {
  readonly errors: readonly FieldError[];
  readonly lead: string;
  readonly chooseAction: string;
  readonly declareAction: string;
  readonly homes: readonly { readonly value: string; readonly text: string; readonly hint: string | null }[];
  /** Chosen at once where there is one in the commune of the estimate. */
  readonly home: string;
  readonly reused: readonly { readonly label: string; readonly value: string }[];
  /** What the estimate does not say, hence asked. */
  readonly asks: { readonly commune: boolean; readonly kind: boolean; readonly vacantSince: boolean };
  readonly communes: readonly { readonly value: string; readonly text: string }[];
  readonly values: Readonly<Record<(typeof DECLARED)[number], string>>;
};
declare module '../web/views.ts' {
  interface Views {
    'estimates/my-estimate': MyEstimatePage;
  }
}

/** Which home the estimate is about: one that the account holds already, or one to declare with what is not known yet. */
export function myEstimatePage(
  ctx: Context,
  kept: KeptEstimate,
  units: readonly Unit[],
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): MyEstimatePage {
  const t = translator(ctx.locale);
  const { answers } = kept;
  const here = { estimate: kept.id };
  const likely = units.filter(({ commune }) => answers.commune === null || commune === answers.commune);
  return {
    errors,
    lead: t('estimates.mine.lead', {
      day: formatterFor(ctx.locale).day(dayOf(instant(kept.updatedAt))),
    }),
    chooseAction: myEstimatePath(here),
    declareAction: declareFromEstimatePath(here),
    homes: units.map(({ id, address, commune }) => ({
      value: String(id),
      text: address,
      hint: communeName(ctx.territory, commune),
    })),
    home: likely.length === 1 ? String(likely[0]?.id) : '',
    reused: reusedShown(ctx, answers),
    asks: {
      commune: answers.commune === null,
      kind: answers.kind === null,
      vacantSince: answers.vacantSince === null,
    },
    communes: ctx.territory.communes
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'fr')),
    values: {
      ...(Object.fromEntries(
        DECLARED.map((field) => [field, typedText(typed, field)]),
      ) as MyEstimatePage['values']),
      name: typedText(typed, 'name') || (ctx.actor.kind === 'owner' ? ctx.actor.name : ''),
    },
  };
}

function reusedShown(ctx: Context, answers: EstimateAnswers): MyEstimatePage['reused'] {
  const t = translator(ctx.locale);
  const said = answersForAudit(answers);
  const names = (insee: string) => communeName(ctx.territory, insee);
  const audited = (
    [
      'commune',
      'kind',
      'livingArea',
      'yearBuilt',
      'glazing',
      'wallInsulation',
      'roofInsulation',
      'heating',
    ] as const
  ).flatMap((slug) => {
    const value = answerText(said, slug, ctx.locale, names);
    return value === null ? [] : [{ label: t(`auditScreens.short.${slug}`), value }];
  });
  const { tenureAfter, ownerKind, householdSize, measures, vacantSince } = answers;
  return [
    ...audited,
    ...(vacantSince === null
      ? []
      : [{ label: t('estimates.fields.vacantSince'), value: String(vacantSince) }]),
    ...(tenureAfter === null
      ? []
      : [{ label: t('estimates.fields.tenureAfter'), value: t(`estimates.tenure.${tenureAfter}`) }]),
    ...(ownerKind === null
      ? []
      : [{ label: t('estimates.fields.ownerKind'), value: t(`estimates.owner.${ownerKind}`) }]),
    ...(householdSize === null
      ? []
      : [
          { label: t('estimates.fields.householdSize'), value: t('estimates.persons', { n: householdSize }) },
        ]),
    ...(measures.length === 0
      ? []
      : [
          {
            label: t('estimates.fields.measures'),
            value: measures.map((slug) => t(`audits.measures.${slug}.title`)).join(', '),
          },
        ]),
  ];
}
