import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import type { KeptPlaybook } from './playbook.ts';
import { allPlaybookVersions } from './playbook-store.ts';

export type StandingPlaybook = KeptPlaybook & { readonly place: number; readonly retired: boolean };

/** Every playbook as its newest version has it, in their order: those of the programme and those written on screen. */
export async function standingPlaybooks(
  d: Reader,
  { programme }: Pick<Context, 'programme'>,
): Promise<StandingPlaybook[]> {
  const standing = new Map<string, StandingPlaybook>(
    programme.playbooks.map((playbook, place) => [
      playbook.slug,
      { ...playbook, version: 0, place, retired: false },
    ]),
  );
  for (const { number, ...row } of (await allPlaybookVersions(d)).toReversed())
    standing.set(row.slug, { ...row, version: number });
  return [...standing.values()].toSorted((a, b) => a.place - b.place || a.slug.localeCompare(b.slug));
}

/** Those that are offered. */
export const playbooksInForce = async (
  d: Reader,
  ctx: Pick<Context, 'programme'>,
): Promise<StandingPlaybook[]> => (await standingPlaybooks(d, ctx)).filter(({ retired }) => !retired);
