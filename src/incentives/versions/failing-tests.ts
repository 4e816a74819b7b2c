import { createHash } from 'node:crypto';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import type { Programme } from '../../programme/programme.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { parseScheme } from '../scheme.ts';
import type { SchemeVersionRow } from '../scheme-store.ts';
import { publishedVintages } from '../vintages/lever-vintage-store.ts';
import { leversInForce } from '../vintages/levers-in-force.ts';
import { runTestCases, testCasesOf } from './test-case.ts';

/** Outcomes found since the service started, by what they follow from: the programme, then all the rest. */
const found = new WeakMap<Programme, Map<string, number>>();
/** Far above the versions of a city; beyond it, all are worked out again. */
const MOST_KEPT = 2_000;

/**
 * How many test cases of each version fail, by version. A case is worked out again only when the rules (by their content
 * hash), the case or a national lever have changed: a list of versions costs nothing to look at.
 */
export async function failingTests(
  d: Reader,
  ctx: Pick<Context, 'programme'>,
  rows: readonly SchemeVersionRow[],
): Promise<ReadonlyMap<number, number>> {
  const vintages = await publishedVintages(d);
  const levers = vintages.map(({ id, revision }) => `${id}.${revision}`).join();
  const kept = keptFor(ctx.programme);
  const keys = rows.map((row) => [row, keyOf(row, levers)] as const);
  if (keys.some(([, key]) => !kept.has(key))) {
    const inForce = await leversInForce(d, ctx);
    for (const [row, key] of keys) if (!kept.has(key)) kept.set(key, failing(row, inForce));
  }
  return new Map(keys.map(([{ id }, key]) => [id as number, kept.get(key) ?? 0]));
}

function keptFor(programme: Programme): Map<string, number> {
  const kept = found.get(programme);
  if (kept && kept.size < MOST_KEPT) return kept;
  const empty = new Map<string, number>();
  found.set(programme, empty);
  return empty;
}

const keyOf = ({ contentHash, cases }: SchemeVersionRow, levers: string): string =>
  createHash('sha256')
    .update(canonicalJson([contentHash, cases, levers]))
    .digest('hex');

const failing = (row: SchemeVersionRow, levers: LeverParameters): number =>
  runTestCases(parseScheme(row.rules), testCasesOf(row), levers).filter(({ passes }) => !passes).length;
