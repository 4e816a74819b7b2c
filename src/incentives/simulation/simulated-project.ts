import { type Day, day, wholeMonthsBetween } from '../../shared/dates.ts';
import { type BasisPoints, centsHT } from '../../shared/money.ts';
import { compileNationalGrants } from '../compiled/national-grants.ts';
import { type Project, projectOf } from '../compiled/project.ts';
import { type ProjectWay, projectWays } from '../compiled/settle-project.ts';
import { vintageOn } from '../in-force.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { vatRateFor } from '../levers/reduced-vat.ts';
import { MEASURE_FACTS } from '../measure-defaults.ts';
import { type Maybe, type Measure, type Situation, UNKNOWN } from '../situation.ts';
import type { DwellingKind, EnergyClass, IncomeBand, OwnerKind, RentLevel, Tenure } from '../vocabulary.ts';
import type { AssumedWorks, Assumptions } from './assumptions.ts';
import { draw, pick } from './draw.ts';

/** `person`: an individual; `company`: a private company, an SCI for a share that the assumptions state. */
export const HOME_OWNERS = ['person', 'company', 'developer', 'public', 'social-landlord', 'other'] as const;

/** What the register knows of a vacant home; null where it does not. */
export type HomeFacts = {
  readonly id: number;
  readonly commune: string;
  readonly kind: DwellingKind | null;
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
  readonly vacantSince: string | null;
  readonly energyClass: EnergyClass | null;
  readonly owner: (typeof HOME_OWNERS)[number] | null;
};

/** A home as a project that schemes can be read against; null where the assumptions foresee no works. */
export type SimulatedProject = { readonly project: Project; readonly ways: readonly ProjectWay[] };

const orUnknown = <T>(value: T | null | undefined): Maybe<T> => value ?? UNKNOWN;

/**
 * Homes of the register as projects. What the register knows is taken as it is, and what it does not know of the dwelling
 * stays unknown; what nobody can know yet (income, tenure, works) is drawn from the assumptions, once for each home.
 */
export function compileProjects(
  assumptions: Assumptions,
  levers: LeverParameters,
  on: Day,
): (home: HomeFacts) => SimulatedProject | null {
  const nationalGrants = compileNationalGrants(levers, on);
  const vat = vintageOn(levers.vat, on);
  const vacancy = vacancyOn(on);
  return (home) => {
    const classBefore = home.energyClass ?? assumedClass(home, assumptions);
    const works = classBefore === undefined ? undefined : assumptions.works[classBefore];
    if (!works) return null;
    const facts = { on, vacancyMonths: vacancy(home), classBefore: classBefore ?? UNKNOWN } as const;
    const bare = situationOf(home, facts, works, assumptions);
    const measures = measuresOf(works, home.livingArea).map(
      (measure): Measure => ({
        ...measure,
        vat: vat ? vatRateFor(vat, measure.post, bare) : measure.vat,
      }),
    );
    const project = projectOf({ ...bare, measures }, []);
    return { project, ways: projectWays(project, nationalGrants(project)) };
  };
}

function assumedClass({ id, yearBuilt }: HomeFacts, { classByPeriod }: Assumptions): EnergyClass | undefined {
  const period =
    yearBuilt === null
      ? undefined
      : classByPeriod.find(({ builtBefore }) => builtBefore === null || yearBuilt < builtBefore);
  return period && pick(period.shares, draw(id, 'class'));
}

function situationOf(
  home: HomeFacts,
  facts: Pick<Situation, 'on' | 'vacancyMonths' | 'classBefore'>,
  works: AssumedWorks,
  assumptions: Assumptions,
): Situation {
  const tenure = pick<Tenure>(assumptions.tenures, draw(home.id, 'tenure'));
  const rent = tenure === 'let' ? pick<RentLevel>(assumptions.rentLevels, draw(home.id, 'rent')) : undefined;
  const ownerKind = ownerOf(home, assumptions);
  const isPerson = ownerKind === 'individual';
  return {
    ...facts,
    commune: home.commune,
    kind: orUnknown(home.kind),
    livingArea: orUnknown(home.livingArea),
    bedrooms: UNKNOWN,
    yearBuilt: orUnknown(home.yearBuilt),
    classAfter: works.classAfter,
    gainPercent: works.gainPercent,
    epBefore: UNKNOWN,
    epAfter: UNKNOWN,
    ownerKind: orUnknown(ownerKind),
    incomeBand: isPerson
      ? orUnknown(pick<IncomeBand>(assumptions.incomeBands, draw(home.id, 'income')))
      : UNKNOWN,
    tenureAfter: orUnknown(tenure),
    rentLevel: orUnknown(rent),
    degradation: UNKNOWN,
    monthlyRent: UNKNOWN,
    lettingYears: UNKNOWN,
    purchasePrice: UNKNOWN,
    propertyTax: UNKNOWN,
    rentalValue: UNKNOWN,
    facts: factsOf(home.id, assumptions),
    measures: [],
  };
}

/** Files date most vacancies by the year: the same few days come back for thousands of homes. */
function vacancyOn(on: Day): (home: HomeFacts) => Maybe<number> {
  const known = new Map<string, number>();
  return ({ vacantSince }) => {
    if (vacantSince === null) return UNKNOWN;
    const months = known.get(vacantSince) ?? Math.max(0, wholeMonthsBetween(day(vacantSince), on));
    known.set(vacantSince, months);
    return months;
  };
}

function ownerOf({ id, owner }: HomeFacts, { sciShare }: Assumptions): OwnerKind | undefined {
  if (owner === 'person') return 'individual';
  if (owner === 'company') return draw(id, 'sci') * 10_000 < sciShare ? 'sci' : 'company';
  return owner ?? undefined;
}

function factsOf(id: number, { facts }: Assumptions): Situation['facts'] {
  const known: Record<string, boolean> = {};
  for (const fact in facts) {
    const share = facts[fact as keyof typeof facts] ?? 0;
    // What holds for all, or for nobody, needs no draw.
    known[fact] = share >= 10_000 || (share > 0 && draw(id, fact) * 10_000 < share);
  }
  return known;
}

/** Works by the m² of a home whose area nobody knows have no cost yet: the project is then a question, not a figure. */
function measuresOf(works: AssumedWorks, livingArea: number | null): Measure[] {
  if (livingArea === null && works.measures.some(({ perM2 }) => perM2 !== null)) return [];
  return works.measures.map(({ slug, perM2, costHT }) => {
    const { post, unit } = MEASURE_FACTS[slug];
    const quantity = perM2 === null ? 1 : Math.round((livingArea ?? 0) * perM2 * 10) / 10;
    return {
      slug,
      post,
      unit: perM2 === null ? unit : 'm2',
      quantity,
      costHT: centsHT(Math.round(costHT * quantity)),
      vat: 2000 as BasisPoints,
      performance: null,
      fundedElsewhere: false,
    };
  });
}
