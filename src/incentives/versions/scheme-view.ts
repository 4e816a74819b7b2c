import { casesBySchemeVersion } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { listStaff } from '../../people/people-queries.ts';
import { communeByCode } from '../../programme/territory.ts';
import { mustExist } from '../../shared/errors.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import { checkScheme } from '../check-scheme.ts';
import type { Finding } from '../finding.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { listSchemeVersions, type SchemeVersionRow } from '../scheme-store.ts';
import { leversInForce } from '../vintages/levers-in-force.ts';
import { runTestCases, type TestRun, testCasesOf } from './test-case.ts';

/** A version with everything that its pages show. */
export type SchemeView = {
  readonly row: SchemeVersionRow;
  readonly definition: SchemeDefinition;
  readonly findings: readonly Finding[];
  readonly tests: readonly TestRun[];
  /** National levers as they stand, which the test cases are run with. */
  readonly levers: LeverParameters;
  readonly all: readonly SchemeVersionRow[];
  readonly pinned: ReadonlyMap<number, number>;
  readonly staffName: (account: number | null) => string | null;
};

/** @throws DomainError 404 */
export async function viewScheme(d: Reader, ctx: Context, id: SchemeVersionId): Promise<SchemeView> {
  const all = await listSchemeVersions(d);
  const row = mustExist(
    all.find((one) => one.id === id),
    'schemes.errors.unknown',
  );
  const definition = parseScheme(row.rules);
  const staff = await listStaff(d);
  const levers = await leversInForce(d, ctx);
  return {
    row,
    definition,
    findings: checkScheme(definition),
    levers,
    tests: runTestCases(definition, testCasesOf(row), levers),
    all,
    pinned: await casesBySchemeVersion(d),
    staffName: (account) => staff.find((one) => one.id === account)?.name ?? null,
  };
}

/** Names of communes as the territory has them; elsewhere the code. */
export const communeNames =
  ({ territory }: Pick<Context, 'territory'>) =>
  (code: string): string =>
    communeByCode(territory, code)?.name ?? code;
