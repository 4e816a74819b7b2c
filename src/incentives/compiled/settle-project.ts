import type { SchemeDefinition } from '../scheme-schema.ts';
import type { CompiledRule, FastAward } from './compile-rule.ts';
import { compileScheme } from './compile-scheme.ts';
import type { NationalGrants } from './national-grants.ts';
import { besideAids, type Project } from './project.ts';
import { noParts, type SharedParts } from './shared-parts.ts';
import { type FastVerdict, NO, YES } from './verdicts.ts';

/** A project under one scheme, in cents; refilled at each project. */
export type Settled = {
  status: FastVerdict;
  /** The local grant after écrêtement; 0 unless eligible. */
  local: number;
  /** What the owner still pays, all grants taken off. */
  remainder: number;
};

/** A project with one way of putting national grants together; a project comes with all its ways. */
export type ProjectWay = { readonly project: Project; readonly national: NationalGrants };

/** The project once for each way of putting its national grants together. */
export const projectWays = (project: Project, ways: readonly NationalGrants[]): ProjectWay[] =>
  ways.map((national) => ({ project: besideAids(project, national.aids), national }));

/**
 * A scheme as `estimate` applies it: of the ways of putting national grants together, the one that leaves least to pay;
 * the first at equal money. `null` stands for no local scheme at all.
 */
export function compileSettlement(
  definition: SchemeDefinition | null,
  parts: SharedParts = noParts(),
): (ways: readonly ProjectWay[], into: Settled) => void {
  const settle = compileWay(definition, parts);
  const canSkip = compileSkip(definition);
  const other: Settled = { status: NO, local: 0, remainder: 0 };
  return (ways, into) => {
    let first = true;
    for (const { project, national } of ways) {
      if (canSkip(national)) continue;
      settle(project, national, first ? into : other);
      if (!first && other.remainder < into.remainder) {
        into.status = other.status;
        into.local = other.local;
        into.remainder = other.remainder;
      }
      first = false;
    }
  };
}

/** Whether a way need not be settled: it cannot leave less to pay than the first beside this scheme. */
function compileSkip(definition: SchemeDefinition | null): (national: NationalGrants) => boolean {
  const namesAids =
    (definition?.stacking?.excludedAids.length ?? 0) > 0 ||
    JSON.stringify(definition).includes('"aid-granted"');
  if (namesAids) return () => false;
  const publicCeiling = definition?.stacking?.counts === 'public';
  return ({ never }) => never === 'always' || (never === 'unless-public-ceiling' && !publicCeiling);
}

/**
 * One way: the local grant, then écrêtement of all grants together, in the order in which they give way. National
 * grants are passed in: they are the same for every scheme compared.
 */
function compileWay(
  definition: SchemeDefinition | null,
  parts: SharedParts,
): (project: Project, national: NationalGrants, into: Settled) => void {
  const rule: CompiledRule = definition ? compileScheme(definition, parts) : () => {};
  const award: FastAward = { status: NO, amount: 0, allowed: -1 };
  const localFirst = definition?.stacking?.cutFirst !== 'national';
  const countsAll = definition?.stacking?.counts === 'all';
  // Filled again at each project: this runs a million times in a simulation.
  const amounts: number[] = [];
  const isPublic: boolean[] = [];
  const add = (amount: number, isPublicMoney: boolean): void => {
    amounts.push(amount);
    isPublic.push(isPublicMoney);
  };

  return (project, national, into) => {
    rule(project, award);
    amounts.length = 0;
    isPublic.length = 0;
    if (localFirst) add(localOf(award), true);
    for (const aid of national.aids) add(aid.status === 'eligible' ? aid.amount : 0, aid.public);
    if (!localFirst) add(localOf(award), true);
    cut(amounts, isPublic, national.allowed, national.countsAll);
    if (award.status === YES) cut(amounts, isPublic, award.allowed, countsAll);
    cut(amounts, isPublic, project.totalTTC, true);
    into.status = award.status;
    into.local = amounts[localFirst ? 0 : amounts.length - 1] ?? 0;
    into.remainder = project.totalTTC - sumOf(amounts);
  };
}

const localOf = ({ status, amount }: FastAward): number => (status === YES ? amount : 0);
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Brings the aids counted under a ceiling (-1 for none): the first gives way first, the next once it is down to nothing. */
function cut(amounts: number[], isPublic: readonly boolean[], allowed: number, all: boolean): void {
  if (allowed < 0) return;
  let excess = -allowed;
  for (let at = 0; at < amounts.length; at += 1) if (all || isPublic[at]) excess += amounts[at] ?? 0;
  for (let at = 0; at < amounts.length && excess > 0; at += 1) {
    if (!all && !isPublic[at]) continue;
    const taken = Math.min(excess, amounts[at] ?? 0);
    amounts[at] = (amounts[at] ?? 0) - taken;
    excess -= taken;
  }
}
