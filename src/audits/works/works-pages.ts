import { newCasePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import type { SaidInEstimate } from '../../estimates/estimates-queries.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { OWNER_KINDS, RENT_LEVELS, TENURES } from '../../incentives/vocabulary.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { FieldError } from '../../web/forms.ts';
import { type Audit, isFrozen } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { moneyRange } from '../questionnaire/result-pages.ts';
import type { Scenario } from '../scenario.ts';
import type { SiteFacts } from '../site-facts.ts';
import {
  type MeasureSlug,
  natureOf,
  slugOf,
  WORK_PARTS,
  type WorkPart,
  type WorkRef,
} from './measure-catalogue.ts';
import { measurePicture } from './measure-picture.ts';
import { measureChoices } from './measures.ts';
import type { ProjectAnswers } from './retained-scenario.ts';
import type { WorksChoice } from './works-choice.ts';
import { signedPercent, type WorksShown } from './works-result-pages.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/works': WorksPage;
    'audits/works-live': WorksPage;
  }
}

type MeasureCard = {
  readonly id: string;
  readonly ref: WorkRef;
  readonly checked: boolean;
  readonly title: string;
  readonly explanation: string;
  readonly picture: string | null;
  readonly facts: readonly string[];
  readonly alone: string;
};
type MeasureGroup = {
  readonly part: WorkPart;
  readonly title: string;
  /** Several measures on one part exclude each other. */
  readonly exclusive: boolean;
  readonly untouched: boolean;
  readonly cards: readonly MeasureCard[];
};
type Option = { readonly value: string; readonly text: string };

export type WorksPage = {
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly back: string;
  readonly bundles: string;
  readonly action: string;
  readonly tryAction: string;
  readonly keepAction: string;
  readonly scenarios: string;
  readonly groups: readonly MeasureGroup[];
  readonly refused: readonly { readonly title: string; readonly reason: string }[];
  readonly project: { readonly [Field in keyof ProjectAnswers]: string };
  readonly tenures: readonly Option[];
  readonly rents: readonly Option[];
  readonly ownerKinds: readonly Option[];
  readonly vacantSince: string | null;
  /** null while nothing is ticked, or while what is ticked cannot be done. */
  readonly shown: WorksShown | null;
  /** When exactly these works were retained; null when they are not. */
  readonly retainedOn: string | null;
  readonly apply: string;
  readonly lead: string;
  /** The works and the project come from the public estimate. */
  readonly reused: string | null;
  /** Reviewed, or applied for: shown, no longer changed. */
  readonly frozen: boolean;
};

export type WorksView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly site: SiteFacts;
  readonly choice: WorksChoice;
  readonly alone: ReadonlyMap<MeasureSlug, Scenario>;
  readonly shown: WorksShown | null;
  readonly said: SaidInEstimate | null;
  /** An application was filed with these works. */
  readonly applied: boolean;
  readonly errors?: readonly FieldError[];
  /** Text fields as typed, when they could not be read. */
  readonly typed?: Partial<Record<'householdSize' | 'referenceIncome', string>>;
};

const leadOf = ({ audit, applied }: WorksView) => (isFrozen(audit) ? 'frozen' : applied ? 'applied' : 'lead');

