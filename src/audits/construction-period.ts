import { type AuditAnswers, known } from './audit-answers.ts';

/**
 * Construction periods of the 3CL method (arrêté of 31 March 2021, annex 1, §3.2): id of
 * `enum_periode_construction_id` by the last year that each covers.
 */
export const PERIODS = [
  { id: '1', slug: 'before-1948', until: 1947, year: 1930 },
  { id: '2', slug: '1948-1974', until: 1974, year: 1961 },
  { id: '3', slug: '1975-1977', until: 1977, year: 1976 },
  { id: '4', slug: '1978-1982', until: 1982, year: 1980 },
  { id: '5', slug: '1983-1988', until: 1988, year: 1986 },
  { id: '6', slug: '1989-2000', until: 2000, year: 1995 },
  { id: '7', slug: '2001-2005', until: 2005, year: 2003 },
  { id: '8', slug: '2006-2012', until: 2012, year: 2009 },
  { id: '9', slug: '2013-2021', until: 2021, year: 2017 },
  { id: '10', slug: 'after-2021', until: Number.POSITIVE_INFINITY, year: 2023 },
] as const;

export type PeriodId = (typeof PERIODS)[number]['id'];

/** Unknown age: the method's tables file it with "before 1974 or unknown"; the least airtight period is taken. */
const UNKNOWN_AGE = PERIODS[0];

const FIRST_INSULATION: PeriodId = '3';

export const periodOfYear = (year: number): PeriodId =>
  (PERIODS.find(({ until }) => year <= until) ?? PERIODS[9]).id;

function knownPeriod(answers: AuditAnswers) {
  const slug = known(answers, 'period');
  return PERIODS.find((period) => period.slug === slug) ?? UNKNOWN_AGE;
}

/** The dwelling's period, from its year, else from the period picked, else the method's for an unknown age. */
export function periodOf(answers: AuditAnswers): PeriodId {
  const year = known(answers, 'yearBuilt');
  return year === undefined ? knownPeriod(answers).id : periodOfYear(year);
}

/**
 * The period whose insulation a part has where its thickness is not known (annex 1, §3.2.1): that of the works, or of
 * the dwelling where it was built later or nobody knows when; at an unknown date, not before 1975-1977, even in an older
 * building.
 */
export function insulatedPeriodOf(answers: AuditAnswers, part: 'wall' | 'roof' | 'floor'): PeriodId {
  const built = periodOf(answers);
  const year = known(answers, `${part}InsulationYear`);
  if (year === undefined) return predatesInsulation(built) ? FIRST_INSULATION : built;
  const works = periodOfYear(year);
  return Number(works) > Number(built) ? works : built;
}

/** A year for the engine, which also wants one: the true one, else a year inside the period. */
export const yearBuiltOf = (answers: AuditAnswers): number =>
  known(answers, 'yearBuilt') ?? knownPeriod(answers).year;

/** Before the first thermal regulation (1974) an unknown insulation counts as none (annex 1, §3.2.1). */
export const predatesInsulation = (period: PeriodId): boolean => period === '1' || period === '2';
