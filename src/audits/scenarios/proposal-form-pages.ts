import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { Unit } from '../../units/units-queries.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { Audit } from '../audit.ts';
import type { SiteFacts } from '../site-facts.ts';
import { isWorkRef, type MeasureSlug, natureOf, slugOf, WORK_PARTS } from '../works/measure-catalogue.ts';
import { measureChoices } from '../works/measures.ts';
import { PROPOSAL_KINDS, type Proposal, type ProposalChoice } from './proposal.ts';
import { STEP_NUMBERS, stepField, yearField } from './proposal-forms.ts';
import type { ProposalLinks } from './proposal-pages.ts';
import type { ProposalShown } from './proposal-shown-pages.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/scenario-edit': ProposalEditPage;
    'audits/scenario-live': ProposalEditPage;
  }
}

type Option = { readonly value: string; readonly text: string };
export type ProposalEditPage = {
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly title: string;
  readonly back: string;
  readonly action: string;
  readonly tryAction: string;
  readonly version: number | null;
  readonly name: string;
  readonly kind: string;
  readonly kinds: readonly (Option & { readonly hint: string })[];
  readonly parts: readonly {
    readonly part: string;
    readonly title: string;
    readonly measures: readonly Option[];
    readonly value: string;
    readonly stepName: string;
    readonly step: string;
  }[];
  readonly steps: readonly Option[];
  readonly years: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** null for owners: the adviser answers for what the rules do not find. */
  readonly justification: string | null;
  readonly shown: ProposalShown | null;
};

export type ProposalEditView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly site: SiteFacts;
  readonly links: ProposalLinks;
  readonly proposal: Proposal | null;
  /** The fields as they stand: typed, else those of the choice. */
  readonly fields: Typed;
  readonly shown: ProposalShown | null;
  readonly adviser: boolean;
  readonly errors: readonly FieldError[];
};

export function proposalEditPage(ctx: Context, view: ProposalEditView): ProposalEditPage {
  const { unit, audit, site, links, proposal, fields, adviser } = view;
  const t = translator(ctx.locale);
  const of = (field: string) => typedText(fields, field);
  const choices = measureChoices(audit.answers, site);
  return {
    errors: view.errors,
    caption: t('auditScreens.caption', { address: unit.address }),
    title: proposal ? t('auditScenarios.edit') : t('auditScenarios.fresh'),
    back: links.list,
    action: proposal ? links.one(proposal.id) : links.list,
    tryAction: links.tryOut,
    version: proposal?.version ?? null,
    name: of('name'),
    kind: of('kind'),
    kinds: PROPOSAL_KINDS.map((value) => ({
      value,
      text: t(`auditScenarios.kinds.${value}.title`),
      hint: t(`auditScenarios.kinds.${value}.text`),
    })),
    parts: WORK_PARTS.flatMap((part) => {
      const value = of(part);
      const measures = choices
        .filter(
          ({ slug, refusal }) => natureOf(slug).part === part && (refusal === null || isOf(value, slug)),
        )
        // A variant that was kept stays chosen.
        .map(({ slug }) => ({
          value: isOf(value, slug) ? value : slug,
          text: t(`audits.measures.${slug}.title`),
        }));
      if (measures.length === 0) return [];
      const stepName = stepField(part);
      return [
        {
          part,
          title: t(`auditScreens.works.groups.${part}`),
          measures,
          value,
          stepName,
          step: of(stepName) || '1',
        },
      ];
    }),
    steps: STEP_NUMBERS.map((number) => ({
      value: String(number),
      text: t('auditScenarios.step', { number }),
    })),
    years: STEP_NUMBERS.map((number) => ({
      name: yearField(number),
      label: t('auditScenarios.step', { number }),
      value: of(yearField(number)),
    })),
    justification: adviser ? of('justification') : null,
    shown: view.shown,
  };
}

const isOf = (value: string, slug: MeasureSlug): boolean => isWorkRef(value) && slugOf(value) === slug;

/** A choice as the fields of its form. */
export function fieldsOf(choice: ProposalChoice): Typed {
  const works = choice.steps.flatMap(({ measures }, index) =>
    measures.flatMap((ref) => {
      const { part } = natureOf(slugOf(ref));
      return [
        [part, ref],
        [stepField(part), String(index + 1)],
      ];
    }),
  );
  const years = choice.steps.map(({ year }, index) => [
    yearField(index + 1),
    year === null ? '' : String(year),
  ]);
  return Object.fromEntries([
    ['name', choice.name],
    ['kind', choice.kind],
    ['justification', choice.justification ?? ''],
    ...works,
    ...years,
  ]);
}