export function worksPage(ctx: Context, view: WorksView): WorksPage {
  const { unit, audit, choice, shown, errors = [] } = view;
  const { locale } = ctx;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const here = { unit: unit.id };
  return {
    errors,
    caption: t('auditScreens.caption', { address: unit.address }),
    back: paths.myResultPath(here),
    bundles: paths.myBundlesPath(here),
    action: paths.worksPath(here),
    tryAction: paths.tryWorksPath(here),
    keepAction: paths.keepWorksPath(here),
    scenarios: paths.myProposalsPath(here),
    groups: groupsOf(view, locale),
    refused: refusedOf(view, locale),
    project: projectFields(view, locale),
    tenures: TENURES.map((value) => ({ value, text: capital(t(`incentives.terms.tenure.${value}`)) })),
    rents: RENT_LEVELS.map((value) => ({ value, text: capital(t(`incentives.terms.rentLevel.${value}`)) })),
    ownerKinds: OWNER_KINDS.map((value) => ({
      value,
      text: capital(t(`incentives.terms.ownerKind.${value}`)),
    })),
    vacantSince:
      unit.vacantSince && t('auditScreens.works.vacantSince', { month: fmt.month(unit.vacantSince) }),
    shown,
    retainedOn: isRetained(audit, choice) && audit.scenario ? fmt.moment(audit.scenario.chosenAt) : null,
    apply: newCasePath({ unit: unit.id }),
    lead: t(`auditScreens.works.${leadOf(view)}`),
    reused: view.said && t('estimates.reused', { day: fmt.day(view.said.on) }),
    frozen: isFrozen(audit) || view.applied,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether these very works and answers are those stored. */
function isRetained({ scenario }: Audit, { measures, project }: WorksChoice): boolean {
  if (!scenario) return false;
  const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
  return (
    same(scenario.chosen.toSorted(), measures.toSorted()) && same({ ...scenario.project }, { ...project })
  );
}

function groupsOf({ alone, choice }: WorksView, locale: Locale): MeasureGroup[] {
  const t = translator(locale);
  return WORK_PARTS.flatMap((part) => {
    const offered = [...alone].filter(([slug]) => natureOf(slug).part === part);
    if (offered.length === 0) return [];
    const chosen = choice.measures.find((ref) => natureOf(slugOf(ref)).part === part);
    return [
      {
        part,
        title: t(`auditScreens.works.groups.${part}`),
        exclusive: offered.length > 1,
        untouched: chosen === undefined,
        cards: offered.map(([slug, scenario], index) =>
          card(
            slug,
            scenario,
            chosen && slugOf(chosen) === slug ? chosen : null,
            index === 0 ? part : `${part}-${index + 1}`,
            locale,
          ),
        ),
      },
    ];
  });
}

function card(
  slug: MeasureSlug,
  scenario: Scenario,
  /** As it is chosen, in this variant or the usual one. */
  chosen: WorkRef | null,
  id: string,
  locale: Locale,
): MeasureCard {
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const [measure] = scenario.measures;
  if (!measure) throw new RangeError('a scenario without measure');
  const { performance } = natureOf(slug);
  const quantity = Math.round(measure.quantity);
  return {
    id,
    ref: chosen ?? slug,
    checked: chosen !== null,
    title: t(`audits.measures.${slug}.title`),
    explanation: t(`audits.measures.${slug}.explanation`),
    picture: measurePicture(slug),
    facts: [
      ...(measure.unit === 'm2' ? [t('auditScreens.works.quantityM2', { n: quantity })] : []),
      ...(measure.part === 'windows' && measure.unit === 'unit'
        ? [t('auditScreens.works.windowCount', { n: quantity })]
        : []),
      ...(performance !== null && measure.performance !== null
        ? [t(`audits.performances.${performance}`, { value: fmt.number(measure.performance) })]
        : []),
      moneyRange(measure.costTTC, locale, 10_000) + t('auditScreens.works.ttc'),
      t('auditScreens.works.lifetime', { years: measure.lifetimeYears }),
    ],
    alone: aloneText(scenario, locale),
  };
}

/** What the measure does by itself; with others it does less, since they share the same heat. */
function aloneText({ gainPercent, before, after }: Scenario, locale: Locale): string {
  const t = translator(locale);
  if (Math.abs(gainPercent) < 1) return t('auditScreens.works.aloneNothing');
  const gain = signedPercent(-gainPercent, locale);
  return after.energyClass === before.energyClass
    ? t('auditScreens.works.alone', { gain })
    : t('auditScreens.works.aloneClass', { gain, energyClass: after.energyClass });
}

const refusedOf = ({ audit, site }: WorksView, locale: Locale): WorksPage['refused'] => {
  const t = translator(locale);
  return measureChoices(audit.answers, site).flatMap(({ slug, refusal }) =>
    refusal === null
      ? []
      : [{ title: t(`audits.measures.${slug}.title`), reason: t(`audits.measureRefusals.${refusal}`) }],
  );
};

function projectFields({ choice: { project }, typed }: WorksView, locale: Locale): WorksPage['project'] {
  const whole = (value: number | null) => (value === null ? '' : formatterFor(locale).number(value));
  return {
    ownerKind: project.ownerKind ?? '',
    tenureAfter: project.tenureAfter ?? '',
    rentLevel: project.rentLevel ?? '',
    householdSize: typed?.householdSize ?? whole(project.householdSize),
    referenceIncome: typed?.referenceIncome ?? whole(project.referenceIncome),
    worksNotStarted: project.worksNotStarted ? 'yes' : '',
    protectedFacade: project.protectedFacade ? 'yes' : '',
  };
}
