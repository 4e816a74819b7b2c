import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, forbidden, refused } from '../../shared/errors.ts';
import { checkScheme } from '../check-scheme.ts';
import type { LeverParameters } from '../levers/lever-parameters.ts';
import { parseScheme, schemeHash } from '../scheme.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { changeDraft, type SchemeVersionRow } from '../scheme-store.ts';
import { leversInForce } from '../vintages/levers-in-force.ts';
import { authorOf, openDraft, type SeenDraft } from './open-draft.ts';
import { runTestCases, type TestCase, testCasesOf } from './test-case.ts';

export type Publication = {
  readonly effectiveFrom: Day;
  readonly deliberation: string;
  readonly deliberatedOn: Day;
};

/**
 * Publishes a draft for good: by somebody else than whoever wrote in it last, without an error of the check, with
 * every test case as expected. Cases in progress keep the version that they were filed under.
 * @throws DomainError refused `schemes.errors.*`, conflict on a stale `seen`
 */
export function publishDraft(
  ctx: Context,
  seen: SeenDraft,
  { effectiveFrom, deliberation, deliberatedOn }: Publication,
): Promise<SchemeVersionRow> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    const row = await openDraft(d, ctx, seen);
    const publishedBy = authorOf(ctx);
    if (publishedBy === null) throw forbidden();
    if (publishedBy === row.changedBy) throw refused('schemes.errors.ownDraft');
    // A version that took effect in the past would change the rules of applications already filed.
    if (effectiveFrom < dayOf(now)) throw refused('schemes.errors.pastEffect');
    const draft = parseScheme(row.rules);
    if (draft.validity.to !== null && draft.validity.to < effectiveFrom)
      throw refused('schemes.errors.afterEnd');
    const rules = { ...draft, deliberation, validity: { ...draft.validity, from: effectiveFrom } };
    const stop = obstacleTo(rules, testCasesOf(row), await leversInForce(d, ctx));
    if (stop !== null) throw refused(`schemes.errors.${stop}`);
    const published = await changeDraft(d, row.id, row.version, {
      state: 'published',
      rules,
      contentHash: schemeHash(rules),
      effectiveFrom,
      effectiveTo: rules.validity.to,
      deliberation,
      deliberatedOn,
      publishedBy,
      publishedAt: now,
    });
    if (!published) throw conflict('web.errors.changedMeanwhile');
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      {
        action: 'scheme.published',
        subject: { kind: 'scheme-version', id: row.id },
        data: {
          scheme: row.scheme,
          number: row.number,
          contentHash: published.contentHash,
          effectiveFrom,
          deliberation,
          deliberatedOn,
          writtenBy: row.changedBy,
        },
      },
    );
    return published;
  });
}

/** What forbids a draft's publication, whoever asks; null when nothing does. */
export function obstacleTo(
  rules: SchemeDefinition,
  tests: readonly TestCase[],
  levers: LeverParameters,
): 'checkFails' | 'testsFail' | null {
  if (checkScheme(rules).some(({ level }) => level === 'error')) return 'checkFails';
  return runTestCases(rules, tests, levers).every(({ passes }) => passes) ? null : 'testsFail';
}
